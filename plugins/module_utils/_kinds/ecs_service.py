# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module ecs_service, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import block, booleans, choice, integers, strings
from .._options.ecs import (
    CAPACITY_PROVIDER_STRATEGY,
    CONNECTIONS,
    DEPLOYMENT_CONFIGURATION,
    NETWORK_CONFIGURATION,
    PLACEMENT,
    TAG_SOURCES,
    VOLUME_CONFIGURATIONS,
)
from .._resources.ecs_service import ECS_SERVICE

KIND = Kind(
    ECS_SERVICE,
    {
        **strings("name", required=True, aliases=["service"]),
        **strings("cluster", default="default"),
        **strings("task_definition platform_version role"),
        **integers("desired_count health_check_grace_period_seconds"),
        **booleans("ignore_desired_count", default=False),
        **choice("launch_type", "EC2 FARGATE EXTERNAL MANAGED_INSTANCES"),
        **CAPACITY_PROVIDER_STRATEGY,
        **NETWORK_CONFIGURATION,
        **CONNECTIONS,
        **DEPLOYMENT_CONFIGURATION,
        **block("deployment_controller", choice("type", "ECS CODE_DEPLOY EXTERNAL")),
        **choice("scheduling_strategy", "REPLICA DAEMON"),
        **choice("availability_zone_rebalancing", "ENABLED DISABLED"),
        **booleans("enable_execute_command enable_ecs_managed_tags force_new_deployment"),
        **choice("propagate_tags", TAG_SOURCES),
        **PLACEMENT,
        **VOLUME_CONFIGURATIONS,
    },
    mutually_exclusive=[["launch_type", "capacity_provider_strategy"]],
)
