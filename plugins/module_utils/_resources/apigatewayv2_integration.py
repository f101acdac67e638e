# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where an HTTP API sends requests: a Lambda function, or a listener behind a VPC link."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.habits import Faults, Meaning, Refusals, Traits
from .._engine.plan import Plan
from .._engine.resource import Read, Reference, Resource, Search
from .._engine.shapes import Names
from .._engine.writers import Patch
from ._http_api import OF_API
from .apigatewayv2_vpc_link import VPC_LINK
from .lambda_function import FUNCTION
from .listener import LISTENER


def target_of_routes(document: Document) -> Document:
    """A route names its integration by a path."""
    key = document.get("integration_id")
    if not key:
        return document
    target = key if key.startswith("predicted:") else f"integrations/{key}"
    return {**document, "target": target}


def complete(wanted: Document, others: t.Sequence[Document]) -> Document:
    """Return ``wanted`` with what follows from where requests go."""
    if wanted.get("connection_id"):
        rest = {"integration_method": "ANY", "connection_type": "VPC_LINK"}
        return {"integration_type": "HTTP_PROXY", **rest, **wanted}
    if ":lambda:" in str(wanted.get("integration_uri")) or "lambda_function" in str(
        wanted.get("integration_uri")
    ):
        return {"integration_type": "AWS_PROXY", "payload_format_version": "2.0", **wanted}
    return {"integration_type": "HTTP_PROXY", "integration_method": "ANY", **wanted}


def preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield what AWS would miss at creation."""
    if plan.creates and not plan.after.get("integration_uri"):
        yield (
            "integration_uri is needed to create an integration: give it, or function_name, or"
            " load_balancer_name with listener_port."
        )


INTEGRATION = Resource(
    service="apigatewayv2",
    name="api_integration",
    ids=("api_id", "integration_id"),
    # AWS gives integrations no name; what describes one serves as such.
    words=Names({"Description": "name"}),
    references=(
        *OF_API,
        Reference("integration_uri", FUNCTION, {"name": "function_name"}, ("function_arn",)),
        Reference(
            "integration_uri",
            LISTENER,
            {"port": "listener_port", "load_balancer_name": "load_balancer_name"},
            ("listener_arn",),
        ),
        Reference("connection_id", VPC_LINK, {"name": "vpc_link_name"}, ("vpc_link_id",)),
    ),
    read=Read("GetIntegration"),
    search=Search("GetIntegrations", "Items", scope=("api_id",), whole=True),
    create="CreateIntegration",
    writers=(Patch("UpdateIntegration"),),
    delete="DeleteIntegration",
    meaning=Meaning(canonical=(target_of_routes,), complete=complete),
    traits=Traits(
        derived=frozenset({"target"}),
        unmanaged={
            "request_parameters": "AWS changes single ones; no call lists what is to go",
            "response_parameters": "likewise",
            "request_templates": "of WebSocket APIs only",
        },
    ),
    refusals=Refusals(preflight=(preflight,)),
    faults=Faults(missing=("NotFoundException",)),
)
