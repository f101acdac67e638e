# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A scalable target: between which bounds Application Auto Scaling may move a service."""

from __future__ import annotations

from .._engine.habits import Faults, InStack, Traits
from .._engine.resource import Read, Resource
from .._engine.shapes import Names
from .._engine.writers import Patch, Tags

KEY = ("service_namespace", "resource_id", "scalable_dimension")

AUTOSCALING_TARGET = Resource(
    service="application-autoscaling",
    name="autoscaling_target",
    title="resource_id",
    ids=(),
    names=KEY,
    words=Names(
        {
            "ResourceIds": "resource_id",
            "ScalableTargetARN": "scalable_target_arn",
            "ResourceARN": "scalable_target_arn",
            "RoleARN": "role_arn",
        }
    ),
    read=Read("DescribeScalableTargets", "ScalableTargets[0]"),
    extras=(Read("ListTagsForResource", gives=frozenset({"tags"})),),
    # One operation registers and changes; what it leaves out stays.
    create="RegisterScalableTarget",
    created="@",
    writers=(
        Patch("RegisterScalableTarget"),
        Tags("TagResource"),
    ),
    # Its scaling policies and scheduled actions go with it.
    delete="DeregisterScalableTarget",
    in_stack=InStack(
        # It scales something by an id that names no option of ours.
        follows=frozenset({"service"}),
        looks_past=frozenset({"service"}),
    ),
    traits=Traits(growing={"tags": "purge_tags"}),
    faults=Faults(missing=("ObjectNotFoundException",)),
)
