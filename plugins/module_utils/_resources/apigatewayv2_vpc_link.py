# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A VPC link: how HTTP APIs reach listeners that nobody else can."""

from __future__ import annotations

from .._engine.documents import Document
from .._engine.habits import Deletion, Faults, Traits
from .._engine.policies import TagMap
from .._engine.resource import Read, Reference, Resource, Search, Wait
from .._engine.shapes import Names
from .._engine.writers import Patch, Tags
from .apigatewayv2_api import arn_of
from .security_group import SECURITY_GROUP


def failed(found: Document, wanted: Document) -> str | None:
    """Return why the link will not come up, or None."""
    if found.get("vpc_link_status") != "FAILED":
        return None
    return str(found.get("vpc_link_status_message") or "AWS gives no reason")


VPC_LINK = Resource(
    service="apigatewayv2",
    name="vpc_link",
    ids=("vpc_link_id",),
    words=Names(pairs=frozenset()),
    references=(
        Reference(
            "security_group_ids", SECURITY_GROUP, {"name": "security_group_names"}, ("group_id",)
        ),
    ),
    read=Read("GetVpcLink"),
    extras=(Read("", gives=frozenset({"tags"}), walk=arn_of("vpclinks", "{vpc_link_id}")),),
    search=Search("GetVpcLinks", "Items", whole=True),
    create="CreateVpcLink",
    writers=(Patch("UpdateVpcLink"), Tags("TagResource")),
    delete="DeleteVpcLink",
    policies={"tags": TagMap()},
    traits=Traits(derived=frozenset({"resource_arn"}), growing={"tags": "purge_tags"}),
    faults=Faults(missing=("NotFoundException",)),
    # One that is not used for 60 days becomes inactive, and wakes up with the next request.
    wait=Wait(
        lambda found: found.get("vpc_link_status") in ("AVAILABLE", "INACTIVE"),
        failed,
        lambda found: str(found.get("vpc_link_status") or ""),
    ),
    deletion=Deletion(settles=True),
)
