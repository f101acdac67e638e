# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module autoscaling_group_policy, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import block, booleans, choice, integers, numbers, strings
from .._resources.autoscaling_group_policy import GROUP_POLICY

METRICS = (
    "ASGAverageCPUUtilization ASGAverageNetworkIn ASGAverageNetworkOut ALBRequestCountPerTarget"
)

KIND = Kind(
    GROUP_POLICY,
    {
        **strings("auto_scaling_group_name", required=True, aliases=["asg_name"]),
        **strings("name", required=True, aliases=["policy_name"]),
        **block(
            "target_tracking_configuration",
            block(
                "predefined_metric_specification",
                choice("predefined_metric_type", METRICS, required=True),
                strings("resource_label load_balancer_name target_group_name"),
            ),
            numbers("target_value"),
            booleans("disable_scale_in"),
        ),
        **integers("estimated_instance_warmup"),
        **booleans("enabled"),
    },
)
