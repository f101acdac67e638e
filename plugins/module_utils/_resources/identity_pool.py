# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An identity pool of Amazon Cognito, which gives people roles of AWS."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.plan import Plan
from .._engine.policies import Keyed
from .._engine.resource import Read, Resource, Search
from .._engine.shapes import Names
from .._engine.writers import Put

ROLES = frozenset({"roles", "role_mappings"})


def nobody_unknown(wanted: Document, others: t.Sequence[Document]) -> Document:
    """AWS wants it said whether people may stay unknown: they may not, unless one says so."""
    return {"allow_unauthenticated_identities": False, **wanted}


def pool_preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield what AWS would refuse of the pool as it will be."""
    before, after = plan.before, plan.after
    if before.get("developer_provider_name") and (
        before["developer_provider_name"] != after.get("developer_provider_name")
    ):
        yield "developer_provider_name cannot change once it is set: leave it as it is."
    for name, mapping in (after.get("role_mappings") or {}).items():
        if mapping.get("type") not in ("Token", "Rules"):
            yield f"role_mappings.{name} needs a type: say Token or Rules."
        if mapping.get("type") == "Rules" and not mapping.get("rules_configuration"):
            yield f"role_mappings.{name} of type Rules needs rules_configuration."
    if after.get("role_mappings") and not after.get("roles"):
        yield "role_mappings need roles: give the role of authenticated at least."


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
    extras=(Read("GetIdentityPoolRoles", gives=ROLES),),
    search=Search("ListIdentityPools", "IdentityPools", page=60),
    create="CreateIdentityPool",
    created="@",
    # An update resets what it omits, tags too.
    writers=(
        Put("UpdateIdentityPool"),
        Put("SetIdentityPoolRoles", owns=ROLES, on_create=False),
    ),
    delete="DeleteIdentityPool",
    policies={"cognito_identity_providers": Keyed("provider_name", "client_id")},
    complete=nobody_unknown,
    preflight=(pool_preflight,),
    growing={"tags": "purge_tags"},
)
