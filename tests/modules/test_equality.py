# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A module of its own process, one in the playbook's, and an entry of a stack tell the same."""

from __future__ import annotations

import typing as t
from collections import Counter
from pathlib import Path

import pytest

from tests.support.aws import Aws, is_write
from tests.support.cases import CASES, options_of
from tests.support.compare import alike
from tests.support.playbooks import Step, play, task
from tests.support.worlds import WORLDS

Document = dict[str, t.Any]

STEPS = [("create", True), ("create", False), ("change", False), ("delete", False)]
PATHS = ("module", "in-process", "stack")
WORLDS_OF_CASES = sorted({case["world"] for case in CASES.values()})


def step_of(path: str, module: str, kind: str, check: bool) -> Document:
    """Return the task that does one step of a case on one path."""
    options = options_of(CASES[module], kind)
    name = f"{path} {module} {kind} {check}"
    switch = {"gatehouse_in_process": path != "module"}
    if path == "stack":
        return task("stack", {module: [options]}, name, check_mode=check, vars=switch)
    return task(module, options, name, check_mode=check, vars=switch)


def told(step: Step) -> Document:
    """Return what a task tells of itself, as far as it is the same thing on every path."""
    return {name: value for name, value in step.result.items() if not name.startswith("_ansible")}


def asked(step: Step) -> tuple[Counter[str], set[str]]:
    """Return what a task wrote and how often, and what it read.

    What goes out side by side has no order; how often it looks again while it waits is up to AWS.
    """
    return Counter(step.writes), {c["operation"] for c in step.calls if not is_write(c)}


def of_entry(step: Step, module: str) -> Document:
    """Return what a stack tells of its only entry, as its module would."""
    (entry,) = step.result["resources"][module]
    diffs = [{n: d[n] for n in ("before", "after")} for d in step.result["diff"]]
    return {**entry, "diff": diffs}


@pytest.mark.parametrize("world", WORLDS_OF_CASES)
def test_all_paths_tell_the_same(aws: Aws, tmp_path: Path, world: str) -> None:
    modules = [name for name, case in CASES.items() if case["world"] == world]
    wanted = [(path, m, *step) for path in PATHS for m in modules for step in STEPS]
    made = play(aws, tmp_path, [step_of(*one) for one in wanted], WORLDS[world](aws))
    assert {step.outcome for step in made.steps} == {"ok"}, made.output
    found = {step.task: step for step in made.steps}
    pairs: dict[str, dict[str, str]] = {"in-process": {}, "stack": {}}
    for module in modules:
        noun = CASES[module]["noun"]
        for kind, check in STEPS:
            plain, inner, entry = (found[f"{path} {module} {kind} {check}"] for path in PATHS)
            where = f"{module} {kind} {'in check mode' if check else ''}"
            assert alike(told(plain), told(inner), pairs["in-process"]), where
            assert asked(plain) == asked(inner), where
            names = {"changed", noun, *entry.result["resources"][module][0]}
            single = {name: plain.result[name] for name in names}
            single["diff"] = [plain.result["diff"]] if plain.changed else []
            assert alike(single, of_entry(entry, module), pairs["stack"]), where
