# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module lambda_permission, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import choice, strings
from .._resources.lambda_permission import PERMISSION

KIND = Kind(
    PERMISSION,
    {
        **strings("function_name", required=True),
        **strings("statement_id", required=True, aliases=["sid"]),
        **strings("qualifier", aliases=["alias", "version"]),
        **strings("action principal source_arn target_group_name user_pool_name"),
        **strings("api_name rest_api_name source_account"),
        **strings("event_source_token", no_log=True),
        **strings("principal_org_id"),
        **choice("function_url_auth_type", "NONE AWS_IAM"),
    },
    mutually_exclusive=[
        ["source_arn", "target_group_name", "user_pool_name", "api_name", "rest_api_name"]
    ],
)
