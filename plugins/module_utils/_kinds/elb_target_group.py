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
        **strings("successful_response_codes"),
        **maps("attributes"),
        **booleans("deregistration_connection_termination preserve_client_ip_enabled"),
        **booleans("proxy_protocol_v2_enabled stickiness_enabled"),
        **integers("deregistration_delay_timeout"),
        **integers("stickiness_app_cookie_duration stickiness_lb_cookie_duration"),
        **strings("stickiness_app_cookie_name"),
        **choice("stickiness_type", "lb_cookie app_cookie source_ip"),
        **choice(
            "load_balancing_algorithm_type",
            "round_robin least_outstanding_requests weighted_random",
        ),
        **blocks(
            "targets",
            strings("id", aliases=["Id"]),
            strings("function_name"),
            integers("port", aliases=["Port"]),
            strings("availability_zone", aliases=["AvailabilityZone"]),
            mutually_exclusive=[["id", "function_name"]],
            required_one_of=[["id", "function_name"]],
        ),
        **booleans("purge_targets", default=True),
    },
)
