# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module cognito_group, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import booleans, integers, string_lists, strings
from .._options.cognito import PARENT
from .._resources.group import GROUP

KIND = Kind(
    GROUP,
    {
        **PARENT,
        **strings("name", required=True, aliases=["group_name"]),
        **strings("description role_arn"),
        **integers("precedence"),
        **string_lists("users"),
        **booleans("purge_users", default=True),
    },
    required_one_of=[["user_pool_id", "user_pool_name"]],
    mutually_exclusive=[["user_pool_id", "user_pool_name"]],
)
