# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""REST APIs: documents that are put are kept and deployed as they are; moto keeps the rest."""

from __future__ import annotations

import copy
import datetime
import json
import re
import typing as t

from moto.apigateway.models import apigateway_backends

from localaws.call import Call
from localaws.errors import AwsError
from localaws.moto_random import hexadecimal
from localaws.services import checks, serves
from localaws.state import Store
from localaws.upstream import moto

Document = dict[str, t.Any]

BODIES: Store[Document] = Store()  # by API
DEPLOYED: Store[Document] = Store()  # by API and stage
_deployments: Store[Document] = Store()
INTEGRATION = "x-amazon-apigateway-integration"
AUTHORIZER = "x-amazon-apigateway-authorizer"


def _bad(message: str) -> AwsError:
    return AwsError("BadRequestException", message, 400)


def _api(call: Call) -> t.Any:
    return apigateway_backends[call.account][call.region].get_rest_api(call["restApiId"])


def methods_of(body: Document) -> t.Iterator[tuple[str, str, Document]]:
    """Yield path, method and what a document says of it."""
    for path, methods in (body.get("paths") or {}).items():
        for method, said in methods.items():
            if not method.startswith("x-") or method == "x-amazon-apigateway-any-method":
                yield path, method, said


def schemes_of(body: Document) -> Document:
    """Return the ways to prove who one is, by name; OpenAPI's two versions keep them apart."""
    newer = (body.get("components") or {}).get("securitySchemes")
    return t.cast("Document", newer or body.get("securityDefinitions") or {})


@serves("apigateway")
def update_rest_api(call: Call) -> Document:
    """Let moto update; it takes any text for true."""
    result = moto(call)
    for one in call["patchOperations"]:
        if one["path"] == "/disableExecuteApiEndpoint":
            closed = str(one.get("value")).lower() == "true"
            _api(call).disableExecuteApiEndpoint = closed
            result["disableExecuteApiEndpoint"] = closed
    return result


@serves("apigateway")
def put_rest_api(call: Call) -> Document:
    api = _api(call)
    try:
        body = json.loads(call["body"])
    except ValueError as error:
        raise _bad("Invalid OpenAPI input.") from error
    if not str(body.get("openapi", "")).startswith("3") and body.get("swagger") != "2.0":
        raise _bad("Unsupported OpenAPI version.")
    _check(body)
    BODIES[call][api.id] = body
    return t.cast("Document", moto_description(call))


def moto_description(call: Call) -> Document:
    """Return the API as GetRestApi tells it."""
    from localaws.outgoing import call_of

    asked = {"restApiId": call["restApiId"]}
    return moto(call_of("apigateway", "GetRestApi", asked, call.region, call.account))


def _check(body: Document) -> None:
    schemes = schemes_of(body)
    for path, method, said in methods_of(body):
        where = f"{method.upper()} {path}"
        if INTEGRATION not in said:
            raise _bad(f"No integration defined for method: {where}")
        for wanted in said.get("security", body.get("security")) or []:
            unknown = [name for name in wanted if name not in schemes]
            if unknown:
                raise _bad(f"Invalid security scheme {unknown[0]} of method {where}")
    for name, scheme in schemes.items():
        authorizer = scheme.get(AUTHORIZER) or {}
        if authorizer.get("type") == "cognito_user_pools" and not all(
            re.fullmatch(r"arn:[^:]+:cognito-idp:[^:]+:\d+:userpool/\w+-\w+-\d_\w+", arn)
            for arn in authorizer.get("providerARNs") or ["none"]
        ):
            raise _bad(f"Invalid provider ARN of authorizer {name}")


@serves("apigateway")
def create_deployment(call: Call) -> Document:
    api_id = _api(call).id
    if api_id not in BODIES[call]:
        return moto(call)
    key = hexadecimal(6)
    made = {
        "id": key,
        "description": call.get("description", ""),
        "createdDate": datetime.datetime.now(datetime.UTC),
    }
    _deployments[call][f"{api_id}/{key}"] = made
    if call.get("stageName"):
        place = f"{api_id}/{call['stageName']}"
        there = DEPLOYED[call].get(place, {"stageName": call["stageName"], "methodSettings": {}})
        new = {"deploymentId": key, "body": BODIES[call][api_id]}
        DEPLOYED[call][place] = {**there, **new}
    return made


@serves("apigateway")
def get_deployment(call: Call) -> Document:
    found = _deployments[call].get(f"{_api(call).id}/{call['deploymentId']}")
    return found or moto(call)


@serves("apigateway")
def get_stage(call: Call) -> Document:
    api_id = _api(call).id
    found = DEPLOYED[call].get(f"{api_id}/{call['stageName']}")
    if found is None:
        return moto(call)
    return {name: value for name, value in found.items() if name != "body"}


# What AWS says of a method of which anything is said.
METHOD: Document = {
    "metricsEnabled": False,
    "loggingLevel": "OFF",
    "dataTraceEnabled": False,
    "throttlingBurstLimit": -1,
    "throttlingRateLimit": -1.0,
    "cachingEnabled": False,
}
SETTINGS: dict[str, tuple[str, t.Callable[[str], t.Any]]] = {
    "throttling/burstLimit": ("throttlingBurstLimit", int),
    "throttling/rateLimit": ("throttlingRateLimit", float),
    "metrics/enabled": ("metricsEnabled", lambda value: value == "true"),
    "logging/loglevel": ("loggingLevel", str),
    "logging/dataTrace": ("dataTraceEnabled", lambda value: value == "true"),
}
LOGS = "/accessLogSettings"


@serves("apigateway")
def update_stage(call: Call) -> Document:
    """Change the settings of a stage, which moto keeps as they come."""
    stage = DEPLOYED[call].get(f"{_api(call).id}/{call['stageName']}")
    if stage is None:
        return moto(call)
    changed = copy.deepcopy({name: value for name, value in stage.items() if name != "body"})
    for one in call["patchOperations"]:
        if one["path"].startswith(LOGS):
            _log(call, changed, one)
        else:
            _set(changed, one)
    stage.update(changed)
    return get_stage(call)


def _log(call: Call, stage: Document, one: Document) -> None:
    if one["op"] == "remove":
        stage["accessLogSettings"] = None
        return
    account = apigateway_backends[call.account][call.region].get_account()
    if not account.cloudwatch_role_arn:
        raise _bad("CloudWatch Logs role ARN must be set in account settings to enable logging")
    member = one["path"].removeprefix(f"{LOGS}/")
    if member not in ("destinationArn", "format"):
        raise _bad(f"Invalid patch path {one['path']}")
    if member == "destinationArn" and not re.fullmatch(r"arn:[^:]+:\w+:.*[^*]", one["value"]):
        raise _bad("Invalid ARN specified in the request.")
    stage["accessLogSettings"] = {**(stage.get("accessLogSettings") or {}), member: one["value"]}


def _set(stage: Document, one: Document) -> None:
    parts = one["path"].strip("/").split("/", 2)
    known = SETTINGS.get(parts[2] if len(parts) > 2 else "")
    key = "/".join(parts[:2])
    if one["op"] == "remove" and len(parts) == 2 and key in stage["methodSettings"]:
        del stage["methodSettings"][key]
    elif one["op"] == "replace" and known:
        name, read = known
        there = stage["methodSettings"].get(key, METHOD)
        stage["methodSettings"][key] = {**there, name: read(one["value"])}
    else:
        raise _bad(f"Invalid patch path {one['path']}")


@checks("apigateway", "DeleteRestApi")
def _leave_api(call: Call) -> None:
    """Refuse where a custom domain still leads to the API."""
    from localaws.corrections.apigatewayv2 import held

    mapped = (one for (kind, *_), one in held(call).items() if kind == "ApiMapping")
    if any(one["ApiId"] == call["restApiId"] for one in mapped):
        raise _bad("Deleting an API with base path mappings is not allowed")


@serves("apigateway")
def delete_rest_api(call: Call) -> None:
    moto(call)
    BODIES[call].pop(call["restApiId"], None)
    for store in (DEPLOYED, _deployments):
        for key in [one for one in store[call] if one.startswith(f"{call['restApiId']}/")]:
            del store[call][key]


def _tagged(call: Call) -> t.Any:
    key = call["resourceArn"].partition("/restapis/")[2]
    return apigateway_backends[call.account][call.region].get_rest_api(key)


@serves("apigateway")
def tag_resource(call: Call) -> None:
    """Add tags to a REST API, which moto does to none."""
    api = _tagged(call)
    api.tags = {**(api.tags or {}), **call["tags"]}


@serves("apigateway")
def untag_resource(call: Call) -> None:
    api = _tagged(call)
    api.tags = {k: v for k, v in (api.tags or {}).items() if k not in call["tagKeys"]}
