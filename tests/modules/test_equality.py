# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A module of its own process, one in the playbook's, and an entry of a stack tell the same."""

from __future__ import annotations

import itertools
import typing as t
from collections import Counter
from pathlib import Path

import pytest

from tests.support.aws import Aws, is_write
from tests.support.cases import CASES, filled, options_of
from tests.support.compare import alike
from tests.support.playbooks import Step, connection, play, task
from tests.support.processes import run_apart, run_inside
from tests.support.worlds import WORLDS

Document = dict[str, t.Any]

STEPS = [("create", True), ("create", False), ("change", False), ("delete", False)]
PATHS: dict[str, t.Callable[[str, Document, bool], Document]] = {
    "module": run_apart,
    "in-process": run_inside,
    "stack": run_inside,
}
WORLDS_OF_CASES = sorted({case["world"] for case in CASES.values()})
PLAYED = "sign_in"  # this one by a playbook, too, which takes ten times as long


def step_of(path: str, module: str, kind: str) -> tuple[str, Document]:
    """Return the module and its options for one step of a case on one path."""
    options = options_of(CASES[module], kind)
    return ("stack", {module: [options]}) if path == "stack" else (module, options)


def done(aws: Aws, path: str, modules: list[str], world: str) -> t.Iterator[Step]:
    """Yield what comes of all steps on one path, on an account where there was nothing else."""
    aws.server.reset()
    variables = WORLDS[world](aws)
    for module, (kind, check) in itertools.product(modules, STEPS):
        name, options = step_of(path, module, kind)
        aws.forget()
        result = PATHS[path](name, {**connection(aws), **filled(options, variables)}, check)
        calls = [dict(call) for call in aws.calls]
        yield Step(path, "failed" if result.get("failed") else "ok", result, calls)


def played(aws: Aws, folder: Path, wanted: list[t.Any], variables: Document) -> list[Step]:
    """Return what came of steps that Ansible ran."""
    tasks = [
        task(
            *step_of(path, module, kind),
            check_mode=check,
            vars={"gatehouse_in_process": path != "module"},
        )
        for path, module, kind, check in wanted
    ]
    return play(aws, folder, tasks, variables).steps


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


@pytest.mark.parametrize(
    ("world", "by"), [*((world, "hand") for world in WORLDS_OF_CASES), (PLAYED, "playbook")]
)
def test_all_paths_tell_the_same(aws: Aws, tmp_path: Path, world: str, by: str) -> None:
    modules = [name for name, case in CASES.items() if case["world"] == world]
    wanted = [(path, m, *step) for path in PATHS for m in modules for step in STEPS]
    if by == "playbook":
        steps = played(aws, tmp_path, wanted, WORLDS[world](aws))
    else:
        steps = [step for path in PATHS for step in done(aws, path, modules, world)]
    assert [step.result.get("msg") for step in steps if step.outcome != "ok"] == []
    found = dict(zip(wanted, steps, strict=True))
    pairs: dict[str, dict[str, str]] = {"in-process": {}, "stack": {}}
    for module in modules:
        noun = CASES[module]["noun"]
        for kind, check in STEPS:
            plain, inner, entry = (found[path, module, kind, check] for path in PATHS)
            where = f"{module} {kind} {'in check mode' if check else ''}"
            assert alike(told(plain), told(inner), pairs["in-process"]), where
            assert asked(plain) == asked(inner), where
            names = {"changed", noun, *entry.result["resources"][module][0]}
            single = {name: plain.result[name] for name in names}
            single["diff"] = [plain.result["diff"]] if plain.changed else []
            assert alike(single, of_entry(entry, module), pairs["stack"]), where
