# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A scaling policy of a scalable target: when, and by how much, to scale."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.habits import Faults, InStack, Meaning, Refusals, Traits
from .._engine.plan import Plan
from .._engine.policies import Keyed, Ordered
from .._engine.resource import Read, Resource
from .._engine.shapes import Names
from .._engine.writers import Put
from ._resource_labels import counted_by_name, label_of_arns
from .autoscaling_target import KEY
from .target_group import FORWARDERS

TRACKING = "target_tracking_scaling_policy_configuration"
STEP = "step_scaling_policy_configuration"
PREDICTIVE = "predictive_scaling_policy_configuration"
METRIC = f"{TRACKING}.predefined_metric_specification"
KINDS = {
    TRACKING: "TargetTrackingScaling",
    STEP: "StepScaling",
    PREDICTIVE: "PredictiveScaling",
}


def kind_of_configuration(document: Document) -> Document:
    """Which configuration is given says which type the policy has."""
    kinds = [kind for option, kind in KINDS.items() if document.get(option)]
    return {**document, "policy_type": kinds[0]} if kinds else document


def problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence when the options say two things."""
    given = [option for option in KINDS if desired.get(option)]
    if len(given) > 1:
        yield f"{' and '.join(given)} exclude each other: a policy is of one type, so give one."


def preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield what a new policy misses, and what AWS never changes."""
    if not any(plan.after.get(option) for option in KINDS):
        yield f"{TRACKING} is needed to create a policy, or the one of another type: give it."
    old, new = plan.before.get("policy_type"), plan.after.get("policy_type")
    if plan.before and old != new:
        yield (
            f"Cannot change policy_type from {old} to {new}: AWS only accepts it at creation."
            " Remove the policy first, or make another beside it."
        )


AUTOSCALING_POLICY = Resource(
    service="application-autoscaling",
    name="autoscaling_policy",
    ids=(),
    names=("name", *KEY),
    words=Names(
        {"PolicyName": "name", "PolicyNames": "name", "PolicyARN": "policy_arn"},
    ),
    references=counted_by_name(METRIC),
    in_stack=InStack(
        follows=frozenset({"autoscaling_target"}),
        looks_past=frozenset({"autoscaling_target", *FORWARDERS}),
    ),
    read=Read("DescribeScalingPolicies", "ScalingPolicies[0]"),
    # One operation makes and changes; it replaces the whole configuration.
    create="PutScalingPolicy",
    created="@",
    writers=(Put("PutScalingPolicy"),),
    delete="DeleteScalingPolicy",
    policies={
        f"{STEP}.step_adjustments": Ordered(),
        f"{TRACKING}.customized_metric_specification.dimensions": Keyed("name"),
        f"{TRACKING}.customized_metric_specification.metrics": Keyed("id"),
        f"{TRACKING}.customized_metric_specification.metrics.metric_stat.metric.dimensions": Keyed(
            "name"
        ),
    },
    meaning=Meaning(canonical=(kind_of_configuration, label_of_arns(METRIC))),
    refusals=Refusals(problems=(problems,), preflight=(preflight,)),
    faults=Faults(missing=("ObjectNotFoundException",)),
    traits=Traits(
        unmanaged={
            PREDICTIVE: "predictive scaling forecasts over weeks; no role here needs it yet"
        },
    ),
)
