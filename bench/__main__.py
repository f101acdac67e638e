# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Measures this collection beside its peers, the floor and Terraform: tables, and JSON."""

from __future__ import annotations

import argparse
import json
import os
import platform
import signal
import sys
import tempfile
import typing as t
from pathlib import Path

from bench.aws import Aws
from bench.contenders import CONTENDERS, Contender
from bench.measure import Measure, measured
from bench.report import Row, reasons, table
from bench.scenarios import SCENARIOS, Scenario
from demo.aws import localaws
from demo.given import example
from demo.inventory import Account
from demo.playbook import ROOT, environment

FULL = ROOT / "build/bench.json"
LOGS = ROOT / "build/bench"
LATENCIES = (0, 80)


def arguments() -> argparse.Namespace:
    """Return what the command line says."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes, once, no latency")
    parser.add_argument("--runs", type=int, help="how often; the median counts (3, quick: 1)")
    parser.add_argument("--latency", type=int, nargs="+", help="milliseconds a call (0 80)")
    parser.add_argument("--only", nargs="+", choices=[one.name for one in SCENARIOS])
    parser.add_argument("--sizes", type=int, nargs="+", help="instead of a scenario's own")
    parser.add_argument("--contenders", nargs="+", choices=[one.name for one in CONTENDERS])
    parser.add_argument("--json", type=Path, default=FULL, help="where the figures go")
    return parser.parse_args()


def main() -> int:
    """Measure, print a table for each scenario, and write all figures."""
    given = arguments()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that localaws ends with us
    os.environ.setdefault("MOTO_EC2_LOAD_DEFAULT_AMIS", "false")  # nobody here starts a machine
    LOGS.mkdir(parents=True, exist_ok=True)
    rows: list[Row] = []
    load = os.getloadavg()
    latencies = given.latency or (LATENCIES[:1] if given.quick else LATENCIES)
    for scenario in SCENARIOS:
        if given.only and scenario.name not in given.only:
            continue
        for size in given.sizes or (scenario.quick if given.quick else scenario.sizes):
            for latency in latencies:
                found = compared(scenario, size, latency, given)
                rows += found
                print(table(scenario, size, latency, found), flush=True)
    machine = {
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "load_before": load,
        "load_after": os.getloadavg(),
        "runs": given.runs or (1 if given.quick else 3),
    }
    given.json.parent.mkdir(parents=True, exist_ok=True)
    told = {"machine": machine, "rows": [one.document() for one in rows], "absent": reasons(rows)}
    given.json.write_text(json.dumps(told, indent=1))
    print(f"load average {load[0]:.1f} before, {os.getloadavg()[0]:.1f} after")
    print(f"figures: {given.json}")
    return 0


def compared(scenario: Scenario, size: int, latency: int, given: argparse.Namespace) -> list[Row]:
    """Return what each contender took for each step; they take turns, run by run."""
    chosen = [one for one in CONTENDERS if not given.contenders or one.name in given.contenders]
    runs: dict[tuple[str, str], list[Measure]] = {}
    missing: dict[str, str] = {}
    for _run in range(given.runs or (1 if given.quick else 3)):
        for contender in chosen:
            for step, found in one_round(scenario, size, latency, contender):
                if isinstance(found, str):
                    missing[contender.name] = found
                else:
                    runs.setdefault((step, contender.name), []).append(found)
    return [
        Row(scenario.name, size, latency, step.name, one.name, runs.get((step.name, one.name), []))
        if one.name not in missing
        else Row(scenario.name, size, latency, step.name, one.name, [], missing[one.name])
        for step in scenario.steps
        for one in chosen
    ]


def one_round(
    scenario: Scenario, size: int, latency: int, contender: Contender
) -> t.Iterator[tuple[str, Measure | str]]:
    """Yield all steps of one contender, in an account of its own, with what each took."""
    with tempfile.TemporaryDirectory(prefix="gatehouse-bench-") as name, localaws() as addresses:
        folder, aws = Path(name), Aws(addresses.control)
        account = Account(addresses.control, str(example("fargate")["aws_region"]))
        file = scenario.prepare(account, size, folder)
        for step in scenario.steps:
            command = contender.command(scenario, step, file)
            if isinstance(command, str):
                yield step.name, command
                return
            log = LOGS / "-".join(
                f"{scenario.name} {size} {step.name} {contender.name}".replace(",", "").split()
            )
            aws.answer_after(latency)
            settings = {**environment(folder), "PYTHONPATH": str(ROOT)}
            settings["ANSIBLE_STDOUT_CALLBACK"] = "default"
            settings["ANSIBLE_FORCE_COLOR"] = "false"
            # What is installed is compiled once, as on a user's machine.
            settings.pop("PYTHONDONTWRITEBYTECODE", None)
            log.with_suffix(".log").write_text("")
            took = measured(command, settings, log.with_suffix(".log"), step.quiet)
            yield step.name, with_calls(took, aws)


def with_calls(took: Measure, aws: Aws) -> Measure:
    """Return ``took`` with the calls that localaws had meanwhile."""
    return Measure(took.wall, took.cpu, took.memory_mib, took.outcome, aws.calls())


if __name__ == "__main__":
    sys.exit(main())
