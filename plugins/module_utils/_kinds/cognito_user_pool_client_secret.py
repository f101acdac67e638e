# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module cognito_user_pool_client_secret, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import booleans, choice, integers, secrets, strings
from .._options.cognito import CLIENT, PARENT
from .._resources.client_secret import USER_POOL_CLIENT_SECRET

KIND = Kind(
    USER_POOL_CLIENT_SECRET,
    {
        **PARENT,
        **CLIENT,
        **choice("rotation", "started finished abandoned"),
        **booleans("rotate"),
        **integers("keep", choices=[1, 2]),
        **integers("min_age"),
        **secrets("client_secret"),
        **strings("secretsmanager_secret_id"),
    },
    required_one_of=[["user_pool_id", "user_pool_name"], ["client_id", "client_name"]],
    mutually_exclusive=[
        ["user_pool_id", "user_pool_name"],
        ["client_id", "client_name"],
        ["rotation", "rotate"],
        ["rotation", "keep"],
    ],
)
