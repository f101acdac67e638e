# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module autoscaling_group, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import block, booleans, choice, integers, string_lists, strings
from .._resources.autoscaling_group import AUTOSCALING_GROUP

KIND = Kind(
    AUTOSCALING_GROUP,
    {
        **strings("name", required=True),
        **block(
            "launch_template", strings("launch_template_name", required=True), strings("version")
        ),
        **integers("min_size max_size desired_capacity"),
        **booleans("ignore_desired_capacity", default=False),
        **string_lists("vpc_zone_identifier target_group_arns target_group_names"),
        **choice("health_check_type", "EC2 ELB"),
        **integers("health_check_grace_period", aliases=["health_check_period"]),
        **integers("default_cooldown default_instance_warmup max_instance_lifetime"),
        **booleans("new_instances_protected_from_scale_in", aliases=["protect_from_scale_in"]),
        **booleans("capacity_rebalance"),
        **string_lists("termination_policies"),
        **block(
            "instance_refresh",
            block(
                "preferences",
                integers("min_healthy_percentage max_healthy_percentage instance_warmup"),
                booleans("skip_matching auto_rollback"),
                choice("scale_in_protected_instances", "Refresh Ignore Wait"),
            ),
        ),
    },
)
