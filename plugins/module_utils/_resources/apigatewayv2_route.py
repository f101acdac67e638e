# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A route of an HTTP API: which requests, who may make them, and where they go."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.habits import Faults, Meaning, Refusals, Traits
from .._engine.plan import Plan
from .._engine.resource import Read, Reference, Resource, Search
from .._engine.writers import Patch
from ._http_api import OF_API
from .apigatewayv2_authorizer import AUTHORIZER
from .apigatewayv2_integration import INTEGRATION


def complete(wanted: Document, others: t.Sequence[Document]) -> Document:
    """Return ``wanted`` with the kind of check that its authorizer makes."""
    kind = {"authorization_type": "JWT"} if wanted.get("authorizer_id") else {}
    return {**kind, **wanted}


def preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield routes that would be open without anybody having said so, or that lead nowhere."""
    after = plan.after
    if plan.creates and not after.get("authorization_type"):
        yield (
            "authorizer_name or authorization_type is needed to create a route: name what checks"
            " its callers, or set authorization_type to NONE to let everybody in."
        )
    if after.get("authorization_type") == "JWT" and not after.get("authorizer_id"):
        yield "authorization_type JWT needs an authorizer_name: name what checks the tokens."
    if plan.creates and not after.get("target"):
        yield "integration_name or target is needed to create a route: say where requests go."


ROUTE = Resource(
    service="apigatewayv2",
    name="api_route",
    title="route_key",
    ids=("api_id", "route_id"),
    references=(
        *OF_API,
        Reference(
            "target",
            INTEGRATION,
            {"name": "integration_name", "api_id": "api_id"},
            ("target",),
            keeps=frozenset({"api_id"}),
        ),
        Reference(
            "authorizer_id",
            AUTHORIZER,
            {"name": "authorizer_name", "api_id": "api_id"},
            ("authorizer_id",),
            keeps=frozenset({"api_id"}),
        ),
    ),
    read=Read("GetRoute"),
    search=Search("GetRoutes", "Items", by=("route_key",), scope=("api_id",), whole=True),
    create="CreateRoute",
    writers=(Patch("UpdateRoute"),),
    delete="DeleteRoute",
    meaning=Meaning(complete=complete),
    refusals=Refusals(preflight=(preflight,)),
    faults=Faults(missing=("NotFoundException",)),
    traits=Traits(
        unmanaged={
            "request_models": "of WebSocket APIs only",
            "request_parameters": "of WebSocket APIs only",
        },
    ),
)
