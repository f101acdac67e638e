# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Medians, and how they are shown."""

from __future__ import annotations

import dataclasses
import statistics
import typing as t

from bench.measure import Measure
from bench.scenarios import Scenario

Document = dict[str, t.Any]


@dataclasses.dataclass(frozen=True)
class Row:
    """What one contender took for one step, run by run; ``absent`` says why there is nothing."""

    scenario: str
    size: int
    latency_ms: int
    step: str
    contender: str
    runs: t.Sequence[Measure]
    absent: str = ""

    def document(self) -> Document:
        """Return this row for JSON."""
        runs = [dataclasses.asdict(one) for one in self.runs]
        return {**dataclasses.asdict(self), "runs": runs, "median": median(self.runs)}


def median(runs: t.Sequence[Measure]) -> Document:
    """Return the medians of some runs; calls are counted by service, and do not differ by luck."""
    if not runs:
        return {}
    middle = {
        name: round(statistics.median(getattr(one, name) for one in runs), 3)
        for name in ("wall", "cpu", "memory_mib")
    }
    number = statistics.median_low([sum(one.calls.values()) for one in runs])
    counted = next(one.calls for one in runs if sum(one.calls.values()) == number)
    services: dict[str, int] = {}
    for name, times in counted.items():
        service = name.partition(".")[0]
        services[service] = services.get(service, 0) + times
    bad = [one.outcome for one in runs if one.outcome != "ok"]
    return {**middle, "calls": number, "services": services, "outcome": (bad or ["ok"])[0]}


def reasons(rows: t.Iterable[Row]) -> dict[str, dict[str, str]]:
    """Return by scenario who did not take part, and why."""
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        if row.absent:
            found.setdefault(row.scenario, {})[row.contender] = row.absent
    return found


def table(scenario: Scenario, size: int, latency: int, rows: t.Sequence[Row]) -> str:
    """Return the rows of one scenario in columns: a line for each step and contender."""
    title = f"{size} {scenario.about}" if size > 1 or scenario.sizes != (1,) else scenario.about
    lines = [f"\n{title}, {latency} ms a call" if latency else f"\n{title}, no latency"]
    head = f"  {'':22} {'':14} {'wall s':>8} {'CPU s':>7} {'calls':>6} {'MiB':>5}  calls by service"
    lines.append(head)
    before = ""
    for row in rows:
        name = row.step if row.step != before else ""
        before = row.step
        lines.append(f"  {name:22} {row.contender:14} {cells(row)}".rstrip())
    return "\n".join(lines)


def cells(row: Row) -> str:
    """Return the figures of one row, or why there are none."""
    if not row.runs:
        return f"  {row.absent or 'not run'}"
    middle = median(row.runs)
    services = ", ".join(f"{name} {number}" for name, number in middle["services"].items())
    said = "" if middle["outcome"] == "ok" else f"  ({middle['outcome']})"
    return (
        f"{middle['wall']:8.2f} {middle['cpu']:7.2f} {middle['calls']:6} "
        f"{middle['memory_mib']:5.0f}  {services}{said}"
    )
