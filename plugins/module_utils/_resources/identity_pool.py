# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An identity pool of Amazon Cognito, which gives people roles of AWS."""

from __future__ import annotations

import typing as t

try:
    from botocore.exceptions import ClientError
except ImportError:
    pass  # Reported by AnsibleAWSModule, in words that say what to install.

from .._engine.calling import code_of
from .._engine.documents import Document
from .._engine.habits import Meaning, Refusals, Traits
from .._engine.policies import Keyed, Replaced
from .._engine.resource import Read, Resource, Search
from .._engine.shapes import Model, Names
from .._engine.writers import Call, Options, Put, Writer
from ._identity_pool_problems import pool_preflight, pool_problems, providers

ROLES = frozenset({"roles", "role_mappings"})
TAGS = "principal_tag_attribute_maps"
TAGS_OF_PROVIDER = Read("GetPrincipalTagAttributeMap")


def nobody_unknown(wanted: Document, others: t.Sequence[Document]) -> Document:
    """AWS wants it said whether people may stay unknown: they may not, unless one says so."""
    return {"allow_unauthenticated_identities": False, **wanted}


class TagMaps(Writer):
    """Which claims of people become tags of their sessions, a call for each provider."""

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return a call for each provider whose tags differ."""
        old = {one["identity_provider_name"]: one for one in before.get(TAGS) or []}
        return [
            self.call(model, {**after, "principal_tags": {}, **one}, options)
            for one in after.get(TAGS) or []
            if old.get(one["identity_provider_name"]) != one
        ]


def tag_maps(store: t.Any, pool: Document) -> Document:
    """Return the tags of all providers of ``pool``: no call lists them."""
    found = []
    for name in providers(pool):
        key = {"identity_pool_id": pool["identity_pool_id"], "identity_provider_name": name}
        try:
            told = store.describe(TAGS_OF_PROVIDER, key)
        except ClientError as error:
            if code_of(error) != "ResourceNotFoundException":
                raise
            continue
        found.append({k: v for k, v in told.items() if k != "identity_pool_id"})
    return {TAGS: found}


def said_in_full(document: Document) -> Document:
    """Tags of AWS's own choice are the only ones; where nothing is said, none are chosen."""
    if not document.get(TAGS):
        return document
    full = [{"use_defaults": False, "principal_tags": {}, **one} for one in document[TAGS]]
    return {**document, TAGS: full}


IDENTITY_POOL = Resource(
    service="cognito-identity",
    name="identity_pool",
    ids=("identity_pool_id",),
    words=Names(
        {
            "IdentityPoolName": "name",
            "IdentityPoolTags": "tags",
            "OpenIdConnectProviderARNs": "openid_connect_provider_arns",
            "SamlProviderARNs": "saml_provider_arns",
        }
    ),
    read=Read("DescribeIdentityPool"),
    extras=(
        Read("GetIdentityPoolRoles", gives=ROLES),
        Read("", gives=frozenset({TAGS}), walk=tag_maps),
    ),
    search=Search("ListIdentityPools", "IdentityPools", page=60),
    create="CreateIdentityPool",
    created="@",
    # An update resets what it omits, tags too.
    writers=(
        Put("UpdateIdentityPool"),
        Put("SetIdentityPoolRoles", owns=ROLES, on_create=False),
        TagMaps("SetPrincipalTagAttributeMap", owns=frozenset({TAGS}), on_create=False),
    ),
    delete="DeleteIdentityPool",
    policies={
        "cognito_identity_providers": Keyed("provider_name", "client_id"),
        TAGS: Keyed("identity_provider_name", additive=True),
        f"{TAGS}.principal_tags": Replaced(),
    },
    meaning=Meaning(canonical=(said_in_full,), complete=nobody_unknown),
    refusals=Refusals(problems=(pool_problems,), preflight=(pool_preflight,)),
    traits=Traits(growing={"tags": "purge_tags"}),
)
