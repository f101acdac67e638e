# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Tasks of amazon.aws and community.aws can move: the guide tells what is not taken as it is."""

from __future__ import annotations

import ast
import importlib.util
import re
import typing as t
from pathlib import Path

import pytest
import yaml

from tests.unit.contract.modules import Tree, module

GUIDE = Path(__file__).parents[3] / "docs/docsite/rst/guide_from_amazon_aws.rst"
TITLE = re.compile(r"^gatehouse\.aws\.(\w+), from ([\w.]+)\n-+\n", re.MULTILINE)


def sections() -> dict[str, tuple[str, str]]:
    """Return the peer of every module that the guide names, and what it says of the two."""
    _before, *parts = TITLE.split(GUIDE.read_text("utf-8"))
    return {
        name: (peer, text)
        for name, peer, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    }


SECTIONS = sections()


def options_of(peer: str) -> Tree:
    """Return the options that a module of another collection documents."""
    namespace, collection, name = peer.split(".")
    place = importlib.util.find_spec(f"ansible_collections.{namespace}.{collection}")
    assert place
    assert place.submodule_search_locations
    source = Path(next(iter(place.submodule_search_locations))) / f"plugins/modules/{name}.py"
    for node in ast.parse(source.read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "DOCUMENTATION":
            documents: Tree = yaml.safe_load(ast.literal_eval(node.value))
            return t.cast(Tree, documents["options"])
    raise AssertionError(f"{peer} documents nothing")


def taken(name: str) -> Tree:
    """Return the options of one of our modules by each of their names."""
    spec = module(name).spec
    return {
        word: part for option, part in spec.items() for word in (option, *part.get("aliases", ()))
    }


def told(text: str, option: str) -> bool:
    """Return whether the guide speaks of ``option``."""
    return f"``{option}``" in text


@pytest.mark.parametrize("name", SECTIONS)
def test_what_is_not_taken_is_told(name: str) -> None:
    """An option is taken under the peer's name, or the guide says what to write instead."""
    peer, text = SECTIONS[name]
    ours = taken(name)
    words = [
        word
        for option, part in options_of(peer).items()
        for word in (option, *part.get("aliases", ()))
    ]
    assert [word for word in words if word not in ours and not told(text, word)] == []


@pytest.mark.parametrize("name", SECTIONS)
def test_other_defaults_are_told(name: str) -> None:
    """A task that leaves an option out comes to the same, or the guide says what differs."""
    peer, text = SECTIONS[name]
    ours = taken(name)
    differing = [
        option
        for option, part in options_of(peer).items()
        if option in ours
        and yaml.safe_load(str(part.get("default"))) not in (None, "", "None", [], {})
        and yaml.safe_load(str(part["default"])) != ours[option].get("default")
    ]
    assert [option for option in differing if not told(text, option)] == []


def test_the_whole_path_is_told() -> None:
    """Every module that a peer has too stands in the guide."""
    assert {
        *("ec2_security_group", "elb_load_balancer", "elb_target_group", "acm_certificate"),
        *("route53_record", "ecs_cluster", "ecs_task_definition", "ecs_service"),
        *("autoscaling_policy", "iam_role", "logs_log_group"),
        *("s3_bucket", "wafv2_web_acl_association"),
    } <= SECTIONS.keys()
