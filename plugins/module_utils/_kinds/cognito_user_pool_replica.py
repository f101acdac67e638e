# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module cognito_user_pool_replica, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import choice, maps, strings
from .._options.cognito import PARENT
from .._resources.user_pool_replica import USER_POOL_REPLICA

KIND = Kind(
    USER_POOL_REPLICA,
    {
        **PARENT,
        **choice("status", "ACTIVE INACTIVE"),
        **strings("region_name", required=True),
        **maps("user_pool_tags"),
    },
    required_one_of=[["user_pool_id", "user_pool_name"]],
    mutually_exclusive=[["user_pool_id", "user_pool_name"]],
)
