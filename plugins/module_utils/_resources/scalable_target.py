# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What Application Auto Scaling may scale, and between which bounds."""

from __future__ import annotations

import typing as t

from .._engine.plan import Plan
from .._engine.resource import Read, Resource, Search
from .._engine.shapes import Names
from .._engine.writers import Patch

NAMES = ("service_namespace", "resource_id", "scalable_dimension")


def preflight(plan: Plan, resolved: t.Any, store: t.Any) -> t.Iterator[str]:
    """Yield what AWS would miss at creation."""
    needed = [name for name in ("min_capacity", "max_capacity") if plan.after.get(name) is None]
    if plan.creates:
        yield from (f"{name} is needed to create a scalable target: give it." for name in needed)


SCALABLE_TARGET = Resource(
    service="application-autoscaling",
    name="scalable_target",
    title="resource_id",
    ids=(),
    names=NAMES,
    words=Names({"ResourceIds": "resource_id", "RoleARN": "role_arn", "ScalableTargetARN": "arn"}),
    # An unknown target is an empty list, not an error.
    read=Read("DescribeScalableTargets", "ScalableTargets[0]"),
    search=Search(
        "DescribeScalableTargets",
        "ScalableTargets",
        by=(),
        scope=("service_namespace", "scalable_dimension"),
        whole=True,
    ),
    create="RegisterScalableTarget",
    created="@",
    # Registering again changes what it is told and keeps the rest.
    writers=(Patch("RegisterScalableTarget", along=NAMES),),
    # Its scaling policies and scheduled actions go with it.
    delete="DeregisterScalableTarget",
    missing=("ObjectNotFoundException",),
    replan_on=("ConcurrentUpdateException",),
    preflight=(preflight,),
    unmanaged={"tags": "they have calls of their own, and nobody asked for them yet"},
)
