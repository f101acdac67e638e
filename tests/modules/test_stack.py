# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A stack: many resources, planned whole, made in the order that their references ask for."""

from __future__ import annotations

import dataclasses
import typing as t
from unittest import mock

import pytest

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.errors import PlanError
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.graph import Node
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.order import needs_of
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.references import lookup
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run_stack import incomplete
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.stack import (
    Incomplete,
    converge_all,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.survey import Terms
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.ecs_service import (
    ECS_SERVICE,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.identity_provider import (
    IDENTITY_PROVIDER,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.listener import LISTENER
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.listener_rule import (
    LISTENER_RULE,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool import USER_POOL
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool_client import (
    USER_POOL_CLIENT,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool_domain import (
    USER_POOL_DOMAIN,
)
from tests.support.aws import Aws
from tests.support.resources import resource_of
from tests.support.worlds import HOST, cluster, login_certificate
from tests.support.worlds import LOGIN as LOGIN_HOST

LOGIN = {"authenticate_cognito": {"user_pool_name": "people", "user_pool_client_name": "shop"}}
FORWARD = {"forward": {"target_groups": [{"target_group_name": "other"}]}}


def node(resource: t.Any, **options: t.Any) -> Node:
    return Node(resource.name, resource, options, Terms())


def rule(**options: t.Any) -> Node:
    return node(
        LISTENER_RULE,
        **{
            "load_balancer_name": "edge",
            "listener_port": 8443,
            "key": "shop",
            "priority": "auto",
            "conditions": [{"host_header": {"values": [HOST]}}],
            "actions": [LOGIN, FORWARD],
            **options,
        },
    )


def shop(found: t.Mapping[str, t.Any]) -> list[Node]:
    """A whole protected service, written in the worst order."""
    closed = [{"fixed_response": {"status_code": "404"}}]
    return [
        node(
            ECS_SERVICE,
            cluster="main",
            name="shop",
            task_definition="orders",
            desired_count=1,
            launch_type="FARGATE",
            network_configuration={
                "awsvpc_configuration": {"subnets": found["subnets"], "assign_public_ip": "ENABLED"}
            },
            load_balancers=[
                {"target_group_name": "other", "container_name": "app", "container_port": 8080}
            ],
        ),
        rule(),
        node(
            LISTENER,
            load_balancer_name="edge",
            port=8443,
            protocol="HTTPS",
            certificate_arn=found["certificate_arn"],
            default_actions=closed,
        ),
        node(
            USER_POOL_CLIENT,
            user_pool_name="people",
            name="shop",
            generate_secret=True,
            allowed_oauth_flows_user_pool_client=True,
            allowed_oauth_flows=["code"],
            allowed_oauth_scopes=["openid"],
            callback_urls=[f"https://{HOST}/oauth2/idpresponse"],
            supported_identity_providers=["COGNITO"],
        ),
        node(USER_POOL_DOMAIN, user_pool_name="people", domain="people-gate"),
        node(USER_POOL, name="people"),
    ]


def absent(nodes: t.Iterable[Node]) -> list[Node]:
    return [dataclasses.replace(one, terms=Terms(state="absent")) for one in nodes]


def changes(results: t.Mapping[Node, t.Any]) -> dict[str, bool]:
    return {one.kind: result.changed for one, result in results.items()}


def rounds(nodes: list[Node]) -> list[list[Node]]:
    """Return the nodes in groups, each of which needs earlier groups only."""
    needs, done, groups = needs_of(nodes), set[Node](), list[list[Node]]()
    while len(done) < len(needs):
        groups.append([one for one in needs if one not in done and needs[one] <= done])
        done.update(groups[-1])
    return groups


def test_order_follows_from_names() -> None:
    groups = rounds(shop({"subnets": ["s"], "certificate_arn": "arn:aws:acm:x"}))
    assert [sorted(one.kind for one in group) for group in groups] == [
        ["listener", "user_pool"],
        ["user_pool_client", "user_pool_domain"],
        ["listener_rule"],
        ["service"],
    ]


def test_what_is_listed_twice_is_refused() -> None:
    with pytest.raises(PlanError, match="user_pool people is listed twice"):
        needs_of([node(USER_POOL, name="people"), node(USER_POOL, name="people", tags={"a": "b"})])


def test_a_name_that_follows_from_other_options_counts() -> None:
    google, facebook = (
        node(IDENTITY_PROVIDER, user_pool_name="people", **{kind: {"client_id": "x"}})
        for kind in ("google", "facebook")
    )
    assert rounds([google, facebook]) == [[google, facebook]]
    with pytest.raises(PlanError, match="identity_provider Google is listed twice"):
        needs_of([google, facebook, node(IDENTITY_PROVIDER, **google.options)])


def test_people_come_when_the_triggers_of_their_pool_may_be_called() -> None:
    pool = node(USER_POOL, name="people")
    ada = node(resource_of("cognito_user"), user_pool_name="people", username="ada")
    may = node(resource_of("lambda_permission"), function_name="door", user_pool_name="people")
    assert rounds([ada, may, pool]) == [[pool], [may], [ada]]


def test_same_name_in_two_pools_is_no_twin() -> None:
    nodes = [node(USER_POOL_CLIENT, user_pool_name=pool, name="shop") for pool in ("a", "b")]
    assert rounds(nodes) == [nodes]


def test_dry_run_predicts_everything_and_writes_nothing(aws: Aws) -> None:
    found = cluster(aws)
    aws.forget()
    results = converge_all(shop(found), aws.session(), dry=True)
    assert set(changes(results).values()) == {True}
    assert aws.writes == []


def test_prediction_is_what_a_real_run_makes(aws: Aws) -> None:
    found = cluster(aws)
    dry = converge_all(shop(found), aws.session(), dry=True)
    real = converge_all(shop(found), aws.session(), dry=False)
    for before, after in zip(
        dry.values(),
        sorted(real, key=lambda one: list(map(kind, dry)).index(kind(one))),
        strict=True,
    ):
        same = {k: v for k, v in before.planned.items() if "predicted:" not in str(v)}
        assert same.items() <= real[after].planned.items()


def kind(one: Node) -> str:
    return one.kind


def test_second_run_changes_nothing_and_reads_each_thing_once(aws: Aws) -> None:
    found = cluster(aws)
    assert set(changes(converge_all(shop(found), aws.session(), dry=False)).values()) == {True}
    aws.forget()
    assert set(changes(converge_all(shop(found), aws.session(), dry=False)).values()) == {False}
    assert aws.writes == []
    assert len(aws.operations) == len(set(aws.operations))


def test_rule_stands_before_the_first_task(aws: Aws) -> None:
    found = cluster(aws)
    aws.forget()
    converge_all(shop(found), aws.session(), dry=False)
    assert aws.writes.index("CreateRule") < aws.writes.index("CreateService")


def test_absent_goes_the_other_way_and_leaves_nothing(aws: Aws) -> None:
    found = cluster(aws)
    converge_all(shop(found), aws.session(), dry=False)
    aws.forget()
    gone = converge_all(absent(shop(found)), aws.session(), dry=False)
    assert set(changes(gone).values()) == {True}
    assert aws.writes.index("DeleteService") < aws.writes.index("DeleteRule")
    assert aws.writes.index("DeleteRule") < aws.writes.index("DeleteUserPool")
    again = converge_all(absent(shop(found)), aws.session(), dry=False)
    assert set(changes(again).values()) == {False}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"actions": [FORWARD, LOGIN]}, "last"),
        ({"listener_port": 9443}, "There is no listener with"),
        (
            {"actions": [LOGIN, {"forward": {"target_groups": [{"target_group_name": "gone"}]}}]},
            "gone",
        ),
    ],
    ids=["actions in the wrong order", "listener that is nowhere", "target group that is nowhere"],
)
def test_error_in_the_last_writes_nothing(aws: Aws, wrong: dict[str, t.Any], sentence: str) -> None:
    found = cluster(aws)
    nodes = [one for one in shop(found) if one.kind not in ("listener_rule", "service")]
    aws.forget()
    with pytest.raises((PlanError, Incomplete), match=sentence):
        converge_all([*nodes, rule(**wrong)], aws.session(), dry=False)
    assert aws.writes == []


def test_what_fails_on_the_way_is_taken_up_again(aws: Aws) -> None:
    found = cluster(aws)
    aws.fault(service="elbv2", operation="CreateRule", nth=1, code="ValidationError")
    with pytest.raises(Incomplete) as failure:
        converge_all(shop(found), aws.session(), dry=False)
    assert failure.value.node.kind == "listener_rule"
    assert "user_pool_domain" in {one.kind for one in failure.value.done}
    rest = changes(converge_all(shop(found), aws.session(), dry=False))
    assert {one for one, changed in rest.items() if changed} == {"listener_rule", "service"}


@pytest.mark.parametrize("custom", [False, True])
def test_the_pages_of_a_pool_are_known_after_its_domain(aws: Aws, custom: bool) -> None:
    """In the same run; a domain of one's own comes before a prefix."""
    nodes = [
        node(USER_POOL, name="people"),
        node(USER_POOL_DOMAIN, user_pool_name="people", domain="people-gate"),
    ]
    pages = "https://people-gate.auth.eu-west-1.amazoncognito.com"
    if custom:
        found = login_certificate(aws)
        arn, pages = found["login_certificate_arn"], f"https://{LOGIN_HOST}"
        own = {"domain": LOGIN_HOST, "custom_domain_config": {"certificate_arn": arn}}
        nodes.insert(1, node(USER_POOL_DOMAIN, user_pool_name="people", **own))
    session = aws.session()
    converge_all(nodes, session, dry=False)
    assert (lookup(session, USER_POOL, {"name": "people"}) or {})["base_url"] == pages


def test_a_failure_on_the_way_is_told_with_what_is_done(aws: Aws) -> None:
    nodes = shop(cluster(aws))[:2]
    failure = Incomplete({nodes[1]: PlanError("No more.")}, {})
    module = mock.Mock()
    incomplete(failure, [(node, {}) for node in nodes], module)
    told = module.fail_json.call_args.kwargs
    assert told["msg"] == f"{nodes[1].label}: No more."
    assert told["undone"] == [node.label for node in nodes]
