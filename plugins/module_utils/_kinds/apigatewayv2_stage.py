# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module apigatewayv2_stage, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import block, booleans, integers, maps, numbers, strings
from .._resources.apigatewayv2_stage import STAGE

KIND = Kind(
    STAGE,
    {
        **strings("api_id api_name"),
        **strings("name", required=True, aliases=["stage_name"]),
        **strings("description"),
        **booleans("auto_deploy"),
        **block("access_log_settings", strings("destination_arn log_group_name format")),
        **block(
            "default_route_settings",
            booleans("detailed_metrics_enabled"),
            integers("throttling_burst_limit"),
            numbers("throttling_rate_limit"),
        ),
        **maps("route_settings stage_variables"),
    },
    required_one_of=[["api_id", "api_name"]],
    mutually_exclusive=[["api_id", "api_name"]],
)
