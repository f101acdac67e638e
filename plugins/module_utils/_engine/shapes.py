# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The one codec between AWS's words and the user's, read from botocore's service model.

A member's option name is its snake_case form unless an alias, written as the member's dotted path
(``EmailConfiguration.From``), says otherwise. Nothing is listed by hand, so a member that a newer
botocore knows is read and sent like any other.
"""

from __future__ import annotations

import base64
import dataclasses
import datetime
import functools
import re
import typing as t

try:
    import botocore
except ImportError:
    pass  # Reported by AnsibleAWSModule, in words that say what to install.

from .documents import below
from .policies import Policy, Replaced, TagMap, Unordered

SPELLING = {"o_auth": "oauth", "i_pv": "ipv", "mi_b": "mib", "gi_b": "gib"}
MISSPELT = re.compile(rf"(?<![a-z0-9])(?:{'|'.join(SPELLING)})")


@functools.cache
def snake(name: str) -> str:
    """Return ``name`` in snake_case, with the few spellings that botocore's own rule gets wrong."""
    return MISSPELT.sub(lambda found: SPELLING[found[0]], botocore.xform_name(name))


@dataclasses.dataclass(frozen=True)
class Names:
    """The words of one resource.

    ``aliases``: the option of a member path. ``pairs``: options that are lists of key and value
    in AWS and maps here. ``single``: member paths of lists that hold one structure, of which
    only the named member matters.
    """

    aliases: t.Mapping[str, str] = dataclasses.field(default_factory=dict)
    pairs: frozenset[str] = frozenset({"tags"})
    single: t.Mapping[str, str] = dataclasses.field(default_factory=dict)


class Model:
    """One service's operations, in the words of one resource."""

    def __init__(self, service: t.Any, names: Names | None = None) -> None:
        """``service`` is botocore's ServiceModel (``client.meta.service_model``)."""
        self.service, self.names = service, names or Names()
        # Asked for again and again; see Shape.
        self.requests: dict[str, Shape] = {}
        self.decided: dict[str, dict[str, Policy]] = {}

    def request(self, operation: str) -> Shape:
        """Return what ``operation`` takes."""
        if operation not in self.requests:
            taken = self.service.operation_model(operation).input_shape
            self.requests[operation] = Shape(taken, self.names)
        return self.requests[operation]

    def policies(self, operation: str) -> dict[str, Policy]:
        """Return the policy of every list and map that ``operation`` takes; see Shape."""
        if operation not in self.decided:
            self.decided[operation] = self.request(operation).policies()
        return self.decided[operation]

    def reply(self, operation: str, path: str = "") -> Shape:
        """Return what ``operation`` answers at ``path`` (``Rules[0]``: one of its Rules)."""
        shape = self.service.operation_model(operation).output_shape
        for part in filter(None, path.split(".")):
            shape = shape.members[part.partition("[")[0]]
            shape = shape.member if shape.type_name == "list" else shape
        return Shape(shape, self.names)


@dataclasses.dataclass(frozen=True)
class Shape:
    """A botocore shape whose members go by option names. ``path`` is its wire path in the whole.

    What it says of itself is worked out once: thousands of resources share the shapes of a kind.
    """

    raw: t.Any
    names: Names
    path: str = ""

    @functools.cached_property
    def kind(self) -> str:
        """Return botocore's type name; ``document`` for JSON that AWS does not describe."""
        return "document" if getattr(self.raw, "is_document_type", False) else self.raw.type_name

    @functools.cached_property
    def options(self) -> dict[str, tuple[str, Shape]]:
        """Return ``{option: (wire member, its shape)}`` of a structure."""
        members = ((below(self.path, name), name, raw) for name, raw in self.raw.members.items())
        return {
            self.names.aliases.get(path, snake(name)): (name, Shape(raw, self.names, path))
            for path, name, raw in members
        }

    @functools.cached_property
    def element(self) -> Shape:
        """Return the shape of a list's elements or of a map's values."""
        inner = self.raw.value if self.kind == "map" else self.raw.member
        return Shape(inner, self.names, self.path)

    @functools.cached_property
    def is_pairs(self) -> bool:
        """Return whether this is a list of key and value that reads as a map, such as tags."""
        name = self.names.aliases.get(self.path, snake(self.path.rpartition(".")[2] or "x"))
        structures = self.kind == "list" and self.element.kind == "structure"
        return structures and name in self.names.pairs

    def encode(self, value: t.Any) -> t.Any:
        """Return ``value`` as AWS takes it; members that this shape does not have are left out."""
        encoder = ENCODERS.get(self.kind)
        return encoder(self, value) if encoder else value

    def decode(self, wire: t.Any) -> t.Any:
        """Return AWS's ``wire`` form in the user's words; times as ISO 8601, bytes as base64."""
        if self.kind == "structure":
            known = self.options.items()
            given = {
                o: s.decode(wire[name]) for o, (name, s) in known if wire.get(name) is not None
            }
            return {option: value for option, value in given.items() if value is not None}
        if self.is_pairs:
            key, value = self.element.raw.members
            return {pair[key]: pair.get(value, "") for pair in wire}
        if self.path in self.names.single:
            return next((item.get(self.names.single[self.path]) for item in wire), None)
        if self.kind == "list":
            return [self.element.decode(item) for item in wire]
        if self.kind == "map":
            return {key: self.element.decode(item) for key, item in wire.items()}
        if isinstance(wire, bytes):
            return base64.b64encode(wire).decode()
        return wire.isoformat() if isinstance(wire, datetime.datetime) else wire

    def decode_all(self, wire: t.Any) -> list[t.Any]:
        """Return every element of ``wire`` in the user's words, or the one thing that it is."""
        return [self.decode(one) for one in (wire if isinstance(wire, list) else [wire])]

    def unknown(self, wire: t.Any, path: str = "") -> list[str]:
        """Return the wire paths of ``wire`` (a raw JSON reply) that this model does not know."""
        if self.kind == "structure" and isinstance(wire, dict):
            known = dict(self.options.values())
            found = [below(path, name) for name in wire if name not in known]
            for name in wire.keys() & known.keys():
                found += known[name].unknown(wire[name], below(path, name))
            return found
        if self.kind == "list" and isinstance(wire, list):
            return sorted({p for item in wire for p in self.element.unknown(item, path)})
        return []

    def policies(self, path: str = "") -> dict[str, Policy]:
        """Return the policy of every list and map inside whose shape alone decides it."""
        if self.is_pairs:
            return {path: TagMap()}
        if self.kind == "map":
            return {path: Replaced()}
        if self.path in self.names.single:
            return {}
        if self.kind == "list":
            plain = self.element.kind not in ("structure", "list")
            return {path: Unordered()} if plain else self.element.policies(path)
        if self.kind != "structure":
            return {}
        inner = [shape.policies(below(path, name)) for name, (_w, shape) in self.options.items()]
        return {path: policy for found in inner for path, policy in found.items()}


def _structure(shape: Shape, value: t.Mapping[str, t.Any]) -> dict[str, t.Any]:
    """An empty structure is left out: some are switched on by their mere presence."""
    known = shape.options.items()
    filled = {
        w: s.encode(value[option]) for option, (w, s) in known if value.get(option) is not None
    }
    return {w: v for w, v in filled.items() if v not in ({}, []) or _may_be_empty(shape, w)}


def _may_be_empty(shape: Shape, name: str) -> bool:
    """Return whether AWS takes the member ``name`` empty: maps, and lists without a minimum."""
    member = shape.raw.members[name]
    return member.type_name != "structure" and not member.metadata.get("min")


def _list(shape: Shape, value: t.Any) -> list[t.Any]:
    if shape.is_pairs and isinstance(value, dict):
        key, val = shape.element.raw.members
        mine = {k: v for k, v in value.items() if not k.startswith("aws:")}
        return [{key: k} if v is None else {key: k, val: str(v)} for k, v in mine.items()]
    items = value if isinstance(value, list) else [value]
    if shape.path in shape.names.single:
        return [{shape.names.single[shape.path]: item} for item in items]
    return [shape.element.encode(item) for item in items]


def _map(shape: Shape, value: t.Mapping[str, t.Any]) -> dict[str, t.Any]:
    return {str(k): shape.element.encode(v) for k, v in value.items() if not k.startswith("aws:")}


def _string(_shape: Shape, value: t.Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


ENCODERS: dict[str, t.Callable[[Shape, t.Any], t.Any]] = {
    "structure": _structure,
    "list": _list,
    "map": _map,
    "string": _string,
    "integer": lambda _shape, value: int(value),
    "long": lambda _shape, value: int(value),
    "double": lambda _shape, value: float(value),
    "float": lambda _shape, value: float(value),
    "blob": lambda _shape, value: base64.b64decode(value),
}
