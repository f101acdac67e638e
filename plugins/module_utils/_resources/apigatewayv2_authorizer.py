# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What checks the tokens of an HTTP API's callers."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.habits import Faults, Meaning, Refusals
from .._engine.plan import Plan
from .._engine.resource import Read, Reference, Resource, Search
from .._engine.writers import Patch
from ._http_api import OF_API
from .user_pool import USER_POOL
from .user_pool_client import USER_POOL_CLIENT

HEADER = ["$request.header.Authorization"]


def issuer_of_pool(document: Document) -> Document:
    """A user pool signs its tokens under an address that holds its id."""
    jwt = dict(document.get("jwt_configuration") or {})
    pool_id = jwt.pop("user_pool_id", None)
    if not pool_id:
        return document
    issuer = f"https://cognito-idp.{pool_id.split('_')[0]}.amazonaws.com/{pool_id}"
    return {**document, "jwt_configuration": {"issuer": issuer, **jwt}}


def complete(wanted: Document, others: t.Sequence[Document]) -> Document:
    """Return ``wanted`` with what nearly every authorizer has."""
    return {"authorizer_type": "JWT", "identity_source": HEADER, **wanted}


def preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield what AWS would miss: without an audience every token of the pool would do."""
    jwt = plan.after.get("jwt_configuration") or {}
    if plan.after.get("authorizer_type") == "JWT":
        if not jwt.get("issuer"):
            yield "jwt_configuration needs issuer or user_pool_name: say who signs the tokens."
        if not jwt.get("audience"):
            yield (
                "jwt_configuration needs audience or user_pool_client_names: say for whom tokens"
                " have to be."
            )


AUTHORIZER = Resource(
    service="apigatewayv2",
    name="api_authorizer",
    ids=("api_id", "authorizer_id"),
    references=(
        *OF_API,
        Reference(
            "jwt_configuration.user_pool_id",
            USER_POOL,
            {"name": "user_pool_name"},
            ("user_pool_id",),
        ),
        Reference(
            "jwt_configuration.audience",
            USER_POOL_CLIENT,
            {"name": "user_pool_client_names", "user_pool_id": "user_pool_id"},
            ("client_id",),
            keeps=frozenset({"user_pool_id"}),
        ),
    ),
    read=Read("GetAuthorizer"),
    search=Search("GetAuthorizers", "Items", scope=("api_id",), whole=True),
    create="CreateAuthorizer",
    writers=(Patch("UpdateAuthorizer"),),
    delete="DeleteAuthorizer",
    meaning=Meaning(canonical=(issuer_of_pool,), complete=complete),
    refusals=Refusals(preflight=(preflight,)),
    faults=Faults(missing=("NotFoundException",)),
)
