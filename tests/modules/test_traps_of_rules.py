# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""AWS's habits with listener rules, each with a test that naive code fails.

A docstring names the habit, as the reference of AWS's behaviour does.
"""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.errors import PlanError
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.listener_rule import (
    LISTENER_RULE,
)
from tests.support import worlds
from tests.support.aws import Aws

Document = dict[str, t.Any]

NOT_FOUND = [{"fixed_response": {"status_code": "404"}}]
HOSTS = [{"host_header": {"values": ["orders.example.com"]}}]
LOGIN = {"authenticate_cognito": {"user_pool_name": "staff", "user_pool_client_name": "orders"}}
OIDC = {
    "issuer": "https://login.example.com",
    "authorization_endpoint": "https://login.example.com/authorize",
    "token_endpoint": "https://login.example.com/token",
    "user_info_endpoint": "https://login.example.com/userinfo",
    "client_id": "orders",
}
SECRET = "a-secret-of-tests-only"


def rule(key: str = "orders", **options: t.Any) -> Document:
    """Return options of a rule on the HTTPS listener, told by its key."""
    place = {"load_balancer_name": "edge", "listener_port": 443, "key": key}
    return {**place, **options}


def new(key: str = "orders", **options: t.Any) -> Document:
    """Return options that are enough to make a rule."""
    path = [{"path_pattern": {"values": [f"/{key}"]}}]
    conditions = HOSTS if key == "orders" else path  # One for all would leave others unreached.
    known = {"priority": "auto", "conditions": conditions, "actions": NOT_FOUND}
    return rule(key, **{**known, **options})


def told(aws: Aws, found: Document) -> dict[str, Document]:
    """Return what AWS tells of the listener's rules, by priority."""
    rules = aws.client("elbv2").describe_rules(ListenerArn=found["listener_arn"])["Rules"]
    return {one["Priority"]: one for one in rules}


@pytest.fixture
def found(aws: Aws) -> Document:
    """What there is: listeners, and everything for a login."""
    return worlds.sign_in(aws)


def test_actions_are_performed_by_order(aws: Aws, found: Document) -> None:
    """Order is required of several actions and not returned of one; what ends goes last."""
    end = {"fixed_response": {"status_code": "200"}}
    aws.lasts(LISTENER_RULE, new(actions=[{**end, "order": 9}, {**LOGIN, "order": 3}]))
    aws.stands(LISTENER_RULE, new(actions=[LOGIN, end]))
    types = [action["Type"] for action in told(aws, found)["1"]["Actions"]]
    assert types == ["authenticate-cognito", "fixed-response"]
    aws.lasts(LISTENER_RULE, new("one", actions=[{**end, "order": 7}]))


@pytest.mark.parametrize("action", ["authenticate_cognito", "authenticate_oidc", "jwt_validation"])
def test_a_sign_in_needs_https(aws: Aws, found: Document, action: str) -> None:
    """authenticate-* and jwt-validation only on HTTPS listeners."""
    actions = {
        "authenticate_cognito": LOGIN["authenticate_cognito"],
        "authenticate_oidc": {**OIDC, "client_secret": SECRET},
        "jwt_validation": {
            "jwks_endpoint": "https://a.example.com/k",
            "issuer": "https://a.example",
        },
    }
    options = new(actions=[{action: actions[action]}, *NOT_FOUND], listener_port=80)
    aws.forget()
    with pytest.raises(PlanError, match=f"{action} needs an HTTPS listener"):
        aws.converge(LISTENER_RULE, options)
    assert aws.writes == []


def test_login_defaults_are_filled_in(aws: Aws, found: Document) -> None:
    """authenticate-cognito: cookie name, scope, timeout and what to do are returned ever after."""
    after = aws.lasts(LISTENER_RULE, new(actions=[LOGIN, *NOT_FOUND]))
    login = after["actions"][0]["authenticate_cognito"]
    assert (login["scope"], login["session_timeout"]) == ("openid", 604800)
    assert login["user_pool_domain"] == "staff-gate"
    full = {
        "user_pool_arn": found["user_pool_arn"],
        "user_pool_client_id": found["client_id"],
        "user_pool_domain": "staff-gate",
        "session_cookie_name": "AWSELBAuthSessionCookie",
        "on_unauthenticated_request": "authenticate",
    }
    aws.stands(LISTENER_RULE, new(actions=[{"authenticate_cognito": full}, *NOT_FOUND]))


@pytest.mark.parametrize(
    ("settings", "scope", "sentence"),
    [
        ({"GenerateSecret": False}, "openid", "has no secret"),
        ({"AllowedOAuthFlows": ["implicit"]}, "openid", "does not allow the code flow"),
        ({}, "openid phone", "does not allow the scope phone"),
    ],
    ids=["secret", "flow", "scope"],
)
def test_the_client_is_checked_as_the_load_balancer_would(
    aws: Aws, found: Document, settings: Document, scope: str, sentence: str
) -> None:
    """ALB checks the client at CreateRule: secret, code flow, scopes."""
    worlds.app_client(aws, found, "other", **settings)
    login = {**LOGIN["authenticate_cognito"], "user_pool_client_name": "other", "scope": scope}
    aws.forget()
    with pytest.raises(PlanError, match=sentence):
        aws.converge(LISTENER_RULE, new(actions=[{"authenticate_cognito": login}, *NOT_FOUND]))
    assert aws.writes == []


def test_a_pool_without_a_domain_signs_nobody_in(aws: Aws, found: Document) -> None:
    """A login needs the pool's domain."""
    other = worlds.pool(aws, "people")
    worlds.app_client(aws, other)
    login = {**LOGIN["authenticate_cognito"], "user_pool_name": "people"}
    with pytest.raises(PlanError, match="cognito_user_pool_domain"):
        aws.converge(LISTENER_RULE, new(actions=[{"authenticate_cognito": login}, *NOT_FOUND]))


def test_an_oidc_secret_is_given_once_and_kept(aws: Aws, found: Document) -> None:
    """ClientSecret is needed at creation, never returned; ModifyRule wants it or its keeping."""
    made = [{"authenticate_oidc": {**OIDC, "client_secret": SECRET}}, *NOT_FOUND]
    after = aws.lasts(LISTENER_RULE, new(actions=made))
    assert SECRET not in str(after)
    kept = [{"authenticate_oidc": {**OIDC, "session_timeout": 60}}, *NOT_FOUND]
    aws.lasts(LISTENER_RULE, rule(actions=kept))
    (call,) = [c for c in aws.made if c["operation"] == "ModifyRule"]
    sent = call["parameters"]["Actions"][0]["AuthenticateOidcConfig"]
    assert sent["UseExistingClientSecret"] is True
    assert "ClientSecret" not in sent
    again = [{"authenticate_oidc": {**OIDC, "client_secret": SECRET, "session_timeout": 90}}]
    aws.lasts(LISTENER_RULE, rule(actions=[*again, *NOT_FOUND]))


def test_an_oidc_rule_is_not_made_without_a_secret(aws: Aws, found: Document) -> None:
    """ClientSecret is required at CreateRule."""
    aws.forget()
    with pytest.raises(PlanError, match="client_secret is needed"):
        aws.converge(LISTENER_RULE, new(actions=[{"authenticate_oidc": OIDC}, *NOT_FOUND]))
    assert aws.writes == []


def test_claims_are_a_set(aws: Aws, found: Document) -> None:
    """jwt-validation: up to ten additional claims, told apart by name."""
    claims = [
        {"name": name, "format": "string-array", "values": ["b", "a"]} for name in ("scope", "aud")
    ]
    jwt = {"jwks_endpoint": "https://a.example.com/k", "issuer": "https://a.example.com"}
    aws.lasts(
        LISTENER_RULE,
        new(actions=[{"jwt_validation": {**jwt, "additional_claims": claims}}, *NOT_FOUND]),
    )
    turned = {**jwt, "additional_claims": claims[::-1]}
    aws.stands(LISTENER_RULE, rule(actions=[{"jwt_validation": turned}, *NOT_FOUND]))


def test_transforms_are_cleared_by_a_flag(aws: Aws, found: Document) -> None:
    """ModifyRule keeps omitted transforms; ResetTransforms clears them, beside no Transforms."""
    rewrite = [{"url_rewrite": {"rewrites": [{"regex": "^/a/", "replace": "/"}]}}]
    aws.lasts(LISTENER_RULE, new(transforms=rewrite))
    aws.lasts(LISTENER_RULE, rule(conditions=[{"path_pattern": {"values": ["/a/*"]}}]))
    assert len(told(aws, found)["1"]["Transforms"]) == 1
    aws.lasts(LISTENER_RULE, rule(transforms=[]))
    assert told(aws, found)["1"]["Transforms"] == []


def test_regular_expressions_are_values(aws: Aws, found: Document) -> None:
    """RegexValues for http-header, host-header, path-pattern; case matters in them."""
    conditions = [
        {"host_header": {"regex_values": ["^\\D+\\.example\\.com$"]}},
        {"path_pattern": {"regex_values": ["^/API/"]}},
        {"http_header": {"http_header_name": "X-Team", "regex_values": ["^a"]}},
    ]
    aws.lasts(LISTENER_RULE, new(conditions=conditions))
    assert "^\\D+\\.example\\.com$" in str(told(aws, found)["1"]["Conditions"]).replace(
        "\\\\", "\\"
    )


def test_one_target_has_two_forms(aws: Aws, found: Document) -> None:
    """Single target group: both TargetGroupArn and ForwardConfig with weight 1 are returned."""
    arn = found["target_groups"]["orders"]
    aws.lasts(LISTENER_RULE, new(actions=[{"target_group_name": "orders"}]))
    for form in (
        {"type": "forward", "target_group_arn": arn},
        {"forward": {"target_groups": [{"target_group_arn": arn}]}},
        {"forward": {"target_groups": [{"target_group_name": "orders", "weight": 1}]}},
        {
            "forward": {
                "target_groups": [{"target_group_arn": arn}],
                "stickiness": {"enabled": False},
            }
        },
    ):
        aws.stands(LISTENER_RULE, rule(actions=[form]))


def test_weighted_groups_are_told_apart_by_arn(aws: Aws, found: Document) -> None:
    """Several target groups: only ForwardConfig is returned; order has no meaning."""
    groups = [
        {"target_group_name": "orders", "weight": 3},
        {"target_group_name": "other", "weight": 1},
    ]
    sticky = {"stickiness": {"enabled": True, "duration_seconds": 60}}
    aws.lasts(LISTENER_RULE, new(actions=[{"forward": {"target_groups": groups, **sticky}}]))
    turned = [{"forward": {"target_groups": groups[::-1], **sticky}}]
    aws.stands(LISTENER_RULE, rule(actions=turned))
    one = [{"forward": {"target_groups": [{"target_group_name": "other"}]}}]
    aws.lasts(LISTENER_RULE, rule(actions=one))


def test_values_have_two_places(aws: Aws, found: Document) -> None:
    """Values and the field's own block are both returned; AWS reorders values and conditions."""
    conditions = [
        {"field": "path-pattern", "values": ["/b/*", "/a/*"]},
        {"field": "host-header", "values": ["Orders.Example.com"]},
        {"http_request_method": {"values": ["POST", "GET"]}},
    ]
    aws.lasts(LISTENER_RULE, new(conditions=conditions))
    other = [
        {"host_header": {"values": ["orders.example.com"]}},
        {"http_request_method": {"values": ["GET", "POST"]}},
        {"path_pattern": {"values": ["/a/*", "/b/*"]}},
    ]
    aws.stands(LISTENER_RULE, rule(conditions=other))


def test_the_lists_of_elb_application_lb_mean_the_same(aws: Aws, found: Document) -> None:
    """CamelCase is only spelling: the codec and the module's aliases meet in one form."""
    aws.lasts(LISTENER_RULE, new(actions=[LOGIN, {"target_group_name": "orders"}]))
    aws.stands(
        LISTENER_RULE, rule(conditions=[{"field": "host-header", "values": ["orders.example.com"]}])
    )


def test_a_dropped_condition_is_a_change(aws: Aws, found: Document) -> None:
    """A given list replaces all; elb_application_lb does not see that one is gone."""
    both = [*HOSTS, {"path_pattern": {"values": ["/a/*"]}}]
    aws.lasts(LISTENER_RULE, new(conditions=both))
    aws.lasts(LISTENER_RULE, rule(conditions=HOSTS))
    assert len(told(aws, found)["1"]["Conditions"]) == 1


def test_only_what_changed_is_sent(aws: Aws, found: Document) -> None:
    """ModifyRule: omitted conditions and actions stay as they are."""
    aws.lasts(LISTENER_RULE, new())
    aws.lasts(LISTENER_RULE, rule(conditions=[{"path_pattern": {"values": ["/a/*"]}}]))
    (call,) = [c for c in aws.made if c["operation"] == "ModifyRule"]
    assert set(call["parameters"]) == {"RuleArn", "Conditions"}
    assert told(aws, found)["1"]["Actions"][0]["Type"] == "fixed-response"


@pytest.mark.parametrize(
    ("action", "full"),
    [
        (
            {"redirect": {"host": "new.example.com", "status_code": "HTTP_301"}},
            {
                "redirect": {
                    "host": "new.example.com",
                    "status_code": "HTTP_301",
                    "protocol": "#{protocol}",
                    "port": "#{port}",
                    "path": "/#{path}",
                    "query": "#{query}",
                }
            },
        ),
        (
            {"fixed_response": {"status_code": "404"}},
            {
                "fixed_response": {
                    "status_code": "404",
                    "content_type": "text/plain",
                    "message_body": "",
                }
            },
        ),
    ],
    ids=["redirect", "fixed_response"],
)
def test_defaults_of_actions_are_no_difference(
    aws: Aws, found: Document, action: Document, full: Document
) -> None:
    """Redirects and fixed responses come back with AWS's defaults, or without."""
    aws.lasts(LISTENER_RULE, new(actions=[action]))
    aws.stands(LISTENER_RULE, rule(actions=[full]))


def test_priorities_are_numbers_in_strings(aws: Aws, found: Document) -> None:
    """Priority is a string in reads, and "default" of the default rule."""
    aws.lasts(LISTENER_RULE, new(priority="100"))
    aws.lasts(LISTENER_RULE, new("next"))
    assert set(told(aws, found)) == {"100", "101", "default"}
    aws.stands(LISTENER_RULE, rule(priority="auto"))
    aws.lasts(LISTENER_RULE, rule(priority="20"))
    assert set(told(aws, found)) == {"20", "101", "default"}


def test_a_priority_in_use_names_the_rule(aws: Aws, found: Document) -> None:
    """ "Priority 'N' is currently in use": said before the call, with the rule that has it."""
    aws.lasts(LISTENER_RULE, new(priority="5"))
    taken = told(aws, found)["5"]["RuleArn"]
    aws.lasts(LISTENER_RULE, new("other"))
    aws.forget()
    for options in (rule("other", priority="5"), new("third", priority="5")):
        with pytest.raises(
            PlanError, match=r"priority 5 is in use by rule .* \(key orders\)"
        ) as no:
            aws.converge(LISTENER_RULE, options)
        assert taken in str(no.value)
    assert aws.writes == []


def test_a_full_range_is_said(aws: Aws, found: Document) -> None:
    """auto looks for a gap in its range when its end is taken."""
    for key, priority in (("a", "10"), ("b", "12")):
        aws.lasts(LISTENER_RULE, new(key, priority=priority))
    after = aws.lasts(LISTENER_RULE, new("c", priority_range=[10, 12]))
    assert after["priority"] == 11
    with pytest.raises(PlanError, match="priority_range 10 to 12 is full"):
        aws.converge(LISTENER_RULE, new("d", priority_range=[10, 12]))


@pytest.mark.parametrize("state", ["present", "absent"])
def test_the_default_rule_is_the_listeners(aws: Aws, found: Document, state: str) -> None:
    """ModifyRule and DeleteRule of the default rule: OperationNotPermitted."""
    default = told(aws, found)["default"]["RuleArn"]
    aws.forget()
    options = {"rule_arn": default, "actions": [{"target_group_name": "orders"}]}
    with pytest.raises(PlanError, match="default_actions of elb_listener"):
        aws.converge(LISTENER_RULE, options, state=state)
    assert aws.writes == []


def test_rules_on_later_pages_are_seen(aws: Aws, found: Document) -> None:
    """DescribeRules promises no order and pages; priorities sort them."""
    elb = aws.client("elbv2")
    for number in range(30):
        elb.create_rule(
            ListenerArn=found["listener_arn"],
            Priority=100 - number,
            Conditions=[{"Field": "path-pattern", "Values": [f"/{number}"]}],
            Actions=[{"Type": "forward", "TargetGroupArn": found["target_groups"]["orders"]}],
            Tags=[{"Key": "gatehouse:key", "Value": f"k{number}"}],
        )
    aws.stands(LISTENER_RULE, rule("k29", conditions=[{"path_pattern": {"values": ["/29"]}}]))
    told_by_info = aws.inform(LISTENER_RULE, {"listener_arn": found["listener_arn"]})
    numbers = [one["priority"] for one in told_by_info if one["priority"] != "default"]
    assert numbers == sorted(numbers)
    assert len(numbers) == 30


def test_a_new_rule_may_be_invisible_at_first(aws: Aws, found: Document, at_once: None) -> None:
    """RuleNotFound right after CreateRule is not the end."""
    aws.fault(operation="DescribeRules", after="CreateRule", times=2, code="RuleNotFound")
    assert aws.converge(LISTENER_RULE, new()).after["rule_arn"]


def test_special_characters_survive(aws: Aws, found: Document) -> None:
    """Ampersands and angle brackets are values like others."""
    pairs = [{"key": "a&b", "value": "<c>"}, {"value": "'\"é"}]
    after = aws.lasts(LISTENER_RULE, new(conditions=[{"query_string": {"values": pairs}}]))
    told_pairs = after["conditions"][0]["query_string"]["values"]
    assert sorted(pair["value"] for pair in told_pairs) == ["'\"é", "<c>"]


def test_other_rules_are_left_alone(aws: Aws, found: Document) -> None:
    """Only the rule that is meant is ever written to."""
    aws.lasts(LISTENER_RULE, new())
    aws.lasts(LISTENER_RULE, new("other", conditions=[{"path_pattern": {"values": ["/o"]}}]))
    before = told(aws, found)["2"]
    aws.lasts(LISTENER_RULE, rule(priority="9", actions=[{"target_group_name": "orders"}]))
    assert aws.converge(LISTENER_RULE, rule(), state="absent").changed
    assert told(aws, found)["2"] == before


def test_a_rule_is_adopted_by_arn_or_by_priority(aws: Aws, found: Document) -> None:
    """A rule that somebody else made gets a key, and is found by it from then on."""
    made = aws.client("elbv2").create_rule(
        ListenerArn=found["listener_arn"],
        Priority=5,
        Conditions=[{"Field": "host-header", "Values": ["orders.example.com"]}],
        Actions=[{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}],
        Tags=[{"Key": "team", "Value": "orders"}],
    )["Rules"][0]["RuleArn"]
    by_priority = {"listener_arn": found["listener_arn"], "priority": "5", "conditions": HOSTS}
    aws.stands(LISTENER_RULE, by_priority)
    aws.lasts(LISTENER_RULE, {"rule_arn": made, "key": "orders"})
    aws.stands(LISTENER_RULE, new())
    after = aws.lasts(LISTENER_RULE, rule(tags={}))
    assert (after["rule_arn"], after["key"], after.get("tags") or {}) == (made, "orders", {})
