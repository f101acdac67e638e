# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Bad input is refused by one sentence that names the option and the way out, before any write."""

from __future__ import annotations

import typing as t
from pathlib import Path

import pytest
import yaml
from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.errors import PlanError
from tests.support import worlds
from tests.support.aws import Aws
from tests.support.cases import filled
from tests.support.resources import RESOURCES, accepted, spec_of

Document = dict[str, t.Any]

ROWS = yaml.safe_load((Path(__file__).parent / "bad_input.yml").read_text(encoding="utf-8"))


def named(row: Document) -> str:
    return f"{row['module']}: {row['what']}"


@pytest.mark.parametrize("row", [row for row in ROWS if row.get("ansible")], ids=named)
def test_ansible_refuses(row: Document) -> None:
    found = ArgumentSpecValidator(spec_of(row["module"])).validate(row["options"])
    (message,) = found.error_messages
    assert [word for word in row["says"] if word not in message] == []


@pytest.mark.parametrize("row", [row for row in ROWS if not row.get("ansible")], ids=named)
def test_the_engine_refuses(aws: Aws, row: Document) -> None:
    variables = worlds.WORLDS[row.get("world", "nothing")](aws)
    options = accepted(row["module"], filled(row["options"], variables))
    aws.forget()
    # In check mode a parent that does not exist may be made by an earlier task.
    for check_mode in (False,) if row.get("real") else (False, True):
        with pytest.raises(PlanError) as caught:
            aws.converge(RESOURCES[row["module"]], options, check_mode)
        message = str(caught.value)
        assert [word for word in row["says"] if word not in message] == []
        assert message.endswith(".")
        assert message.count(". ") <= 1
        assert "None" not in message
    assert aws.writes == []


def test_what_only_a_name_could_tell_is_asked_for(aws: Aws) -> None:
    """Ambiguous names: the sentence lists the ids to choose from."""
    found = [worlds.pool(aws)["user_pool_id"] for _ in range(2)]
    options = {"user_pool_name": "staff", "name": "orders"}
    aws.forget()
    with pytest.raises(PlanError, match="There are 2 user pools with name staff") as caught:
        aws.converge(RESOURCES["cognito_user_pool_client"], options)
    assert [pool_id for pool_id in found if pool_id not in str(caught.value)] == []
    assert aws.writes == []


def test_a_client_without_a_secret_is_no_login(aws: Aws) -> None:
    """A load balancer needs the secret: the sentence says how to get a client that has one."""
    found = worlds.sign_in(aws)
    worlds.app_client(aws, found, "public", GenerateSecret=False)
    login = {"user_pool_name": "staff", "user_pool_client_name": "public"}
    options = {
        "load_balancer_name": "edge",
        "listener_port": 443,
        "key": "a",
        "priority": "auto",
        "conditions": [{"path_pattern": {"values": ["/a"]}}],
        "actions": [{"authenticate_cognito": login}, {"target_group_name": "orders"}],
    }
    aws.forget()
    with pytest.raises(PlanError, match=r"App client public has no secret.*generate_secret"):
        aws.converge(RESOURCES["elb_listener_rule"], options)
    assert aws.writes == []
