# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module apigatewayv2_vpc_link, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import string_lists, strings
from .._resources.apigatewayv2_vpc_link import VPC_LINK

KIND = Kind(
    VPC_LINK,
    {
        **strings("vpc_link_id name"),
        **string_lists("subnet_ids security_group_ids security_group_names"),
    },
    required_one_of=[["vpc_link_id", "name"]],
)
