# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""How scaling policies tell which target group's requests they count."""

from __future__ import annotations

from .._engine.checks import PREDICTED
from .._engine.documents import Document, places
from .._engine.habits import Canonical
from .._engine.resource import Reference
from .load_balancer import LOAD_BALANCER
from .target_group import FORWARDERS, TARGET_GROUP


def label_of_arns(metric: str) -> Canonical:
    """Return what makes a label of the two ARNs at ``metric``: AWS tells a group by their ends."""

    def labelled(document: Document) -> Document:
        for specification, _name in places(document, f"{metric}.resource_label"):
            kinds = ("load_balancer", "target_group")
            arns = [specification.pop(f"{kind}_arn", "") for kind in kinds]
            if all(arns):
                label = "/".join(
                    one.rpartition(":")[2].removeprefix("loadbalancer/") for one in arns
                )
                made_up = any(one.startswith(PREDICTED) for one in arns)
                specification["resource_label"] = f"{PREDICTED}{label}" if made_up else label
        return document

    return labelled


def counted_by_name(metric: str) -> tuple[Reference, ...]:
    """Return how the load balancer and the target group at ``metric`` are named."""
    return (
        Reference(
            f"{metric}.load_balancer_arn",
            LOAD_BALANCER,
            {"name": "load_balancer_name"},
            ("load_balancer_arn",),
        ),
        Reference(
            f"{metric}.target_group_arn",
            TARGET_GROUP,
            {"name": "target_group_name"},
            ("target_group_arn",),
            # It is counted from when a load balancer forwards to it.
            through=FORWARDERS,
        ),
    )
