# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Refuses a request that the service's model does not allow, as the service would."""

from __future__ import annotations

import json
import typing as t
from datetime import datetime

import regex
from botocore.model import Shape, StructureShape

from localaws.call import Call
from localaws.errors import AwsError
from localaws.model_corrections import DIALECT, FREE_PATTERNS, UNVALIDATED

# The code that a service refuses with, by service, else by protocol.
CODES = {
    "cognito-idp": "InvalidParameterException",
    "cognito-identity": "InvalidParameterException",
    "ecs": "InvalidParameterException",
    "logs": "InvalidParameterException",
    "apigateway": "BadRequestException",
    "apigatewayv2": "BadRequestException",
    "route53": "InvalidInput",
    "json": "ValidationException",
    "rest-json": "ValidationException",
    "query": "ValidationError",
    "ec2": "InvalidParameterValue",
    "rest-xml": "InvalidInput",
}
LENGTH = {"string": "length", "list": "length", "map": "length", "blob": "length"}
TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "long": (int,),
    "float": (float, int),
    "double": (float, int),
    "list": (list,),
    "map": (dict,),
    "structure": (dict,),
    "timestamp": (datetime, int, float, str),
}


def validate(call: Call) -> None:
    """Raise the service's validation error unless the call's parameters fit its model."""
    shape = call.model.input_shape
    if shape is None or call.service in UNVALIDATED:
        return
    faults = list(_unknown(call, shape)) + list(_faults(shape, call.parameters, ""))
    if faults:
        noun = "error" if len(faults) == 1 else "errors"
        message = f"{len(faults)} validation {noun} detected: {'; '.join(faults)}"
        raise AwsError(CODES.get(call.service) or CODES[call.protocol], message)


def _faults(shape: Shape, value: t.Any, path: str) -> t.Iterator[str]:
    allowed = TYPES.get(shape.type_name)
    wrong = isinstance(value, bool) and shape.type_name in ("integer", "long", "float", "double")
    if allowed and (wrong or not isinstance(value, allowed)):
        if not (shape.type_name == "structure" and shape.is_document_type):
            yield _fault(shape, value, path, f"Member must be a {shape.type_name}")
        return
    yield from (_fault(shape, value, path, broken) for broken in _constraints(shape, value))
    yield from INNER.get(shape.type_name, _no_inner)(shape, value, path)


def _constraints(shape: Shape, value: t.Any) -> t.Iterator[str]:
    enum = shape.metadata.get("enum")
    if enum and value not in enum:
        yield f"Member must satisfy enum value set: [{', '.join(enum)}]"
    yield from _bounds(shape, value)
    pattern = shape.metadata.get("pattern")
    if pattern and isinstance(value, str) and not _matches(shape.name, pattern, value):
        yield f"Member must satisfy regular expression pattern: {pattern}"


def _bounds(shape: Shape, value: t.Any) -> t.Iterator[str]:
    kind = LENGTH.get(shape.type_name, "value")
    if kind == "value" and (isinstance(value, bool) or not isinstance(value, (int, float))):
        return
    size = len(value) if kind == "length" else value
    if "min" in shape.metadata and size < shape.metadata["min"]:
        yield f"Member must have {kind} greater than or equal to {shape.metadata['min']}"
    if "max" in shape.metadata and size > shape.metadata["max"]:
        yield f"Member must have {kind} less than or equal to {shape.metadata['max']}"


def _structure(shape: StructureShape, value: t.Any, path: str) -> t.Iterator[str]:
    if shape.is_document_type:
        return
    for name in shape.required_members:
        if value.get(name) is None:
            yield _fault(shape.members[name], None, _under(path, name), "Member must not be null")
    for name, item in value.items():
        if name in shape.members and item is not None:
            yield from _faults(shape.members[name], item, _under(path, name))


def _list(shape: Shape, value: list[t.Any], path: str) -> t.Iterator[str]:
    for number, item in enumerate(value, 1):
        yield from _faults(shape.member, item, f"{path}.{number}.member")


def _map(shape: Shape, value: dict[str, t.Any], path: str) -> t.Iterator[str]:
    for key, item in value.items():
        yield from _faults(shape.key, key, f"{path}.{key}.key")
        yield from _faults(shape.value, item, f"{path}.{key}.member")


def _no_inner(*_: t.Any) -> t.Iterator[str]:
    return iter(())


INNER: dict[str, t.Callable[..., t.Iterator[str]]] = {
    "structure": _structure,
    "list": _list,
    "map": _map,
}


def _matches(shape_name: str, pattern: str, value: str) -> bool:
    if shape_name in FREE_PATTERNS:
        return True
    for java, python in DIALECT.items():
        pattern = pattern.replace(java, python)
    # Java's \w and \d are ASCII; Python's ASCII flag would narrow \p{..} as well.
    flags = 0 if "\\p" in pattern else regex.ASCII
    return regex.fullmatch(pattern, value, flags) is not None


def _fault(shape: Shape, value: t.Any, path: str, constraint: str) -> str:
    shown = " " if shape.metadata.get("sensitive") else f" {_shown(value)} "
    return f"Value{shown}at '{path}' failed to satisfy constraint: {constraint}"


def _shown(value: t.Any) -> str:
    if value is None:
        return "null"
    text = "".join(letter if letter.isprintable() else "?" for letter in str(value))
    return f"'{text}'"


def _under(path: str, name: str) -> str:
    lower = name[0].lower() + name[1:]
    return f"{path}.{lower}" if path else lower


def _unknown(call: Call, shape: StructureShape) -> t.Iterator[str]:
    """Yield members that the model does not have; only JSON bodies keep them."""
    if call.protocol == "json" and call.body:
        yield from _unknown_members(shape, json.loads(call.body), "")


def _unknown_members(shape: Shape, value: t.Any, path: str) -> t.Iterator[str]:
    if shape.type_name == "structure" and isinstance(value, dict) and not shape.is_document_type:
        names = {
            member.serialization.get("name", name): name for name, member in shape.members.items()
        }
        for name, item in value.items():
            if name not in names:
                yield f"Unknown member '{name}' at '{path or '/'}'"
            else:
                yield from _unknown_members(shape.members[names[name]], item, _under(path, name))
    elif shape.type_name == "list" and isinstance(value, list):
        for item in value:
            yield from _unknown_members(shape.member, item, path)
