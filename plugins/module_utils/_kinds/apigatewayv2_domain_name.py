# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module apigatewayv2_domain_name, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import choice, strings
from .._resources.apigatewayv2_domain_name import DOMAIN_NAME

KIND = Kind(
    DOMAIN_NAME,
    {
        **strings("domain_name", required=True),
        **strings("certificate_arn certificate_domain"),
        **choice("endpoint_type", "REGIONAL"),
        **choice("security_policy", "TLS_1_2"),
        **choice("ip_address_type", "ipv4 dualstack"),
        **strings("ownership_verification_certificate_arn"),
    },
    mutually_exclusive=[["certificate_arn", "certificate_domain"]],
)
