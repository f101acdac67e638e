# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module cognito_user_pool_domain, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import block, booleans, choice, integers, strings
from .._options.cognito import PARENT
from .._resources.user_pool_domain import USER_POOL_DOMAIN

KIND = Kind(
    USER_POOL_DOMAIN,
    {
        **PARENT,
        **strings("domain", required=True),
        **integers("managed_login_version", choices=[1, 2]),
        **block(
            "custom_domain_config",
            strings("certificate_arn"),
            choice("security_policy", "TLS_V1 TLS_V1_2_2021 TLS_V1_3_2025"),
        ),
        **block(
            "routing",
            block("failover", strings("secondary_region primary_route53_health_check_id")),
        ),
        **booleans("replace", default=False),
    },
    required_one_of=[["user_pool_id", "user_pool_name"]],
    mutually_exclusive=[["user_pool_id", "user_pool_name"]],
)
