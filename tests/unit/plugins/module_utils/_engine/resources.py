# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every resource of the collection, its model, and documents made up from botocore's shapes."""

from __future__ import annotations

import functools
import importlib
import pathlib
import typing as t

import botocore.session
from hypothesis import strategies as st

from ansible_collections.gatehouse.aws.plugins.module_utils import _engine
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.resource import Resource
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.shapes import Model, Shape

PACKAGE = "ansible_collections.gatehouse.aws.plugins.module_utils._resources"
FOLDER = pathlib.Path(next(iter(_engine.__path__))).parent / "_resources"
DEEPEST = 3


@functools.cache
def resources() -> tuple[Resource, ...]:
    """Return every resource that can be created."""
    names = [file.stem for file in sorted(FOLDER.glob("[a-z]*.py"))]
    modules = [importlib.import_module(f"{PACKAGE}.{name}") for name in names]
    found = {
        value.name: value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, Resource) and value.create
    }
    return tuple(found.values())


@functools.cache
def service_model(service: str) -> t.Any:
    """Return botocore's model of ``service``."""
    return botocore.session.get_session().get_service_model(service)


def model_of(resource: Resource) -> Model:
    """Return the model in the words of ``resource``."""
    return Model(service_model(resource.service), resource.words)


def wire_values(shape: Shape, depth: int = 0) -> st.SearchStrategy[t.Any]:
    """Return values of ``shape`` as AWS would take them; sizes and patterns are not kept."""
    kind = shape.kind
    if shape.is_pairs:
        key, value = shape.element.raw.members
        return st.dictionaries(WORDS, WORDS, max_size=3).map(
            lambda pairs: [{key: k, value: v} for k, v in pairs.items()]
        )
    if kind == "structure":
        return structures(shape, depth)
    if kind == "list":
        return st.lists(wire_values(shape.element, depth + 1), max_size=3)
    if kind == "map":
        return st.dictionaries(WORDS, wire_values(shape.element, depth + 1), max_size=2)
    if kind == "string":
        return st.sampled_from(shape.raw.enum) if getattr(shape.raw, "enum", None) else WORDS
    return SCALARS[kind]


def structures(shape: Shape, depth: int) -> st.SearchStrategy[t.Any]:
    """Return structures with all that is required and some of the rest."""
    members = {wire: wire_values(inner, depth + 1) for wire, inner in shape.options.values()}
    must = {w: s for w, s in members.items() if w in shape.raw.required_members}
    may = {w: s for w, s in members.items() if w not in must} if depth < DEEPEST else {}
    return st.fixed_dictionaries(must, optional=may)


WORDS = st.text("abcxyz019-", min_size=1, max_size=6)
SCALARS: dict[str, st.SearchStrategy[t.Any]] = {
    "integer": st.integers(0, 99999),
    "long": st.integers(0, 99999),
    "double": st.floats(-100, 100),
    "float": st.floats(-100, 100),
    "boolean": st.booleans(),
    "blob": st.binary(max_size=4),
    "timestamp": st.datetimes(),
    "document": st.dictionaries(WORDS, WORDS, max_size=2),
}


def documents(resource: Resource) -> st.SearchStrategy[t.Any]:
    """Return documents of options, as AWS could report them."""
    return _documents(resource.name)


@functools.cache
def _documents(name: str) -> st.SearchStrategy[t.Any]:
    resource = next(one for one in resources() if one.name == name)
    model = model_of(resource)
    operations = {resource.create, *(writer.operation for writer in resource.writers)}
    shapes = [model.request(operation) for operation in sorted(operations)]
    parts = [wire_values(shape).map(shape.decode) for shape in shapes]
    merged = st.tuples(*parts).map(lambda found: {k: v for part in found for k, v in part.items()})
    return merged.map(lambda found: resource.canonise(known_options(resource, found)))


def known_options(resource: Resource, found: dict[str, t.Any]) -> dict[str, t.Any]:
    """Return ``found`` with an id, and without what only some requests have."""
    strange = {"client_token", "tag_keys", "custom_attributes", "rule_priorities"}
    plain = {k: v for k, v in found.items() if k not in strange}
    if isinstance(plain.get("tags"), list):  # Those that say, besides, what they are handed on to.
        plain["tags"] = {one["key"]: one.get("value", "") for one in plain["tags"]}
    arn = "arn:aws:elasticloadbalancing:eu-west-1:1:listener-rule/app/a/b/c/d"
    ids = {name: arn if name == "rule_arn" else "id-1" for name in resource.ids}
    return {**plain, **ids}
