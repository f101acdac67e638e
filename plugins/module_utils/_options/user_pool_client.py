# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Options of app clients that are long."""

from __future__ import annotations

from .._engine.options import block, booleans, choice, joined, string_lists, strings

# ALLOW_CLIENT_TOKEN_AUTH is documented with the operation GetClientToken, and missing in the enum.
AUTH_FLOWS = (
    "ALLOW_USER_AUTH ALLOW_USER_SRP_AUTH ALLOW_USER_PASSWORD_AUTH ALLOW_ADMIN_USER_PASSWORD_AUTH "
    "ALLOW_CUSTOM_AUTH ALLOW_REFRESH_TOKEN_AUTH ALLOW_TOKEN_EXCHANGE_DELEGATION "
    "ALLOW_TOKEN_EXCHANGE_IMPERSONATION ALLOW_CLIENT_TOKEN_AUTH "
    "ADMIN_NO_SRP_AUTH CUSTOM_AUTH_FLOW_ONLY USER_PASSWORD_AUTH"
)

UNITS = "seconds minutes hours days"

TOKEN_VALIDITY_UNITS = block(
    "token_validity_units",
    choice("access_token", UNITS),
    choice("id_token", UNITS),
    choice("refresh_token", UNITS),
)

ANALYTICS_CONFIGURATION = block(
    "analytics_configuration",
    strings("application_id application_arn role_arn external_id"),
    booleans("user_data_shared"),
)

# What a list that others add to as well means: all there is, what is added, what is taken out.
MEMBERSHIP = "replaced merged absent"

URLS = joined(
    string_lists("callback_urls logout_urls"),
    choice("callback_urls_state", MEMBERSHIP, default="replaced"),
    choice("logout_urls_state", MEMBERSHIP, default="replaced"),
)
