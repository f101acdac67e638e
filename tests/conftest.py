# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is told at the end of a whole run, from every worker."""

from __future__ import annotations

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how many calls a task makes that finds nothing to do."""
    reports = terminalreporter.stats.get("passed", [])
    rows = [value for one in reports for name, value in one.user_properties if name == "calls"]
    if rows:
        terminalreporter.section("calls of a task that changes nothing")
    for module, operations, because in sorted(rows, key=lambda row: row[0]):
        terminalreporter.line(f"{module}: {len(operations)}: {', '.join(operations)}")
        terminalreporter.line(f"    {because}")
