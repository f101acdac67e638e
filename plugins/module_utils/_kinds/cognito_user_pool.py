# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module cognito_user_pool, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import block, booleans, choice, choices, maps, strings
from .._options.user_pool import (
    ACCOUNT_RECOVERY_SETTING,
    ADDRESSES,
    DCR_CONFIGURATION,
    EMAIL_CONFIGURATION,
    FACTORS,
    LAMBDA_CONFIG,
    MESSAGES,
    POLICIES,
    PROTECTION,
    SCHEMA,
    SMS_CONFIGURATION,
)
from .._resources.user_pool import USER_POOL

KIND = Kind(
    USER_POOL,
    {
        **strings("user_pool_id name"),
        **choice("user_pool_tier", "LITE ESSENTIALS PLUS"),
        **choice("deletion_protection", "ACTIVE INACTIVE"),
        **choices("alias_attributes", "phone_number email preferred_username"),
        **choices("username_attributes", ADDRESSES),
        **block("username_configuration", booleans("case_sensitive")),
        **SCHEMA,
        **choices("auto_verified_attributes", ADDRESSES),
        **POLICIES,
        **FACTORS,
        **ACCOUNT_RECOVERY_SETTING,
        **MESSAGES,
        **EMAIL_CONFIGURATION,
        **SMS_CONFIGURATION,
        **LAMBDA_CONFIG,
        **PROTECTION,
        **block("issuer_configuration", choice("type", "ORIGINAL UPDATED")),
        **DCR_CONFIGURATION,
        **maps("acr_configuration"),
    },
    required_one_of=[["user_pool_id", "name"]],
    mutually_exclusive=[["alias_attributes", "username_attributes"]],
)
