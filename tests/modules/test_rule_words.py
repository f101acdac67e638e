# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Words of a rule that mean something by what is there: a sign-in, a place, weights, a shadow."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.errors import PlanError
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.listener import LISTENER
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.listener_rule import (
    LISTENER_RULE,
)
from tests.support import worlds
from tests.support.aws import Aws
from tests.support.rule_kinds import (
    ACTIONS,
    COGNITO,
    CONDITIONS,
    FORWARD,
    NOT_FOUND,
    OIDC,
    SECRET,
    SIGN_IN,
    TRANSFORMS,
)

Document = dict[str, t.Any]


@pytest.fixture
def found(aws: Aws) -> Document:
    return worlds.sign_in(aws)


def rule(found: Document, key: str, **more: t.Any) -> Document:
    return {"listener_arn": found["listener_arn"], "key": key, **more}


def new(found: Document, key: str, **more: t.Any) -> Document:
    conditions = [{"path_pattern": {"values": [f"/{key}"]}}]
    return rule(found, key, **{"conditions": conditions, "actions": NOT_FOUND, **more})


def numbered(aws: Aws, found: Document) -> dict[str, int]:
    """Return the priorities of all rules, by key."""
    told = aws.inform(LISTENER_RULE, {"listener_arn": found["listener_arn"]})
    return {one["key"]: one["priority"] for one in told if one.get("key")}


def operations(aws: Aws) -> list[str]:
    """Return what the last run called."""
    return [one["operation"] for one in aws.made]


def writes(aws: Aws) -> list[str]:
    """Return what the last run wrote."""
    return [one for one in operations(aws) if not one.startswith(("Describe", "List"))]


def blocks(after: Document) -> list[str]:
    return [one["type"] for one in after["actions"]]


def test_a_sign_in_is_put_in_front_and_taken_away(aws: Aws, found: Document) -> None:
    """Conditions, weights, transforms and tags stay; by ARN, by key or by priority."""
    rewrite = [{"url_rewrite": {"rewrites": [{"regex": "^/a/", "replace": "/"}]}}]
    made = new(found, "shop", priority="7", actions=FORWARD, transforms=rewrite, tags={"a": "b"})
    before = aws.lasts(LISTENER_RULE, made)
    assert before["guarded_by"] == ""
    for identity in (
        {"rule_arn": before["rule_arn"]},
        rule(found, "shop"),
        {"listener_arn": found["listener_arn"], "priority": "7"},
    ):
        after = aws.lasts(LISTENER_RULE, {**identity, "require_sign_in": SIGN_IN})
        assert writes(aws) == ["ModifyRule"]
        assert blocks(after) == ["authenticate-cognito", "forward"]
        assert after["guarded_by"] == found["user_pool_arn"]
        aws.lasts(LISTENER_RULE, {**identity, "require_sign_in": {}})
        (now,) = aws.inform(LISTENER_RULE, {"rule_arn": before["rule_arn"]})
        assert {**now, "tags": None} == {**before, "tags": None, "is_default": False}
        assert now["tags"] == {"a": "b"}


def test_a_sign_in_of_the_same_kind_keeps_what_is_left_out(aws: Aws, found: Document) -> None:
    login = {**COGNITO, "session_timeout": 28800, "session_cookie_name": "Shop"}
    aws.lasts(LISTENER_RULE, new(found, "shop", require_sign_in={"authenticate_cognito": login}))
    other = {**COGNITO, "scope": "openid email"}
    after = aws.lasts(
        LISTENER_RULE, rule(found, "shop", require_sign_in={"authenticate_cognito": other})
    )
    told = after["actions"][0]["authenticate_cognito"]
    assert (told["session_timeout"], told["session_cookie_name"]) == (28800, "Shop")
    assert told["scope"] == "openid email"
    oidc = {"authenticate_oidc": {**OIDC, "client_secret": SECRET}}
    after = aws.lasts(LISTENER_RULE, rule(found, "shop", require_sign_in=oidc))
    assert blocks(after) == ["authenticate-oidc", "fixed-response"]
    assert SECRET not in str(after)
    aws.lasts(
        LISTENER_RULE,
        rule(found, "shop", require_sign_in={"authenticate_oidc": {**OIDC, "session_timeout": 60}}),
    )


def test_a_sign_in_is_predicted(aws: Aws, found: Document) -> None:
    aws.lasts(LISTENER_RULE, new(found, "shop", actions=FORWARD))
    aws.forget()
    asked = rule(found, "shop", require_sign_in=SIGN_IN)
    dry = aws.converge(LISTENER_RULE, asked, check_mode=True)
    assert (blocks(dry.after), aws.writes) == (["authenticate-cognito", "forward"], [])
    told = dry.diff(LISTENER_RULE)
    assert [len(told[side]["actions"]) for side in ("before", "after")] == [1, 2]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"require_sign_in": {**SIGN_IN, "authenticate_oidc": OIDC}}, "give one of them"),
        (
            {"require_sign_in": SIGN_IN, "actions": [SIGN_IN, *NOT_FOUND]},
            "beside a sign-in among the actions",
        ),
        ({"require_sign_in": {"authenticate_cognito": {}}, "actions": []}, "actions"),
        (
            {"require_sign_in": {"authenticate_cognito": {"user_pool_name": "staff"}}},
            r"require_sign_in.authenticate_cognito needs one of user_pool_client_id",
        ),
        (
            {"conditions": None, "actions": None, "require_sign_in": SIGN_IN},
            "alone is for a rule that is there",
        ),
        ({"before": "nobody"}, "before nobody: the listener has no other rule"),
        ({"before": "b", "priority": "5"}, "give one of them"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    aws: Aws, found: Document, more: Document, words: str
) -> None:
    aws.forget()
    with pytest.raises(PlanError, match=words):
        aws.converge(LISTENER_RULE, {**new(found, "shop"), **more})
    assert aws.writes == []


def test_a_swap_is_one_call(aws: Aws, found: Document) -> None:
    aws.lasts(LISTENER_RULE, new(found, "a", priority="1"))
    aws.lasts(LISTENER_RULE, new(found, "b", priority="2"))
    aws.lasts(LISTENER_RULE, rule(found, "b", before="a"))
    assert operations(aws) == ["DescribeRules", "DescribeTags", "SetRulePriorities"]
    assert numbered(aws, found) == {"b": 1, "a": 2}
    aws.lasts(LISTENER_RULE, rule(found, "b", after="a"))
    assert writes(aws) == ["SetRulePriorities"]
    assert numbered(aws, found)["a"] < numbered(aws, found)["b"]


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_place_on_a_listener_that_is_only_planned(aws: Aws, side: str) -> None:
    """The rule that is named there is an earlier task's, which check mode has not made."""
    place = {"load_balancer_name": "planned", "listener_port": 443}
    rows = [{"path_pattern": {"values": [f"/{n}" for n in range(size)]}} for size in (1, 8)]
    for conditions in rows:
        options = {"conditions": [conditions], "actions": NOT_FOUND, side: "front"}
        dry = aws.converge(LISTENER_RULE, {**place, "key": "a", **options}, check_mode=True)
        assert (dry.changed, dry.after["priority"]) == (True, 1)


def test_an_insertion_moves_what_stands_in_a_row(aws: Aws, found: Document) -> None:
    for number, key in enumerate("abc", 1):
        aws.lasts(LISTENER_RULE, new(found, key, priority=str(number)))
    aws.lasts(LISTENER_RULE, new(found, "new", before="b"))
    assert writes(aws) == ["CreateRule", "SetRulePriorities"]
    assert numbered(aws, found) == {"a": 1, "new": 2, "b": 3, "c": 4}
    aws.lasts(LISTENER_RULE, rule(found, "c", before="a"))
    assert operations(aws) == ["DescribeRules", "DescribeTags", "SetRulePriorities"]
    assert numbered(aws, found) == {"c": 1, "a": 2, "new": 3, "b": 4}
    aws.lasts(LISTENER_RULE, rule(found, "c", after="b"))
    aws.lasts(LISTENER_RULE, new(found, "last", after="c"))
    assert writes(aws) == ["CreateRule"]
    aws.lasts(LISTENER_RULE, new(found, "z", priority="50000"))
    aws.lasts(LISTENER_RULE, new(found, "y", after="z"))
    assert numbered(aws, found)["z"] < numbered(aws, found)["y"] == 50000


def test_a_rule_in_the_shadow_of_another_is_warned_of(aws: Aws, found: Document) -> None:
    """Hosts in any case, paths in theirs; only what is surely never reached."""
    wide = [{"host_header": {"values": ["*.example.com"]}}]
    aws.lasts(LISTENER_RULE, new(found, "wide", priority="10", conditions=wide))
    narrow = [
        {"host_header": {"values": ["Shop.Example.com"]}},
        {"path_pattern": {"values": ["/a"]}},
    ]
    told: list[str] = []
    aws.converge(LISTENER_RULE, new(found, "in", priority="20", conditions=narrow), warnings=told)
    (warning,) = told
    assert "(key wide) with priority 10 comes first" in warning
    aws.lasts(LISTENER_RULE, new(found, "ahead", priority="5", conditions=narrow))
    aws.lasts(LISTENER_RULE, new(found, "path", priority="30"))
    with pytest.raises(PlanError, match="conditions is needed to create a rule"):
        aws.converge(LISTENER_RULE, rule(found, "bare", priority="40", actions=NOT_FOUND))


def test_weights_that_a_deployment_shifts_stay(aws: Aws, found: Document) -> None:
    aws.lasts(LISTENER_RULE, new(found, "a", actions=FORWARD))
    arns = found["target_groups"]
    shifted = [
        {"TargetGroupArn": arns["orders"], "Weight": 0},
        {"TargetGroupArn": arns["other"], "Weight": 100},
    ]
    (told,) = aws.inform(LISTENER_RULE, rule(found, "a"))
    config = {"Type": "forward", "ForwardConfig": {"TargetGroups": shifted}}
    aws.client("elbv2").modify_rule(RuleArn=told["rule_arn"], Actions=[config])
    same = {"actions": FORWARD, "ignore_target_group_weights": True}
    aws.stands(LISTENER_RULE, rule(found, "a", **same))
    one = [{"forward": {"target_groups": [{"target_group_name": "other"}]}}]
    aws.lasts(LISTENER_RULE, rule(found, "a", **{**same, "actions": one}))


def test_a_listener_keeps_its_secret_and_its_other_attributes(aws: Aws, found: Document) -> None:
    """ModifyListener wants a secret or its keeping; attributes that nobody named are not sent."""
    listener = {"listener_arn": found["listener_arn"]}
    secret = [{"authenticate_oidc": {**OIDC, "client_secret": SECRET}}, *NOT_FOUND]
    aws.lasts(LISTENER, {**listener, "default_actions": secret})
    kept = [{"authenticate_oidc": {**OIDC, "session_timeout": 60}}, *NOT_FOUND]
    aws.lasts(LISTENER, {**listener, "default_actions": kept})
    (call,) = [one for one in aws.made if one["operation"] == "ModifyListener"]
    sent = call["parameters"]["DefaultActions"][0]["AuthenticateOidcConfig"]
    assert (sent["UseExistingClientSecret"], "ClientSecret" in sent) == (True, False)
    header = "routing.http.response.strict_transport_security.header_value"
    aws.lasts(LISTENER, {**listener, "attributes": {header: "max-age=31536000"}})
    (call,) = [one for one in aws.made if one["operation"] == "ModifyListenerAttributes"]
    assert [one["Key"] for one in call["parameters"]["Attributes"]] == [header]


def test_info_picks_rules_by_what_they_do(aws: Aws, found: Document) -> None:
    """On all listeners of a load balancer, in the order of evaluation, with who guards each."""
    wide = [{"host_header": {"values": ["*.example.com"]}}]
    expression = [{"host_header": {"regex_values": ["^shop[0-9]*\\.example"]}}]
    aws.lasts(LISTENER_RULE, new(found, "open", actions=FORWARD, owner="shop"))
    aws.lasts(LISTENER_RULE, new(found, "shut", actions=[SIGN_IN, *FORWARD], conditions=wide))
    http = {**new(found, "http", conditions=expression), "listener_arn": found["http_listener_arn"]}
    aws.lasts(LISTENER_RULE, http)
    balancer = {"load_balancer_name": "edge"}

    def keys(**asked: str) -> list[str | None]:
        return [one.get("key") for one in aws.inform(LISTENER_RULE, {**balancer, **asked})]

    assert sorted(map(str, keys())) == ["None", "None", "http", "open", "shut"]
    assert sorted(map(str, keys(host="Shop1.Example.com"))) == ["http", "shut"]
    assert keys(owner="shop") == ["open"]
    assert keys(user_pool_client_id=found["client_id"]) == ["shut"]
    assert keys(**COGNITO) == ["shut"]
    for nobody in ({"user_pool_client_name": "nobody"}, {"user_pool_name": "nobody"}):
        assert keys(**{**COGNITO, **nobody}) == []
    assert keys(target_group_arn=found["target_groups"]["other"]) == ["open", "shut"]
    assert keys(target_group_arn="arn:nowhere") == []
    told = aws.inform(LISTENER_RULE, {"listener_arn": found["listener_arn"]})
    assert [one.get("guarded_by") for one in told] == ["", found["user_pool_arn"], None]


def test_a_rule_of_another_tool_is_found_by_its_host(aws: Aws, found: Document) -> None:
    made = aws.client("elbv2").create_rule(
        ListenerArn=found["listener_arn"],
        Priority=5,
        Conditions=[{"Field": "host-header", "Values": ["shop.example.com"]}],
        Actions=[{"Type": "forward", "TargetGroupArn": found["target_groups"]["orders"]}],
    )["Rules"][0]
    host = {"listener_arn": found["listener_arn"], "host": "Shop.example.com"}
    aws.lasts(LISTENER_RULE, {**host, "require_sign_in": SIGN_IN})
    aws.lasts(LISTENER_RULE, {**host, "require_sign_in": {}})
    (now,) = aws.client("elbv2").describe_rules(RuleArns=[made["RuleArn"]])["Rules"]
    assert now == made
    aws.lasts(LISTENER_RULE, new(found, "two", conditions=[{"host_header": {"values": ["*.com"]}}]))
    with pytest.raises(PlanError, match="There are 2 listener rules with host"):
        aws.converge(LISTENER_RULE, {**host, "require_sign_in": SIGN_IN})


KINDS = [
    *(("action", name, {"actions": value}) for name, value in ACTIONS.items()),
    *(("condition", name, {"conditions": [value]}) for name, value in CONDITIONS.items()),
    *(("transform", name, {"transforms": [value]}) for name, value in TRANSFORMS.items()),
]


@pytest.mark.parametrize(
    "more", [more for *_name, more in KINDS], ids=[f"{kind} {name}" for kind, name, _more in KINDS]
)
def test_every_kind_goes_there_and_back(aws: Aws, found: Document, more: Document) -> None:
    """What the user wrote plans nothing again, and neither does what AWS returns of it."""
    made = new(found, "one", priority="7", **more)
    aws.lasts(LISTENER_RULE, made)
    (told,) = aws.inform(LISTENER_RULE, rule(found, "one"))
    back = {name: told[name] for name in ("conditions", "actions", "transforms")}
    aws.stands(LISTENER_RULE, rule(found, "one", **back))
    if "transforms" in more:
        aws.lasts(LISTENER_RULE, rule(found, "one", transforms=[]))


def test_listeners_are_told_by_what_they_do(aws: Aws, found: Document) -> None:
    """By protocol, target group, client, owner tag and guard; what is told can be given back."""
    balancer = {"load_balancer_arn": found["load_balancer_arn"]}
    actions = [SIGN_IN, {"target_group_name": "orders"}]
    https = {"listener_arn": found["listener_arn"], "default_actions": actions}
    aws.lasts(LISTENER, {**https, "tags": {"gatehouse:owner": "shop"}})
    plain = {"port": 80, "protocol": "HTTP", "default_actions": [{"target_group_name": "other"}]}
    aws.lasts(LISTENER, {**balancer, **plain})
    told = {one["port"]: one for one in aws.inform(LISTENER, balancer)}
    assert (told[443]["guarded_by"], told[80]["guarded_by"]) == (found["user_pool_arn"], "")
    client = told[443]["default_actions"][0]["authenticate_cognito"]["user_pool_client_id"]
    for port, asked in (
        (443, {"protocol": "HTTPS"}),
        (443, {"target_group_name": "orders"}),
        (80, {"target_group_arn": found["target_groups"]["other"]}),
        (443, {"user_pool_client_id": client}),
        (443, COGNITO),
        (443, {"owner": "shop"}),
        (443, {"guarded_by": found["user_pool_arn"]}),
        (80, {"guarded_by": ""}),
        (80, {"port": 80}),
    ):
        assert [one["port"] for one in aws.inform(LISTENER, {**balancer, **asked})] == [port]
    for asked in ({"owner": "nobody"}, {"target_group_name": "nobody"}, {"protocol": "TCP"}):
        assert aws.inform(LISTENER, {**balancer, **asked}) == []
    for one in told.values():
        aws.stands(LISTENER, one)


def test_rules_are_told_by_load_balancer_and_target(aws: Aws, found: Document) -> None:
    balancer = {"load_balancer_arn": found["load_balancer_arn"]}
    aws.lasts(LISTENER_RULE, new(found, "open", actions=[{"target_group_name": "other"}]))
    aws.lasts(LISTENER_RULE, new(found, "shut", actions=[SIGN_IN, {"target_group_name": "other"}]))
    for keys, asked in (
        (["open", "shut"], {"target_group_name": "other"}),
        (["open"], {"guarded_by": "", "target_group_name": "other"}),
        (["shut"], {"guarded_by": found["user_pool_arn"], "listener_port": 443}),
    ):
        told = aws.inform(LISTENER_RULE, {**balancer, **asked})
        assert [one["key"] for one in told] == keys
