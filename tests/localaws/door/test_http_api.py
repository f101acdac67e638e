# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""HTTP APIs: who gets in, where requests go, and which names are open."""

from __future__ import annotations

import io
import json
import typing as t
import zipfile

import pytest

from tests.localaws.door import world
from tests.localaws.door.certificates import certificate_names
from tests.localaws.door.test_tokens import machine_token
from tests.localaws.door.visitor import Visitor
from tests.localaws.door.world import REGION

Document = dict[str, t.Any]
NAME = "api.example.com"
CODE = """
def handler(event, context):
    claims = event["requestContext"].get("authorizer", {}).get("jwt", {}).get("claims", {})
    asked = event["rawPath"], event.get("pathParameters")
    return {"path": asked[0], "who": claims.get("client_id"), "p": asked[1]}
"""
TRUST = {
    "Effect": "Allow",
    "Principal": {"Service": "lambda.amazonaws.com"},
    "Action": "sts:AssumeRole",
}


class Api:
    """An HTTP API before a function, with an authorizer for one machine client."""

    def __init__(self, app: world.App, visitor: Visitor) -> None:
        self.app, self.client, self.visitor = app, app.aws.client, visitor
        self.token, machine = machine_token(app, visitor)
        self.gateway = self.client("apigatewayv2")
        made = self.gateway.create_api(Name="orders", ProtocolType="HTTP")
        self.key, self.url = made["ApiId"], made["ApiEndpoint"]
        self.authorizer = self.gateway.create_authorizer(
            ApiId=self.key,
            Name="people",
            AuthorizerType="JWT",
            IdentitySource=["$request.header.Authorization"],
            JwtConfiguration={
                "Issuer": f"https://cognito-idp.{REGION}.amazonaws.com/{app.pool_id}",
                "Audience": [machine["ClientId"]],
            },
        )["AuthorizerId"]
        self.machine = machine["ClientId"]
        self.function = self.make_function()
        self.integration = self.integrate(
            IntegrationType="AWS_PROXY", IntegrationUri=self.function, PayloadFormatVersion="2.0"
        )
        self.route("GET /orders/{id}", self.integration, AuthorizationScopes=["api/read"])
        self.route("GET /secret", self.integration, AuthorizationScopes=["api/write"])
        self.route("GET /open", self.integration, AuthorizationType="NONE")
        self.gateway.create_stage(ApiId=self.key, StageName="$default", AutoDeploy=True)

    def make_function(self) -> str:
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as file:
            file.writestr("app.py", CODE)
        trust = json.dumps({"Version": "2012-10-17", "Statement": [TRUST]})
        name = self.app.pool_id
        role = self.client("iam").create_role(RoleName=name, AssumeRolePolicyDocument=trust)
        made = self.client("lambda").create_function(
            FunctionName=name,
            Runtime="python3.12",
            Role=role["Role"]["Arn"],
            Handler="app.handler",
            Code={"ZipFile": archive.getvalue()},
        )
        return str(made["FunctionArn"])

    def allow(self, source: str = "*") -> None:
        self.client("lambda").add_permission(
            FunctionName=self.function,
            StatementId=f"api-{source.count('*')}",
            Action="lambda:InvokeFunction",
            Principal="apigateway.amazonaws.com",
            SourceArn=f"arn:aws:execute-api:{REGION}:123456789012:{self.key}/{source}",
        )

    def integrate(self, **settings: t.Any) -> str:
        made = self.gateway.create_integration(ApiId=self.key, **settings)
        return f"integrations/{made['IntegrationId']}"

    def route(self, key: str, target: str, **settings: t.Any) -> None:
        wanted = {"AuthorizationType": "JWT", "AuthorizerId": self.authorizer, **settings}
        if wanted["AuthorizationType"] == "NONE":
            del wanted["AuthorizerId"]
        self.gateway.create_route(ApiId=self.key, RouteKey=key, Target=target, **wanted)

    def status(self, path: str, token: str = "", url: str = "") -> int:
        headers = {"authorization": f"Bearer {token}"} if token else {}
        return self.visitor.get(f"{url or self.url}{path}", headers=headers).status_code


@pytest.fixture
def api(app: world.App, visitor: Visitor) -> Api:
    return Api(app, visitor)


def test_who_gets_in(api: Api, app: world.App, visitor: Visitor) -> None:
    assert api.status("/open") == 500  # the function's own policy does not let the API call it
    api.allow("*/*/*")
    head, _, rest = api.token.partition(".")
    tokens = {"": 401, "abc": 401, f"{head}.{rest[1:]}": 401, api.token: 200}
    assert {token: api.status("/orders/7", token) for token in tokens} == tokens
    answer = visitor.get(f"{api.url}/orders/7", headers={"authorization": api.token})
    assert answer.json() == {"path": "/orders/7", "who": api.machine, "p": {"id": "7"}}
    assert visitor.get(f"{api.url}/orders/7").headers["www-authenticate"] == "Bearer"
    assert (api.status("/secret", api.token), api.status("/open"), api.status("/no")) == (
        403,
        200,
        404,
    )
    api.gateway.update_authorizer(
        ApiId=api.key, AuthorizerId=api.authorizer, JwtConfiguration=of_another_client(api, app)
    )
    assert api.status("/orders/7", api.token) == 401


def of_another_client(api: Api, app: world.App) -> Document:
    found = api.gateway.get_authorizer(ApiId=api.key, AuthorizerId=api.authorizer)
    return {**found["JwtConfiguration"], "Audience": [app.client_id]}


def test_which_names_are_open(api: Api) -> None:
    api.allow("*/GET/open")
    certificate = api.app.aws.import_certificate(NAME)
    configuration = {"CertificateArn": certificate}
    api.gateway.create_domain_name(DomainName=NAME, DomainNameConfigurations=[configuration])
    assert certificate_names(api.app.aws.door, NAME) == [NAME]
    own = f"https://{NAME}"
    assert api.status("/open", url=own) == 403
    api.gateway.create_api_mapping(
        DomainName=NAME, ApiId=api.key, Stage="$default", ApiMappingKey="v1"
    )
    assert [api.status(path, url=own) for path in ("/v1/open", "/open", "/v1x/open")] == [
        200,
        403,
        403,
    ]
    api.gateway.update_api(ApiId=api.key, DisableExecuteApiEndpoint=True)
    assert (api.status("/open"), api.status("/v1/open", url=own)) == (404, 200)
    api.gateway.delete_domain_name(DomainName=NAME)


def test_a_listener_that_only_the_link_reaches(api: Api, aws: world.Aws) -> None:
    aws.rule(50, [world.path("/inside/*")], world.fixed(200, "inside"), listener=aws.http)
    link = api.gateway.create_vpc_link(Name="link", SubnetIds=aws.subnets)["VpcLinkId"]
    target = api.integrate(
        IntegrationType="HTTP_PROXY",
        IntegrationMethod="ANY",
        IntegrationUri=aws.http,
        ConnectionType="VPC_LINK",
        ConnectionId=link,
    )
    api.route("ANY /inside/{proxy+}", target)
    assert api.status("/inside/a/b") == 401
    answer = api.visitor.get(f"{api.url}/inside/a/b", headers={"authorization": api.token})
    assert (answer.status_code, answer.text) == (200, "inside")


def rest_body(app: world.App, function: str) -> Document:
    """Return an API with a method for ID tokens, one for a scope, and an open one."""
    uri = f"arn:aws:apigateway:{REGION}:lambda:path/2015-03-31/functions/{function}/invocations"
    calls = {"type": "aws_proxy", "httpMethod": "POST", "uri": uri}
    scheme = {
        "type": "apiKey",
        "name": "Authorization",
        "in": "header",
        "x-amazon-apigateway-authtype": "cognito_user_pools",
        "x-amazon-apigateway-authorizer": {
            "type": "cognito_user_pools",
            "providerARNs": [app.pool["Arn"]],
        },
    }
    asks: dict[str, list[t.Any]] = {
        "/people": [{"pool": []}],
        "/orders/{id}": [{"pool": ["api/read"]}],
        "/open": [],
    }
    paths = {
        path: {"get": {"security": security, "x-amazon-apigateway-integration": calls}}
        for path, security in asks.items()
    }
    return {
        "openapi": "3.0.1",
        "info": {"title": "orders", "version": "1"},
        "paths": paths,
        "components": {"securitySchemes": {"pool": scheme}},
    }


def under_domain(app: world.App, api_id: str, stage: str) -> str:
    """Return the address of a custom domain name that leads to a stage below /v1."""
    gateway = app.aws.client("apigatewayv2")
    configuration = {"CertificateArn": app.aws.import_certificate(NAME)}
    gateway.create_domain_name(DomainName=NAME, DomainNameConfigurations=[configuration])
    gateway.create_api_mapping(DomainName=NAME, ApiId=api_id, Stage=stage, ApiMappingKey="v1")
    return f"https://{NAME}"


REST_CODE = """
def handler(event, context):
    claims = event["requestContext"].get("authorizer", {}).get("claims", {})
    return {"statusCode": 200, "body": event["path"] + " " + claims.get("client_id", "nobody")}
"""


def test_a_rest_api_with_a_user_pool(app: world.App, visitor: Visitor, monkeypatch: t.Any) -> None:
    monkeypatch.setattr("tests.localaws.door.test_http_api.CODE", REST_CODE)
    api = Api(app, visitor)
    gateway = app.aws.client("apigateway")
    key = gateway.create_rest_api(name="orders")["id"]
    body = json.dumps(rest_body(app, api.function)).encode()
    gateway.put_rest_api(restApiId=key, mode="overwrite", body=body)
    url = f"https://{key}.execute-api.{REGION}.amazonaws.com/live"
    assert api.status("/open", url=url) == 403  # not deployed
    gateway.create_deployment(restApiId=key, stageName="live")
    assert api.status("/open", url=url) == 500  # the function's policy does not let it
    api.key = key
    api.allow("*/*/*")
    assert [api.status(path, url=url) for path in ("/open", "/people", "/no")] == [200, 401, 403]
    answer = visitor.get(f"{url}/orders/7", headers={"authorization": api.token})
    assert (answer.status_code, answer.text) == (200, f"/orders/7 {api.machine}")
    # An access token is none of a person, and no other pool's token is good.
    assert [api.status(path, api.token, url) for path in ("/people", "/orders/7")] == [401, 200]
    own = under_domain(app, key, "live")
    assert [api.status(path, url=own) for path in ("/v1/open", "/v1/people", "/open")] == [
        200,
        401,
        403,
    ]
    answer = visitor.get(f"{own}/v1/orders/7", headers={"authorization": api.token})
    assert (answer.status_code, answer.text) == (200, f"/orders/7 {api.machine}")
    closed = {"op": "replace", "path": "/disableExecuteApiEndpoint", "value": "true"}
    gateway.update_rest_api(restApiId=key, patchOperations=[closed])
    assert api.status("/open", url=url) == 403
    assert api.status("/v1/open", url=own) == 200
    app.aws.client("apigatewayv2").delete_domain_name(DomainName=NAME)
