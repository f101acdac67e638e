# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module cognito_user_pool_client, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import (
    block,
    booleans,
    choice,
    choices,
    integers,
    secrets,
    string_lists,
    strings,
)
from .._options.cognito import GRANTS, PARENT
from .._options.user_pool_client import (
    ANALYTICS_CONFIGURATION,
    AUTH_FLOWS,
    TOKEN_VALIDITY_UNITS,
    URLS,
)
from .._resources.user_pool_client import USER_POOL_CLIENT

KIND = Kind(
    USER_POOL_CLIENT,
    {
        **PARENT,
        **strings("client_id default_redirect_uri"),
        **strings("name", aliases=["client_name"]),
        **strings("name_prefix name_pattern"),
        **booleans("generate_secret allowed_oauth_flows_user_pool_client enable_token_revocation"),
        **booleans("enable_propagate_additional_user_context_data"),
        **secrets("client_secret"),
        **choices("allowed_oauth_flows", GRANTS),
        **string_lists("allowed_oauth_scopes"),
        **URLS,
        **string_lists("supported_identity_providers read_attributes write_attributes"),
        **choices("explicit_auth_flows", AUTH_FLOWS),
        **integers("access_token_validity id_token_validity refresh_token_validity"),
        **integers("auth_session_validity"),
        **TOKEN_VALIDITY_UNITS,
        **block(
            "refresh_token_rotation",
            choice("feature", "ENABLED DISABLED"),
            integers("retry_grace_period_seconds"),
        ),
        **choice("prevent_user_existence_errors", "LEGACY ENABLED"),
        **ANALYTICS_CONFIGURATION,
    },
    required_one_of=[
        ["user_pool_id", "user_pool_name"],
        ["client_id", "name", "name_prefix", "name_pattern"],
    ],
    mutually_exclusive=[
        ["user_pool_id", "user_pool_name"],
        ["client_secret", "generate_secret"],
        ["client_id", "name_prefix", "name_pattern"],
        ["name", "name_prefix", "name_pattern"],
    ],
)
