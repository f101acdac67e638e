# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Texts of a stack that mention other resources, and stacks put together of parts."""

from __future__ import annotations

import typing as t

import pytest

from tests.support import worlds
from tests.support.aws import REGION, Aws
from tests.support.playbooks import connection
from tests.support.processes import run_inside

Document = dict[str, t.Any]

CLIENT = "${cognito_user_pool_client[user_pool_name=people,name=shop].client_id}"
POOL = "${cognito_user_pool[name=people].user_pool_id}"
BALANCER = "${elb_load_balancer[name=edge].load_balancer_arn}"
EVERY_GROUP = "${elb_load_balancer[name=edge].security_groups}"


def container(**environment: str) -> Document:
    """Return a container that is told something."""
    told = [{"name": name, "value": value} for name, value in environment.items()]
    return {"name": "app", "image": "nginx", "essential": True, "environment": told}


def definition(**environment: str) -> Document:
    """Return a task definition with that container."""
    return {
        "family": "shop",
        "cpu": "256",
        "memory": "512",
        "network_mode": "awsvpc",
        "requires_compatibilities": ["FARGATE"],
        "container_definitions": [container(**environment)],
    }


def people() -> Document:
    """Return a pool with a client, the client first."""
    client = {"user_pool_name": "people", "name": "shop", "generate_secret": False}
    return {"cognito_user_pool_client": [client], "cognito_user_pool": [{"name": "people"}]}


def stacked(aws: Aws, check: bool = False, **kinds: t.Any) -> Document:
    """Return what the stack module tells."""
    aws.forget()
    return run_inside("stack", {**connection(aws), **kinds}, check)


def environment(result: Document) -> Document:
    """Return what the container of the stack's task definition is told."""
    made = result["resources"]["ecs_task_definition"][0]["task_definition"]
    told = made["container_definitions"][0]["environment"]
    return {one["name"]: one["value"] for one in told}


def test_a_text_holds_what_the_same_stack_makes(aws: Aws) -> None:
    kinds = {**people(), "ecs_task_definition": [definition(ID=CLIENT, URL=f"https://{POOL}/x")]}
    foretold = stacked(aws, check=True, **kinds)
    assert environment(foretold) == {
        "ID": "predicted:user_pool_client/shop",
        "URL": "https://predicted:user_pool/people/x",
    }
    made = stacked(aws, **kinds)
    client = made["resources"]["cognito_user_pool_client"][0]["user_pool_client"]
    assert environment(made) == {
        "ID": client["client_id"],
        "URL": f"https://{client['user_pool_id']}/x",
    }
    again = stacked(aws, **kinds)
    assert not again["changed"]
    assert not aws.writes


def test_a_text_holds_what_stands_in_aws(aws: Aws) -> None:
    found = worlds.balancer(aws)
    told = definition(LB=BALANCER, REGION="${AWS::Region}")
    made = stacked(aws, ecs_task_definition=[told])
    assert environment(made) == {"LB": found["load_balancer_arn"], "REGION": REGION}


def test_a_text_that_is_nothing_but_a_mention_keeps_its_type(aws: Aws) -> None:
    found = worlds.balancer(aws)
    elb = aws.client("elbv2")
    groups = elb.describe_load_balancers(Names=["edge"])["LoadBalancers"][0]["SecurityGroups"]
    other = {"name": "other", "scheme": "internal", "subnets": found["subnets"]}
    made = stacked(aws, elb_load_balancer=[{**other, "security_groups": [EVERY_GROUP]}])
    assert made["resources"]["elb_load_balancer"][0]["load_balancer"]["security_groups"] == groups


def test_a_mention_may_lead_into_a_list(aws: Aws) -> None:
    found = worlds.balancer(aws)
    elb = aws.client("elbv2")
    groups = elb.describe_load_balancers(Names=["edge"])["LoadBalancers"][0]["SecurityGroups"]
    rules = [{"group_id": [EVERY_GROUP.replace("groups}", "groups[0]}")], "ports": [80]}]
    group = {"name": "shop", "description": "Tasks", "vpc_id": found["vpc"], "rules": rules}
    made = stacked(aws, ec2_security_group=[group])
    [rule] = made["resources"]["ec2_security_group"][0]["security_group"]["rules"]
    assert [rule["group_id"]] == groups


def test_what_a_mention_names_goes_last(aws: Aws) -> None:
    kinds = {**people(), "ecs_task_definition": [definition(ID=CLIENT)]}
    stacked(aws, **kinds)
    gone = stacked(aws, state="absent", **kinds)
    assert gone["changed"]
    order = [name for name in aws.operations if name.startswith(("Dereg", "DeleteUserPool"))]
    assert order == ["DeregisterTaskDefinition", "DeleteUserPoolClient", "DeleteUserPool"]


def test_what_lives_in_nothing_is_absent(aws: Aws) -> None:
    listener = {"load_balancer_arn": BALANCER, "port": 443, "state": "absent"}
    gone = stacked(aws, elb_listener=[listener])
    assert not gone.get("failed")
    assert not gone["changed"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("${cognito_user_pol[name=people].arn}", "cognito_user_pol, which is not a kind"),
        ("${cognito_user_pool[title=people].arn}", "asks by title: a user pool is told by"),
        ("${cognito_user_pool[name=people].arm}", "a user pool has no arm"),
        ("${cognito_user_pool[name=people]}", "cannot be read"),
        (CLIENT.replace("client_id}", "client_secret}"), "mentions a secret"),
        (CLIENT.replace("client_id}", "name || client_secret}"), "mentions a secret"),
        (CLIENT.replace("client_id}", "name && *}"), "mentions a secret"),
        ("${elb_listener_rules[owner=shop].rules[0].actions}", "mentions a secret"),
        ("${cognito_user_pool[name=nobody].arn}", "does not exist: create it first"),
        ("${elb_load_balancer[name=edge].customer_owned_ipv4_pool}", "has no customer_owned"),
    ],
)
def test_a_mention_of_nothing_is_refused_before_the_first_write(
    aws: Aws, text: str, sentence: str
) -> None:
    worlds.balancer(aws)
    result = stacked(aws, **{**people(), "ecs_task_definition": [definition(IT=text)]})
    assert result["failed"]
    assert sentence in result["msg"]
    assert not aws.writes


def test_a_module_of_its_own_takes_text_as_it_is(aws: Aws) -> None:
    made = run_inside("ecs_task_definition", {**connection(aws), **definition(ID=CLIENT)}, False)
    assert environment({"resources": {"ecs_task_definition": [made]}}) == {"ID": CLIENT}


def test_parts_are_one_stack_and_each_is_told_of(aws: Aws) -> None:
    service = {"ecs_task_definition": [definition(ID=CLIENT)], "logs_log_group": None}
    parts = {"service": service, "pool": people(), "nothing": {}}
    made = stacked(aws, parts=parts, logs_log_group=[{"name": "/shop"}])
    assert {kind: len(found) for kind, found in made["resources"].items()} == {
        "cognito_user_pool": 1,
        "cognito_user_pool_client": 1,
        "ecs_task_definition": 1,
        "logs_log_group": 1,
    }
    pool, tasks = made["parts"]["pool"], made["parts"]["service"]
    client = pool["cognito_user_pool_client"][0]["user_pool_client"]
    assert set(pool) == {"cognito_user_pool", "cognito_user_pool_client"}
    assert environment({"resources": tasks}) == {"ID": client["client_id"]}
    gone = stacked(aws, state="absent", parts=parts)
    assert len([line for line in gone["summary"] if line.endswith("deleted")]) == 3


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ({"cognito_user_pol": []}, "parts: pool has cognito_user_pol, which is not a kind"),
        ({"cognito_user_pool": {"name": "x"}}, "cognito_user_pool of pool must be a list"),
        ({"cognito_user_pool": ["x"]}, "cognito_user_pool[0] must be a dictionary"),
        (["x"], "parts: pool must be a dictionary of kinds"),
        ({"cognito_user_pool": [{"nam": "x"}]}, "pool: cognito_user_pool[0]: one of the following"),
        ({"cognito_user_pool": [{"name": "twice"}]}, "is listed twice"),
    ],
)
def test_a_wrong_part_is_refused_in_a_sentence(aws: Aws, part: t.Any, sentence: str) -> None:
    result = stacked(aws, parts={"pool": part}, cognito_user_pool=[{"name": "twice"}])
    assert result["failed"]
    assert sentence in result["msg"]
    assert not aws.operations
