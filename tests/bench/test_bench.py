# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The smallest case of the benchmarks: the shape of its figures, and its calls; no times."""

from __future__ import annotations

import json
import subprocess
import sys
import typing as t
from pathlib import Path

import pytest

from bench.measure import Measure, judged
from bench.report import median
from demo.playbook import ROOT

SMALLEST = ("--only", "rules", "--sizes", "2", "--runs", "1", "--latency", "0")
WHO = ("ours", "floor", "terraform")


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, t.Any]:
    """What the bench tells of two rules of one listener."""
    file = tmp_path_factory.mktemp("bench") / "figures.json"
    command = [sys.executable, "-m", "bench", *SMALLEST, "--contenders", *WHO, "--json", str(file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "2 rules of one listener, no latency" in done.stdout
    assert str(file) in done.stdout
    return t.cast("dict[str, t.Any]", json.loads(file.read_text()))


def test_every_step_of_every_contender_has_its_figures(figures: dict[str, t.Any]) -> None:
    """One row each; who is absent says why."""
    rows = {(one["step"], one["contender"]): one for one in figures["rows"]}
    assert rows.keys() == {(step, who) for step in ("first", "no-op") for who in WHO}
    assert figures["absent"] == {
        "rules": {"terraform": "absent: GATEHOUSE_TERRAFORM names no program"}
    }
    for (_step, who), row in rows.items():
        assert (row["scenario"], row["size"], row["latency_ms"]) == ("rules", 2, 0)
        assert len(row["runs"]) == (0 if who == "terraform" else 1)
        for run in row["runs"]:
            assert run["outcome"] == "ok"
            assert min(run["wall"], run["cpu"], run["memory_mib"]) > 0
    assert figures["machine"].keys() == {
        *("python", "processors", "load_before", "load_after", "runs")
    }


def test_a_run_without_a_change_walks_the_rules_once(figures: dict[str, t.Any]) -> None:
    """One walk, as the floor's; ours may also read to whom the rules belong, 20 at a call."""
    again = {one["contender"]: one for one in figures["rows"] if one["step"] == "no-op"}
    owners = {"elbv2.DescribeTags": 1}
    for who, more in (("ours", owners), ("floor", {})):
        calls = again[who]["runs"][0]["calls"]
        assert {**more, **calls} == {**more, "elbv2.DescribeRules": 1}


def test_a_median_counts_calls_by_service_and_tells_what_went_wrong() -> None:
    """The calls are those of the middle run, not of several mixed."""
    runs = [
        Measure(wall, 1.0, 50.0, outcome, {"ecs.A": number, "iam.B": 1})
        for wall, outcome, number in ((3.0, "ok", 1), (1.0, "fails", 9), (2.0, "ok", 2))
    ]
    found = median(runs)
    assert (found["wall"], found["calls"], found["outcome"]) == (2.0, 3, "fails")
    assert found["services"] == {"ecs": 2, "iam": 1}
    assert median([]) == {}


@pytest.mark.parametrize(
    ("status", "text", "quiet", "said"),
    [
        (0, "changed=0", True, "ok"),
        (0, "changed=2", True, "reports 2 changed"),
        (0, "changed=0", False, "reports 0 changed"),
        (2, "changed=1", False, "fails"),
    ],
)
def test_a_run_is_judged(status: int, text: str, quiet: bool, said: str) -> None:
    """By its exit status, and by how much it says to have changed."""
    assert judged(status, text, quiet) == said


def test_bench_is_no_part_of_the_collection() -> None:
    """It is for developers, and needs what they have installed."""
    assert "  - bench\n" in Path(ROOT, "galaxy.yml").read_text("utf-8")
