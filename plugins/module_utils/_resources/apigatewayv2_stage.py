# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A stage of an HTTP API: what callers reach, how fast, and what is logged of it."""

from __future__ import annotations

from .._engine.documents import Document
from .._engine.policies import TagMap
from .._engine.resource import Read, Reference, Resource, Search
from .._engine.shapes import Names
from .._engine.writers import Patch, Tags
from ._http_api import OF_API
from .apigatewayv2_api import Cleared, arn_of, without_empty_text
from .log_group import LOG_GROUP

NEW = {"auto_deploy": False, "description": ""}


def nothing_left_out(found: Document) -> Document:
    """Return ``found`` with what AWS leaves out."""
    return {**NEW, **found}


STAGE = Resource(
    service="apigatewayv2",
    name="api_stage",
    ids=(),
    names=("api_id", "name"),
    words=Names({"StageName": "name"}, pairs=frozenset()),
    references=(
        *OF_API,
        Reference(
            "access_log_settings.destination_arn",
            LOG_GROUP,
            {"name": "log_group_name"},
            ("log_group_arn",),
        ),
    ),
    read=Read("GetStage"),
    extras=(
        Read("", gives=frozenset({"tags"}), walk=arn_of("apis", "{api_id}", "stages", "{name}")),
    ),
    search=Search("GetStages", "Items", by=(), scope=("api_id",), whole=True),
    create="CreateStage",
    writers=(
        Cleared(
            "UpdateStage",
            owns=frozenset({"access_log_settings"}),
            clear="DeleteAccessLogSettings",
        ),
        Patch("UpdateStage"),
        Tags("TagResource"),
    ),
    born=NEW,
    delete="DeleteStage",
    described=nothing_left_out,
    wire=without_empty_text,
    policies={"tags": TagMap()},
    derived=frozenset({"resource_arn"}),
    growing={"tags": "purge_tags"},
    missing=("NotFoundException",),
    unmanaged={
        "deployment_id": "with auto_deploy AWS changes it with every route",
        "route_settings": "what default_route_settings says holds for all routes",
        "client_certificate_id": "of WebSocket APIs only",
    },
)
