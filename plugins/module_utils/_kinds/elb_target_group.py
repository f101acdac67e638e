# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module elb_target_group, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import block, blocks, booleans, choice, integers, maps, strings
from .._resources.target_group import TARGET_GROUP

KIND = Kind(
    TARGET_GROUP,
    {
        **strings("name", required=True),
        **choice("target_type", "instance ip lambda alb"),
        **choice("protocol", "HTTP HTTPS TCP TLS UDP TCP_UDP GENEVE QUIC TCP_QUIC"),
        **choice("protocol_version", "HTTP1 HTTP2 GRPC"),
        **integers("port"),
        **strings("vpc_id"),
        **choice("ip_address_type", "ipv4 ipv6"),
        **integers("target_control_port"),
        **booleans("health_check_enabled"),
        **choice("health_check_protocol", "HTTP HTTPS TCP TLS UDP TCP_UDP GENEVE QUIC TCP_QUIC"),
        **strings("health_check_port health_check_path"),
        **integers("health_check_interval_seconds", aliases=["health_check_interval"]),
        **integers("health_check_timeout_seconds", aliases=["health_check_timeout"]),
        **integers("healthy_threshold_count unhealthy_threshold_count"),
        **block("matcher", strings("http_code grpc_code")),
        **maps("attributes"),
        **blocks(
            "targets", strings("id", required=True), integers("port"), strings("availability_zone")
        ),
        **booleans("purge_targets", default=True),
    },
)
