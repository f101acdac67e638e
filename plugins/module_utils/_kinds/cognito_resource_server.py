# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module cognito_resource_server, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import blocks, booleans, strings
from .._options.cognito import PARENT
from .._resources.resource_server import RESOURCE_SERVER

KIND = Kind(
    RESOURCE_SERVER,
    {
        **PARENT,
        **blocks("scopes", strings("scope_name", required=True), strings("scope_description")),
        **strings("identifier", required=True),
        **strings("name"),
        **booleans("purge_scopes", default=True),
    },
    required_one_of=[["user_pool_id", "user_pool_name"]],
    mutually_exclusive=[["user_pool_id", "user_pool_name"]],
)
