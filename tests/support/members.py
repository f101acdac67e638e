# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every member that an update can set, with two values for each, from botocore's service model.

Members are never listed by hand: one that a newer botocore adds is tested from then on. Only where
AWS wants members to agree with each other is a value taken from a table.
"""

from __future__ import annotations

import dataclasses
import functools
import typing as t

import botocore.session

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.resource import Resource
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.shapes import Model, Shape

Document = dict[str, t.Any]
Values = dict[str, tuple[t.Any, t.Any]]


@dataclasses.dataclass(frozen=True)
class Member:
    """A member that holds a value: its place in AWS's words and in the user's, two values."""

    wire: str
    option: str
    first: t.Any
    second: t.Any

    def __str__(self) -> str:
        """Name the test of this member."""
        return self.wire


@functools.cache
def service_model(service: str) -> t.Any:
    """Return botocore's model of a service."""
    return botocore.session.get_session().get_service_model(service)


def model(resource: Resource) -> Model:
    """Return the service model in the words of ``resource``."""
    return Model(service_model(resource.service), resource.words)


def members(resource: Resource, operation: str, values: Values) -> list[Member]:
    """Return every member that ``operation`` takes, but for ids; ``values`` go before made ones."""
    found = leaves(model(resource).request(operation))
    return [
        Member(wire, option, *values.get(wire, made(wire, shape)))
        for wire, option, shape in found
        if option not in (*resource.ids, *resource.names)
    ]


def leaves(shape: Shape, option: str = "") -> t.Iterator[tuple[str, str, Shape]]:
    """Yield the wire path, the option path and the shape of all that is no structure."""
    if shape.kind != "structure":
        yield shape.path, option, shape
        return
    for name, (_wire, inner) in shape.options.items():
        yield from leaves(inner, f"{option}.{name}".strip("."))


def made(wire: str, shape: Shape) -> tuple[t.Any, t.Any]:
    """Return two different values that AWS's model allows for ``shape``."""
    raw, low = shape.raw, shape.raw.metadata.get("min", 1)
    if shape.kind == "boolean":
        return True, False
    if shape.kind in ("integer", "long"):
        return max(low, 1) + 1, max(low, 1) + 2
    if shape.kind == "map":
        return {"a": "1", "b": "2"}, {"b": "3", "c": "4"}
    if shape.kind == "list":
        words = list(getattr(raw.member, "enum", ())) or ["one", "two"]
        return words[:2], words[:1]
    if getattr(raw, "enum", None):
        return raw.enum[-1], raw.enum[0]
    if wire.endswith(("Arn", "ARN")) or raw.name == "ArnType":
        arn = f"arn:aws:lambda:eu-west-1:123456789012:function:{wire.replace('.', '-')}"
        return f"{arn}-1", f"{arn}-2"
    return f"first of {wire}"[: longest(raw)], f"second of {wire}"[: longest(raw)]


def longest(raw: t.Any) -> int:
    """Return how many characters AWS takes."""
    return int(min(raw.metadata.get("max", 64), 64))


def nest(values: t.Mapping[str, t.Any]) -> Document:
    """Return the document that has ``values`` at their dotted paths."""
    document: Document = {}
    for path, value in values.items():
        *above, name = path.split(".")
        place = document
        for part in above:
            place = place.setdefault(part, {})
        place[name] = value
    return document


def flat(document: t.Any, path: str = "") -> dict[str, t.Any]:
    """Return the values of ``document`` by their dotted paths; a list is one value."""
    if not isinstance(document, dict) or not document:
        value = sorted(document, key=str) if isinstance(document, list) else document
        return {path: value}
    found: dict[str, t.Any] = {}
    for name, inner in document.items():
        found.update(flat(inner, f"{path}.{name}".strip(".")))
    return found


def touched(before: Document, after: Document) -> set[str]:
    """Return the paths at which two descriptions differ; an empty thing is like none."""
    old, new = flat(before), flat(after)
    return {
        path
        for path in {*old, *new}
        if (old.get(path) or None) != (new.get(path) or None)
        or isinstance(old.get(path), bool) is not isinstance(new.get(path), bool)
    }
