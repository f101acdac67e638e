# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module elb_load_balancer, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import block, booleans, choice, integers, maps, string_lists, strings
from .._resources.load_balancer import LOAD_BALANCER

KIND = Kind(
    LOAD_BALANCER,
    {
        **strings("name", required=True),
        **choice("scheme", "internet-facing internal"),
        **string_lists("subnets security_groups security_group_names"),
        **choice("ip_address_type", "ipv4 dualstack dualstack-without-public-ipv4"),
        **strings("customer_owned_ipv4_pool"),
        **block("ipam_pools", strings("ipv4_ipam_pool_id")),
        **maps("attributes"),
        **booleans("access_logs_enabled deletion_protection http2 http_xff_client_port"),
        **booleans("http_drop_invalid_header_fields http_x_amzn_tls_version_and_cipher_suite"),
        **booleans("waf_fail_open"),
        **strings("access_logs_s3_bucket access_logs_s3_prefix"),
        **choice("http_desync_mitigation_mode", "monitor defensive strictest"),
        **integers("idle_timeout"),
    },
)
