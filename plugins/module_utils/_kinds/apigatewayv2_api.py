# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module apigatewayv2_api, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import block, booleans, choice, integers, string_lists, strings
from .._resources.apigatewayv2_api import API

KIND = Kind(
    API,
    {
        **strings("api_id name description version"),
        **choice("protocol_type", "HTTP"),
        **booleans("disable_execute_api_endpoint"),
        **choice("ip_address_type", "ipv4 dualstack"),
        **block(
            "cors_configuration",
            booleans("allow_credentials"),
            string_lists("allow_headers allow_methods allow_origins expose_headers"),
            integers("max_age"),
        ),
    },
    required_one_of=[["api_id", "name"]],
)
