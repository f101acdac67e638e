# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Twelve steps of every resource around a service, in this process; and what they must not do."""

from __future__ import annotations

import importlib
import typing as t
from pathlib import Path

import pytest
import yaml
from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.errors import PlanError
from tests.support.aws import Aws
from tests.support.cases import filled
from tests.support.compare import differences
from tests.support.deployment_worlds import DEPLOYMENT_WORLDS
from tests.support.resources import accepted, resource_of, spec_of
from tests.support.worlds import imported, listeners

PARTS = ("compute", "deployment", "edge", "targets")
CASES = {
    file: yaml.safe_load((Path(__file__).parent / f"{file}.yml").read_text("utf-8"))
    for file in (*(f"cases_{part}" for part in PARTS), "imported", "proved")
}
REFUSED = [
    row
    for file in (
        "refused_of_compute",
        "refused_of_deployment",
        "refused_of_edge",
        "refused_of_targets",
    )
    for row in yaml.safe_load((Path(__file__).parent / f"{file}.yml").read_text("utf-8"))
]
CHAIN = yaml.safe_load((Path(__file__).parent / "chain.yml").read_text("utf-8"))
RESOURCES = "ansible_collections.gatehouse.aws.plugins.module_utils._resources"
SOON = {"wait_timeout": 20}

Document = dict[str, t.Any]


class Case:
    """One resource in its world."""

    def __init__(self, aws: Aws, file: str, module: str) -> None:
        self.aws, self.module, self.case = aws, module, CASES[file][module]
        self.resource = resource_of(module)
        self.variables = DEPLOYMENT_WORLDS[self.case["world"]](aws)

    def options(self, kind: str) -> Document:
        """Return the options of the step ``kind``."""
        given = {**self.case["identity"], **self.case.get(kind, {})}
        return accepted(self.module, filled(given, self.variables))

    def run(self, kind: str, check_mode: bool = False) -> t.Any:
        """Return what the step ``kind`` comes to, and forget the calls before it."""
        self.aws.forget()
        state = "absent" if kind == "delete" else "present"
        options = self.options(kind)
        return self.aws.converge(self.resource, options, check_mode, state=state, **SOON)


@pytest.fixture(params=[(file, module) for file, cases in CASES.items() for module in cases])
def case(request: pytest.FixtureRequest, aws: Aws) -> Case:
    return Case(aws, *request.param)


def test_twelve_steps(case: Case) -> None:
    """Check mode writes nothing and tells what comes; a second run finds nothing to do."""
    before: Document = {}
    for kind in ("create", "change", "delete"):
        predicted = case.run(kind, check_mode=True)
        assert (predicted.changed, case.aws.writes) == (True, [])
        real = case.run(kind)
        assert real.changed
        assert differences({o: before[o] for o in before.keys() & real.before}, real.before) == []
        assert differences(predicted.planned, real.planned) == []
        ours = {o: v for o, v in predicted.after.items() if o in case.options(kind)}
        assert differences(ours, real.after) == []
        for check_mode in (True, False):
            again = case.run(kind, check_mode)
            assert (again.changed, case.aws.writes) == (False, [])
            assert differences(real.after, again.after) == []
        before = real.after
    assert before == {}


def described(place: str) -> t.Any:
    """Return the resource that ``file.CONSTANT`` names."""
    file, name = place.split(".")
    return getattr(importlib.import_module(f"{RESOURCES}.{file}"), name)


def test_an_empty_account_is_predicted(aws: Aws) -> None:
    """In check mode every parent by name is predicted, and nothing is written."""
    for row in CHAIN:
        result = aws.converge(described(row["resource"]), row["options"], True)
        assert result.changed
        predicted = {f"predicted:{parent}" for parent in row["parents"]}
        assert {one for one in predicted if one not in str(result.after)} == set()
    assert aws.writes == []


def test_removing_needs_no_name_but_its_own(aws: Aws) -> None:
    """What a thing refers to may be gone already when it is removed."""
    found = DEPLOYMENT_WORLDS["zone"](aws)
    options = {"name": "edge", "security_group_names": ["long-gone"]}
    result = aws.converge(described("load_balancer.LOAD_BALANCER"), options, state="absent")
    assert result.changed
    assert result.before["load_balancer_arn"] == found["load_balancer_arn"]


def test_protection_refuses_deletion(aws: Aws) -> None:
    """Also in check mode, although no attribute was asked for."""
    DEPLOYMENT_WORLDS["zone"](aws)
    balancer = described("load_balancer.LOAD_BALANCER")
    on = {"name": "edge", "attributes": {"deletion_protection.enabled": True}}
    aws.converge(balancer, on, **SOON)
    for check_mode in (True, False):
        with pytest.raises(PlanError, match=r"protected: set attributes .*deletion_protection"):
            aws.converge(balancer, {"name": "edge"}, check_mode, state="absent")
    off = {"name": "edge", "attributes": {"deletion_protection.enabled": False}}
    assert aws.converge(balancer, off, state="absent", **SOON).changed
    assert aws.inform(balancer, {"name": "edge"}) == []


@pytest.mark.parametrize("purge", [True, False])
def test_rules_that_are_not_listed(aws: Aws, purge: bool) -> None:
    """They go, or stay, as the task says; a description that is left out stays."""
    DEPLOYMENT_WORLDS["named_groups"](aws)
    group = described("security_group.SECURITY_GROUP")
    web = {"ports": ["443"], "cidr_ip": ["0.0.0.0/0"]}
    aws.converge(group, {"name": "front", "rules": [{**web, "rule_desc": "All"}]})
    ssh = {"ports": ["22"], "cidr_ip": ["10.0.0.0/8"]}
    terms = {"purge_rules": purge, "purge_rules_egress": purge}
    out = {"ports": ["53"], "proto": "udp", "cidr_ip": ["10.0.0.2/32"]}
    wanted = {"name": "front", "rules": [ssh], "rules_egress": [out]}
    found = aws.converge(group, wanted, purge=terms).after
    assert (len(found["rules"]), len(found["rules_egress"])) == ((1, 1) if purge else (2, 2))
    kept = aws.converge(group, {**wanted, "rules": [web, ssh]}, purge=terms).after["rules"]
    assert [rule.get("rule_desc") for rule in kept if rule["to_port"] == 443] == (
        [None] if purge else ["All"]
    )


def test_a_new_group_keeps_the_way_out_unless_it_is_purged(aws: Aws) -> None:
    """AWS lets everything out of a new group."""
    vpc = DEPLOYMENT_WORLDS["network"](aws)["vpc"]
    group = described("security_group.SECURITY_GROUP")
    out = [{"ports": ["443"], "cidr_ip": ["0.0.0.0/0"]}]
    options = {"name": "kept", "vpc_id": vpc, "rules_egress": out}
    found = aws.converge(group, options, purge={"purge_rules_egress": False}).after
    assert len(found["rules_egress"]) == 2
    found = aws.converge(group, {**options, "name": "purged"}).after
    assert len(found["rules_egress"]) == 1


def test_a_new_group_lets_nothing_out_by_either_kind_of_address(aws: Aws) -> None:
    """Where the VPC has IPv6, AWS lets that out of a new group too."""
    vpc = DEPLOYMENT_WORLDS["network"](aws)["vpc"]
    aws.client("ec2").associate_vpc_cidr_block(VpcId=vpc, AmazonProvidedIpv6CidrBlock=True)
    group = described("security_group.SECURITY_GROUP")
    found = aws.lasts(group, {"name": "closed", "vpc_id": vpc, "rules_egress": []})
    assert found["rules_egress"] == []
    open_ = aws.converge(group, {"name": "open", "vpc_id": vpc})
    told = aws.inform(group, {"group_id": open_.after["group_id"]})
    assert len(told[0]["rules_egress"]) == 2


def test_revisions(aws: Aws) -> None:
    """Tags make no revision; one can be taken out of use, or all."""
    task = described("task_definition.TASK_DEFINITION")
    containers = [{"name": "app", "image": "app:1", "memory": 128}]
    options = {"family": "orders", "container_definitions": containers}
    assert aws.converge(task, options).after["revision"] == 1
    assert aws.converge(task, {**options, "tags": {"a": "b"}}).after["revision"] == 1
    containers[0]["image"] = "app:2"
    second = aws.converge(task, {**options, "tags": {"a": "c"}}).after
    assert (second["revision"], second["tags"]) == (2, {"a": "c"})
    assert aws.converge(task, {"family": "orders", "revision": 2}, state="absent").changed
    assert not aws.converge(task, {"family": "orders", "revision": 2}, state="absent").changed
    assert aws.converge(task, {"family": "orders"}, state="absent").calls[0].request == {
        "taskDefinition": second["task_definition_arn"].replace(":2", ":1")
    }
    assert aws.inform(task, {"family": "orders"}) == []


def test_what_info_tells_can_be_given_back(case: Case) -> None:
    """The options that the info module returns change nothing."""
    made = case.run("create").after
    name = {o: made[o] for o in case.resource.names or ("domain_name",) if o in made}
    if "api_name" in case.case["identity"]:
        name = case.options("identity")
    if case.resource.name == "security_group":
        name = {"group_id": made["group_id"]}
    (found,) = case.aws.inform(case.resource, name)
    options = case.options("create")
    again = {o: found[o] for o in options if o in found}
    result = case.aws.converge(case.resource, {**name, **again}, **SOON)
    assert not result.changed


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: f"{row['module']}: {row['what']}")
def test_bad_input_is_refused(aws: Aws, row: Document) -> None:
    """By one sentence that names the option and the way out, before any write."""
    found = DEPLOYMENT_WORLDS[row.get("world", "nothing")](aws)
    aws.forget()
    if row.get("ansible"):
        options = ArgumentSpecValidator(spec_of(row["module"])).validate(row["options"])
        (message,) = options.error_messages
    else:
        options = accepted(row["module"], filled(row["options"], found))
        with pytest.raises(PlanError) as caught:
            aws.converge(resource_of(row["module"]), options, not row.get("real"))
        message = str(caught.value)
        assert message.endswith(".")
    assert [word for word in row["says"] if word not in message] == []
    assert (aws.writes, "None" in message) == ([], False)


def test_certificates_of_one_listener_come_and_go_apart(aws: Aws) -> None:
    """Each run adds its own, by ARN or by domain, and takes off no more than that."""
    found = listeners(aws)
    listener = described("listener.LISTENER")
    where, own = {"load_balancer_name": "edge", "port": 443}, found["other_certificate_arn"]
    shop, wiki = imported(aws, "shop.example.com"), imported(aws, "wiki.example.com")
    aws.converge(listener, {**where, "additional_certificate_arns": [own, shop]})
    named = aws.converge(
        listener, {**where, "additional_certificate_domains": ["wiki.example.com"]}
    )
    assert sorted(named.after["additional_certificate_arns"]) == sorted([own, shop, wiki])
    left = aws.converge(
        listener,
        {**where, "additional_certificate_arns": [shop]},
        purge={"additional_certificates_state": "absent"},
    )
    assert sorted(left.after["additional_certificate_arns"]) == sorted([own, wiki])


@pytest.mark.parametrize(
    ("purge", "left"),
    [
        ({}, "both"),
        ({"purge_certificates": None, "additional_certificates_state": None}, "both"),
        ({"purge_certificates": False}, "both"),
        ({"additional_certificates_state": "merged"}, "both"),
        ({"purge_certificates": True}, "listed"),
        ({"additional_certificates_state": "replaced"}, "listed"),
        ({"purge_certificates": True, "additional_certificates_state": "replaced"}, "listed"),
        ({"purge_certificates": False, "additional_certificates_state": "absent"}, "other"),
        ({"purge_certificates": True, "additional_certificates_state": "merged"}, "refused"),
        ({"purge_certificates": False, "additional_certificates_state": "replaced"}, "refused"),
        ({"purge_certificates": True, "additional_certificates_state": "absent"}, "refused"),
    ],
    ids=str,
)
def test_two_words_for_further_certificates_mean_the_same(
    aws: Aws, purge: Document, left: str
) -> None:
    """Others stay unless one word says that they go, and both may not say different things."""
    found = listeners(aws)
    listener = described("listener.LISTENER")
    where = {"load_balancer_name": "edge", "port": 443}
    more, other = "additional_certificate_arns", found["other_certificate_arn"]
    shop = imported(aws, "shop.example.com")
    aws.converge(listener, {**where, more: [other, shop]})
    aws.forget()
    if left == "refused":
        with pytest.raises(PlanError, match="contradict each other: give one of them"):
            aws.converge(listener, {**where, more: [shop]}, purge=purge)
        assert aws.writes == []
        return
    wanted = {"both": {other, shop}, "listed": {shop}, "other": {other}}[left]
    assert {*aws.converge(listener, {**where, more: [shop]}, purge=purge).after[more]} == wanted
