# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A set of rules: what it touches, in how many calls, and what becomes of long rules."""

from __future__ import annotations

import threading
import time
import typing as t

import botocore.exceptions
import pytest

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.converge import converge
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.errors import PlanError
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.graph import Node
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.stack import converge_all
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.survey import Terms
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.listener import LISTENER
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.listener_rule import (
    LISTENER_RULE,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.listener_rules import (
    LISTENER_RULES,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.load_balancer import (
    LOAD_BALANCER,
)
from tests.support import worlds
from tests.support.aws import Aws

Document = dict[str, t.Any]

NOT_FOUND = [{"fixed_response": {"status_code": "404"}}]
LOGIN = {"authenticate_cognito": {"user_pool_name": "staff", "user_pool_client_name": "orders"}}
SECRET = "a-secret-of-tests-only"
READS = ("Describe", "List")


@pytest.fixture
def found(aws: Aws) -> Document:
    return worlds.sign_in(aws)


def rule(key: str, *paths: str, **more: t.Any) -> Document:
    conditions = [{"path_pattern": {"values": list(paths or (f"/{key}",))}}]
    return {"key": key, "conditions": conditions, "actions": NOT_FOUND, **more}


def rules(found: Document, *entries: Document, owner: str = "shop", **more: t.Any) -> Document:
    return {"listener_arn": found["listener_arn"], "owner": owner, "rules": [*entries], **more}


def there(aws: Aws, found: Document) -> list[Document]:
    """Return AWS's rules in the order of evaluation."""
    told = aws.client("elbv2").describe_rules(ListenerArn=found["listener_arn"])["Rules"]
    numbered = [one for one in told if not one["IsDefault"]]
    return sorted(numbered, key=lambda one: int(one["Priority"]))


def paths(aws: Aws, found: Document) -> list[list[str]]:
    """Return the paths of all rules, in the order of evaluation."""
    return [sorted(one["Conditions"][0]["Values"]) for one in there(aws, found)]


def operations(aws: Aws) -> list[str]:
    """Return what the last run called."""
    return [one["operation"] for one in aws.made]


def made(aws: Aws) -> list[str]:
    """Return what the last run wrote."""
    return [one for one in operations(aws) if not one.startswith(READS)]


def test_calls_for_a_hundred_rules(aws: Aws, found: Document) -> None:
    """One page, tags of 20 rules at a time, then nothing but the difference."""
    hundred = [rule(f"r{number:03}") for number in range(100)]
    aws.lasts(LISTENER_RULES, rules(found, *hundred))
    read = ["DescribeRules", *["DescribeTags"] * 5]
    assert made(aws) == ["CreateRule"] * 100
    assert aws.operations == read
    arns = [one["RuleArn"] for one in there(aws, found)]
    hundred[50] = rule("r050", "/other")
    aws.lasts(LISTENER_RULES, rules(found, *hundred))
    assert operations(aws) == [*read, "ModifyRule", *read]  # What has come of it is read again.
    aws.lasts(LISTENER_RULES, rules(found, *hundred[::-1]))
    assert operations(aws) == [*read, "SetRulePriorities"]
    assert [one["RuleArn"] for one in there(aws, found)] == arns[::-1]


def test_no_room_for_a_rule(aws: Aws, found: Document) -> None:
    """What is there is not made way for; once there is room, the next run makes what lacks."""
    elb = aws.client("elbv2")
    aws.lasts(LISTENER_RULES, rules(found, rule("old")))
    others = [
        elb.create_rule(
            ListenerArn=found["listener_arn"],
            Priority=1000 + number,
            Conditions=[{"Field": "path-pattern", "Values": [f"/other/{number}"]}],
            Actions=[{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}],
        )["Rules"][0]["RuleArn"]
        for number in range(99)
    ]
    wanted = rules(found, rule("old"), rule("new"))
    with pytest.raises(botocore.exceptions.ClientError, match="TooManyRules"):
        aws.converge(LISTENER_RULES, wanted)
    assert paths(aws, found)[:2] == [["/old"], ["/other/0"]]
    elb.delete_rule(RuleArn=others[0])
    aws.lasts(LISTENER_RULES, wanted)
    assert made(aws) == ["CreateRule"]


def test_rules_are_made_up_to_eight_at_a_time(aws: Aws, found: Document) -> None:
    """What does not stand in another's way goes out side by side, no more than AWS bears."""
    session, lock = aws.session(), threading.Lock()
    under, most = 0, 0

    def begun(**_kwargs: t.Any) -> None:
        nonlocal under, most
        with lock:
            under += 1
            most = max(most, under)
        time.sleep(0.01)

    def ended(**_kwargs: t.Any) -> None:
        nonlocal under
        with lock:
            under -= 1

    events = session.client("elbv2").meta.events
    events.register("before-call.elbv2.CreateRule", begun)
    events.register("after-call.elbv2.CreateRule", ended)
    many = [rule(f"r{number:02}") for number in range(40)]
    assert converge(LISTENER_RULES, rules(found, *many), session, Terms()).changed
    assert (4 <= most <= 8, under, len(there(aws, found))) == (True, 0, 40)


def test_order_of_the_list_is_the_order_of_evaluation(aws: Aws, found: Document) -> None:
    """A new rule goes between its neighbours, by one call where there is room."""
    a, b, c = rule("a"), rule("b"), rule("c")
    aws.lasts(LISTENER_RULES, rules(found, a, c))
    aws.lasts(LISTENER_RULES, rules(found, a, b, c))
    read = ["DescribeRules", "DescribeTags"]  # Without a sign-in nothing else has to be known.
    assert operations(aws) == [*read, "CreateRule", *read]
    assert paths(aws, found) == [["/a"], ["/b"], ["/c"]]
    aws.lasts(LISTENER_RULES, rules(found, c, a, b))
    assert made(aws) == ["SetRulePriorities"]
    assert paths(aws, found) == [["/c"], ["/a"], ["/b"]]


def test_room_is_made_where_there_is_none(aws: Aws, found: Document) -> None:
    span = {"priority_range": [1, 3]}
    a, b, c = rule("a"), rule("b"), rule("c")
    aws.lasts(LISTENER_RULES, rules(found, a, c, priority_range=[1, 2]))
    aws.lasts(LISTENER_RULES, rules(found, a, b, c, **span))
    assert made(aws) == ["SetRulePriorities", "CreateRule"]
    assert paths(aws, found) == [["/a"], ["/b"], ["/c"]]
    with pytest.raises(PlanError, match="priority_range 1 to 3 has no room"):
        aws.converge(LISTENER_RULES, rules(found, a, b, c, rule("d"), **span))


def test_tags_of_other_owners_are_read_once(aws: Aws, found: Document) -> None:
    """After a change only those of the owner's own rules, and of what is new, can be others."""
    many = [rule(f"r{number:02}") for number in range(41)]
    aws.lasts(LISTENER_RULES, rules(found, *many, owner="first"))
    before = there(aws, found)
    aws.lasts(LISTENER_RULES, rules(found, rule("mine")))
    read = ["DescribeRules", *["DescribeTags"] * 3]
    assert operations(aws) == [*read, "CreateRule", "DescribeRules", "DescribeTags"]
    assert there(aws, found)[:41] == before


def test_only_the_owners_rules_are_touched(aws: Aws, found: Document) -> None:
    aws.lasts(LISTENER_RULES, rules(found, rule("a"), owner="first"))
    aws.lasts(LISTENER_RULE, {**rule("mine"), "listener_arn": found["listener_arn"]})
    before = there(aws, found)
    aws.lasts(LISTENER_RULES, rules(found, rule("b"), rule("c")))
    aws.lasts(LISTENER_RULES, rules(found, rule("c")))
    assert made(aws) == ["DeleteRule"]
    assert aws.converge(LISTENER_RULES, rules(found), state="absent").changed
    assert there(aws, found) == before
    assert not aws.converge(LISTENER_RULES, rules(found), state="absent").changed


def test_what_is_not_listed_may_stay(aws: Aws, found: Document) -> None:
    aws.lasts(LISTENER_RULES, rules(found, rule("a", priority="7"), rule("b")))
    taken = rules(found, rule("c", priority="7"))
    with pytest.raises(PlanError, match=r"rule c: priority 7 is in use by rule arn.*\(key a\)"):
        aws.converge(LISTENER_RULES, taken, purge={"purge_rules": False})
    kept = aws.converge(LISTENER_RULES, rules(found, rule("c")), purge={"purge_rules": False})
    assert [one["key"] for one in kept.after["rules"]] == ["a", "b", "c"]


def test_an_empty_list_removes_all_that_are_the_owners(aws: Aws, found: Document) -> None:
    aws.lasts(LISTENER_RULES, rules(found, rule("a"), owner="first"))
    aws.lasts(LISTENER_RULES, rules(found, rule("b"), rule("c")))
    assert aws.converge(LISTENER_RULES, rules(found), check_mode=True).changed
    assert aws.lasts(LISTENER_RULES, rules(found)) == {}
    assert made(aws) == ["DeleteRule"] * 2
    assert paths(aws, found) == [["/a"]]


def test_a_rule_of_nobody_is_taken_over_and_one_of_another_is_not(
    aws: Aws, found: Document
) -> None:
    single = {"listener_arn": found["listener_arn"], "priority": "7", **rule("a")}
    arn = aws.lasts(LISTENER_RULE, single)["rule_arn"]
    after = aws.lasts(LISTENER_RULES, rules(found, rule("a")))
    assert (made(aws), after["rules"][0]["rule_arn"]) == (["AddTags"], arn)
    aws.forget()
    with pytest.raises(PlanError, match="a belongs to owner shop"):
        aws.converge(LISTENER_RULES, rules(found, rule("a"), owner="other"))
    assert aws.writes == []


def test_a_whole_listener_is_one_set(aws: Aws, found: Document) -> None:
    """Said expressly, it is all that the listener has, whoever made it."""
    aws.lasts(LISTENER_RULES, rules(found, rule("a"), owner="first"))
    whole = {"listener_arn": found["listener_arn"], "whole_listener": True, "rules": [rule("b")]}
    aws.lasts(LISTENER_RULES, whole)
    assert paths(aws, found) == [["/b"]]


def test_a_priority_of_another_is_refused(aws: Aws, found: Document) -> None:
    aws.lasts(LISTENER_RULES, rules(found, rule("a", priority="5"), owner="first"))
    aws.forget()
    with pytest.raises(PlanError, match=r"priority 5 is in use by rule .*\(key a\)"):
        aws.converge(LISTENER_RULES, rules(found, rule("b", priority="5")))
    assert aws.writes == []


def test_a_long_rule_is_several_in_aws_and_one_to_the_user(aws: Aws, found: Document) -> None:
    """More than five values: several rules in a row, each value in one of them."""
    twelve = [f"/p{number:02}" for number in range(12)]
    long = rule("long", *twelve, tags={"team": "shop"})
    after = aws.lasts(LISTENER_RULES, rules(found, long, rule("z")))
    assert made(aws) == ["CreateRule"] * 4
    assert [len(part) for part in paths(aws, found)] == [5, 5, 2, 1]
    numbers = [int(one["Priority"]) for one in there(aws, found)]
    assert numbers[:3] == list(range(numbers[0], numbers[0] + 3))
    assert after["rules"][0]["conditions"][0]["path_pattern"]["values"] == twelve
    arns = [one["RuleArn"] for one in there(aws, found)]
    aws.lasts(LISTENER_RULES, rules(found, rule("long", *twelve, "/p00a"), rule("z")))
    assert made(aws) == ["ModifyRule"]
    aws.lasts(LISTENER_RULES, rules(found, rule("long", *twelve[:4]), rule("z")))
    assert sorted(made(aws)) == ["DeleteRule", "DeleteRule", "ModifyRule", "RemoveTags"]
    assert [one["RuleArn"] for one in there(aws, found)] == [arns[0], arns[3]]


def test_a_part_that_somebody_changed_is_brought_back(aws: Aws, found: Document) -> None:
    long = rule("long", *[f"/p{number}" for number in range(7)])
    aws.lasts(LISTENER_RULES, rules(found, long))
    other = [{"Type": "forward", "TargetGroupArn": found["target_groups"]["orders"]}]
    aws.client("elbv2").modify_rule(RuleArn=there(aws, found)[1]["RuleArn"], Actions=other)
    aws.lasts(LISTENER_RULES, rules(found, long))
    assert made(aws) == ["ModifyRule"]


def test_hosts_that_change_places_meet_no_gap(aws: Aws, found: Document) -> None:
    """Another rule stands in for each that changes; no rule is made anew."""
    ok = [{"fixed_response": {"status_code": "200"}}]
    aws.lasts(LISTENER_RULES, rules(found, rule("a", "/a"), rule("b", "/b", actions=ok)))
    arns = [one["RuleArn"] for one in there(aws, found)]
    aws.lasts(LISTENER_RULES, rules(found, rule("a", "/b"), rule("b", "/a", actions=ok)))
    assert made(aws).count("SetRulePriorities") == 1 + ("DeleteRule" in made(aws))
    assert paths(aws, found) == [["/b"], ["/a"]]
    assert [one["RuleArn"] for one in there(aws, found)] == arns


def test_secrets_of_a_set_are_given_once(aws: Aws, found: Document) -> None:
    endpoints = ("issuer", "authorization_endpoint", "token_endpoint", "user_info_endpoint")
    login = {name: f"https://login.example.com/{name}" for name in endpoints}
    oidc = {**login, "client_id": "orders", "client_secret": SECRET}
    options = rules(found, rule("a", actions=[{"authenticate_oidc": oidc}, *NOT_FOUND]))
    result = aws.converge(LISTENER_RULES, options)
    assert SECRET not in str((result.after, result.diff(LISTENER_RULES)))
    kept = {**{k: v for k, v in oidc.items() if k != "client_secret"}, "session_timeout": 60}
    aws.lasts(
        LISTENER_RULES, rules(found, rule("a", actions=[{"authenticate_oidc": kept}, *NOT_FOUND]))
    )
    (call,) = [one for one in aws.made if one["operation"] == "ModifyRule"]
    sent = call["parameters"]["Actions"][0]["AuthenticateOidcConfig"]
    assert (sent["UseExistingClientSecret"], "ClientSecret" in sent) == (True, False)


def test_weights_that_a_deployment_shifts_stay(aws: Aws, found: Document) -> None:
    def shared(orders: int, other: int) -> list[Document]:
        names = (("orders", orders), ("other", other))
        groups = [{"target_group_name": name, "weight": weight} for name, weight in names]
        return [LOGIN, {"forward": {"target_groups": groups}}]

    aws.lasts(LISTENER_RULES, rules(found, rule("a", actions=shared(100, 0))))
    options = rules(found, rule("a", actions=shared(0, 100), ignore_target_group_weights=True))
    aws.stands(LISTENER_RULES, options)
    aws.lasts(LISTENER_RULES, rules(found, rule("a", actions=shared(0, 100))))


def test_what_info_tells_is_what_the_module_takes(aws: Aws, found: Document) -> None:
    long = rule("long", *[f"/p{number}" for number in range(7)], tags={"a": "b"})
    aws.lasts(LISTENER_RULES, rules(found, long, rule("z", actions=[LOGIN, *NOT_FOUND])))
    (told,) = aws.inform(LISTENER_RULES, {"listener_arn": found["listener_arn"], "owner": "shop"})
    assert [one["key"] for one in told["rules"]] == ["long", "z"]
    aws.stands(LISTENER_RULES, told)
    (whole,) = aws.inform(LISTENER_RULES, {"listener_arn": found["listener_arn"]})
    aws.stands(LISTENER_RULES, {**whole, "whole_listener": True})
    nobody = {"listener_arn": found["listener_arn"], "owner": "nobody"}
    assert aws.inform(LISTENER_RULES, nobody) == []


def test_a_set_is_an_entry_of_a_stack(aws: Aws) -> None:
    """On an empty account: predicted with its listener, then made after it."""
    found = worlds.network(aws)
    edge = {"load_balancer_name": "gate", "listener_port": 80}
    nodes = [
        Node("rules", LISTENER_RULES, {**edge, "owner": "a", "rules": [rule("a")]}, Terms()),
        Node("rules", LISTENER_RULES, {**edge, "owner": "b", "rules": [rule("b")]}, Terms()),
        Node(
            "listener",
            LISTENER,
            {
                "load_balancer_name": "gate",
                "port": 80,
                "protocol": "HTTP",
                "default_actions": NOT_FOUND,
            },
            Terms(),
        ),
        Node("lb", LOAD_BALANCER, {"name": "gate", "subnets": found["subnets"]}, Terms()),
    ]
    aws.forget()
    dry = converge_all(nodes, aws.session(), dry=True)
    assert aws.writes == []
    assert dry[nodes[0]].after["rules"][0]["priority"] == 10
    real = converge_all(nodes, aws.session(), dry=False)
    assert {one.changed for one in real.values()} == {True}
    again = converge_all(nodes, aws.session(), dry=False)
    assert {one.changed for one in again.values()} == {False}


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([rule("a"), rule("a", "/b")], "key a is listed twice"),
        ([{"conditions": rule("a")["conditions"], "actions": NOT_FOUND}], "needs a key"),
        ([{"key": "a", "actions": NOT_FOUND}], "rule a: conditions is needed"),
        ([rule("a", actions=[*NOT_FOUND, LOGIN])], "rule a: actions needs exactly one"),
        ([rule("a", priority="9"), rule("b"), rule("c", priority="5")], "order of the list"),
        ([rule("a", priority="9"), rule("b", priority="9")], "priority 9 .* with key a: choose"),
        (
            [rule("a", *[f"/{n}" for n in range(8)], priority="8"), rule("b", priority="9")],
            "rule b: priority 9 is in use by rule with key a",
        ),
        ([{"rule_arn": "arn:nowhere", "actions": NOT_FOUND}], "no rule arn:nowhere"),
        ([rule("a", actions=[LOGIN, *NOT_FOUND], require_sign_in=LOGIN)], "rule a: .* beside a"),
        (
            [rule("a", require_sign_in={"authenticate_cognito": {"user_pool_name": "staff"}})],
            "rule a: require_sign_in.authenticate_cognito needs one of user_pool_client_id",
        ),
        ([{**rule("a", require_sign_in=LOGIN), "actions": None}], "rule a: actions is needed"),
    ],
)
def test_a_bad_set_is_refused_before_the_first_write(
    aws: Aws, found: Document, entries: list[Document], words: str
) -> None:
    aws.forget()
    for check_mode in (True, False):
        with pytest.raises(PlanError, match=words):
            aws.converge(LISTENER_RULES, rules(found, *entries), check_mode)
    assert aws.writes == []


def test_a_listener_that_is_nowhere_is_said(aws: Aws) -> None:
    arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/a/b/c"
    with pytest.raises(PlanError, match="There is no listener"):
        aws.converge(LISTENER_RULES, rules({"listener_arn": arn}, rule("a")))


def test_a_sign_in_is_put_before_each_rule_and_taken_away(aws: Aws, found: Document) -> None:
    """On rules that are there, long ones too, and on a new one; nothing else of them changes."""
    go = [{"target_group_name": "orders"}]
    many = [f"/p{number}" for number in range(7)]
    aws.lasts(LISTENER_RULES, rules(found, rule("a", actions=go), rule("long", *many, actions=go)))
    before = there(aws, found)
    shut = [{"key": key, "require_sign_in": LOGIN} for key in ("a", "long")]
    aws.forget()
    dry = aws.converge(LISTENER_RULES, rules(found, *shut), check_mode=True)
    types = [[one["type"] for one in each["actions"]] for each in dry.after["rules"]]
    assert (types, aws.writes) == ([["authenticate-cognito", "forward"]] * 2, [])
    after = aws.lasts(LISTENER_RULES, rules(found, *shut))
    assert made(aws) == ["ModifyRule"] * 3
    assert {one["guarded_by"] for one in after["rules"]} == {found["user_pool_arn"]}
    new = rule("new", actions=go, require_sign_in=LOGIN)
    after = aws.lasts(LISTENER_RULES, rules(found, *shut, new))
    assert made(aws) == ["CreateRule"]
    assert after["rules"][2]["guarded_by"] == found["user_pool_arn"]
    opened = [{**one, "require_sign_in": {}} for one in shut]
    aws.lasts(LISTENER_RULES, rules(found, *opened))
    assert there(aws, found) == before


def test_a_sign_in_of_a_set_keeps_what_it_leaves_out(aws: Aws, found: Document) -> None:
    """Its secret is given once, and its timeout is one that somebody chose."""
    endpoints = ("issuer", "authorization_endpoint", "token_endpoint", "user_info_endpoint")
    oidc = {name: f"https://login.example.com/{name}" for name in endpoints}
    oidc |= {"client_id": "orders", "session_timeout": 60}
    secret = {"authenticate_oidc": {**oidc, "client_secret": SECRET}}
    aws.lasts(LISTENER_RULES, rules(found, rule("a")))
    result = aws.converge(LISTENER_RULES, rules(found, {"key": "a", "require_sign_in": secret}))
    assert SECRET not in str((result.after, result.diff(LISTENER_RULES)))
    kept = {name: value for name, value in oidc.items() if name != "session_timeout"}
    asked = {"key": "a", "require_sign_in": {"authenticate_oidc": kept}}
    aws.stands(LISTENER_RULES, rules(found, asked))
    asked["require_sign_in"] = {"authenticate_oidc": {**kept, "scope": "openid email"}}
    after = aws.lasts(LISTENER_RULES, rules(found, asked))
    (call,) = [one for one in aws.made if one["operation"] == "ModifyRule"]
    sent = call["parameters"]["Actions"][0]["AuthenticateOidcConfig"]
    assert (sent["UseExistingClientSecret"], "ClientSecret" in sent) == (True, False)
    assert after["rules"][0]["actions"][0]["authenticate_oidc"]["session_timeout"] == 60


def test_a_new_rule_in_the_shadow_of_another_is_warned_of(aws: Aws, found: Document) -> None:
    """Of another owner's, or of one of the same set, whether that is there or new as well."""
    wide = rule("wide", "/a*", priority="10")
    aws.lasts(LISTENER_RULES, rules(found, wide, owner="first"))
    told: list[str] = []
    shadowed = [rule("in", "/a/b", priority="20"), rule("free", "/b*"), rule("below", "/b/c")]
    aws.converge(LISTENER_RULES, rules(found, *shadowed), warnings=told)
    assert len(told) == 2
    assert "new rule with priority 20 never gets a request: rule arn:" in told[0]
    assert "(key wide) with priority 10 comes first and matches all" in told[0]
    assert "rule with key free with priority" in told[1]
    told.clear()
    aws.converge(LISTENER_RULES, rules(found, *shadowed, rule("last", "/b/d")), warnings=told)
    (warning,) = told
    assert "(key free) with priority" in warning
    aws.stands(LISTENER_RULES, rules(found, *shadowed, rule("last", "/b/d")))


def long(found: Document, number: int = 7, **more: t.Any) -> Document:
    """Return one rule with more paths than AWS takes in one."""
    many = rule("long", *[f"/p{place}" for place in range(number)])
    return {**many, "listener_arn": found["listener_arn"], **more}


def test_one_rule_with_more_values_is_one_unit(aws: Aws, found: Document) -> None:
    """Made, found by key and ARN, read, extended, moved, shortened and removed as one."""
    where = {"listener_arn": found["listener_arn"]}
    aws.lasts(LISTENER_RULE, {**rule("a"), **where})
    after = aws.lasts(LISTENER_RULE, long(found, tags={"team": "shop"}))
    assert made(aws) == ["CreateRule"] * 2
    aws.lasts(LISTENER_RULE, {**rule("z"), **where})
    assert [len(part) for part in paths(aws, found)] == [1, 5, 2, 1]
    (told,) = aws.inform(LISTENER_RULE, {**where, "key": "long"})
    assert told == {**after, "is_default": False}
    assert len(told["conditions"][0]["path_pattern"]["values"]) == 7
    assert aws.inform(LISTENER_RULE, {"rule_arn": there(aws, found)[2]["RuleArn"]}) == [told]
    aws.stands(LISTENER_RULE, told)
    aws.lasts(LISTENER_RULE, {"key": "long", **where, "require_sign_in": LOGIN})
    assert made(aws) == ["ModifyRule"] * 2
    aws.lasts(LISTENER_RULE, long(found, 11))
    # All but the last may go out at once.
    assert sorted(made(aws)[:3]) == ["ModifyRule", "ModifyRule", "SetRulePriorities"]
    assert made(aws)[3:] == ["CreateRule"]
    assert [len(part) for part in paths(aws, found)] == [1, 5, 5, 1, 1]
    aws.lasts(LISTENER_RULE, {"key": "long", **where, "before": "a"})
    assert made(aws) == ["SetRulePriorities"]
    assert [len(part) for part in paths(aws, found)] == [5, 5, 1, 1, 1]
    aws.lasts(LISTENER_RULE, {**rule("b"), **where, "after": "long"})
    assert paths(aws, found)[3:] == [["/b"], ["/a"], ["/z"]]
    aws.lasts(LISTENER_RULE, long(found, 3))
    assert sorted(made(aws)) == ["DeleteRule", "DeleteRule", "ModifyRule", "RemoveTags"]
    aws.lasts(LISTENER_RULE, long(found, 6))
    assert aws.converge(LISTENER_RULE, {"key": "long", **where}, state="absent").changed
    assert paths(aws, found) == [["/b"], ["/a"], ["/z"]]


def test_a_part_alone_is_not_changed(aws: Aws, found: Document) -> None:
    """Else a sign-in that is asked for would leave the other part open."""
    aws.lasts(LISTENER_RULE, long(found, priority="5"))
    part = {"rule_arn": there(aws, found)[1]["RuleArn"]}
    for identity in (part, {"listener_arn": found["listener_arn"], "priority": "6"}):
        with pytest.raises(PlanError, match="only a part of the rule with key long"):
            aws.converge(LISTENER_RULE, {**identity, "require_sign_in": LOGIN})
    aws.lasts(LISTENER_RULE, {**part, "key": "long", "require_sign_in": LOGIN})
    assert made(aws).count("ModifyRule") == 2
    assert aws.converge(LISTENER_RULE, part, state="absent").changed
    assert there(aws, found) == []


def test_a_long_rule_needs_a_key_and_free_priorities(aws: Aws, found: Document) -> None:
    aws.lasts(LISTENER_RULE, {**rule("a"), "listener_arn": found["listener_arn"], "priority": "6"})
    aws.forget()
    with pytest.raises(PlanError, match=r"priority 6 is in use by rule .*\(key a\)"):
        aws.converge(LISTENER_RULE, long(found, priority="5"))
    nameless = {name: value for name, value in long(found, priority="5").items() if name != "key"}
    with pytest.raises(PlanError, match="2 rules that are kept as one under a key: give key"):
        aws.converge(LISTENER_RULE, nameless)
    assert aws.writes == []
    dry = aws.converge(LISTENER_RULE, long(found), check_mode=True)
    assert (dry.changed, dry.after["priority"], aws.writes) == (True, 7, [])


def test_single_and_plural_take_each_others_long_rules(aws: Aws, found: Document) -> None:
    single = {name: value for name, value in long(found).items() if name != "listener_arn"}
    aws.lasts(LISTENER_RULES, rules(found, single))
    aws.stands(LISTENER_RULE, long(found))
    aws.lasts(LISTENER_RULE, long(found, 8))
    aws.lasts(LISTENER_RULES, rules(found, single))
    aws.converge(LISTENER_RULES, rules(found), state="absent")
    aws.lasts(LISTENER_RULE, long(found))
    aws.lasts(LISTENER_RULES, rules(found, single))
    assert (made(aws), len(there(aws, found))) == (["AddTags"] * 2, 2)
