# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A playbook gives the connection to each module that it or a role of it runs, and to no other."""

from __future__ import annotations

import typing as t
from pathlib import Path

import pytest
import yaml

from tests.unit.contract.modules import ROOT

Task = dict[str, t.Any]

PLAYBOOKS = ("deploy", "destroy", "protect")
OURS = "gatehouse.aws."
EACH = "{{ service_role }}"
# What reaches AWS.
COLLECTIONS = (OURS, "amazon.aws.", "community.aws.")


def loaded(path: Path) -> t.Any:
    return yaml.safe_load(path.read_text("utf-8"))


def play(name: str) -> Task:
    (found,) = loaded(ROOT / "playbooks" / f"{name}.yml")
    return t.cast("Task", found)


def flat(tasks: t.Iterable[Task]) -> t.Iterator[Task]:
    """Yield all tasks, also those in blocks."""
    for task in tasks:
        yield task
        for part in ("block", "rescue", "always"):
            yield from flat(task.get(part) or ())


def roles_of(tasks: t.Iterable[Task]) -> set[str]:
    """Return the roles that are included; one name may stand for all that have a part."""
    named = {
        task["ansible.builtin.include_role"]["name"]
        for task in tasks
        if "ansible.builtin.include_role" in task
    }
    parts = loaded(ROOT / "playbooks/vars/service.yml")["service_parts"]
    found = {name.replace(EACH, part) for name in named for part in parts}
    return {name.removeprefix(OURS) for name in found} & {
        one.name for one in (ROOT / "roles").iterdir()
    }


def modules_of(tasks: t.Iterable[Task]) -> set[str]:
    return {name for task in tasks for name in task if name.startswith(COLLECTIONS)}


@pytest.mark.parametrize("name", PLAYBOOKS)
def test_the_connection_goes_to_all_modules_that_run(name: str) -> None:
    """By name, as a group has Ansible look for hundreds of modules: so a new one is forgotten."""
    found = play(name)
    own = [*flat(found["tasks"])]
    files = [
        file for role in roles_of(own) for file in (ROOT / "roles" / role / "tasks").glob("*.yml")
    ]
    used = modules_of(own).union(*(modules_of(flat(loaded(file) or ())) for file in files))
    assert {*found["module_defaults"]} == used


@pytest.mark.parametrize("name", PLAYBOOKS)
def test_every_module_gets_the_same_connection(name: str) -> None:
    wanted = {
        "region": "{{ aws_region | default(omit) }}",
        "profile": "{{ aws_profile | default(omit) }}",
        "endpoint_url": "{{ aws_endpoint_url | default(omit) }}",
    }
    for module, given in play(name)["module_defaults"].items():
        assert (module, given) == (module, wanted)
