# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A REST API as its callers see it: the stage, the method, the token of a user pool, a function."""

from __future__ import annotations

import base64
import re
import typing as t

from botocore.exceptions import ClientError
from starlette.responses import JSONResponse, Response

from localaws.corrections.apigateway import AUTHORIZER, INTEGRATION, methods_of, schemes_of
from localaws.door import back_door
from localaws.door.api_tokens import Unauthorized, claims_of
from localaws.door.functions import CannotRun, FunctionFailed, run
from localaws.door.visit import Visit

if t.TYPE_CHECKING:
    from localaws.door.running import Door

Document = dict[str, t.Any]
PARAMETER = re.compile(r"\{(\w+)(\+?)\}")
FUNCTION = re.compile(r"/functions/([^/]+)/invocations$")
ANY = "x-amazon-apigateway-any-method"


def refused(status: int, message: str) -> Response:
    """Return an answer in API Gateway's own words."""
    return JSONResponse({"message": message}, status)


def answer_rest_api(door: Door, visit: Visit, api_id: str, region: str) -> Response:
    """Return the answer at the name that AWS gives to a REST API, if that is open."""
    try:
        api = door.control.client("apigateway", region).get_rest_api(restApiId=api_id)
    except ClientError:
        return refused(403, "Forbidden")
    stage, _, rest = visit.path.lstrip("/").partition("/")
    if api.get("disableExecuteApiEndpoint"):
        return refused(403, "Forbidden")
    return answer_stage(door, visit, (api_id, stage), region, f"/{rest}")


def answer_stage(
    door: Door, visit: Visit, place: tuple[str, str], region: str, rest: str
) -> Response:
    """Return the answer of a stage of an API to ``rest``, the path below it."""
    api_id, stage = place
    body = back_door.deployed_document(region, api_id, stage)
    if body is None:
        return refused(403, "Forbidden")
    found = method_for(body, visit.method, rest)
    if found is None:
        return refused(403, "Missing Authentication Token")
    path, said, parameters = found
    try:
        claims = checked(door, visit, body, said)
    except Unauthorized as error:
        return refused(error.status, error.message)
    source = f"{api_id}/{stage}/{visit.method}{path}"
    return by_function(visit, said[INTEGRATION], (source, rest), region, (path, parameters, claims))


def method_for(
    body: Document, method: str, path: str
) -> tuple[str, Document, dict[str, str]] | None:
    """Return the path, what is said of the method, and the path's parameters."""
    fitting = []
    for asked, name, said in methods_of(body):
        found = pattern(asked).fullmatch(path)
        if found and name.lower() in (method.lower(), ANY):
            kind = 2 if "+}" in asked else 1 if "{" in asked else 0
            fitting.append(((kind, name == ANY), (asked, said, found.groupdict())))
    return min(fitting, key=lambda one: one[0])[1] if fitting else None


def pattern(path: str) -> re.Pattern[str]:
    """Return which paths a document's path stands for."""
    parts, end = [], 0
    for found in PARAMETER.finditer(path):
        inner = ".+" if found[2] else "[^/]+"
        parts += [re.escape(path[end : found.start()]), f"(?P<{found[1]}>{inner})"]
        end = found.end()
    return re.compile("".join(parts) + re.escape(path[end:]))


def checked(door: Door, visit: Visit, body: Document, said: Document) -> Document:
    """Return the claims of the caller's token, if the method asks for one."""
    for wanted in said.get("security", body.get("security")) or []:
        for name, scopes in wanted.items():
            scheme = schemes_of(body)[name]
            pools = scheme[AUTHORIZER]["providerARNs"]
            return of_pools(door, visit.header(scheme["name"]) or "", pools, scopes)
    return {}


def of_pools(door: Door, sent: str, arns: list[str], scopes: list[str]) -> Document:
    """Return the claims of a token that one of the pools signed: an ID token, unless for scopes."""
    for arn in arns:
        pool_id = arn.rpartition("/")[2]
        issuer = f"https://cognito-idp.{arn.split(':')[3]}.amazonaws.com/{pool_id}"
        try:
            claims = claims_of(door, sent, issuer)
        except Unauthorized:
            continue
        held = set(str(claims.get("scope", "")).split())
        if (held & set(scopes)) if scopes else claims.get("token_use") == "id":
            return claims
    raise Unauthorized(401, "Unauthorized")


def by_function(
    visit: Visit,
    integration: Document,
    place: tuple[str, str],
    region: str,
    asked: tuple[str, dict[str, str], Document],
) -> Response:
    """Return what a function answers, if its own policy lets this API call it."""
    found = FUNCTION.search(integration.get("uri", ""))
    if found is None or integration.get("type") != "aws_proxy":
        return refused(500, "Internal server error")
    arn, (path, parameters, claims) = found[1], asked
    source, rest = place
    source = f"arn:aws:execute-api:{region}:{arn.split(':')[4]}:{source}"
    if not back_door.may_call(arn, "apigateway.amazonaws.com", source):
        return refused(500, "Internal server error")
    context: Document = {"httpMethod": visit.method, "resourcePath": path}
    event = {
        "resource": path,
        "path": rest,
        "httpMethod": visit.method,
        "headers": dict(visit.headers),
        "queryStringParameters": visit.parameters or None,
        "pathParameters": parameters or None,
        "requestContext": {**context, "authorizer": {"claims": claims}} if claims else context,
        "body": visit.body.decode(errors="replace") or None,
        "isBase64Encoded": False,
    }
    try:
        said = run(arn, event)
        text = said.get("body") or ""
        content = base64.b64decode(text) if said.get("isBase64Encoded") else text.encode()
        return Response(content, int(said["statusCode"]), dict(said.get("headers") or {}))
    except (FunctionFailed, CannotRun, KeyError, TypeError, ValueError, AttributeError):
        return refused(502, "Internal server error")
