# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The options and results of the Cognito modules are AWS's own members, all of them."""

from __future__ import annotations

import typing as t

import botocore.session
import pytest

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.shapes import (
    Model,
    Shape,
    snake,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources._pool_addresses import (
    ADDRESSES,
)
from tests.unit.contract.modules import Tree, documented, module

REQUESTS = {
    "cognito_user_pool": ("CreateUserPool", "UpdateUserPool", "SetUserPoolMfaConfig"),
    "cognito_user_pool_client": ("CreateUserPoolClient", "UpdateUserPoolClient"),
    "cognito_user_pool_domain": ("CreateUserPoolDomain", "UpdateUserPoolDomain"),
}
REPLIES = {
    "cognito_user_pool": (("DescribeUserPool", "UserPool"), ("GetUserPoolMfaConfig", "")),
    "cognito_user_pool_client": (("DescribeUserPoolClient", "UserPoolClient"),),
    "cognito_user_pool_domain": (("DescribeUserPoolDomain", "DomainDescription"),),
}
NAMES = list(REQUESTS)
KINDS = {"string": "str", "integer": "int", "boolean": "bool", "structure": "dict", "map": "dict"}

# Members that are called otherwise: the thing's own name, its ID, its tags, and two words that
# Python and Ansible keep for themselves.
CALLED_OTHERWISE = {
    "PoolName": "name",
    "ClientName": "name",
    "Name": "name",
    "Id": "user_pool_id",
    "UserPoolTags": "tags",
    "SchemaAttributes": "schema",
    "From": "from_address",
    "Message": "email_message",
}
# AWS's older copies of other members: still reported, superseded or refused when sent.
NOT_OFFERED = set(module("cognito_user_pool").resource.traits.unmanaged)
# Added by the engine, and documented by a fragment.
BY_THE_ENGINE = {"tags"}
# Options with no member: a parent by its name, how to rename what AWS cannot rename, whether a list
# is all there is, and a client by a part of its name.
OURS = {
    *("user_pool_name", "replace", "callback_urls_state", "logout_urls_state"),
    *("name_prefix", "name_pattern"),
}
# Results with no member.
DERIVED = {
    "cognito_user_pool": ADDRESSES | {"id", "schema_attributes", "user_pool_tags"},
    "cognito_user_pool_client": {"client_name", "generate_secret"},
    "cognito_user_pool_domain": {"base_url", "cloud_front_hosted_zone_id"},
}
# (not taken, added): AWS documents that it refuses the first, and the second only in prose.
OTHER_CHOICES = {
    "policies.sign_in_policy.allowed_first_auth_factors": ({"SOFTWARE_TOKEN"}, set()),
    "explicit_auth_flows": (set(), {"ALLOW_CLIENT_TOKEN_AUTH"}),
    "managed_login_version": (set(), {1, 2}),
}
# AWS's model marks the client's ID too, which every sign-in shows in its address.
NOT_SECRET = {"client_id"}
# Elements that are merged by this member, so each must have it.
KEYS = {"schema": {"name"}}


def within(shape: Shape) -> Shape:
    """Return the structure that ``shape`` is, or is a list of; else ``shape`` itself."""
    return shape.element if shape.kind == "list" and not shape.is_pairs else shape


def members(shape: Shape, path: str = "") -> t.Iterator[tuple[str, str, Shape]]:
    """Yield ``(option path, wire name, shape)`` of every member of ``shape``, at every depth."""
    for option, (wire, member) in shape.options.items():
        here = f"{path}.{option}".lstrip(".")
        yield here, wire, member
        if within(member).kind == "structure":
            yield from members(within(member), here)


def options(specs: Tree, inner: str, path: str = "") -> t.Iterator[tuple[str, Tree]]:
    """Yield ``(option path, spec)`` of all ``specs``, at every depth."""
    for name, spec in specs.items():
        here = f"{path}.{name}".lstrip(".")
        yield here, spec
        yield from options(spec.get(inner) or {}, inner, here)


def model(name: str) -> Model:
    """Return AWS's model in the words of the resource of module ``name``."""
    service = botocore.session.get_session().get_service_model("cognito-idp")
    return Model(service, module(name).resource.words)


def settable(name: str) -> dict[str, Shape]:
    """Return every member that AWS takes for the resource of module ``name``."""
    shapes = (model(name).request(operation) for operation in REQUESTS[name])
    return {path: member for shape in shapes for path, _wire, member in members(shape)}


def offered(name: str) -> dict[str, Tree]:
    """Return every option of module ``name`` that stands for a member."""
    return {p: s for p, s in options(module(name).options, "options") if p not in OURS}


@pytest.mark.parametrize("name", NAMES)
def test_every_settable_member_is_an_option_and_no_other(name: str) -> None:
    """Nothing that AWS lets us set is missing, and no option is made up."""
    ids = set(module(name).resource.ids)
    expected = settable(name).keys() - NOT_OFFERED - BY_THE_ENGINE
    assert offered(name).keys() | ids == expected | ids


@pytest.mark.parametrize("name", NAMES)
def test_names_are_snake_case(name: str) -> None:
    """An option is called as AWS's member, in snake_case."""
    shapes = [model(name).request(operation) for operation in REQUESTS[name]]
    shapes += [model(name).reply(*reply) for reply in REPLIES[name]]
    pairs = {(p.rpartition(".")[2], wire) for shape in shapes for p, wire, _s in members(shape)}
    assert {(o, w) for o, w in pairs if o != CALLED_OTHERWISE.get(w, snake(w))} == set()


@pytest.mark.parametrize("name", NAMES)
def test_types_are_those_of_the_members(name: str) -> None:
    """An option takes what AWS takes, lists with their elements."""

    def kinds(shape: Shape) -> tuple[str, str | None]:
        listed = shape.kind == "list"
        return ("list", KINDS[shape.element.kind]) if listed else (KINDS[shape.kind], None)

    known = settable(name)
    said = {p: (s.get("type", "str"), s.get("elements")) for p, s in offered(name).items()}
    assert said == {path: kinds(known[path]) for path in said}


@pytest.mark.parametrize("name", NAMES)
def test_choices_are_those_of_the_members(name: str) -> None:
    """An option takes the values that AWS lists, but for the exceptions above."""
    expected, known = {}, settable(name)
    for path in offered(name):
        refused, added = OTHER_CHOICES.get(path, (set(), set()))
        values = set(getattr(within(known[path]).raw, "enum", []))
        assert refused <= values, f"{path}: AWS no longer lists {refused - values}"
        assert not added & values, f"{path}: AWS now lists {added & values} itself"
        expected[path] = (values - refused) | added
    assert {path: set(s.get("choices", [])) for path, s in offered(name).items()} == expected


@pytest.mark.parametrize("name", NAMES)
def test_only_elements_of_lists_have_required_members(name: str) -> None:
    """A block is merged with what AWS has, so one member of it may stand alone."""
    known = settable(name)
    structured = {p: s for p, s in offered(name).items() if s.get("options")}
    expected = {path: set() for path in structured}
    for path in (path for path, spec in structured.items() if spec["type"] == "list"):
        needed = within(known[path]).raw.required_members
        by_aws = {o for o, (wire, _s) in within(known[path]).options.items() if wire in needed}
        expected[path] = by_aws | KEYS.get(path, set())
    said = {
        path: {option for option, inner in spec["options"].items() if inner.get("required")}
        for path, spec in structured.items()
    }
    assert said == expected


@pytest.mark.parametrize("name", NAMES)
def test_secrets_are_never_logged(name: str) -> None:
    """What AWS marks as sensitive is not printed, and nothing harmless is hidden."""
    marked = {p for p, shape in settable(name).items() if shape.raw.metadata.get("sensitive")}
    hidden = {path for path, spec in offered(name).items() if spec.get("no_log")}
    assert hidden == marked - NOT_SECRET


@pytest.mark.parametrize("name", [*NAMES, *(f"{one}_info" for one in NAMES)])
def test_results_are_what_aws_reports(name: str) -> None:
    """RETURN documents every member of the replies, under the name of its option."""
    state = name.removesuffix("_info")
    shapes = (model(state).reply(*reply) for reply in REPLIES[state])
    reported = {path for shape in shapes for path, _wire, _shape in members(shape)}
    resource = module(name).resource
    told = documented()[name]["return"][resource.plural if name != state else resource.name]
    assert {path for path, _entry in options(told["contains"], "contains")} == (
        (reported | DERIVED[state]) - NOT_OFFERED
    )
