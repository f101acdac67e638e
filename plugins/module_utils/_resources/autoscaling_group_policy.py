# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A target tracking policy of an EC2 Auto Scaling group: how many instances, by which measure."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.habits import Faults, InStack, Meaning, Refusals, Traits
from .._engine.plan import Plan
from .._engine.policies import Keyed
from .._engine.resource import Read, Resource, Search
from .._engine.shapes import Names
from .._engine.writers import Put
from ._resource_labels import counted_by_name, label_of_arns

TRACKING = "target_tracking_configuration"
METRIC = f"{TRACKING}.predefined_metric_specification"


def tracks(document: Document) -> Document:
    """Which configuration is given says which type the policy has."""
    kind = {"policy_type": "TargetTrackingScaling"} if document.get(TRACKING) else {}
    return {**document, **kind}


def preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield what a new policy misses."""
    if not plan.after.get(TRACKING):
        yield f"{TRACKING} is needed to create a policy: say what to measure, and what it shall be."


GROUP_POLICY = Resource(
    service="autoscaling",
    name="autoscaling_group_policy",
    ids=(),
    names=("auto_scaling_group_name", "name"),
    words=Names({"PolicyName": "name", "PolicyNames": "name", "PolicyARN": "policy_arn"}),
    references=counted_by_name(METRIC),
    in_stack=InStack(follows=frozenset({"autoscaling_group"})),
    read=Read("DescribePolicies", "ScalingPolicies[0]"),
    search=Search(
        "DescribePolicies",
        "ScalingPolicies",
        by=(),
        scope=("auto_scaling_group_name",),
        whole=True,
    ),
    # One operation makes and changes; it replaces the whole configuration.
    create="PutScalingPolicy",
    created="@",
    writers=(Put("PutScalingPolicy"),),
    delete="DeletePolicy",
    policies={
        f"{TRACKING}.customized_metric_specification.dimensions": Keyed("name"),
        f"{TRACKING}.customized_metric_specification.metrics": Keyed("id"),
        f"{TRACKING}.customized_metric_specification.metrics.metric_stat.metric.dimensions": Keyed(
            "name"
        ),
        "step_adjustments": Keyed("metric_interval_lower_bound", "metric_interval_upper_bound"),
    },
    meaning=Meaning(canonical=(tracks, label_of_arns(METRIC))),
    refusals=Refusals(preflight=(preflight,)),
    faults=Faults(
        # Of a group that is not there AWS says no more than that something is wrong.
        missing=("ValidationError",),
    ),
    traits=Traits(
        unmanaged={
            "step_adjustments": "target tracking follows the measure by itself",
            "predictive_scaling_configuration": "it forecasts over weeks",
        },
    ),
)
