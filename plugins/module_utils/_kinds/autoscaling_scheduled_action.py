# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module autoscaling_scheduled_action, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import block, integers, strings
from .._resources.scheduled_action import AUTOSCALING_SCHEDULED_ACTION

KIND = Kind(
    AUTOSCALING_SCHEDULED_ACTION,
    {
        **strings("name", required=True, aliases=["scheduled_action_name"]),
        **strings("service_namespace", default="ecs"),
        **strings("resource_id", required=True),
        **strings("scalable_dimension", default="ecs:service:DesiredCount"),
        **strings("schedule timezone start_time end_time"),
        **block("scalable_target_action", integers("min_capacity max_capacity")),
    },
)
