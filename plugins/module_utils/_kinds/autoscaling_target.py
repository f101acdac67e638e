# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module autoscaling_target, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import block, booleans, integers, strings
from .._resources.autoscaling_target import AUTOSCALING_TARGET

KIND = Kind(
    AUTOSCALING_TARGET,
    {
        **strings("service_namespace", default="ecs"),
        **strings("resource_id", required=True),
        **strings("scalable_dimension", default="ecs:service:DesiredCount"),
        **integers("min_capacity max_capacity"),
        **strings("role_arn"),
        **block(
            "suspended_state",
            booleans("dynamic_scaling_in_suspended dynamic_scaling_out_suspended"),
            booleans("scheduled_scaling_suspended"),
        ),
    },
)
