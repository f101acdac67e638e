# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Actions of listener rules."""

from __future__ import annotations

import typing as t

import pytest

from tests.localaws.estate import (
    Estate,
    Rules,
    closed,
    cognito,
    forward,
    jwt,
    oidc,
    ordered,
    path,
    weighted,
)
from tests.localaws.expect import refused
from tests.localaws.tally import row

TABLE = "ELBv2 listener rules"
ACTION = "InvalidLoadBalancerAction"
INVALID = "ValidationError"


@pytest.fixture
def estate(aws: t.Any) -> Estate:
    return Estate(aws)


@pytest.fixture
def rules(estate: Estate) -> Rules:
    return Rules(estate)


@row(TABLE, "Exactly one forward/redirect/fixed-response")
def test_one_action_ends_the_rule_and_is_last(estate: Estate, rules: Rules) -> None:
    group = estate.group()
    with refused("Exactly one action", ACTION):
        rules.create(Actions=ordered(closed(), forward(group)))
    with refused("Exactly one action", ACTION):
        rules.create(Actions=[oidc(ClientSecret="s")])
    with refused("performed last", ACTION):
        rules.create(Actions=ordered(forward(group), oidc(ClientSecret="s")))


@row(TABLE, "`Order` required when >1 action")
def test_order(estate: Estate, rules: Rules) -> None:
    sign_in, group = oidc(ClientSecret="s"), estate.group()
    with refused("order must be specified", INVALID):
        rules.create(Actions=[sign_in, forward(group)])
    with refused("unique order", INVALID):
        rules.create(Actions=[{**sign_in, "Order": 1}, forward(group, Order=1)])
    given = [forward(group, Order=7), {**sign_in, "Order": 3}]
    found = rules.create(1, Actions=given)["Actions"]
    assert [(one["Type"], one["Order"]) for one in found] == [
        ("authenticate-oidc", 3),
        ("forward", 7),
    ]
    assert "Order" not in rules.create(2, Actions=[closed(Order=1)])["Actions"][0]


@row(TABLE, "authenticate-* and jwt-validation only on HTTPS")
@pytest.mark.parametrize("action", [oidc(ClientSecret="s"), cognito("a", "b", "c"), jwt()])
def test_identity_needs_https(estate: Estate, action: dict[str, t.Any]) -> None:
    rules = Rules(estate, estate.listener(Protocol="HTTP", Port=80))
    message = f"Actions of type '{action['Type']}' are supported only on HTTPS listeners"
    with refused(message, ACTION):
        rules.create(Actions=ordered(action, closed()))


@row(TABLE, "authenticate-cognito defaults returned")
def test_cognito_defaults(estate: Estate, rules: Rules) -> None:
    action = estate.sign_in()
    found = rules.create(Actions=ordered(action, closed()))["Actions"][0]
    assert found["AuthenticateCognitoConfig"] == {
        **action["AuthenticateCognitoConfig"],
        "SessionCookieName": "AWSELBAuthSessionCookie",
        "Scope": "openid",
        "SessionTimeout": 604800,
        "OnUnauthenticatedRequest": "authenticate",
    }


@row(TABLE, "ALB checks the client at CreateRule")
@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"GenerateSecret": False}, "The user pool client must have a client secret"),
        ({"AllowedOAuthFlows": ["implicit"]}, "authorization code grant flow"),
        ({"AllowedOAuthScopes": ["email"]}, "must allow the scopes 'openid'"),
    ],
)
def test_client_must_suit(
    estate: Estate, rules: Rules, settings: dict[str, t.Any], message: str
) -> None:
    action = estate.sign_in(**settings)
    with refused(message, ACTION):
        rules.create(Actions=ordered(action, closed()))
    with refused(message, ACTION):
        estate.elb.modify_listener(ListenerArn=rules.arn, DefaultActions=ordered(action, closed()))


@row(TABLE, "ALB checks the client at CreateRule")
def test_pool_client_and_domain_must_exist_in_the_region(estate: Estate, rules: Rules) -> None:
    config = estate.sign_in()["AuthenticateCognitoConfig"]
    pool, client, domain = config.values()
    for changed, message in (
        ((pool.replace("eu-west-1:", "us-east-1:"), client, domain), "region 'eu-west-1'"),
        ((pool + "x", client, domain), "does not exist"),
        ((pool, "nobody", domain), "does not exist"),
        (
            (pool, client, "other"),
            "The user pool domain 'other' is not associated with the provided user pool",
        ),
    ):
        with refused(message, ACTION):
            rules.create(Actions=ordered(cognito(*changed), closed()))
    rule = rules.create(Actions=ordered(cognito(pool, client, domain), closed()))
    with refused("must allow the scopes 'email'", ACTION):
        estate.elb.modify_rule(
            RuleArn=rule["RuleArn"],
            Actions=ordered(cognito(pool, client, domain, Scope="openid email"), closed()),
        )


@row(TABLE, "authenticate-oidc: `ClientSecret` required at create")
def test_oidc_secret(estate: Estate, rules: Rules) -> None:
    with refused("must specify a client secret", ACTION):
        rules.create(Actions=ordered(oidc(), closed()))
    with refused("cannot both specify a client secret", ACTION):
        both = oidc(ClientSecret="s", UseExistingClientSecret=True)
        rules.create(Actions=ordered(both, closed()))
    rule = rules.create(Actions=ordered(oidc(ClientSecret="s"), closed()))
    modify = {"RuleArn": rule["RuleArn"]}
    with refused("must specify a client secret", ACTION):
        estate.elb.modify_rule(**modify, Actions=ordered(oidc(Scope="openid email"), closed()))
    kept = oidc(Scope="openid email", UseExistingClientSecret=True)
    found = estate.elb.modify_rule(**modify, Actions=ordered(kept, closed()))["Rules"][0]
    for document in (rule, found, rules.read(rule)):
        config = document["Actions"][0]["AuthenticateOidcConfig"]
        assert not {"ClientSecret", "UseExistingClientSecret"} & set(config)
        assert config["SessionTimeout"] == 604800
    assert rules.read(rule)["Actions"][0]["AuthenticateOidcConfig"]["Scope"] == "openid email"


@row(TABLE, "authenticate-oidc: `ClientSecret` required at create")
def test_oidc_secret_of_a_listener_is_never_shown(estate: Estate, rules: Rules) -> None:
    answer = estate.elb.modify_listener(
        ListenerArn=rules.arn, DefaultActions=ordered(oidc(ClientSecret="hush"), closed())
    )
    described = estate.elb.describe_listeners(ListenerArns=[rules.arn])
    assert "hush" not in str((answer, described, rules.all()))


@row(TABLE, "jwt-validation: JwksEndpoint, Issuer")
def test_jwt_validation(rules: Rules) -> None:
    claim = {"Format": "string-array", "Name": "aud", "Values": ["a", "b"]}
    found = rules.create(1, Actions=ordered(jwt(AdditionalClaims=[claim]), closed()))
    assert found["Actions"][0] == {**jwt(AdditionalClaims=[claim]), "Order": 1}
    for name in ("exp", "iss", "nbf", "iat"):
        with refused(f"claim '{name}'", INVALID):
            rules.create(Actions=ordered(jwt(AdditionalClaims=[{**claim, "Name": name}]), closed()))
    many = [{**claim, "Name": f"c{number}"} for number in range(11)]
    with refused("up to '10' additional claims", INVALID):
        rules.create(Actions=ordered(jwt(AdditionalClaims=many), closed()))
    with refused("HTTPS URL", ACTION):
        rules.create(Actions=ordered(jwt(JwksEndpoint="http://idp/jwks"), closed()))


@row(TABLE, "Single TG: Describe has both")
def test_one_group_is_told_twice_several_once(estate: Estate, rules: Rules) -> None:
    one, two = estate.group("one"), estate.group("two")
    single = {
        "TargetGroups": [{"TargetGroupArn": one, "Weight": 1}],
        "TargetGroupStickinessConfig": {"Enabled": False},
    }
    for priority, action in enumerate((forward(one), weighted((one, 1))), 1):
        found = rules.create(priority, Actions=[action])["Actions"][0]
        assert (found["TargetGroupArn"], found["ForwardConfig"]) == (one, single)
    several = rules.create(3, Actions=[weighted((two, 9), (one, 0))])["Actions"][0]
    assert "TargetGroupArn" not in several
    assert [g["TargetGroupArn"] for g in several["ForwardConfig"]["TargetGroups"]] == [two, one]


@row(TABLE, "Several TGs: each needs Weight")
def test_weights_and_stickiness(estate: Estate, rules: Rules) -> None:
    groups = [estate.group(f"g{number}") for number in range(6)]
    action = weighted((groups[0], 1), (groups[1], 2))
    del action["ForwardConfig"]["TargetGroups"][1]["Weight"]
    with refused("weight must be specified", INVALID):
        rules.create(Actions=[action])
    with refused("between 0 and 999", INVALID):
        rules.create(Actions=[weighted((groups[0], 1), (groups[1], 1000))])
    with refused("duration must be specified", INVALID):
        rules.create(Actions=[weighted((groups[0], 1), Enabled=True)])
    with refused("between 1 and 604800", INVALID):
        rules.create(Actions=[weighted((groups[0], 1), Enabled=True, DurationSeconds=604801)])
    with refused("'5'", "TooManyTargetGroups"):
        rules.create(Actions=[weighted(*((group, 1) for group in groups))])
    with refused("not found", "TargetGroupNotFound"):
        rules.create(Actions=[forward(groups[0] + "0")])


@row(TABLE, "Redirect defaults")
def test_redirects(estate: Estate, rules: Rules) -> None:
    to = {"Type": "redirect", "RedirectConfig": {"StatusCode": "HTTP_301", "Host": "b.example.com"}}
    assert rules.create(Actions=[to])["Actions"][0]["RedirectConfig"] == {
        "Protocol": "#{protocol}",
        "Port": "#{port}",
        "Host": "b.example.com",
        "Path": "/#{path}",
        "Query": "#{query}",
        "StatusCode": "HTTP_301",
    }
    for config, message in (
        ({}, "creates a loop"),
        ({"Protocol": "HTTPS", "Port": "443"}, "creates a loop"),
        ({"Protocol": "HTTP", "Host": "b.example.com"}, "cannot redirect HTTPS to HTTP"),
        ({"Path": "no-slash"}, "should start with a '/'"),
    ):
        action = {"Type": "redirect", "RedirectConfig": {"StatusCode": "HTTP_302", **config}}
        with refused(message, ACTION):
            rules.create(11, Actions=[action])


@row(TABLE, "fixed-response ContentType/MessageBody optional")
def test_fixed_response(rules: Rules) -> None:
    def respond(**config: t.Any) -> list[dict[str, t.Any]]:
        fixed = {"StatusCode": "503", **config}
        return [{"Type": "fixed-response", "FixedResponseConfig": fixed}]

    found = rules.create(1, Actions=respond())["Actions"][0]["FixedResponseConfig"]
    assert found == {"StatusCode": "503", "ContentType": "text/plain"}
    with refused("The ContentType must be one of", ACTION):
        rules.create(Actions=respond(ContentType="image/png"))
    with refused("less than or equal to 1024", INVALID):
        rules.create(Actions=respond(MessageBody="x" * 1025))
    with refused("regular expression pattern", INVALID):
        rules.create(Actions=respond(StatusCode="301"))


def test_configs_of_other_types_are_refused(rules: Rules) -> None:
    action = {**closed(), "RedirectConfig": {"StatusCode": "HTTP_301"}}
    with refused("cannot be specified with action type 'fixed-response'", INVALID):
        rules.create(Actions=[action])
    with refused("'RedirectConfig' must be specified", INVALID):
        rules.create(Actions=[{"Type": "redirect"}])


def test_a_group_serves_one_load_balancer(estate: Estate, rules: Rules) -> None:
    group = estate.group()
    rules.create(Actions=[forward(group)])
    other = Rules(estate, estate.listener(estate.balancer("Other")))
    with refused("more than one load balancer", "TargetGroupAssociationLimit"):
        other.create(Actions=[forward(group)])


@row(TABLE, "Special characters survive")
def test_special_characters(rules: Rules) -> None:
    condition = {
        "Field": "query-string",
        "QueryStringConfig": {"Values": [{"Key": "a&b", "Value": "<é> \"'\\ *"}]},
    }
    rule = rules.create(Conditions=[condition, path("/a&b/~\"'*")])
    found = {one["Field"]: one for one in rules.read(rule)["Conditions"]}
    assert found["query-string"]["QueryStringConfig"] == condition["QueryStringConfig"]
    assert found["path-pattern"]["Values"] == ["/a&b/~\"'*"]
