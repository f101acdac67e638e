# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module apigatewayv2_route, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import choice, string_lists, strings
from .._resources.apigatewayv2_route import ROUTE

KIND = Kind(
    ROUTE,
    {
        **strings("api_id api_name route_id"),
        **strings("route_key", no_log=False),
        **strings("target integration_name operation_name"),
        **choice("authorization_type", "NONE AWS_IAM JWT CUSTOM"),
        **strings("authorizer_id authorizer_name"),
        **string_lists("authorization_scopes"),
    },
    required_one_of=[["route_id", "route_key"], ["api_id", "api_name"]],
    mutually_exclusive=[
        ["api_id", "api_name"],
        ["target", "integration_name"],
        ["authorizer_id", "authorizer_name"],
    ],
)
