# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module apigatewayv2_api_mapping, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import strings
from .._resources.apigatewayv2_api_mapping import MAPPING

KIND = Kind(
    MAPPING,
    {
        **strings("domain_name", required=True),
        **strings("api_mapping_id"),
        **strings("api_mapping_key", no_log=False),
        **strings("api_id api_name rest_api_name stage"),
    },
    required_one_of=[["api_mapping_id", "api_mapping_key"]],
    mutually_exclusive=[["api_id", "api_name", "rest_api_name"]],
)
