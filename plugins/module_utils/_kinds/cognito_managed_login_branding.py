# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module cognito_managed_login_branding, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import booleans, maps, strings
from .._options.cognito import CLIENT, PARENT
from .._options.login_branding import ASSETS
from .._resources.login_branding import MANAGED_LOGIN_BRANDING

KIND = Kind(
    MANAGED_LOGIN_BRANDING,
    {
        **PARENT,
        **CLIENT,
        **ASSETS,
        **booleans("use_cognito_provided_values"),
        **maps("settings"),
        **strings("managed_login_branding_id"),
    },
    required_one_of=[
        ["user_pool_id", "user_pool_name"],
        ["client_id", "client_name", "managed_login_branding_id"],
    ],
    mutually_exclusive=[["user_pool_id", "user_pool_name"], ["client_id", "client_name"]],
)
