# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module ecs_capacity_provider, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import block, choice, integers, strings
from .._resources.capacity_provider import CAPACITY_PROVIDER

KIND = Kind(
    CAPACITY_PROVIDER,
    {
        **strings("name", required=True),
        **block(
            "auto_scaling_group_provider",
            strings("auto_scaling_group_arn auto_scaling_group_name"),
            block(
                "managed_scaling",
                choice("status", "ENABLED DISABLED"),
                integers("target_capacity minimum_scaling_step_size maximum_scaling_step_size"),
                integers("instance_warmup_period"),
            ),
            choice("managed_termination_protection", "ENABLED DISABLED"),
            choice("managed_draining", "ENABLED DISABLED"),
        ),
    },
)
