# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module apigateway_rest_api, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import (
    block,
    blocks,
    booleans,
    choice,
    choices,
    integers,
    numbers,
    string_lists,
    strings,
)
from .._resources.apigateway_rest_api import REST_API

KIND = Kind(
    REST_API,
    {
        **strings("rest_api_id name description"),
        **strings("body", type="json"),
        **strings("stage_name"),
        **block("access_log_settings", strings("destination_arn log_group_name format")),
        **strings("cloudwatch_role"),
        **blocks(
            "method_settings",
            strings("resource_path http_method", default="*"),
            integers("throttling_burst_limit"),
            numbers("throttling_rate_limit"),
            booleans("metrics_enabled data_trace_enabled"),
            choice("logging_level", "OFF ERROR INFO"),
        ),
        **booleans("disable_execute_api_endpoint"),
        **block(
            "endpoint_configuration",
            choices("types", "REGIONAL EDGE PRIVATE"),
            string_lists("vpc_endpoint_ids"),
            choice("ip_address_type", "ipv4 dualstack"),
        ),
    },
    required_one_of=[["rest_api_id", "name"]],
)
