# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module iam_role, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import booleans, integers, maps, string_lists, strings
from .._resources.role import ROLE

KIND = Kind(
    ROLE,
    {
        **strings("name", required=True, aliases=["role_name"]),
        **strings("path", aliases=["path_prefix", "prefix"]),
        **strings("description"),
        **strings("assume_role_policy_document", type="json"),
        **integers("max_session_duration"),
        **strings("permissions_boundary", aliases=["boundary", "boundary_policy_arn"]),
        **string_lists("managed_policies", aliases=["managed_policy"]),
        **maps("inline_policies"),
        **booleans(
            "purge_policies", aliases=["purge_policy", "purge_managed_policies"], default=True
        ),
    },
)
