# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Other writers, busy services, and settings that the installed botocore does not know."""

from __future__ import annotations

import itertools
import subprocess
import sys
import time
import typing as t

import pytest
from botocore.exceptions import ClientError

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.converge import (
    Terms,
    converge,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.errors import PlanError
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.store import Store
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.listener_rule import (
    LISTENER_RULE,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.listener_rules import (
    LISTENER_RULES,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool import USER_POOL
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool_client import (
    USER_POOL_CLIENT,
)
from tests.support import worlds
from tests.support.aws import Aws
from tests.support.cases import CASES, filled, options_of
from tests.support.resources import RESOURCES, accepted

Document = dict[str, t.Any]

UPDATES = {
    "cognito_user_pool": "UpdateUserPool",
    "cognito_user_pool_client": "UpdateUserPoolClient",
    "cognito_user_pool_domain": "UpdateUserPoolDomain",
}


@pytest.fixture
def staff(aws: Aws) -> Document:
    return worlds.pool(aws)


def made(aws: Aws, module: str) -> Document:
    """Make the resource of the module's case, and return what the world holds."""
    case = CASES[module]
    found = worlds.WORLDS[case["world"]](aws)
    options = accepted(module, filled(options_of(case, "create"), found))
    aws.converge(RESOURCES[module], options)
    return found


@pytest.mark.parametrize("module", UPDATES)
def test_a_change_that_another_writer_disturbs_is_planned_afresh(
    aws: Aws, at_once: None, module: str
) -> None:
    found = made(aws, module)
    options = accepted(module, filled(options_of(CASES[module], "change"), found))
    code = "ConcurrentModificationException"
    aws.fault(operation=UPDATES[module], times=2, code=code)
    aws.lasts(RESOURCES[module], options)


def test_what_another_writer_did_meanwhile_stays(aws: Aws, staff: Document, at_once: None) -> None:
    """Planning afresh means reading afresh: the other's setting is not undone."""
    cognito = aws.client("cognito-idp")
    session = aws.session()

    def meanwhile(params: Document, **_kwargs: t.Any) -> None:
        if not disturbed:
            disturbed.append(True)
            pool = {"UserPoolId": staff["user_pool_id"]}
            cognito.update_user_pool(**pool, AutoVerifiedAttributes=["email"])

    disturbed: list[bool] = []
    events = session.client("cognito-idp").meta.events
    events.register("before-call.cognito-idp.UpdateUserPool", meanwhile)
    aws.fault(operation="UpdateUserPool", nth=2, code="ConcurrentModificationException")
    options = {"name": "staff", "policies": {"password_policy": {"minimum_length": 14}}}
    after = converge(USER_POOL, options, session, Terms()).after
    assert after["auto_verified_attributes"] == ["email"]
    assert after["policies"]["password_policy"]["minimum_length"] == 14


def test_an_endless_disturbance_ends(aws: Aws, staff: Document, at_once: None) -> None:
    aws.fault(operation="UpdateUserPool", code="ConcurrentModificationException")
    with pytest.raises(ClientError, match="ConcurrentModification"):
        aws.converge(USER_POOL, {"name": "staff", "user_pool_tier": "PLUS"})
    assert 3 <= aws.operations.count("UpdateUserPool") <= 20


@pytest.mark.parametrize(
    ("module", "code"),
    [
        *((module, "ThrottlingException") for module in RESOURCES),
        ("cognito_user_pool", "TooManyRequestsException"),
        ("elb_listener_rule", "Throttling"),
    ],
)
def test_throttling_is_waited_out(aws: Aws, at_once: None, module: str, code: str) -> None:
    case = CASES[module]
    found = worlds.WORLDS[case["world"]](aws)
    options = accepted(module, filled(options_of(case, "create"), found))
    aws.fault(nth=[1, 2, 4, 7], code=code)
    aws.lasts(RESOURCES[module], options)


def auto(key: str) -> Document:
    """Return options of a rule that takes the next free priority."""
    return {
        "load_balancer_name": "edge",
        "listener_port": 443,
        "key": key,
        "priority": "auto",
        "conditions": [{"path_pattern": {"values": [f"/{key}"]}}],
        "actions": [{"fixed_response": {"status_code": "404"}}],
    }


def test_two_runs_that_choose_the_same_priority_both_stand(aws: Aws, at_once: None) -> None:
    """The other's rule appears between our reading and our writing: PriorityInUse, and again."""
    worlds.listeners(aws)
    session, raced = aws.session(), []

    def meanwhile(params: Document, **_kwargs: t.Any) -> None:
        if not raced:
            raced.append(aws.converge(LISTENER_RULE, auto("theirs")).after["priority"])

    session.client("elbv2").meta.events.register("before-call.elbv2.CreateRule", meanwhile)
    ours = converge(LISTENER_RULE, auto("ours"), session, Terms()).after["priority"]
    assert (raced, ours) == ([1], 2)
    aws.stands(LISTENER_RULE, auto("theirs"))
    aws.stands(LISTENER_RULE, auto("ours"))


def test_a_set_that_loses_numbers_to_another_goes_on(aws: Aws, at_once: None) -> None:
    """What of it was made before the clash is found again by its key, and not made twice."""
    found = worlds.listeners(aws)
    session, raced = aws.session(), []

    def owned(owner: str, count: int) -> Document:
        entries = [auto(f"{owner}-{number}") for number in range(count)]
        rules = [{o: one[o] for o in ("key", "conditions", "actions")} for one in entries]
        return {"listener_arn": found["listener_arn"], "owner": owner, "rules": rules}

    def meanwhile(params: Document, **_kwargs: t.Any) -> None:
        if not raced:
            raced.append(True)
            aws.converge(LISTENER_RULES, owned("theirs", 3))

    session.client("elbv2").meta.events.register("before-call.elbv2.CreateRule", meanwhile)
    assert converge(LISTENER_RULES, owned("ours", 20), session, Terms()).changed
    for owner, count in (("theirs", 3), ("ours", 20)):
        aws.stands(LISTENER_RULES, owned(owner, count))
    there = aws.client("elbv2").describe_rules(ListenerArn=found["listener_arn"])["Rules"]
    assert len(there) == 24  # The default rule is one.


def test_a_fixed_priority_that_is_lost_meanwhile_is_said(aws: Aws, at_once: None) -> None:
    worlds.listeners(aws)
    session, raced = aws.session(), []

    def meanwhile(params: Document, **_kwargs: t.Any) -> None:
        if not raced:
            raced.append(aws.converge(LISTENER_RULE, {**auto("theirs"), "priority": "5"}))

    session.client("elbv2").meta.events.register("before-call.elbv2.CreateRule", meanwhile)
    with pytest.raises(PlanError, match=r"priority 5 is in use by rule .*theirs"):
        converge(LISTENER_RULE, {**auto("ours"), "priority": "5"}, session, Terms())


def test_fifty_runs_in_two_processes_leave_each_other_alone(aws: Aws) -> None:
    """No run fails, none touches the other's rules, and no two rules ever share a priority."""
    found = worlds.listeners(aws)
    aws.converge(LISTENER_RULE, auto("standing"))
    command = [sys.executable, "-m", "tests.support.rival", aws.url, found["listener_arn"]]
    pipes: Document = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    rivals = [subprocess.Popen([*command, name, "25"], **pipes) for name in ("one", "two")]
    assert [one.stdout.readline() for one in rivals] == ["ready\n"] * 2
    for one in rivals:
        one.stdin.write("go\n")
        one.stdin.flush()
    while any(one.poll() is None for one in rivals):
        rules = aws.client("elbv2").describe_rules(ListenerArn=found["listener_arn"])["Rules"]
        numbers = [rule["Priority"] for rule in rules]
        assert len(numbers) == len(set(numbers))
        time.sleep(0.02)
    made = [one.communicate()[0].split() for one in rivals]
    assert [(one.returncode, len(arns)) for one, arns in zip(rivals, made, strict=True)] == [
        (0, 25),
        (0, 25),
    ]
    deeds = {"CreateRule": 1, "DeleteRule": -1}
    ways = [deeds.get(call["operation"], 0) for call in aws.calls if call["outcome"] == "ok"]
    assert max(itertools.accumulate(ways)) >= 3  # Both at once, beside the one that stands.
    assert not {*made[0]} & {*made[1]}
    aws.stands(LISTENER_RULE, auto("standing"))


MEMBERS = ["KeyRotation", "Policies.PasskeyPolicy"]
CHANGE = {"name": "staff", "user_pool_tier": "PLUS"}


@pytest.mark.parametrize("member", MEMBERS)
def test_a_setting_that_botocore_does_not_know_is_not_reset(
    aws: Aws, staff: Document, member: str
) -> None:
    aws.newer.append(("DescribeUserPool", f"UserPool.{member}"))
    aws.forget()
    for check_mode in (True, False):
        with pytest.raises(PlanError, match=rf"{member}.*upgrade botocore.*unknown_settings"):
            aws.converge(USER_POOL, CHANGE, check_mode)
    assert aws.writes == []


def test_unknown_settings_can_be_warned_of(aws: Aws, staff: Document) -> None:
    aws.newer.append(("DescribeUserPool", "UserPool.KeyRotation"))
    told: list[str] = []
    assert aws.converge(USER_POOL, CHANGE, warnings=told, unknown_settings="warn").changed
    assert len(told) == 1
    assert "KeyRotation" in told[0]


def test_unknown_settings_can_be_reset(aws: Aws, staff: Document) -> None:
    aws.newer.append(("DescribeUserPool", "UserPool.KeyRotation"))
    assert aws.converge(USER_POOL, CHANGE, unknown_settings="reset").changed


def test_unknown_settings_hinder_no_task_that_updates_nothing(aws: Aws, staff: Document) -> None:
    """Neither a no-op, nor tags, which have a call of their own, nor what no update can set."""
    aws.newer.append(("DescribeUserPool", "UserPool.KeyRotation"))
    aws.stands(USER_POOL, {"name": "staff", "user_pool_tier": "ESSENTIALS"})
    assert aws.converge(USER_POOL, {"name": "staff", "tags": {"a": "b"}}).changed
    aws.newer.clear()
    aws.newer.append(("DescribeUserPool", "UserPool.SchemaAttributes.0.Index"))
    assert aws.converge(USER_POOL, CHANGE).changed


def test_unknown_settings_of_a_client_are_seen_too(aws: Aws, staff: Document) -> None:
    worlds.app_client(aws, staff)
    aws.newer.append(("DescribeUserPoolClient", "UserPoolClient.TokenBinding"))
    with pytest.raises(PlanError, match="TokenBinding"):
        aws.converge(
            USER_POOL_CLIENT,
            {"user_pool_name": "staff", "name": "orders", "auth_session_validity": 5},
        )


def test_a_reply_that_botocore_knows_has_nothing_unknown(aws: Aws, staff: Document) -> None:
    store = Store(aws.session(), USER_POOL)
    assert store.get({"user_pool_id": staff["user_pool_id"]})
    assert store.unknown() == []
