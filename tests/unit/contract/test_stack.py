# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The stack takes what the single modules take: neither its kinds nor their options are its own."""

from __future__ import annotations

import importlib
import typing as t

import pytest
from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import argument_spec
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds.every import KINDS
from tests.unit.contract.modules import NAMES, documented
from tests.unit.contract.test_documentation import example_tasks

STATE_MODULES = {name for name in NAMES if not name.endswith("_info") and name != "cognito_info"}


def entries() -> list[tuple[str, dict[str, t.Any]]]:
    """Return every entry of every example, with its kind; a common state put into each."""
    found = []
    tasks = [one for one in example_tasks("stack") if "gatehouse.aws.stack" in one]
    for task in tasks:
        options = dict(task["gatehouse.aws.stack"])
        state = {"state": options.pop("state", "present")}
        documents = [*options.pop("parts", {}).values(), options]
        listed = (one for document in documents for one in document.items())
        found += [(kind, {**one, **state}) for kind, many in listed for one in many]
    return found


def test_kinds_are_all_modules_that_make_something() -> None:
    assert set(KINDS) == STATE_MODULES


def test_documented_options_are_the_kinds_their_parts_and_the_state() -> None:
    shared = {"access_key", "aws_ca_bundle", "aws_config", "debug_botocore_endpoint_logs"}
    shared |= {"endpoint_url", "profile", "region", "secret_key", "session_token"}
    shared |= {"validate_certs", "parts", "state"}
    assert set(documented()["stack"]["doc"]["options"]) == {*KINDS, *shared}


@pytest.mark.parametrize("name", sorted(KINDS))
def test_module_and_kind_are_one(name: str) -> None:
    path = f"ansible_collections.gatehouse.aws.plugins.modules.{name}"
    assert importlib.import_module(path).OPTIONS is KINDS[name].options


@pytest.mark.parametrize(("kind", "options"), entries(), ids=lambda value: str(value)[:40])
def test_example_is_accepted(kind: str, options: dict[str, t.Any]) -> None:
    spec = argument_spec(KINDS[kind].resource, KINDS[kind].options)
    result = ArgumentSpecValidator(spec, **KINDS[kind].constraints).validate(options)
    assert result.error_messages == []
