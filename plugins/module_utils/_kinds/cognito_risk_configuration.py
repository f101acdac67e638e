# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module cognito_risk_configuration, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import block, choice, choices, string_lists
from .._options.cognito import CLIENT, PARENT
from .._options.risk_configuration import ACCOUNT_TAKEOVER
from .._resources.risk_configuration import RISK_CONFIGURATION

KIND = Kind(
    RISK_CONFIGURATION,
    {
        **PARENT,
        **CLIENT,
        **block(
            "compromised_credentials_risk_configuration",
            choices("event_filter", "SIGN_IN PASSWORD_CHANGE SIGN_UP"),
            block("actions", choice("event_action", "BLOCK NO_ACTION")),
        ),
        **ACCOUNT_TAKEOVER,
        **block(
            "risk_exception_configuration",
            string_lists("blocked_ip_range_list skipped_ip_range_list"),
        ),
    },
    required_one_of=[["user_pool_id", "user_pool_name"]],
    mutually_exclusive=[["user_pool_id", "user_pool_name"], ["client_id", "client_name"]],
)
