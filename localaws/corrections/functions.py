# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Lambda: functions take time to become active, keep all their settings, and need their role."""

from __future__ import annotations

import json
import re
import typing as t

from moto.awslambda.models import lambda_backends
from moto.iam.models import iam_backends

from localaws import modes
from localaws.call import Call
from localaws.errors import AwsError
from localaws.outcomes import image_trouble
from localaws.services import checks, serves
from localaws.state import Store
from localaws.upstream import moto

Document = dict[str, t.Any]

# What moto forgets, in part or whole.
KEPT = ("TracingConfig", "EphemeralStorage", "KMSKeyArn", "DeadLetterConfig", "LoggingConfig")
ACCOUNT = re.compile(r"\d{12}")
CONDITIONS = {
    "SourceArn": ("ArnLike", "AWS:SourceArn"),
    "SourceAccount": ("StringEquals", "AWS:SourceAccount"),
    "PrincipalOrgID": ("StringEquals", "aws:PrincipalOrgID"),
    "EventSourceToken": ("StringEquals", "lambda:EventSourceToken"),
    "FunctionUrlAuthType": ("StringEquals", "lambda:FunctionUrlAuthType"),
}

_settings: Store[Document] = Store()
_looks: Store[int] = Store()  # how many more reads show the function busy
_new: Store[bool] = Store()  # whether what it is busy with is its creation


def _name(call: Call) -> str:
    return call["FunctionName"].split(":function:")[-1].split(":")[0]


def _function(call: Call) -> t.Any:
    return lambda_backends[call.account][call.region].get_function(_name(call))


def _begin(call: Call, *, new: bool) -> None:
    _looks[call][_name(call)] = int(modes.mode("reads_until_active"))
    _new[call][_name(call)] = new


def _shown(call: Call, found: Document) -> Document:
    """Return a configuration with what moto forgot, and how far the last change has come."""
    name = found["FunctionName"]
    defaults = {
        "TracingConfig": {"Mode": "PassThrough"},
        "EphemeralStorage": {"Size": 512},
        "LoggingConfig": {"LogFormat": "Text", "LogGroup": f"/aws/lambda/{name}"},
    }
    told = _settings[call].get(name, {})
    logging = {**defaults["LoggingConfig"], **told.get("LoggingConfig", {})}
    kept = {**defaults, **told, "LoggingConfig": logging}
    busy, new = _looks[call].get(name, 0) > 0, _new[call].get(name, False)
    if kept.get("DeadLetterConfig") == {"TargetArn": ""}:
        del kept["DeadLetterConfig"]
    status = {"State": "Active", "LastUpdateStatus": "Successful"}
    if busy and new:
        reason = {"StateReason": "The function is being created.", "StateReasonCode": "Creating"}
        status = {"State": "Pending", **reason}
    elif busy:
        status["LastUpdateStatus"] = "InProgress"
    rest = {k: v for k, v in found.items() if k != "LastUpdateStatus" and v not in (None, "")}
    return {**rest, **{k: v for k, v in kept.items() if v}, **status}


def _look(call: Call) -> None:
    name = _name(call)
    _looks[call][name] = max(0, _looks[call].get(name, 0) - 1)


@checks("lambda", "CreateFunction", "UpdateFunctionConfiguration")
def _role_trusts_lambda(call: Call) -> None:
    if "Role" not in call.parameters:
        return
    roles = iam_backends[call.account]["aws"].roles.values()
    role = next((one for one in roles if one.arn == call["Role"]), None)
    if role is None or not _trusts(role.assume_role_policy_document):
        message = "The role defined for the function cannot be assumed by Lambda."
        raise AwsError("InvalidParameterValueException", message)


def _trusts(policy: str) -> bool:
    statements = json.loads(policy or "{}").get("Statement", [])
    for one in statements if isinstance(statements, list) else [statements]:
        services = (one.get("Principal") or {}).get("Service", [])
        listed = services if isinstance(services, list) else [services]
        if one.get("Effect") == "Allow" and "lambda.amazonaws.com" in listed:
            return True
    return False


@checks("lambda", "CreateFunction")
def _may_be_made(call: Call) -> None:
    names = [
        one.function_name for one in lambda_backends[call.account][call.region].list_functions()
    ]
    if call["FunctionName"] in names:
        message = f"Function already exist: {call['FunctionName']}"
        raise AwsError("ResourceConflictException", message, 409)
    complete = call.get("Runtime") and call.get("Handler")
    if call.get("PackageType", "Zip") == "Zip" and not complete:
        message = "Runtime and Handler are mandatory parameters for functions created with"
        raise AwsError("InvalidParameterValueException", f"{message} deployment packages.")


@checks("lambda", "CreateFunction", "UpdateFunctionCode")
def _image_is_there(call: Call) -> None:
    image = (call.get("Code") or {}).get("ImageUri") or call.get("ImageUri") or ""
    if image_trouble(image):
        message = f"Source image {image} does not exist. Provide a valid source image."
        raise AwsError("InvalidParameterValueException", message)


@checks("lambda", "UpdateFunctionConfiguration", "UpdateFunctionCode")
def _not_busy(call: Call) -> None:
    _function(call)
    busy, name = _looks[call].get(_name(call), 0) > 0, _name(call)
    if not busy:
        return
    _look(call)
    arn = f"arn:aws:lambda:{call.region}:{call.account}:function:{name}"
    state = (
        "The function is currently in the following state: Pending"
        if _new[call].get(name)
        else f"An update is in progress for resource: {arn}"
    )
    message = f"The operation cannot be performed at this time. {state}"
    raise AwsError("ResourceConflictException", message, 409)


@serves("lambda")
def create_function(call: Call) -> Document:
    made = moto(call)
    _settings[call][_name(call)] = {k: call[k] for k in KEPT if call.get(k) is not None}
    _begin(call, new=True)
    return {**_shown(call, made), "State": "Pending", "StateReasonCode": "Creating"}


@serves("lambda")
def update_function_configuration(call: Call) -> Document:
    given = dict(call.parameters)
    if given.get("Environment") is not None:
        given["Environment"] = {"Variables": {}, **given["Environment"]}
    changed = moto(call, given)
    told = {k: call[k] for k in KEPT if call.get(k) is not None}
    logging = {**_settings[call].get(_name(call), {}).get("LoggingConfig", {})}
    if "LoggingConfig" in told:
        told["LoggingConfig"] = {**logging, **told["LoggingConfig"]}
    _settings[call].setdefault(_name(call), {}).update(told)
    _begin(call, new=False)
    return {**_shown(call, changed), "LastUpdateStatus": "InProgress"}


@serves("lambda")
def update_function_code(call: Call) -> Document:
    if not any(call.get(one) for one in ("ZipFile", "S3Bucket", "ImageUri")):
        message = "Please provide a source for function code."
        raise AwsError("InvalidParameterValueException", message)
    changed = moto(call)
    if call.get("Architectures") and not call.get("DryRun"):
        _function(call).architectures = call["Architectures"]
        changed["Architectures"] = call["Architectures"]
    _begin(call, new=False)
    return {**_shown(call, changed), "LastUpdateStatus": "InProgress"}


@serves("lambda")
def get_function(call: Call) -> Document:
    found = moto(call)
    answer = {**found, "Configuration": _shown(call, found["Configuration"])}
    _look(call)
    return answer


@serves("lambda")
def get_function_configuration(call: Call) -> Document:
    answer = _shown(call, moto(call))
    _look(call)
    return answer


@serves("lambda")
def list_functions(call: Call) -> Document:
    found = moto(call)
    return {**found, "Functions": [_shown(call, one) for one in found["Functions"]]}


@serves("lambda")
def delete_function(call: Call) -> None:
    moto(call)
    if not call.get("Qualifier"):
        for store in (_settings, _looks, _new):
            t.cast(Store[t.Any], store)[call].pop(_name(call), None)


@serves("lambda")
def add_permission(call: Call) -> Document:
    """Add a statement as AWS words it; its name is unique."""
    policy = _function(call).policy
    sid = call["StatementId"]
    if any(one.get("Sid") == sid for one in policy.statements):
        message = f"The statement id ({sid}) provided already exists. Please provide a new"
        rest = "statement id, or remove the existing statement."
        raise AwsError("ResourceConflictException", f"{message} {rest}", 409)
    arn = f"arn:aws:lambda:{call.region}:{call.account}:function:{_name(call)}"
    statement: Document = {
        "Sid": sid,
        "Effect": "Allow",
        "Principal": _principal(call["Principal"]),
        "Action": call["Action"],
        "Resource": f"{arn}:{call['Qualifier']}" if call.get("Qualifier") else arn,
    }
    for member, (operator, key) in CONDITIONS.items():
        if call.get(member):
            tests = statement.setdefault("Condition", {}).setdefault(operator, {})
            tests[key] = call[member]
    policy.statements.append(statement)
    return {"Statement": json.dumps(statement)}


def _principal(who: str) -> str | Document:
    if who.endswith(".amazonaws.com"):
        return {"Service": who}
    if ACCOUNT.fullmatch(who):
        return {"AWS": f"arn:aws:iam::{who}:root"}
    return who if who == "*" else {"AWS": who}
