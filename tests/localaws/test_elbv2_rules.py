# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Conditions, transforms, priorities and reads of listener rules."""

from __future__ import annotations

import typing as t

import pytest

from tests.localaws.estate import Estate, Rules, closed, forward, path
from tests.localaws.expect import refused
from tests.localaws.tally import row

TABLE = "ELBv2 listener rules"
INVALID = "ValidationError"
NOT_PERMITTED = "OperationNotPermitted"


@pytest.fixture
def estate(aws: t.Any) -> Estate:
    return Estate(aws)


@pytest.fixture
def rules(estate: Estate) -> Rules:
    return Rules(estate)


def condition(field: str, **config: t.Any) -> dict[str, t.Any]:
    """Return a condition with its config."""
    name = "".join(word.capitalize() for word in field.split("-")) + "Config"
    return {"Field": field, name: config}


def host(*values: str) -> dict[str, t.Any]:
    """Return a condition on the host."""
    return condition("host-header", Values=list(values))


def rewrite(type_: str, regex: str = "^a", replace: str = "b") -> dict[str, t.Any]:
    """Return a transform."""
    configs = {
        "host-header-rewrite": "HostHeaderRewriteConfig",
        "url-rewrite": "UrlRewriteConfig",
    }
    return {"Type": type_, configs[type_]: {"Rewrites": [{"Regex": regex, "Replace": replace}]}}


@row(TABLE, "Transforms: ≤1 host-header-rewrite")
def test_transforms(estate: Estate, rules: Rules) -> None:
    both = [rewrite("host-header-rewrite"), rewrite("url-rewrite")]
    with refused("only have one transform", INVALID):
        rules.create(Transforms=[both[0], both[0]])
    with refused("regular expression", INVALID):
        rules.create(Transforms=[rewrite("url-rewrite", "(")])
    rule = rules.create(Transforms=both)
    modify = {"RuleArn": rule["RuleArn"]}
    estate.elb.modify_rule(**modify, Actions=[closed()])
    assert rules.read(rule)["Transforms"] == both
    with refused("both Transforms and ResetTransforms", INVALID):
        estate.elb.modify_rule(**modify, Transforms=both, ResetTransforms=True)
    estate.elb.modify_rule(**modify, ResetTransforms=True)
    assert rules.read(rule)["Transforms"] == []


@row(TABLE, "RegexValues for http-header, host-header, path-pattern")
def test_regex_values(rules: Rules) -> None:
    given = [
        condition("host-header", RegexValues=["^a\\.example\\.com:8443$"]),
        condition("path-pattern", RegexValues=["^/(a|b)$"]),
        condition("http-header", HttpHeaderName="X-A", RegexValues=["^1+$"]),
    ]
    found = {one["Field"]: one for one in rules.create(Conditions=given)["Conditions"]}
    assert found["host-header"]["HostHeaderConfig"]["RegexValues"] == ["^a\\.example\\.com:8443$"]
    assert found["path-pattern"]["PathPatternConfig"]["RegexValues"] == ["^/(a|b)$"]
    assert found["http-header"]["HttpHeaderConfig"] == {
        "HttpHeaderName": "X-A",
        "RegexValues": ["^1+$"],
    }
    with refused("both Values and RegexValues", INVALID):
        both = condition("path-pattern", RegexValues=["^/a$"], Values=["/a"])
        rules.create(11, Conditions=[both])


@row(TABLE, "`Values` ⇄ `PathPatternConfig`/`HostHeaderConfig` both")
def test_values_are_mirrored(rules: Rules) -> None:
    beside = [{"Field": "path-pattern", "Values": ["/a"]}, host("a.example.com")]
    found = {one["Field"]: one for one in rules.create(1, Conditions=beside)["Conditions"]}
    assert found["path-pattern"]["PathPatternConfig"]["Values"] == ["/a"]
    assert found["host-header"]["Values"] == ["a.example.com"]
    method = condition("http-request-method", Values=["GET"])
    assert rules.create(2, Conditions=[method])["Conditions"] == [{**method, "Values": []}]
    with refused("not compatible with 'source-ip'", INVALID):
        rules.create(Conditions=[{"Field": "source-ip", "Values": ["10.0.0.0/8"]}])
    with refused("A condition field must be specified", INVALID):
        rules.create(Conditions=[{"PathPatternConfig": {"Values": ["/a"]}}])


@row(TABLE, "Values reordered by AWS")
def test_values_and_conditions_are_reordered(rules: Rules) -> None:
    given = [path("/b", "/a"), host("b.example.com", "a.example.com")]
    found = rules.create(Conditions=given)["Conditions"]
    assert [one["Field"] for one in found] == ["host-header", "path-pattern"]
    assert [one["Values"] for one in found] == [["b.example.com", "a.example.com"], ["/a", "/b"]]
    query = [{"Key": "b", "Value": "1"}, {"Value": "0"}]
    others = [
        condition("query-string", Values=query),
        condition("source-ip", Values=["10.1.0.0/16", "10.0.0.0/16"]),
    ]
    found = rules.create(11, Conditions=others)["Conditions"]
    assert found[0]["QueryStringConfig"]["Values"] == [query[1], query[0]]
    assert found[1]["SourceIpConfig"]["Values"] == ["10.0.0.0/16", "10.1.0.0/16"]


@row(TABLE, "host-header: case-insensitive match")
@pytest.mark.parametrize("value", ["my-app-1", "a.example.com:8443", "a.example.c0m", "a_b.com"])
def test_hosts_that_are_none(rules: Rules, value: str) -> None:
    with refused(f"Condition value '{value}' contains a character that is not valid", INVALID):
        rules.create(Conditions=[host(value)])
    assert rules.create(Conditions=[host("App.example.com")])["Conditions"][0]["Values"] == [
        "App.example.com"
    ]


@row(TABLE, "≤5 condition values per rule")
def test_how_much_a_rule_may_say(rules: Rules) -> None:
    six = [f"/{number}" for number in range(6)]
    with refused("A rule can only have '5' condition values", INVALID):
        rules.create(Conditions=[path(*six)])
    with refused("A rule can only have '5' condition values", INVALID):
        rules.create(Conditions=[path(*six[:3]), host("a.b.c", "b.b.c", "c.b.c")])
    with refused("'5' condition wildcards", INVALID):
        rules.create(Conditions=[path("/*/*/*", "/?/?/?")])
    with refused("the limit is '128'", INVALID):
        rules.create(Conditions=[path("/" + "x" * 128)])
    for one in (
        path("/a"),
        host("a.example.com"),
        condition("http-request-method", Values=["GET"]),
        condition("source-ip", Values=["10.0.0.0/8"]),
    ):
        with refused(f"only have one '{one['Field']}' condition", INVALID):
            rules.create(Conditions=[one, one])
    header = condition("http-header", HttpHeaderName="A", Values=["1"])
    assert len(rules.create(Conditions=[header, header])["Conditions"]) == 2


@row(TABLE, "≤100 rules per ALB excluding defaults")
def test_a_hundred_rules(estate: Estate, rules: Rules) -> None:
    for priority in range(1, 101):
        rules.create(priority)
    with refused("maximum number of rules", "TooManyRules"):
        rules.create(200)
    assert len(rules.all()) < 101, "one page does not hold them all"
    pages = estate.elb.get_paginator("describe_rules").paginate(ListenerArn=rules.arn)
    assert len([rule for page in pages for rule in page["Rules"]]) == 101


@row(TABLE, "Priority 1\u201350000")
def test_priorities(rules: Rules) -> None:
    for wrong in (0, 50001):
        with refused("priority", INVALID):
            rules.create(wrong)
    rules.create(7)
    assert {rule["Priority"] for rule in rules.all()} == {"default", "7"}
    with refused("Priority '7' is currently in use", "PriorityInUse"):
        rules.create(7)


@row(TABLE, "Auto-priority races")
def test_of_two_who_want_one_priority_one_is_refused(rules: Rules) -> None:
    highest = max(int(rule["Priority"]) for rule in [rules.create(41)])
    rules.create(highest + 1)
    with refused("Priority '42' is currently in use", "PriorityInUse"):
        rules.create(highest + 1)


@row(TABLE, "SetRulePriorities reorders **atomically**")
def test_priorities_are_swapped_in_one_step(estate: Estate, rules: Rules) -> None:
    one, two, three = (rules.create(priority)["RuleArn"] for priority in (1, 2, 3))

    def put(*pairs: tuple[str, int]) -> None:
        wanted = [{"RuleArn": arn, "Priority": priority} for arn, priority in pairs]
        estate.elb.set_rule_priorities(RulePriorities=wanted)

    put((one, 2), (two, 1))
    with refused("Priority '3' is currently in use", "PriorityInUse"):
        put((one, 3), (two, 4))
    with refused("multiple times", INVALID):
        put((one, 9), (two, 9))
    found = {rule["RuleArn"]: rule["Priority"] for rule in rules.all()}
    assert (found[one], found[two], found[three]) == ("2", "1", "3")


@row(TABLE, "ModifyRule: omitted Conditions/Actions unchanged")
def test_modify_replaces_what_it_is_given(estate: Estate, rules: Rules) -> None:
    rule = rules.create(Conditions=[path("/a"), host("a.example.com")])
    estate.elb.modify_rule(RuleArn=rule["RuleArn"], Conditions=[path("/b")])
    found = rules.read(rule)
    assert [one["Values"] for one in found["Conditions"]] == [["/b"]]
    assert found["Actions"] == rule["Actions"]
    estate.elb.modify_rule(RuleArn=rule["RuleArn"], Actions=[forward(estate.group())])
    assert rules.read(rule)["Conditions"] == found["Conditions"]
    with refused("must be specified", INVALID):
        estate.elb.modify_rule(RuleArn=rule["RuleArn"])


@row(TABLE, "Default rule: ModifyRule/DeleteRule")
def test_the_default_rule_is_the_listeners(estate: Estate, rules: Rules) -> None:
    default = rules.all()[0]
    with refused("cannot be modified", NOT_PERMITTED):
        estate.elb.modify_rule(RuleArn=default["RuleArn"], Actions=[closed()])
    with refused("cannot be deleted", NOT_PERMITTED):
        estate.elb.delete_rule(RuleArn=default["RuleArn"])
    with refused("cannot be changed", NOT_PERMITTED):
        wanted = [{"RuleArn": default["RuleArn"], "Priority": 1}]
        estate.elb.set_rule_priorities(RulePriorities=wanted)
    group = estate.group()
    estate.elb.modify_listener(ListenerArn=rules.arn, DefaultActions=[forward(group)])
    assert rules.read(default)["Actions"][0]["TargetGroupArn"] == group


@row(TABLE, "DescribeRules: ListenerArn xor RuleArns")
def test_reads(estate: Estate, rules: Rules) -> None:
    for both in ({}, {"ListenerArn": rules.arn, "RuleArns": [rules.all()[0]["RuleArn"]]}):
        with refused("either", INVALID):
            estate.elb.describe_rules(**both)
    with refused("less than or equal to 400", INVALID):
        estate.elb.describe_rules(ListenerArn=rules.arn, PageSize=401)
    rules.create(1)
    first = estate.elb.describe_rules(ListenerArn=rules.arn, PageSize=1)
    rest = estate.elb.describe_rules(ListenerArn=rules.arn, Marker=first["NextMarker"])
    assert [one["Priority"] for one in first["Rules"] + rest["Rules"]] == ["default", "1"]
    assert "NextMarker" not in rest


@row(TABLE, "RuleNotFound on describe/delete")
def test_a_rule_that_is_not_there(aws: t.Any, estate: Estate, rules: Rules) -> None:
    gone = rules.create()["RuleArn"]
    estate.elb.delete_rule(RuleArn=gone)
    for call in (estate.elb.delete_rule, estate.elb.modify_rule):
        with refused("not found", "RuleNotFound"):
            call(RuleArn=gone)
    with refused("not found", "RuleNotFound"):
        estate.elb.describe_rules(RuleArns=[gone])
    late = {"operation": "DescribeRules", "after": "CreateRule", "times": 1, "code": "RuleNotFound"}
    aws.control("POST", "faults", late)
    rule = rules.create()
    with refused(code="RuleNotFound"):
        rules.read(rule)
    assert rules.read(rule)["RuleArn"] == rule["RuleArn"]


def test_tags_of_a_rule(estate: Estate, rules: Rules) -> None:
    arn = rules.create(Tags=[{"Key": "owner", "Value": "web"}])["RuleArn"]
    estate.elb.add_tags(ResourceArns=[arn], Tags=[{"Key": "key", "Value": "x"}])
    estate.elb.remove_tags(ResourceArns=[arn], TagKeys=["owner"])
    found = estate.elb.describe_tags(ResourceArns=[arn])["TagDescriptions"]
    assert found == [{"ResourceArn": arn, "Tags": [{"Key": "key", "Value": "x"}]}]
    with refused("up to 20", INVALID):
        estate.elb.describe_tags(ResourceArns=[arn] * 21)
    with refused("duplicated", "DuplicateTagKeys"):
        estate.elb.add_tags(ResourceArns=[arn], Tags=[{"Key": "a", "Value": "1"}] * 2)
    with refused("not found", "RuleNotFound"):
        estate.elb.describe_tags(ResourceArns=[arn + "0"])
