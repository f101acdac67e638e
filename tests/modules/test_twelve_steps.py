# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Create, change, delete; in check mode and for real; each a second time; by real playbooks."""

from __future__ import annotations

import importlib
import typing as t
from pathlib import Path

import pytest

from tests.support.aws import Aws
from tests.support.cases import CASES, options_of
from tests.support.compare import differences
from tests.support.playbooks import Play, Step, play, task
from tests.support.worlds import WORLDS

KINDS = ("create", "change", "delete")
RUNS = ("check", "real", "check again", "real again")
# A pool is never without AWS's own attributes, which nobody predicts.
GROWS = "schema"


def tasks_of(module: str) -> list[dict[str, t.Any]]:
    """Return the twelve steps of one module, as tasks."""
    return [
        task(
            module,
            options_of(CASES[module], kind),
            f"{module} {kind} {run}",
            check_mode=run.startswith("check"),
        )
        for kind in KINDS
        for run in RUNS
    ]


@pytest.fixture(scope="module")
def plays() -> dict[str, Play]:
    """The runs so far: one for each world, as a playbook takes longer to start than to end."""
    return {}


@pytest.fixture(params=CASES)
def steps(
    request: pytest.FixtureRequest, aws: Aws, tmp_path: Path, plays: dict[str, Play]
) -> dict[str, t.Any]:
    """The twelve steps of one module, by name, and its case."""
    case = CASES[request.param]
    world = case["world"]
    if world not in plays:
        tasks = [one for m, c in CASES.items() if c["world"] == world for one in tasks_of(m)]
        plays[world] = play(aws, tmp_path, tasks, WORLDS[world](aws))
    mine = f"{case['module']} "
    found = [step for step in plays[world].steps if step.task.startswith(mine)]
    wanted = ["ok"] * len(KINDS) * len(RUNS)
    assert [step.outcome for step in found] == wanted, plays[world].output
    return {"case": case, **{step.task.removeprefix(mine): step for step in found}}


def test_twelve_steps(steps: dict[str, t.Any]) -> None:
    noun = steps["case"]["noun"]
    before: dict[str, t.Any] = {}
    for kind in KINDS:
        check, real, *again = (steps[f"{kind} {run}"] for run in RUNS)
        assert (check.changed, check.writes) == (True, [])
        assert real.changed
        assert real.writes
        truthful(check, real, steps["case"], before)
        for step in again:
            repeated(step, real, noun)
        before = real.result[noun]
    assert before == {}


def settable(module: str, document: dict[str, t.Any]) -> dict[str, t.Any]:
    """Return what of ``document`` the module's options set: AWS alone decides the rest."""
    path = f"ansible_collections.gatehouse.aws.plugins.modules.{module}"
    options = {*importlib.import_module(path).OPTIONS, "tags"}
    return {name: value for name, value in document.items() if name in options}


def truthful(check: Step, real: Step, case: dict[str, t.Any], before: dict[str, t.Any]) -> None:
    """Check mode says what then comes about, and the difference between before and after."""
    predicted, after = check.result[case["noun"]], real.result[case["noun"]]
    predicted = settable(case["module"], predicted)
    assert differences(predicted, after, grows=GROWS) == []
    assert bool(predicted) == bool(after)
    told = real.result["diff"]
    assert differences(check.result["diff"]["after"], told["after"]) == []
    assert check.result["diff"]["before"] == told["before"]
    assert told["before"] != told["after"]
    assert differences(told["before"], before) == []
    assert differences(told["after"], after, grows=GROWS) == []
    assert (bool(told["before"]), bool(told["after"])) == (bool(before), bool(after))


def repeated(step: Step, real: Step, noun: str) -> None:
    """The second time nothing is to do, and the same is there."""
    assert (step.changed, step.writes) == (False, [])
    assert step.result["diff"]["before"] == step.result["diff"]["after"]
    assert differences(step.result[noun], real.result[noun]) == []
    assert step.result.get("warnings", []) == []
