# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A hosted zone of Route 53, as far as records name it."""

from __future__ import annotations

from .._engine.documents import Document
from .._engine.habits import Faults, Meaning
from .._engine.resource import Read, Resource, Search
from .._engine.shapes import Names
from ._record_values import full_name

# Another change of the same zone has not ended yet.
BUSY = ("PriorRequestNotComplete",)


def one_zone_form(document: Document) -> Document:
    """AWS puts a path before the id; a public and a private zone may have the same name."""
    zone = str(document.get("hosted_zone_id", "")).rpartition("/")[2]
    private = document.get("private_zone") or (document.get("config") or {}).get("private_zone")
    forms = {"hosted_zone_id": zone} if zone else {}
    if document.get("name"):
        name = full_name(document["name"])
        forms |= {"name": name, "called": f"{name} private" if private else name}
    return {**document, **forms}


HOSTED_ZONE = Resource(
    service="route53",
    name="hosted_zone",
    ids=("hosted_zone_id",),
    words=Names({"Id": "hosted_zone_id", "DNSName": "name"}),
    read=Read("GetHostedZone", "HostedZone"),
    # Sorted from this name on, so what is called like this comes first.
    search=Search(
        "ListHostedZonesByName", "HostedZones", by=("called",), scope=("name",), whole=True
    ),
    meaning=Meaning(canonical=(one_zone_form,)),
    faults=Faults(retry_on=BUSY, missing=("NoSuchHostedZone",)),
)
