# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module ec2_security_group, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import blocks, booleans, integers, string_lists, strings
from .._resources.security_group import SECURITY_GROUP

KIND = Kind(
    SECURITY_GROUP,
    {
        **strings("name group_id description vpc_id"),
        **blocks(
            "rules",
            strings("proto", default="tcp"),
            string_lists("ports"),
            integers("from_port to_port icmp_type icmp_code"),
            string_lists("cidr_ip cidr_ipv6 ip_prefix group_id"),
            strings("group_name rule_desc"),
        ),
        **blocks(
            "rules_egress",
            strings("proto", default="tcp"),
            string_lists("ports"),
            integers("from_port to_port icmp_type icmp_code"),
            string_lists("cidr_ip cidr_ipv6 ip_prefix group_id"),
            strings("group_name rule_desc"),
            aliases=["egress_rules"],
        ),
        **booleans("purge_rules", default=True),
        **booleans("purge_rules_egress", aliases=["purge_egress_rules"], default=True),
    },
    required_one_of=[["name", "group_id"]],
)
