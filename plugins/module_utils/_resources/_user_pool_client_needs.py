# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What an app client needs to be there: AWS says so in words that name no option."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.errors import listed
from .._engine.plan import Plan
from .._engine.references import lookup
from .._engine.resource import Read, Resource
from .._engine.shapes import Names
from ._pool_parts import lacking

# Both as far as a client knows them.
PROVIDER = Resource(
    service="cognito-idp",
    name="identity_provider",
    ids=(),
    names=("user_pool_id", "name"),
    words=Names({"ProviderName": "name"}),
    read=Read("DescribeIdentityProvider", "IdentityProvider"),
)
SERVER = Resource(
    service="cognito-idp",
    name="resource_server",
    ids=(),
    names=("user_pool_id", "identifier"),
    read=Read("DescribeResourceServer", "ResourceServer"),
)
PROVIDERS, SCOPES = "supported_identity_providers", "allowed_oauth_scopes"


def not_there(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield providers and scopes that the client newly names and the pool lacks."""
    if providers := lacking(plan, store, PROVIDER, foreign):
        yield (
            f"{PROVIDERS} {listed(providers)} are not in the user pool: create them first by"
            " cognito_identity_provider."
        )
    # In check mode an earlier task may have made them.
    if store.session.lenient:
        return
    pool = {"user_pool_id": plan.after["user_pool_id"]}
    # Those of Cognito's own stand alone, and so does aws.cognito.signin.user.admin.
    scopes = [s for s in new(plan, SCOPES) if "/" in s and s not in offered(store, pool, s)]
    if scopes:
        yield (
            f"{SCOPES} {listed(scopes)} are not in the user pool: create them first by"
            " cognito_resource_server."
        )


def foreign(side: Document) -> set[str]:
    """Return the providers beside the user pool itself."""
    return {*(side.get(PROVIDERS) or [])} - {"COGNITO"}


def new(plan: Plan, option: str) -> list[str]:
    """Return what a list will have more than it has."""
    return sorted({*(plan.after.get(option) or [])}.difference(plan.before.get(option) or []))


def offered(store: t.Any, pool: Document, scope: str) -> set[str]:
    """Return the scopes of the resource server of ``scope``."""
    identifier = scope.rpartition("/")[0]
    server = lookup(store.session, SERVER, {**pool, "identifier": identifier}) or {}
    return {f"{identifier}/{one['scope_name']}" for one in server.get("scopes") or []}
