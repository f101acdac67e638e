# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which stage of which API answers below a custom domain name."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.habits import Faults, Meaning, Refusals
from .._engine.plan import Plan
from .._engine.resource import Read, Reference, Resource, Search
from .._engine.writers import Patch
from .apigateway_rest_api import REST_API
from .apigatewayv2_api import API
from .apigatewayv2_domain_name import DOMAIN_NAME
from .apigatewayv2_stage import STAGE

# The root of the domain, as API Gateway calls it where an empty text would not do.
ROOT = "(none)"


def root_by_name(document: Document) -> Document:
    """AWS keeps an empty key for the root of the domain."""
    empty = document.get("api_mapping_key") == ""
    return {**document, "api_mapping_key": ROOT} if empty else document


def told_by_name(found: Document) -> Document:
    """Return ``found`` with the root by its name, where AWS says nothing of a key."""
    return {**found, "api_mapping_key": found.get("api_mapping_key") or ROOT}


def root_by_nothing(document: Document, creating: bool) -> Document:
    """Return ``document`` as AWS takes it."""
    key = document.get("api_mapping_key")
    return {**document, "api_mapping_key": ""} if key == ROOT else document


def complete(wanted: Document, others: t.Sequence[Document]) -> Document:
    """Return ``wanted`` with the stage that has no name in the address."""
    return {"stage": "$default", **wanted}


def preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield what AWS would miss at creation."""
    if plan.creates and not plan.after.get("api_id"):
        yield (
            "api_id, api_name or rest_api_name is needed to create a mapping: say which API"
            " answers."
        )


MAPPING = Resource(
    service="apigatewayv2",
    name="api_mapping",
    title="api_mapping_key",
    ids=("domain_name", "api_mapping_id"),
    references=(
        Reference(
            "domain_name",
            DOMAIN_NAME,
            {"domain_name": "domain_name"},
            ("domain_name",),
            keeps=frozenset({"domain_name"}),
        ),
        # The stage it leads to has to stand, and goes after it.
        Reference(
            "api_id", API, {"name": "api_name"}, ("api_id",), through=frozenset({STAGE.name})
        ),
        Reference("api_id", REST_API, {"name": "rest_api_name"}, ("rest_api_id",)),
    ),
    read=Read("GetApiMapping"),
    search=Search(
        "GetApiMappings", "Items", by=("api_mapping_key",), scope=("domain_name",), whole=True
    ),
    create="CreateApiMapping",
    writers=(Patch("UpdateApiMapping", along=("api_id",)),),
    delete="DeleteApiMapping",
    meaning=Meaning(
        described=told_by_name,
        canonical=(root_by_name,),
        wire=root_by_nothing,
        complete=complete,
    ),
    refusals=Refusals(preflight=(preflight,)),
    faults=Faults(missing=("NotFoundException",)),
)
