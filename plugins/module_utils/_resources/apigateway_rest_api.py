# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A REST API of API Gateway, as one OpenAPI document and the stage that it is deployed to."""

from __future__ import annotations

import base64
import hashlib
import json
import typing as t

from .._engine.documents import Document
from .._engine.habits import Faults, Meaning, Refusals, Traits
from .._engine.plan import Plan
from .._engine.policies import TagMap, Whole
from .._engine.resource import Read, Reference, Resource, Search
from .._engine.shapes import Model, Names
from .._engine.writers import Call, Options, Tags, Writer
from ._policy_documents import parsed, text
from ._stage_settings import (
    LOGS,
    METHODS,
    StageSettings,
    logs_preflight,
    one_form,
    settings_of,
)
from ._stage_settings import problems as stage_problems
from .apigatewayv2_api import arn_of
from .log_group import LOG_GROUP
from .role import ROLE

# Where AWS's patches say what each option is.
PATHS = {
    "name": "/name",
    "description": "/description",
    "disable_execute_api_endpoint": "/disableExecuteApiEndpoint",
}
NEW = {"description": "", "disable_execute_api_endpoint": False}
# AWS gives a document back in other words. So the deployment says which one it was made from.
MARK = "gatehouse body "


class Operations(Writer):
    """A change by operations on paths, which is how REST APIs are changed."""

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return one call with an operation for each changed option."""
        operations = [
            {"op": "replace", "path": PATHS[option], "value": text(after.get(option, ""))}
            for option in sorted(options)
        ]
        request = {"restApiId": after["rest_api_id"], "patchOperations": operations}
        return [Call(self.operation, request, frozenset(options))]


class Body(Writer):
    """The document: it replaces all that is in the API, and then is deployed."""

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return the call that puts the document, then the one that deploys it."""
        put = {**after, "mode": "overwrite", "fail_on_warnings": True}
        described = f"{MARK}{after['body_sha256']}"
        deployed = {**after, "description": described}
        return [
            self.call(model, put, options),
            Call(
                "CreateDeployment",
                model.request("CreateDeployment").encode(deployed),
                frozenset(options),
            ),
        ]


def packed(document: Document) -> Document:
    """Return ``document`` with its body as bytes, and what tells it from others."""
    if document.get("body") is None:
        return document
    rest = {option: value for option, value in document.items() if option != "body"}
    content = json.dumps(parsed(document["body"]), sort_keys=True).encode()
    return {
        **rest,
        "body_bytes": base64.b64encode(content).decode(),
        "body_sha256": hashlib.sha256(content).hexdigest(),
    }


def deployed(store: t.Any, api: Document) -> Document:
    """Return the settings of the stage, and which document its deployment was made from."""
    if not api.get("stage_name"):
        return {}
    key = {"restApiId": api["rest_api_id"]}
    told: Document = {}
    try:
        stage = store.call("GetStage", {**key, "stageName": api["stage_name"]})
        told = settings_of(stage)
        found = store.call("GetDeployment", {**key, "deploymentId": stage["deploymentId"]})
    except store.session.client("apigateway").exceptions.NotFoundException:
        return told
    return {**told, "body_sha256": str(found.get("description", "")).removeprefix(MARK)}


def nothing_left_out(found: Document) -> Document:
    """Return ``found`` with what AWS leaves out."""
    return {**NEW, **found}


def without_empty_text(document: Document, creating: bool) -> Document:
    """AWS takes no empty description at creation."""
    return {k: v for k, v in document.items() if v != "" or not creating}


def problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for a body that is none, or that would be deployed nowhere."""
    body = desired.get("body")
    if body is None:
        return
    if not isinstance(parsed(body), dict) or "paths" not in parsed(body):
        yield "body is no OpenAPI document: give one with paths, as JSON or as YAML."
    if not desired.get("stage_name"):
        yield "body needs stage_name: say to which stage it is deployed."


def preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield methods that would be open without anybody having said so."""
    if not any(call.operation == "PutRestApi" for call in plan.calls) and not plan.creates:
        return
    body = parsed(resolved.get("body") or {})
    for path, methods in (body.get("paths") or {}).items():
        for method, said in methods.items():
            open_ = isinstance(said, dict) and "security" not in said and "security" not in body
            if open_ and method.lower() != "options" and not method.startswith("x-"):
                yield (
                    f"body lets everybody call {method.upper()} {path}: give it a security, an"
                    " empty list if that is what it shall be."
                )


REST_API = Resource(
    service="apigateway",
    name="rest_api",
    ids=("rest_api_id",),
    qualifiers=("stage_name",),
    words=Names({"id": "rest_api_id", "body": "body_bytes"}, pairs=frozenset()),
    references=(
        Reference(
            f"{LOGS}.destination_arn", LOG_GROUP, {"name": "log_group_name"}, ("log_group_arn",)
        ),
        Reference(
            "cloudwatch_role",
            ROLE,
            {"name": "cloudwatch_role"},
            ("arn",),
            keeps=frozenset({"cloudwatch_role"}),
            by_name=True,
        ),
    ),
    read=Read("GetRestApi"),
    extras=(
        Read("", gives=frozenset({"tags"}), walk=arn_of("restapis", "{rest_api_id}")),
        Read("", gives=frozenset({"body_sha256", LOGS, METHODS}), walk=deployed),
    ),
    search=Search("GetRestApis", "items", scope=("stage_name",), page=500, whole=True),
    create="CreateRestApi",
    writers=(
        Operations("UpdateRestApi", owns=frozenset(PATHS)),
        Body("PutRestApi", owns=frozenset({"body_sha256"}), on_create=False),
        StageSettings("UpdateStage", owns=frozenset({LOGS, METHODS}), on_create=False),
        Tags("TagResource"),
    ),
    meaning=Meaning(
        born=NEW,
        described=nothing_left_out,
        canonical=(packed, one_form),
        wire=without_empty_text,
    ),
    delete="DeleteRestApi",
    policies={"tags": TagMap(), METHODS: Whole()},
    traits=Traits(
        write_only=("body_bytes",),
        derived=frozenset({"resource_arn", "stage_name", "cloudwatch_role"}),
        inner=("cloudwatch_role",),
        growing={"tags": "purge_tags"},
        unmanaged={
            "policy": "callers prove who they are by their tokens",
            "binary_media_types": "x-amazon-apigateway-binary-media-types of the body",
            "minimum_compression_size": "x-amazon-apigateway-minimum-compression-size of the body",
            "api_key_source": "x-amazon-apigateway-api-key-source of the body",
        },
    ),
    refusals=Refusals(
        problems=(problems, stage_problems),
        preflight=(preflight, logs_preflight),
    ),
    faults=Faults(
        missing=("NotFoundException",),
        # AWS takes only a few of these changes a minute.
        # A role that is new is not known everywhere yet.
        retry_on=(
            "TooManyRequestsException",
            "ConflictException",
            "BadRequestException: required permissions",
        ),
    ),
)
