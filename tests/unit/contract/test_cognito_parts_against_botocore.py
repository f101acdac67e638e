# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The options and results of the parts of a user pool are AWS's own members, of their types."""

from __future__ import annotations

import dataclasses
import typing as t

import botocore.session
import pytest

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.shapes import Model, Shape
from tests.support.coverage import OTHERWISE, inner, leaves, renamed
from tests.unit.contract.modules import Tree, documented, module

SHARED = {"user_pool_name", "client_name"}


@dataclasses.dataclass(frozen=True)
class Part:
    """One module: AWS's operations, and where its words or its options are its own.

    ``ours``: options without a member. ``derived``: results without a member.
    ``silent``: members of replies that are not returned.
    ``free``: maps whose keys AWS's model does not know. ``reworded``: options with other choices.
    ``of_options``: results that info modules, which lack these options, cannot tell.
    """

    requests: tuple[str, ...]
    replies: tuple[tuple[str, str], ...]
    ours: frozenset[str] = frozenset()
    derived: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()
    free: frozenset[str] = frozenset()
    reworded: frozenset[str] = frozenset()
    of_options: frozenset[str] = frozenset()


PARTS = {
    "cognito_identity_provider": Part(
        ("CreateIdentityProvider", "UpdateIdentityProvider"),
        (("DescribeIdentityProvider", "IdentityProvider"),),
        ours=frozenset(["google", "facebook", "amazon", "apple", "oidc", "saml"]),
        free=frozenset({"provider_details"}),
    ),
    "cognito_resource_server": Part(
        ("CreateResourceServer", "UpdateResourceServer"),
        (("DescribeResourceServer", "ResourceServer"),),
        ours=frozenset({"purge_scopes"}),
        derived=frozenset({"scope_identifiers"}),
    ),
    "cognito_group": Part(
        ("CreateGroup", "UpdateGroup"),
        (("GetGroup", "Group"),),
        ours=frozenset({"users", "purge_users"}),
        derived=frozenset({"users"}),
    ),
    "cognito_managed_login_branding": Part(
        ("CreateManagedLoginBranding", "UpdateManagedLoginBranding"),
        (("DescribeManagedLoginBrandingByClient", "ManagedLoginBranding"),),
    ),
    "cognito_terms": Part(("CreateTerms", "UpdateTerms"), (("DescribeTermsByClient", "Terms"),)),
    "cognito_ui_customization": Part(
        ("SetUICustomization",),
        (("GetUICustomization", "UICustomization"),),
        ours=frozenset({"update_image"}),
        derived=frozenset({"has_image"}),
    ),
    "cognito_risk_configuration": Part(
        ("SetRiskConfiguration",), (("DescribeRiskConfiguration", "RiskConfiguration"),)
    ),
    "cognito_log_delivery_configuration": Part(
        ("SetLogDeliveryConfiguration",),
        (("GetLogDeliveryConfiguration", "LogDeliveryConfiguration"),),
    ),
    "cognito_user_pool_replica": Part(
        ("CreateUserPoolReplica", "UpdateUserPoolReplica"),
        (("ListUserPoolReplicas", "UserPoolReplicas"),),
        derived=frozenset({"ready"}),
    ),
    "cognito_user": Part(
        (
            "AdminCreateUser",
            "AdminUpdateUserAttributes",
            "AdminSetUserPassword",
            "AdminSetUserMFAPreference",
            "AdminLinkProviderForUser",
        ),
        (("AdminGetUser", ""),),
        ours=frozenset(
            {
                "enabled",
                "groups",
                "purge_attributes",
                "purge_groups",
                "purge_linked_providers",
                "update_password",
            }
        ),
        reworded=frozenset({"message_action"}),
        derived=frozenset(
            {
                "sub",
                "groups",
                "linked_providers.provider_name",
                "linked_providers.user_id",
                *(
                    f"mfa_preference.{factor}.{option}"
                    for factor in ("sms", "software_token", "email")
                    for option in ("enabled", "preferred")
                ),
                "mfa_preference.web_authn.enabled",
            }
        ),
    ),
    "cognito_identity_pool": Part(
        (
            "CreateIdentityPool",
            "UpdateIdentityPool",
            "SetIdentityPoolRoles",
            "SetPrincipalTagAttributeMap",
        ),
        (("DescribeIdentityPool", ""), ("GetIdentityPoolRoles", "")),
        derived=frozenset(
            f"principal_tag_attribute_maps.{name}"
            for name in ("identity_provider_name", "use_defaults", "principal_tags")
        ),
    ),
    "cognito_user_import_job": Part(
        ("CreateUserImportJob",),
        (("DescribeUserImportJob", "UserImportJob"), ("GetCSVHeader", "")),
        ours=frozenset({"job_id", "csv", "started"}),
        derived=frozenset({"started"}),
    ),
    "cognito_user_pool_client_secret": Part(
        ("AddUserPoolClientSecret",),
        (("ListUserPoolClientSecrets", ""), ("AddUserPoolClientSecret", "ClientSecretDescriptor")),
        ours=frozenset({"rotation", "rotate", "keep", "min_age", "secretsmanager_secret_id"}),
        derived=frozenset({"rotation"}),
        of_options=frozenset({"secretsmanager_secret_id", "stored"}),
        silent=frozenset({"next_token", "client_secrets.client_secret"}),
    ),
}
KINDS = {
    "string": "str",
    "blob": "str",
    "integer": "int",
    "boolean": "bool",
    "structure": "dict",
    "map": "dict",
    "document": "dict",
}


def options(specs: Tree, below: str, free: t.Collection[str], path: str = "") -> dict[str, Tree]:
    """Return all leaves of ``specs`` by their paths; what is ``free`` is a leaf."""
    found: dict[str, Tree] = {}
    for name, spec in specs.items():
        here = f"{path}.{name}".lstrip(".")
        nested = spec.get(below) if here not in free else None
        found |= options(nested, below, free, here) if nested else {here: spec}
    return found


def model(name: str) -> Model:
    """Return AWS's model in the words of the resource of module ``name``."""
    resource = module(name).resource
    service = botocore.session.get_session().get_service_model(resource.service)
    return Model(service, resource.words)


def settable(name: str) -> dict[str, Shape]:
    """Return every leaf that AWS takes for the resource of module ``name``, by its option."""
    part = PARTS[name]
    shapes = (model(name).request(operation) for operation in part.requests)
    found = {path: shape for shape in shapes for path, shape in leaves(shape)}
    return {renamed(path, OTHERWISE.get(name, {})): shape for path, shape in found.items()}


def offered(name: str) -> dict[str, Tree]:
    """Return every leaf of the options of module ``name`` that stands for a member."""
    part = PARTS[name]
    found = options(module(name).options, "options", part.free)
    ours = (*part.ours, *SHARED)
    return {p: s for p, s in found.items() if p.partition(".")[0] not in ours}


@pytest.mark.parametrize("name", PARTS)
def test_no_option_is_made_up(name: str) -> None:
    """What AWS lets us set is there by test_cognito_coverage, and nothing else."""
    assert offered(name).keys() - settable(name).keys() == set()


@pytest.mark.parametrize("name", PARTS)
def test_types_are_those_of_the_members(name: str) -> None:
    """An option takes what AWS takes, lists with their elements."""
    known, said = settable(name), offered(name)

    def kind(shape: Shape) -> tuple[str, str | None]:
        if shape.is_pairs:
            return "dict", None
        listed = shape.kind == "list"
        return ("list", KINDS[shape.element.kind]) if listed else (KINDS[shape.kind], None)

    types = {p: (s.get("type", "str"), s.get("elements")) for p, s in said.items()}
    assert types == {path: kind(known[path]) for path in said}


@pytest.mark.parametrize("name", PARTS)
def test_choices_are_those_of_the_members(name: str) -> None:
    """An option takes the values that AWS lists."""
    known, other = settable(name), PARTS[name].free | PARTS[name].reworded
    said = {p: set(s.get("choices", [])) for p, s in offered(name).items() if p not in other}
    assert said == {path: set(getattr(inner(known[path]).raw, "enum", [])) for path in said}


@pytest.mark.parametrize("name", [*PARTS, *(f"{one}_info" for one in PARTS)])
def test_results_are_what_aws_reports(name: str) -> None:
    """RETURN documents every leaf of the replies, under the name of its option."""
    state = name.removesuffix("_info")
    part, resource = PARTS[state], module(name).resource
    reported = {p for reply in part.replies for p, _s in leaves(model(state).reply(*reply))}
    told = documented()[name]["return"][resource.plural if name != state else resource.name]
    parents = {p for p in ("user_pool_id", "client_id") if p in told["contains"]}
    said = set(options(told["contains"], "contains", part.free))
    own = part.of_options if name == state else set()
    assert said == (reported | part.derived | parents | own) - part.silent
