# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module apigatewayv2_integration, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import block, choice, integers, strings
from .._resources.apigatewayv2_integration import INTEGRATION

KIND = Kind(
    INTEGRATION,
    {
        **strings("api_id api_name integration_id"),
        **strings("name", aliases=["description"]),
        **choice("integration_type", "AWS_PROXY HTTP_PROXY"),
        **strings("integration_uri function_name load_balancer_name"),
        **integers("listener_port"),
        **strings("integration_method"),
        **choice("connection_type", "INTERNET VPC_LINK"),
        **strings("connection_id vpc_link_name credentials_arn"),
        **choice("payload_format_version", "1.0 2.0"),
        **integers("timeout_in_millis"),
        **block("tls_config", strings("server_name_to_verify", required=True)),
    },
    required_one_of=[["integration_id", "name"], ["api_id", "api_name"]],
    mutually_exclusive=[
        ["api_id", "api_name"],
        ["integration_uri", "function_name", "load_balancer_name"],
        ["connection_id", "vpc_link_name"],
    ],
    required_together=[["load_balancer_name", "listener_port"]],
)
