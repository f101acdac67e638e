# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a module documents is what it accepts, its examples and those of the guides included."""

from __future__ import annotations

import re
import textwrap
import typing as t

import pytest
import yaml
from ansible.module_utils.common.arg_spec import ArgumentSpecValidator
from ansible_collections.amazon.aws.plugins.module_utils.modules import aws_argument_spec

from tests.unit.contract.modules import NAMES, ROOT, Tree, documented, module

FACETS = ("type", "elements", "choices", "required", "default", "aliases")
# What a facet is when it is not stated, in a spec and in documentation alike.
UNSTATED = {"type": "str", "required": False, "aliases": []}


def facets(spec: Tree, inner: str) -> Tree:
    """Return what ``spec`` and documentation state in the same words, at every depth."""
    stated = {facet: spec.get(facet, UNSTATED.get(facet)) for facet in FACETS}
    stated["default"] = None if stated["default"] is False else stated["default"]
    below = spec.get(inner) or {}
    return {**stated, "below": {name: facets(one, inner) for name, one in below.items()}}


def example_tasks(name: str) -> list[Tree]:
    """Return the tasks of the examples of module ``name``."""
    tasks: list[Tree] = yaml.safe_load(documented()[name]["examples"])
    return tasks


def guide_tasks() -> t.Iterator[tuple[str, Tree]]:
    """Yield ``(guide, task)`` for every task in the YAML of the guides."""
    for guide in sorted((ROOT / "docs/docsite/rst").glob("*.rst")):
        _head, *blocks = guide.read_text().split(".. code-block:: yaml\n")
        for block in blocks:
            inner = re.match(r"(?:\n|    .*\n)*", block)
            assert inner is not None
            content = yaml.safe_load(textwrap.dedent(inner.group()))
            for item in content if isinstance(content, list) else []:
                yield from ((guide.stem, task) for task in item.get("tasks", [item]))


EXAMPLES = [
    pytest.param(name, task[f"gatehouse.aws.{name}"] or {}, id=f"{name}: {task.get('name')}")
    for name in NAMES
    for task in example_tasks(name)
    if f"gatehouse.aws.{name}" in task
]
EXAMPLES += [
    pytest.param(key.removeprefix("gatehouse.aws."), options, id=f"{guide}: {task['name']}")
    for guide, task in guide_tasks()
    for key, options in task.items()
    if key.startswith("gatehouse.aws.")
]


@pytest.mark.parametrize("name", NAMES)
def test_options_are_those_documented(name: str) -> None:
    """Type, elements, choices, required, default and aliases agree, suboptions included."""
    told = documented()[name]["doc"]["options"]
    connection = aws_argument_spec()
    said = {o: facets(one, "suboptions") for o, one in told.items() if o not in connection}
    assert said == {o: facets(one, "options") for o, one in module(name).spec.items()}
    assert connection.keys() <= told.keys()


@pytest.mark.parametrize("name", NAMES)
def test_own_defaults_belong_to_options_that_steer(name: str) -> None:
    """A default on an option of the thing itself would overwrite what somebody set in AWS."""
    steering = module(name).resource.traits.guides | {*module(name).resource.purges}
    found = {o for o, spec in module(name).options.items() if spec.get("default") is not None}
    settable = {
        option
        for writer in module(name).resource.writers
        if hasattr(writer, "owns")
        for option in writer.owns or ()
    }
    assert not (found - steering) & settable


@pytest.mark.parametrize(("name", "options"), EXAMPLES)
def test_example_is_accepted(name: str, options: Tree) -> None:
    """Ansible's own validator takes every example."""
    constraints = {k: v for k, v in module(name).constraints.items() if k != "supports_check_mode"}
    spec = {**aws_argument_spec(), **module(name).spec}
    result = ArgumentSpecValidator(spec, **constraints).validate(options)
    assert result.error_messages == []


@pytest.mark.parametrize("name", NAMES)
def test_examples_are_several_and_named(name: str) -> None:
    """A reader finds more than one way to use a module, each with its purpose."""
    tasks = example_tasks(name)
    assert sum(f"gatehouse.aws.{name}" in task for task in tasks) >= 2
    assert all(task.get("name") for task in tasks)


def incomplete(path: str, entry: Tree) -> t.Iterator[str]:
    """Yield what return value ``entry`` and those inside it fail to tell."""
    needed = ["description", "type"] + ["elements"] * (entry.get("type") == "list")
    yield from (f"{path}: {facet}" for facet in needed if not entry.get(facet))
    for name, inner in (entry.get("contains") or {}).items():
        yield from incomplete(f"{path}.{name}", inner)


@pytest.mark.parametrize("name", NAMES)
def test_return_values_are_complete_and_typed(name: str) -> None:
    """Every return value has a type and a description; those on top say when they are there."""
    told = documented()[name]["return"]
    assert [gap for key, entry in told.items() for gap in incomplete(key, entry)] == []
    assert all(entry.get("returned") for entry in told.values())


@pytest.mark.parametrize("name", NAMES)
def test_result_key_is_the_resource(name: str) -> None:
    """The result stands under the resource's name, in the plural for info modules."""
    resource = module(name).resource
    info = name.endswith("_info")
    key = resource.plural if info else resource.name
    too = {resource.called_too, f"{resource.called_too}s"} if info else {resource.called_too}
    others = too if resource.called_too else set()
    assert documented()[name]["return"].keys() == {key, "error"} | others


@pytest.mark.parametrize("name", NAMES)
def test_attributes_are_documented(name: str) -> None:
    """Every module says how it behaves in check mode and in diff mode, and names its group."""
    told = documented()[name]["doc"]["attributes"]
    assert told.keys() == {"check_mode", "diff_mode", "idempotent", "action_group"}
    assert told["check_mode"]["support"] == "full"
    assert told["action_group"]["membership"] == ["gatehouse.aws.aws"]
