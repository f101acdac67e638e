# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module apigatewayv2_authorizer, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import block, choice, string_lists, strings
from .._resources.apigatewayv2_authorizer import AUTHORIZER

KIND = Kind(
    AUTHORIZER,
    {
        **strings("api_id api_name authorizer_id name", no_log=False),
        **choice("authorizer_type", "JWT"),
        **string_lists("identity_source"),
        **block(
            "jwt_configuration",
            strings("issuer user_pool_id user_pool_name"),
            string_lists("audience user_pool_client_names"),
        ),
    },
    required_one_of=[["authorizer_id", "name"], ["api_id", "api_name"]],
    mutually_exclusive=[["api_id", "api_name"]],
)
