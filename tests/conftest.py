# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is told at the end of a whole run, from every worker."""

from __future__ import annotations

import pytest

from tests.localaws.tally import PROPERTY, Tally


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print what the tests have counted."""
    if getattr(config.option, "numprocesses", None):  # else tests/localaws prints it itself
        rows_of_behaviour(terminalreporter)
    calls(terminalreporter)
    told(terminalreporter, "coverage", "what of Amazon Cognito can be set")


def told(terminalreporter: pytest.TerminalReporter, name: str, title: str) -> None:
    """Print the lines that one test has recorded as its property ``name``."""
    reports = terminalreporter.stats.get("passed", [])
    found = [value for one in reports for key, value in one.user_properties if key == name]
    if found:
        terminalreporter.section(title)
    for line in (line for lines in found for line in lines):
        terminalreporter.line(line)


def rows_of_behaviour(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the tally of AWS's habits that localaws honours."""
    tally = Tally()
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, []):
            marked = [tuple(v) for name, v in report.user_properties if name == PROPERTY]
            tally.note(marked, passed=outcome == "passed")
    if tally.outcomes:
        terminalreporter.section("AWS behaviour that localaws honours")
        for line in tally.lines():
            terminalreporter.line(line)


def calls(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how many calls a task makes that finds nothing to do."""
    reports = terminalreporter.stats.get("passed", [])
    rows = [value for one in reports for name, value in one.user_properties if name == "calls"]
    if rows:
        terminalreporter.section("calls of a task that changes nothing")
    for module, operations, because in sorted(rows, key=lambda row: row[0]):
        terminalreporter.line(f"{module}: {len(operations)}: {', '.join(operations)}")
        terminalreporter.line(f"    {because}")
