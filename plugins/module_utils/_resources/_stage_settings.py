# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""How the stage of a REST API is throttled and logged: read from it, changed by operations."""

from __future__ import annotations

import typing as t

try:
    from botocore.exceptions import ClientError
except ImportError:
    pass  # Reported by AnsibleAWSModule, in words that say what to install.

from .._engine.documents import Document
from .._engine.plan import Plan
from .._engine.shapes import Model
from .._engine.writers import Call, Options, Writer

LOGS, METHODS = "access_log_settings", "method_settings"
# What AWS calls each setting of a method, in its replies and in its operations, and its default.
SETTINGS: dict[str, tuple[str, str, t.Any]] = {
    "throttling_burst_limit": ("throttlingBurstLimit", "throttling/burstLimit", -1),
    "throttling_rate_limit": ("throttlingRateLimit", "throttling/rateLimit", -1),
    "metrics_enabled": ("metricsEnabled", "metrics/enabled", False),
    "logging_level": ("loggingLevel", "logging/loglevel", "OFF"),
    "data_trace_enabled": ("dataTraceEnabled", "logging/dataTrace", False),
}
# API Gateway writes logs by a role that an account has once in a region.
NO_ROLE = "CloudWatch Logs role"


def settings_of(stage: Document) -> Document:
    """Return what AWS tells of a stage in our words."""
    logs = stage.get("accessLogSettings") or {}
    known = {"destination_arn": logs.get("destinationArn"), "format": logs.get("format")}
    return {
        LOGS: {option: value for option, value in known.items() if value},
        METHODS: [method(key, told) for key, told in (stage.get("methodSettings") or {}).items()],
    }


def method(key: str, told: Document) -> Document:
    """Return the settings of one method; ``key`` is its path, maybe escaped, and its verb."""
    path, _slash, verb = key.rpartition("/")
    path = path if path == "*" else "/" + path.replace("~1", "/").strip("/")
    known = {option: told.get(wire) for option, (wire, _place, _default) in SETTINGS.items()}
    return {"resource_path": path, "http_method": verb, **known}


def one_form(document: Document) -> Document:
    """What a method has by default is not said; log groups go by the ARN without an end."""
    forms: Document = {}
    if document.get(METHODS) is not None:
        forms[METHODS] = [without_defaults(one) for one in document[METHODS]]
    if (document.get(LOGS) or {}).get("destination_arn"):
        arn = str(document[LOGS]["destination_arn"]).removesuffix(":*")
        forms[LOGS] = {**document[LOGS], "destination_arn": arn}
    return {**document, **forms}


def without_defaults(one: Document) -> Document:
    """Return the settings of one method that are not AWS's own."""
    defaults = {option: default for option, (_wire, _place, default) in SETTINGS.items()}
    return {
        o: v for o, v in one.items() if v is not None and not (o in defaults and v == defaults[o])
    }


def key_of(one: Document) -> tuple[str, str]:
    """Return which method the settings are of."""
    return one["resource_path"], one["http_method"]


def place_of(key: tuple[str, str]) -> str:
    """Return where AWS's operations find a method: slashes of its path are escaped."""
    path, verb = key
    return f"/{path.replace('/', '~1')}/{verb}"


def operation(path: str, value: t.Any) -> Document:
    """Return the operation that sets what is at ``path``."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return {"op": "replace", "path": path, "value": text}


def log_operations(before: Document, after: Document) -> t.Iterator[Document]:
    """Yield what brings the access logs from ``before`` to ``after``."""
    if not after:
        yield {"op": "remove", "path": "/accessLogSettings"}
    for option, member in (("destination_arn", "destinationArn"), ("format", "format")):
        if after and after.get(option) != before.get(option):
            yield operation(f"/accessLogSettings/{member}", after.get(option, ""))


def method_operations(
    before: t.Sequence[Document], after: t.Sequence[Document]
) -> t.Iterator[Document]:
    """Yield what brings the settings of methods from ``before`` to ``after``."""
    old = {key_of(one): one for one in before}
    new = {key_of(one): one for one in after}
    for key, one in new.items():
        for option, (_wire, place, default) in SETTINGS.items():
            value = one.get(option, default)
            if value != old.get(key, {}).get(option, default):
                yield operation(f"{place_of(key)}/{place}", value)
    for key in old.keys() - new.keys():
        yield {"op": "remove", "path": place_of(key)}


class StageSettings(Writer):
    """Operations on the stage, which stands once something is deployed to it."""

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return the one call with all operations."""
        operations: list[Document] = []
        if LOGS in options:
            operations += log_operations(before.get(LOGS) or {}, after.get(LOGS) or {})
        if METHODS in options:
            operations += method_operations(before.get(METHODS) or [], after.get(METHODS) or [])
        request = {
            "restApiId": after.get("rest_api_id", ""),
            "stageName": after.get("stage_name", ""),
        }
        request["patchOperations"] = operations
        role = after.get("cloudwatch_role", "")
        return [Call(self.operation, request, frozenset(options), do=updated(request, role))]


def updated(request: Document, role: str) -> t.Callable[[t.Any, Document], Document]:
    """Return what changes the stage, and gives the account ``role`` where AWS asks for one."""

    def do(store: t.Any, told: Document) -> Document:
        try:
            store.call("UpdateStage", request)
        except ClientError as error:
            if not (role and NO_ROLE in str(error)):
                raise
            store.call(
                "UpdateAccount", {"patchOperations": [operation("/cloudwatchRoleArn", role)]}
            )
            store.call("UpdateStage", request)
        return {}

    return do


def problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for settings of no stage, and for logs that are half said."""
    given = [option for option in (LOGS, METHODS) if desired.get(option)]
    if given and not desired.get("stage_name"):
        yield f"{given[0]} needs stage_name: say of which stage it is."
    keys = [key_of(one) for one in desired.get(METHODS) or []]
    for path, verb in {key for key in keys if keys.count(key) > 1}:
        yield f"method_settings has {verb} {path} twice: say all of it in one entry."


def logs_preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield what logs cannot do without."""
    logs = plan.after.get(LOGS)
    if not logs or not any(LOGS in call.options for call in plan.calls):
        return
    if not (logs.get("destination_arn") and logs.get("format")):
        yield "access_log_settings needs format and destination_arn or log_group_name: give them."
    if not resolved.get("cloudwatch_role") and not store.call("GetAccount", {}).get(
        "cloudwatchRoleArn"
    ):
        yield (
            "access_log_settings needs a role by which API Gateway writes logs, and the account has"
            " none in this region: name one by cloudwatch_role."
        )
