# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module cognito_user, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import (
    blocks,
    booleans,
    choice,
    choices,
    maps,
    secrets,
    string_lists,
    strings,
)
from .._options.cognito import PARENT
from .._options.user import MFA_PREFERENCE
from .._resources.user import USER

KIND = Kind(
    USER,
    {
        **PARENT,
        **choice("update_password", "on_create always", default="on_create"),
        **choice("message_action", "SUPPRESS SEND", default="SUPPRESS"),
        **choices("desired_delivery_mediums", "SMS EMAIL"),
        **maps("validation_data", no_log=True),
        **MFA_PREFERENCE,
        **blocks("linked_providers", strings("provider_name user_id", required=True)),
        **strings("username", required=True),
        **maps("attributes client_metadata"),
        **booleans("purge_attributes", default=False),
        **booleans("enabled force_alias_creation"),
        **secrets("password temporary_password"),
        **string_lists("groups"),
        **booleans("purge_groups purge_linked_providers", default=True),
    },
    mutually_exclusive=[["user_pool_id", "user_pool_name"], ["password", "temporary_password"]],
    required_one_of=[["user_pool_id", "user_pool_name"]],
)
