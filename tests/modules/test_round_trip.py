# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What an info module returns can be given back as options, and then nothing is to do."""

from __future__ import annotations

import typing as t

import pytest

from tests.support import worlds
from tests.support.aws import Aws
from tests.support.resources import RESOURCES, accepted, as_options, spec_of
from tests.support.rich import rich_client, rich_domain, rich_pool

Document = dict[str, t.Any]

TAGS = [{"Key": "team", "Value": "orders"}, {"Key": "stage", "Value": "test"}]


def pool(aws: Aws) -> Document:
    return {"user_pool_id": rich_pool(aws)}


def bare_pool(aws: Aws) -> Document:
    worlds.pool(aws)
    return {"name": "staff"}


def client(aws: Aws) -> Document:
    pool_id, _client_id = rich_client(aws)
    return {"user_pool_id": pool_id}


def bare_client(aws: Aws) -> Document:
    found = worlds.pool(aws)
    made = worlds.app_client(
        aws,
        found,
        GenerateSecret=None,
        AllowedOAuthFlows=None,
        AllowedOAuthScopes=None,
        AllowedOAuthFlowsUserPoolClient=None,
        CallbackURLs=None,
        SupportedIdentityProviders=None,
    )
    return {"user_pool_id": found["user_pool_id"], "client_id": made["client_id"]}


def domain(aws: Aws) -> Document:
    rich_domain(aws)
    return {"domain": worlds.LOGIN}


def prefix(aws: Aws) -> Document:
    worlds.sign_in(aws)
    return {"domain": "staff-gate"}


def listener(aws: Aws) -> Document:
    found = worlds.balancer(aws)
    elb = aws.client("elbv2")
    groups = found["target_groups"].values()
    made = elb.create_listener(
        LoadBalancerArn=found["load_balancer_arn"],
        Protocol="HTTPS",
        Port=443,
        SslPolicy="ELBSecurityPolicy-TLS13-1-2-2021-06",
        Certificates=[{"CertificateArn": found["certificate_arn"]}],
        DefaultActions=[
            {
                "Type": "forward",
                "ForwardConfig": {
                    "TargetGroups": [
                        {"TargetGroupArn": arn, "Weight": place} for place, arn in enumerate(groups)
                    ],
                    "TargetGroupStickinessConfig": {"Enabled": True, "DurationSeconds": 60},
                },
            }
        ],
        Tags=TAGS,
    )["Listeners"][0]["ListenerArn"]
    more = [{"CertificateArn": found["other_certificate_arn"]}]
    elb.add_listener_certificates(ListenerArn=made, Certificates=more)
    return {"listener_arn": made}


def plain_listener(aws: Aws) -> Document:
    return {"listener_arn": worlds.listeners(aws)["http_listener_arn"]}


def rule_of(aws: Aws, conditions: list[Document], actions: t.Any, **more: t.Any) -> Document:
    found = worlds.sign_in(aws)
    made = aws.client("elbv2").create_rule(
        ListenerArn=found["listener_arn"],
        Priority=5,
        Conditions=conditions,
        Actions=actions(found),
        Tags=[*TAGS, {"Key": "gatehouse:key", "Value": "orders"}],
        **more,
    )
    return {"rule_arn": made["Rules"][0]["RuleArn"]}


def login_rule(aws: Aws) -> Document:
    """All conditions without keys of their own, a login, several weighted groups, transforms."""
    return rule_of(
        aws,
        [
            {"Field": "path-pattern", "Values": ["/b/*", "/a/*"]},
            {"Field": "host-header", "HostHeaderConfig": {"Values": ["Orders.example.com"]}},
            {"Field": "http-request-method", "HttpRequestMethodConfig": {"Values": ["GET"]}},
        ],
        lambda found: [
            {
                "Type": "authenticate-cognito",
                "Order": 1,
                "AuthenticateCognitoConfig": {
                    "UserPoolArn": found["user_pool_arn"],
                    "UserPoolClientId": found["client_id"],
                    "UserPoolDomain": "staff-gate",
                    "AuthenticationRequestExtraParams": {"prompt": "login"},
                },
            },
            {
                "Type": "forward",
                "Order": 2,
                "ForwardConfig": {
                    "TargetGroups": [
                        {"TargetGroupArn": arn, "Weight": place + 1}
                        for place, arn in enumerate(reversed(found["target_groups"].values()))
                    ]
                },
            },
        ],
        Transforms=[
            {
                "Type": "url-rewrite",
                "UrlRewriteConfig": {"Rewrites": [{"Regex": "^/a/", "Replace": "/"}]},
            },
            {
                "Type": "host-header-rewrite",
                "HostHeaderRewriteConfig": {"Rewrites": [{"Regex": "^a", "Replace": "b"}]},
            },
        ],
    )


def oidc_rule(aws: Aws) -> Document:
    """The other conditions, a login elsewhere, a redirect."""
    return rule_of(
        aws,
        [
            {"Field": "source-ip", "SourceIpConfig": {"Values": ["192.0.2.0/24", "10.0.0.0/8"]}},
            {
                "Field": "http-header",
                "HttpHeaderConfig": {"HttpHeaderName": "X-Team", "Values": ["b*", "a*"]},
            },
            {
                "Field": "query-string",
                "QueryStringConfig": {"Values": [{"Key": "k", "Value": "v&<w>"}]},
            },
        ],
        lambda found: [
            {
                "Type": "authenticate-oidc",
                "Order": 1,
                "AuthenticateOidcConfig": {
                    "Issuer": "https://login.example.com",
                    "AuthorizationEndpoint": "https://login.example.com/authorize",
                    "TokenEndpoint": "https://login.example.com/token",
                    "UserInfoEndpoint": "https://login.example.com/userinfo",
                    "ClientId": "orders",
                    "ClientSecret": "an-oidc-secret-of-tests",
                },
            },
            {
                "Type": "redirect",
                "Order": 2,
                "RedirectConfig": {"Host": "new.example.com", "StatusCode": "HTTP_301"},
            },
        ],
    )


def token_rule(aws: Aws) -> Document:
    """Tokens are checked, and a fixed response given."""
    return rule_of(
        aws,
        [{"Field": "path-pattern", "PathPatternConfig": {"RegexValues": ["^/api/\\D+$"]}}],
        lambda found: [
            {
                "Type": "jwt-validation",
                "Order": 1,
                "JwtValidationConfig": {
                    "JwksEndpoint": "https://login.example.com/jwks",
                    "Issuer": "https://login.example.com",
                    "AdditionalClaims": [
                        {"Name": "scope", "Format": "string-array", "Values": ["b", "a"]}
                    ],
                },
            },
            {"Type": "fixed-response", "Order": 2, "FixedResponseConfig": {"StatusCode": "200"}},
        ],
    )


def service(aws: Aws) -> Document:
    found = worlds.cluster(aws)
    aws.client("ecs").create_service(
        cluster="main",
        serviceName="orders",
        taskDefinition="orders",
        desiredCount=2,
        capacityProviderStrategy=[
            {"capacityProvider": "FARGATE_SPOT", "weight": 3},
            {"capacityProvider": "FARGATE", "weight": 1, "base": 1},
        ],
        networkConfiguration={
            "awsvpcConfiguration": {"subnets": found["subnets"], "assignPublicIp": "ENABLED"}
        },
        loadBalancers=[
            {
                "targetGroupArn": found["target_groups"]["orders"],
                "containerName": "app",
                "containerPort": 8080,
            }
        ],
        deploymentConfiguration={
            "deploymentCircuitBreaker": {"enable": True, "rollback": True},
            "maximumPercent": 150,
            "minimumHealthyPercent": 50,
        },
        healthCheckGracePeriodSeconds=30,
        enableExecuteCommand=True,
        enableECSManagedTags=True,
        propagateTags="SERVICE",
        tags=[{"key": "team", "value": "orders"}],
    )
    return {"cluster": "main", "name": "orders"}


MADE: list[tuple[str, t.Callable[[Aws], Document]]] = [
    ("cognito_user_pool", pool),
    ("cognito_user_pool", bare_pool),
    ("cognito_user_pool_client", client),
    ("cognito_user_pool_client", bare_client),
    ("cognito_user_pool_domain", domain),
    ("cognito_user_pool_domain", prefix),
    ("elb_listener", listener),
    ("elb_listener", plain_listener),
    ("elb_listener_rule", login_rule),
    ("elb_listener_rule", oidc_rule),
    ("elb_listener_rule", token_rule),
    ("ecs_service", service),
]


@pytest.mark.parametrize(
    ("module", "made"), MADE, ids=[f"{module}-{made.__name__}" for module, made in MADE]
)
def test_what_info_returns_is_what_the_module_takes(
    aws: Aws, module: str, made: t.Callable[[Aws], Document]
) -> None:
    resource = RESOURCES[module]
    (told,) = aws.inform(resource, made(aws))
    plain = {name: value for name, value in told.items() if name not in resource.traits.sensitive}
    options = accepted(module, as_options(plain, spec_of(module)))
    aws.forget()
    result = aws.converge(resource, options)
    assert (result.changed, aws.writes) == (False, [])
    assert result.calls == ()
