# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Each sort of bad input for each Cognito resource, found in the specs and in botocore's model.

What only a person can think of stands in bad_input.yml and refused_of_pools.yml; here it is checked
that no resource was forgotten there.
"""

from __future__ import annotations

import re
import typing as t
from pathlib import Path

import pytest
import yaml
from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.errors import PlanError
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.plan import check
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import argument_spec
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.shapes import Shape
from tests.support import worlds
from tests.support.aws import Aws
from tests.support.coverage import COGNITO, inner, leaves, operations
from tests.support.members import model, nest

Document = dict[str, t.Any]

FOLDER = Path(__file__).parent
ROWS: list[Document] = [
    row
    for name in ("bad_input.yml", "refused_of_pools.yml")
    for row in yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
]
IN_POOLS = [name for name, kind in COGNITO.items() if "user_pool_name" in kind.options]
OF_CLIENTS = [name for name, kind in COGNITO.items() if "client_name" in kind.options]
WRONG = {"int": "many", "bool": "perhaps", "dict": ["a"], "list": {"a": {"b": 1}}, "float": "many"}
# What no pattern of Cognito's takes.
ILL_FORMED = ("", " ", "\x00", "a b", "ä/\\", "!")
LONGEST = 200_000
# How each is told from others of its sort, where that is more than the pool.
IDENTITIES: dict[str, Document] = {
    "cognito_group": {"name": "admins"},
    "cognito_identity_provider": {"name": "corp", "provider_type": "SAML"},
    "cognito_resource_server": {"identifier": "api"},
    "cognito_terms": {"name": "privacy-policy"},
    "cognito_user": {"username": "ann"},
    "cognito_user_import_job": {"name": "job"},
    "cognito_user_pool_client": {"name": "orders"},
    "cognito_user_pool_domain": {"domain": "staff-gate"},
    "cognito_user_pool_replica": {"region_name": "eu-central-1"},
}


def wrong_types(specs: Document, path: str = "") -> t.Iterator[tuple[str, Document]]:
    """Yield each option that takes no plain text, with a document in which its type is wrong."""
    for name, spec in specs.items():
        here = f"{path}.{name}".lstrip(".")
        kind = spec.get("type", "str")
        if kind in WRONG:
            yield here, nest({here: WRONG[kind]})
        elif spec.get("choices"):
            yield here, nest({here: "no such choice"})
        if kind == "dict":
            yield from wrong_types(spec.get("options") or {}, here)


@pytest.mark.parametrize("name", COGNITO)
def test_wrong_types_and_choices(name: str) -> None:
    kind = COGNITO[name]
    spec = argument_spec(kind.resource, kind.options)
    found = list(wrong_types(spec))
    assert found
    for path, options in found:
        messages = ArgumentSpecValidator(spec).validate(options).error_messages
        assert any(path.rpartition(".")[2] in message for message in messages), path


def ill_formed(shape: Shape) -> t.Iterator[t.Any]:
    """Yield values that AWS's model forbids for ``shape``."""
    rules = shape.raw.metadata
    if shape.kind in ("integer", "long"):
        yield from (rules[end] + step for end, step in (("min", -1), ("max", 1)) if end in rules)
    if shape.kind == "list" and rules.get("max", LONGEST) < LONGEST and not shape.is_pairs:
        yield ["x"] * (rules["max"] + 1)
    if shape.kind != "string" or getattr(shape.raw, "enum", None):
        return
    if rules.get("max", LONGEST) < LONGEST:
        yield "x" * (rules["max"] + 1)
    if "pattern" in rules:
        misfits = (text for text in ILL_FORMED if not fits(rules["pattern"], text))
        yield from list(misfits)[:1]


def fits(pattern: str, text: str) -> bool:
    """Return whether ``text`` has the form; what is no pattern of Python's has any."""
    try:
        return re.search(rf"^(?:{pattern})\Z", text) is not None
    except re.error:
        return True


@pytest.mark.parametrize("name", COGNITO)
def test_out_of_range_and_ill_formed(name: str) -> None:
    resource = COGNITO[name].resource
    skipped = (*resource.traits.wider, *resource.traits.guides, *resource.traits.write_only, "tags")
    tried = 0
    request = model(resource).request(operations(resource)[0])
    for path, shape in leaves(request):
        if path.startswith(skipped) or path in resource.traits.never_sent:
            continue
        for value in ill_formed(shape):
            with pytest.raises(PlanError) as caught:
                check(resource, model(resource), placed(request, path, value))
            assert path.rpartition(".")[2] in str(caught.value), (path, value)
            tried += 1
    assert tried


def placed(shape: Shape, path: str, value: t.Any) -> Document:
    """Return the document that has ``value`` at ``path``, lists of one element on the way."""
    name, _dot, rest = path.partition(".")
    if not rest:
        return {name: value}
    member = shape.options[name][1]
    below = placed(inner(member), rest, value)
    return {name: [below] if member.kind == "list" else below}


@pytest.mark.parametrize("name", IN_POOLS)
def test_an_unknown_pool(aws: Aws, name: str) -> None:
    options = {**IDENTITIES.get(name, {}), "user_pool_name": "nobody"}
    if name in OF_CLIENTS:
        options["client_id"] = "1example23456789"
    with pytest.raises(PlanError, match="There is no user pool with user_pool_name nobody: create"):
        aws.converge(COGNITO[name].resource, options)
    assert aws.writes == []


@pytest.mark.parametrize("name", OF_CLIENTS)
def test_an_unknown_client(aws: Aws, name: str) -> None:
    worlds.pool(aws)
    aws.forget()
    names = {"user_pool_name": "staff", "client_name": "nobody"}
    with pytest.raises(PlanError, match=r"client_name nobody and user_pool_id \S+: create it"):
        aws.converge(COGNITO[name].resource, {**IDENTITIES.get(name, {}), **names})
    assert aws.writes == []


def test_ambiguous_names(aws: Aws) -> None:
    """Every resource that a name leads to: the sentence lists the ids to choose from."""
    pools = [worlds.pool(aws) for _ in range(2)]
    only = worlds.pool(aws, "only")
    for _ in range(2):
        worlds.app_client(aws, only, "orders")
    identity = aws.client("cognito-identity")
    for _ in range(2):
        identity.create_identity_pool(IdentityPoolName="apps", AllowUnauthenticatedIdentities=False)
    asked: list[tuple[str, Document]] = [
        *((name, {**IDENTITIES.get(name, {}), "user_pool_name": "staff"}) for name in IN_POOLS),
        *((name, {"user_pool_name": "only", "client_name": "orders"}) for name in OF_CLIENTS),
        ("cognito_user_pool_client", {"user_pool_name": "only", "name": "orders"}),
        ("cognito_user_pool", {"name": "staff"}),
        ("cognito_identity_pool", {"name": "apps"}),
    ]
    aws.forget()
    for name, options in asked:
        with pytest.raises(PlanError, match="There are 2 ") as caught:
            aws.converge(COGNITO[name].resource, {**IDENTITIES.get(name, {}), **options})
        assert "Say which one by" in str(caught.value)
        if options.get("user_pool_name", options.get("name")) == "staff":
            assert all(one["user_pool_id"] in str(caught.value) for one in pools)
    assert aws.writes == []


def create_only(name: str) -> set[str]:
    """Return the options that only the creation of a resource takes, and that AWS tells again."""
    resource = COGNITO[name].resource
    words = model(resource)
    set_later = {o for writer in resource.writers for o in writer.settable(words)}
    mine = {*resource.ids, *resource.names, *resource.belongs, *resource.qualifiers, "tags"}
    mine |= {*resource.traits.write_only}
    return set(words.request(resource.create).options) - set_later - mine


@pytest.mark.parametrize("name", [name for name in COGNITO if create_only(name)])
def test_changes_that_only_a_creation_takes_have_a_row(name: str) -> None:
    said = [str(row["says"]) for row in ROWS if row["module"] == name]
    wanted = ("Cannot change", "at creation")
    assert any(words in text for text in said for words in wanted), create_only(name)


@pytest.mark.parametrize("name", COGNITO)
def test_what_aws_refuses_has_rows(name: str) -> None:
    """Combinations, and what depends on the pool: no model tells them."""
    rows = [row for row in ROWS if row["module"] == name and not row.get("ansible")]
    assert len(rows) >= 2
