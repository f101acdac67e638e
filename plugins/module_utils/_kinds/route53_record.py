# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module route53_record, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import block, booleans, choice, integers, string_lists, strings
from .._resources.record import RECORD

KIND = Kind(
    RECORD,
    {
        **strings("zone"),
        **strings("hosted_zone_id", aliases=["zone_id"]),
        **booleans("private_zone", default=False),
        **strings("name", required=True, aliases=["record"]),
        **choice(
            "type",
            "A AAAA CAA CNAME DS HTTPS MX NAPTR NS PTR SOA SPF SRV SSHFP SVCB TLSA TXT",
            required=True,
        ),
        **integers("ttl"),
        **string_lists("values", aliases=["value"]),
        **block(
            "alias_target",
            strings("dns_name hosted_zone_id load_balancer_name user_pool_domain api_domain_name"),
            booleans("evaluate_target_health"),
        ),
        **booleans("alias alias_evaluate_target_health"),
        **strings("alias_hosted_zone_id"),
        **strings("set_identifier", aliases=["identifier"]),
        **integers("weight"),
        **strings("latency_region"),
        **choice("failover", "PRIMARY SECONDARY"),
        **block("geo_location", strings("continent_code country_code subdivision_code")),
        **booleans("multi_value_answer"),
        **strings("health_check_id", aliases=["health_check"]),
    },
    required_one_of=[["zone", "hosted_zone_id"]],
    mutually_exclusive=[["zone", "hosted_zone_id"]],
)
