# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a stack refuses before it writes, and what it makes in two steps or in a line."""

from __future__ import annotations

import dataclasses
import typing as t

import pytest

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.errors import PlanError
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.graph import Node
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.order import needs_of, reads_of
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.planning import (
    FOUND,
    PLANNED,
    READ,
    Step,
    steps_of,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.resource import (
    Read,
    Reference,
    Resource,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.stack import converge_all
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.survey import Terms, variant
from tests.support.aws import Aws
from tests.support.deployment_worlds import DEPLOYMENT_WORLDS
from tests.support.resources import resource_of
from tests.support.worlds import WORLDS

Document = dict[str, t.Any]


def entry(kind: str, state: str = "present", **options: t.Any) -> Node:
    """Return an entry of a stack, as the module would make it."""
    return Node(kind, resource_of(kind), options, Terms(state=state))


def groups(vpc: str, state: str = "present") -> list[Node]:
    """Two groups that let each other in, and a third that both let in."""
    rules = {"front": ("back", "third"), "back": ("front", "third"), "third": ()}
    return [
        entry(
            "ec2_security_group",
            state,
            name=name,
            vpc_id=vpc,
            rules=[{"ports": ["80"], "group_name": other} for other in others],
        )
        for name, others in rules.items()
    ]


def changed(results: t.Mapping[Node, t.Any]) -> list[bool]:
    return [result.changed for result in results.values()]


def test_groups_that_name_each_other_are_made_and_removed(aws: Aws) -> None:
    """Both stand before either has its rules; and lose them before either goes."""
    vpc = DEPLOYMENT_WORLDS["network"](aws)["vpc"]
    dry = converge_all(groups(vpc), aws.session(), dry=True)
    real = converge_all(groups(vpc), aws.session(), dry=False)
    assert changed(dry) == changed(real) == [True] * 3
    for before, after in zip(dry.values(), real.values(), strict=True):
        assert (before.before, after.before) == ({}, {})
        assert len(before.planned["rules"]) == len(after.after["rules"])
    aws.forget()
    assert changed(converge_all(groups(vpc), aws.session(), dry=False)) == [False] * 3
    assert aws.writes == []
    assert changed(converge_all(groups(vpc, "absent"), aws.session(), dry=True)) == [True] * 3
    gone = converge_all(groups(vpc, "absent"), aws.session(), dry=False)
    assert [(one.changed, one.after) for one in gone.values()] == [(True, {})] * 3
    again = converge_all(groups(vpc, "absent"), aws.session(), dry=False)
    assert changed(again) == [False] * 3


@pytest.mark.parametrize("stands", ["front", "back"])
def test_one_of_two_groups_that_name_each_other_is_there(aws: Aws, stands: str) -> None:
    """What an interrupted run leaves: the other is made once, though all that it names is there."""
    vpc = DEPLOYMENT_WORLDS["network"](aws)["vpc"]
    aws.converge(resource_of("ec2_security_group"), {"name": stands, "vpc_id": vpc})
    aws.forget()
    pair = [
        dataclasses.replace(one, options={**one.options, "rules": one.options["rules"][:1]})
        for one in groups(vpc)[:2]
    ]
    real = converge_all(pair, aws.session(), dry=False)
    assert [len(one.after["rules"]) for one in real.values()] == [1, 1]
    rules = ["AuthorizeSecurityGroupIngress"] * 2
    assert sorted(aws.writes) == [*rules, "CreateSecurityGroup"]
    assert changed(converge_all(pair, aws.session(), dry=False)) == [False] * 2


def test_a_circle_that_nothing_breaks_is_refused() -> None:
    """Resources of which neither can stand before the other."""
    target = Resource("x", "thing", ("thing_id",), Read("DescribeThing"), names=("name",))
    thing = dataclasses.replace(
        target, references=(Reference("other_id", target, {"name": "other_name"}, ("thing_id",)),)
    )
    ring = [
        Node("thing", thing, {"name": name, "other_name": other}, Terms())
        for name, other in (("a", "b"), ("b", "c"), ("c", "a"), ("apart", "a"))
    ]
    with pytest.raises(PlanError, match=r"circle: thing a, thing b and thing c\. Break it"):
        needs_of(ring)


def test_one_resource_under_two_names_is_refused(aws: Aws) -> None:
    found = WORLDS["sign_in"](aws)
    twins = [
        entry("cognito_user_pool", user_pool_id=found["user_pool_id"], tags={"a": "b"}),
        entry("cognito_user_pool", name="staff", tags={"a": "c"}),
    ]
    aws.forget()
    with pytest.raises(PlanError, match="are the same user pool"):
        converge_all(twins, aws.session(), dry=False)
    assert aws.writes == []


def test_what_stays_cannot_name_what_goes(aws: Aws) -> None:
    nodes = [
        entry("cognito_user_pool", "absent", name="staff"),
        entry("cognito_user_pool_client", user_pool_name="staff", name="shop"),
    ]
    with pytest.raises(PlanError, match="refers to cognito_user_pool staff, which has state abs"):
        converge_all(nodes, aws.session(), dry=False)
    assert aws.writes == []


def test_every_entry_has_its_own_state(aws: Aws) -> None:
    """What is removed goes last, children before their parents."""
    old = [
        entry("cognito_user_pool_client", user_pool_name="old", name="shop"),
        entry("cognito_user_pool", name="old"),
    ]
    converge_all(old, aws.session(), dry=False)
    leaving = [dataclasses.replace(one, terms=Terms(state="absent")) for one in old]
    aws.forget()
    mixed = [*leaving, entry("cognito_user_pool", name="new")]
    assert changed(converge_all(mixed, aws.session(), dry=False)) == [True] * 3
    assert aws.writes == ["CreateUserPool", "DeleteUserPoolClient", "DeleteUserPool"]


def rules(count: int, port: int, **more: t.Any) -> list[Node]:
    return [
        entry(
            "elb_listener_rule",
            load_balancer_name="edge",
            listener_port=port,
            key=f"path-{number}",
            priority="auto",
            conditions=[{"path_pattern": {"values": [f"/{number}/*"]}}],
            actions=[{"fixed_response": {"status_code": "404"}}],
            **more,
        )
        for number in range(count)
    ]


def listener(port: int) -> Node:
    closed = [{"fixed_response": {"status_code": "404"}}]
    options = {"load_balancer_name": "edge", "port": port, "protocol": "HTTP"}
    return entry("elb_listener", **options, default_actions=closed)


@pytest.mark.parametrize("new", [True, False], ids=["new listener", "listener that stands"])
def test_neighbours_take_free_places_after_each_other(aws: Aws, new: bool) -> None:
    """As each would if it were alone; and one list tells of all of them."""
    WORLDS["balancer"](aws)
    if not new:
        converge_all([listener(8080)], aws.session(), dry=False)
    nodes = [*rules(4, 8080), *([listener(8080)] if new else [])]
    dry = converge_all(nodes, aws.session(), dry=True)
    assert [dry[node].after["priority"] for node in nodes[:4]] == [1, 2, 3, 4]
    real = converge_all(nodes, aws.session(), dry=False)
    assert [real[node].after["priority"] for node in nodes[:4]] == [1, 2, 3, 4]
    aws.forget()
    assert set(changed(converge_all(nodes, aws.session(), dry=False))) == {False}
    assert aws.operations.count("DescribeRules") == 1
    assert len(aws.operations) <= 4


def test_what_is_new_for_certain_is_not_looked_for(aws: Aws) -> None:
    """Nothing is below a parent that was made a moment ago."""
    nodes = [
        entry("cognito_user_pool", name="staff"),
        entry("cognito_user_pool_client", user_pool_name="staff", name="shop"),
    ]
    converge_all(nodes, aws.session(), dry=False)
    assert aws.operations.count("ListUserPools") == 1
    assert "ListUserPoolClients" not in aws.operations


@pytest.mark.parametrize("forwarder", ["elb_listener", "elb_listener_rule", "elb_listener_rules"])
def test_a_service_starts_when_the_door_before_it_stands(forwarder: str) -> None:
    """Until then ECS refuses its target group; and whoever reaches it must have signed in."""
    load_balancers = [{"target_group_name": "shop", "container_name": "shop"}]
    service = entry("ecs_service", cluster="main", name="shop", load_balancers=load_balancers)
    door = entry(forwarder, load_balancer_name="edge")
    needs = needs_of([service, door])
    assert door in needs[service]
    # What it is does not depend on that, so it is looked at side by side.
    assert door not in reads_of(needs)[service]


def test_an_alias_comes_last_and_goes_first() -> None:
    """A plain record does not wait: what is made may have to find something by it."""
    target = {"load_balancer_name": "edge"}
    for state in ("present", "absent"):
        alias = entry("route53_record", state, zone="z", name="a", type="A", alias_target=target)
        plain = entry("route53_record", state, zone="z", name="b", type="A", values=["192.0.2.1"])
        service = entry("ecs_service", state, name="shop", cluster="main")
        for one in (alias, plain):
            node = dataclasses.replace(one, resource=variant(one.resource, one.options))
            needs = needs_of([node, service])
            first, last = (node, service) if state == "absent" else (service, node)
            assert (first in needs[last]) == (one is alias)
            assert service not in reads_of(needs)[node]


def door() -> dict[str, Node]:
    """A listener and its rule before a pool and its client, by their kinds."""
    login = {"user_pool_name": "people", "user_pool_client_name": "shop"}
    place = {"load_balancer_name": "edge", "listener_port": 443}
    nodes = [
        entry("elb_listener_rule", **place, key="shop", actions=[{"authenticate_cognito": login}]),
        entry("elb_listener", load_balancer_name="edge", port=443),
        entry("elb_load_balancer", name="edge", security_group_names=["front"]),
        entry("ec2_security_group", name="front", vpc_id="vpc-1"),
        entry("cognito_user_pool_client", user_pool_name="people", name="shop"),
        entry("cognito_user_pool", name="people"),
    ]
    return {node.kind.partition("_")[2]: node for node in nodes}


def test_a_resource_is_found_after_what_it_lives_in_and_planned_after_all_that_it_names() -> None:
    nodes = door()
    steps = steps_of(needs_of(list(nodes.values())))
    before = {
        (node.kind.partition("_")[2], does): {(n.kind.partition("_")[2], d) for n, d in needed}
        for (node, does), needed in steps.items()
    }
    assert before["listener_rule", READ] == {("listener", FOUND)}
    assert before["listener", FOUND] == {("load_balancer", FOUND)}
    assert before["load_balancer", FOUND] == set()
    assert before["load_balancer", READ] == {("load_balancer", FOUND)}
    assert before["load_balancer", PLANNED] == {
        ("load_balancer", READ),
        ("security_group", PLANNED),
    }
    assert {(name, PLANNED) for name in ("user_pool", "user_pool_client", "listener")} < before[
        "listener_rule", PLANNED
    ]
    # Nothing lives in it: it is found as it is read.
    assert ("listener_rule", FOUND) not in before


def test_halves_of_a_node_are_planned_with_one_look() -> None:
    nodes = groups("vpc-1")
    steps = steps_of(needs_of(nodes))
    assert [step for step in steps if step.does == READ] == [Step(node, READ) for node in nodes]
    halves = [step for step in steps if step.does == PLANNED and step.node.of]
    assert len(halves) == 2
    assert all(steps[half] >= {Step(half.node.of, READ)} for half in halves if half.node.of)


def test_groups_that_name_each_other_are_looked_for_once(aws: Aws) -> None:
    vpc = DEPLOYMENT_WORLDS["network"](aws)["vpc"]
    converge_all(groups(vpc), aws.session(), dry=False)
    aws.forget()
    assert set(changed(converge_all(groups(vpc), aws.session(), dry=False))) == {False}
    assert aws.operations == ["DescribeSecurityGroups"] * 3


def test_what_is_not_there_is_asked_for_once(aws: Aws) -> None:
    """Children of what the run has not found ask no more, be they made or removed."""
    nodes = [
        entry("cognito_user_pool", name="people"),
        entry("cognito_user_pool_client", user_pool_name="people", name="shop"),
        entry("cognito_user_pool_domain", user_pool_name="people", domain="people-gate"),
    ]
    gone = [dataclasses.replace(node, terms=Terms(state="absent")) for node in nodes]
    for dry, wanted in ((True, nodes), (True, gone), (False, gone)):
        aws.forget()
        converge_all(wanted, aws.session(), dry)
        assert aws.operations.count("ListUserPools") == 1
        assert "ListUserPoolClients" not in aws.operations


def test_settings_that_botocore_does_not_know_are_seen_in_a_stack(aws: Aws) -> None:
    """Found by one thread and planned by another."""
    pool = entry("cognito_user_pool", name="people")
    converge_all([pool], aws.session(), dry=False)
    aws.newer.append(("DescribeUserPool", "UserPool.KeyRotation"))
    change = entry("cognito_user_pool", name="people", deletion_protection="ACTIVE")
    others = [entry("logs_log_group", name=f"/people/{number}") for number in range(20)]
    with pytest.raises(PlanError, match="KeyRotation"):
        converge_all([change, *others], aws.session(), dry=False)
