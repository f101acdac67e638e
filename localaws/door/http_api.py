# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An HTTP API as its callers see it: its name, its route, their token, and who answers."""

from __future__ import annotations

import base64
import dataclasses
import json
import re
import typing as t
from urllib.parse import unquote

from botocore.exceptions import ClientError
from starlette.responses import JSONResponse, Response

from localaws.door import back_door
from localaws.door.api_tokens import Unauthorized, claims_of
from localaws.door.balancer import answered
from localaws.door.exchange import Exchange
from localaws.door.functions import CannotRun, FunctionFailed, run
from localaws.door.rest_api import answer_rest_api, answer_stage, pattern
from localaws.door.visit import Visit

if t.TYPE_CHECKING:
    from localaws.door.running import Door

Document = dict[str, t.Any]


@dataclasses.dataclass(frozen=True)
class Asked:
    """A request to a stage of an API; ``path`` begins below the stage or the mapping."""

    door: Door
    visit: Visit
    region: str
    api: Document
    stage: Document
    path: str

    @property
    def gateway(self) -> t.Any:
        """The control plane."""
        return self.door.control.client("apigatewayv2", self.region)


def refused(status: int, message: str, **headers: str) -> Response:
    """Return an answer in API Gateway's own words."""
    return JSONResponse({"message": message}, status, headers)


def answer_own_name(door: Door, visit: Visit, found: re.Match[str]) -> Response:
    """Return the answer at the name that AWS gives to an API, if that is open."""
    api_id, region = found.groups()
    gateway = door.control.client("apigatewayv2", region)
    try:
        api = gateway.get_api(ApiId=api_id)
    except ClientError:
        return answer_rest_api(door, visit, api_id, region)
    if api["DisableExecuteApiEndpoint"]:
        return refused(404, "Not Found")
    stages = {one["StageName"]: one for one in gateway.get_stages(ApiId=api_id)["Items"]}
    first, _, rest = visit.path.lstrip("/").partition("/")
    if first in stages:
        return answer(Asked(door, visit, region, api, stages[first], f"/{rest}"))
    if "$default" in stages:
        return answer(Asked(door, visit, region, api, stages["$default"], visit.path))
    return refused(404, "Not Found")


def answer_custom_name(door: Door, visit: Visit) -> Response | None:
    """Return the answer at a custom domain name of API Gateway, None when the name is none."""
    region = next(iter(back_door.regions_of_api_domain(visit.host)), None)
    if region is None:
        return None
    gateway = door.control.client("apigatewayv2", region)
    mappings = gateway.get_api_mappings(DomainName=visit.host)["Items"]
    path = visit.path.lstrip("/")
    for one in sorted(mappings, key=lambda mapping: -len(mapping.get("ApiMappingKey", ""))):
        key = one.get("ApiMappingKey", "")
        if not key or path == key or path.startswith(f"{key}/"):
            rest = f"/{path[len(key) :].lstrip('/')}"
            place = (one["ApiId"], one["Stage"])
            if back_door.deployed_document(region, *place):
                return answer_stage(door, visit, place, region, rest)
            api = gateway.get_api(ApiId=one["ApiId"])
            stage = gateway.get_stage(ApiId=one["ApiId"], StageName=one["Stage"])
            return answer(Asked(door, visit, region, api, stage, rest))
    return refused(403, "Forbidden")


def answer(asked: Asked) -> Response:
    """Return what the API answers: route, token, integration."""
    if not asked.stage.get("AutoDeploy") and not asked.stage.get("DeploymentId"):
        return refused(404, "Not Found")
    api_id = asked.api["ApiId"]
    routes = asked.gateway.get_routes(ApiId=api_id)["Items"]
    route, parameters = best(routes, asked.visit.method, asked.path)
    if route is None:
        return refused(404, "Not Found")
    try:
        claims = checked(asked, route)
    except Unauthorized as error:
        return refused(error.status, error.message, **error.headers)
    if not route.get("Target"):
        return refused(500, "Internal Server Error")
    key = route["Target"].partition("/")[2]
    integration = asked.gateway.get_integration(ApiId=api_id, IntegrationId=key)
    if integration["IntegrationType"] == "AWS_PROXY":
        return by_function(asked, route, integration, parameters, claims)
    return by_listener(asked, integration)


def best(routes: list[Document], method: str, path: str) -> tuple[Document | None, dict[str, str]]:
    """Return the route that fits best, with what its path's parameters are."""
    fitting = []
    for route in routes:
        asked_method, _, asked_path = route["RouteKey"].partition(" ")
        if route["RouteKey"] == "$default":
            fitting.append(((3, 0), route, {}))
        elif asked_method in (method, "ANY"):
            found = pattern(asked_path).fullmatch(path)
            if found:
                kind = 2 if "+}" in asked_path else 1 if "{" in asked_path else 0
                fitting.append(((kind, asked_method == "ANY"), route, found.groupdict()))
    fitting.sort(key=lambda one: one[0])
    return (fitting[0][1], fitting[0][2]) if fitting else (None, {})


def checked(asked: Asked, route: Document) -> Document:
    """Return the claims of the caller's token; raise Unauthorized where the route wants others."""
    kind = route["AuthorizationType"]
    if kind == "NONE":
        return {}
    if kind != "JWT":
        raise Unauthorized(403, "Forbidden")
    authorizer = asked.gateway.get_authorizer(
        ApiId=asked.api["ApiId"], AuthorizerId=route["AuthorizerId"]
    )
    header = authorizer["IdentitySource"][0].removeprefix("$request.header.")
    sent = asked.visit.header(header) or ""
    jwt = authorizer["JwtConfiguration"]
    claims = claims_of(asked.door, sent, jwt["Issuer"], jwt["Audience"])
    wanted = set(route.get("AuthorizationScopes") or [])
    if wanted and not wanted & set(str(claims.get("scope", "")).split()):
        raise Unauthorized(403, "Forbidden", scopes=wanted)
    return claims


def by_listener(asked: Asked, integration: Document) -> Response:
    """Return what a listener behind a VPC link answers."""
    arn = integration["IntegrationUri"]
    balancers = asked.door.control.load_balancers()
    for balancer in balancers:
        for listener in asked.door.control.listeners(balancer["LoadBalancerArn"]):
            if listener["ListenerArn"] == arn:
                inner = dataclasses.replace(
                    asked.visit,
                    scheme=listener["Protocol"].lower(),
                    port=listener["Port"],
                    path=asked.path,
                )
                return answered(Exchange(asked.door, inner, balancer, listener))
    return refused(503, "Service Unavailable")


def by_function(
    asked: Asked,
    route: Document,
    integration: Document,
    parameters: dict[str, str],
    claims: Document,
) -> Response:
    """Return what a function answers, if its own policy lets this API call it."""
    arn = integration["IntegrationUri"]
    place = f"{asked.api['ApiId']}/{asked.stage['StageName']}"
    source = f"arn:aws:execute-api:{asked.region}:{arn.split(':')[4]}:{place}"
    method, _, path = route["RouteKey"].partition(" ")
    source = f"{source}/{'*' if method == 'ANY' else method}{path}"
    if not back_door.may_call(arn, "apigateway.amazonaws.com", source):
        return refused(500, "Internal Server Error")
    try:
        return response_of(run(arn, event_of(asked, route, parameters, claims)))
    except (FunctionFailed, CannotRun, KeyError, TypeError, ValueError):
        return refused(500, "Internal Server Error")


def event_of(
    asked: Asked, route: Document, parameters: dict[str, str], claims: Document
) -> Document:
    """Return the request as a function gets it, in version 2.0."""
    visit = asked.visit
    context: Document = {
        "apiId": asked.api["ApiId"],
        "domainName": visit.host,
        "http": {"method": visit.method, "path": asked.path, "sourceIp": visit.client[0]},
        "routeKey": route["RouteKey"],
        "stage": asked.stage["StageName"],
    }
    if claims:
        scopes = route.get("AuthorizationScopes")
        texts = {name: str(value) for name, value in claims.items()}
        context["authorizer"] = {"jwt": {"claims": texts, "scopes": scopes}}
    event: Document = {
        "version": "2.0",
        "routeKey": route["RouteKey"],
        "rawPath": unquote(asked.path),
        "rawQueryString": visit.query,
        "headers": dict(visit.headers),
        "requestContext": context,
        "isBase64Encoded": True,
    }
    more = {"queryStringParameters": visit.parameters, "pathParameters": parameters}
    body = {"body": base64.b64encode(visit.body).decode()} if visit.body else {}
    return {**event, **{k: v for k, v in more.items() if v}, **body}


def response_of(said: t.Any) -> Response:
    """Return a function's answer; what has no status is the body itself."""
    if not isinstance(said, dict) or "statusCode" not in said:
        return Response(json.dumps(said), 200, {"content-type": "application/json"})
    body = str(said.get("body") or "")
    content = base64.b64decode(body) if said.get("isBase64Encoded") else body.encode()
    response = Response(content, int(said["statusCode"]), dict(said.get("headers") or {}))
    for cookie in said.get("cookies") or []:
        response.raw_headers.append((b"set-cookie", str(cookie).encode()))
    return response
