# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module autoscaling_policy, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import block, blocks, booleans, choice, integers, joined, numbers, strings
from .._options.pasted import pasted
from .._resources.autoscaling_policy import AUTOSCALING_POLICY

# In AWS's words too, which is how application_autoscaling_policy takes them.
TRACKING = pasted(
    joined(
        numbers("target_value"),
        block(
            "predefined_metric_specification",
            strings("predefined_metric_type resource_label"),
            strings("load_balancer_name target_group_name"),
        ),
        block(
            "customized_metric_specification",
            strings("metric_name namespace unit"),
            blocks("dimensions", strings("name value", required=True)),
            choice("statistic", "Average Minimum Maximum SampleCount Sum"),
        ),
        integers("scale_out_cooldown scale_in_cooldown"),
        booleans("disable_scale_in"),
    )
)

STEPS = pasted(
    joined(
        choice("adjustment_type", "ChangeInCapacity PercentChangeInCapacity ExactCapacity"),
        blocks(
            "step_adjustments",
            numbers("metric_interval_lower_bound metric_interval_upper_bound"),
            integers("scaling_adjustment", required=True),
        ),
        integers("min_adjustment_magnitude cooldown"),
        choice("metric_aggregation_type", "Average Minimum Maximum"),
    )
)

KIND = Kind(
    AUTOSCALING_POLICY,
    {
        **strings("name", required=True, aliases=["policy_name"]),
        **strings("resource_id", required=True),
        **strings("service_namespace", default="ecs"),
        **strings("scalable_dimension", default="ecs:service:DesiredCount"),
        **block("target_tracking_scaling_policy_configuration", TRACKING),
        **block("step_scaling_policy_configuration", STEPS),
    },
)
