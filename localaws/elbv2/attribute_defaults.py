# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The attributes of each kind of resource, what AWS sets them to, and what they may be."""

from __future__ import annotations

import typing as t

Attributes = dict[str, str]
Document = dict[str, t.Any]

ALL_LOAD_BALANCERS: Attributes = {
    "access_logs.s3.enabled": "false",
    "access_logs.s3.bucket": "",
    "access_logs.s3.prefix": "",
    "deletion_protection.enabled": "false",
    "zonal_shift.config.enabled": "false",
}

APPLICATION: Attributes = {
    "client_keep_alive.seconds": "3600",
    "connection_logs.s3.enabled": "false",
    "connection_logs.s3.bucket": "",
    "connection_logs.s3.prefix": "",
    "health_check_logs.s3.enabled": "false",
    "health_check_logs.s3.bucket": "",
    "health_check_logs.s3.prefix": "",
    "idle_timeout.timeout_seconds": "60",
    "load_balancing.cross_zone.enabled": "true",
    "routing.http.desync_mitigation_mode": "defensive",
    "routing.http.drop_invalid_header_fields.enabled": "false",
    "routing.http.preserve_host_header.enabled": "false",
    "routing.http.x_amzn_tls_version_and_cipher_suite.enabled": "false",
    "routing.http.xff_client_port.enabled": "false",
    "routing.http.xff_header_processing.mode": "append",
    "routing.http2.enabled": "true",
    "waf.fail_open.enabled": "false",
}

NETWORK: Attributes = {
    "dns_record.client_routing_policy": "any_availability_zone",
    "load_balancing.cross_zone.enabled": "false",
    "secondary_ips.auto_assigned.per_subnet": "0",
}

GATEWAY: Attributes = {"load_balancing.cross_zone.enabled": "false"}

HEALTHY_TARGETS: Attributes = {
    "load_balancing.cross_zone.enabled": "use_load_balancer_configuration",
    "target_group_health.dns_failover.minimum_healthy_targets.count": "1",
    "target_group_health.dns_failover.minimum_healthy_targets.percentage": "off",
    "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count": "1",
    "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage": "off",
}

HTTP_TARGETS: Attributes = {
    "stickiness.enabled": "false",
    "deregistration_delay.timeout_seconds": "300",
    "stickiness.type": "lb_cookie",
    "stickiness.lb_cookie.duration_seconds": "86400",
    "slow_start.duration_seconds": "0",
    "stickiness.app_cookie.cookie_name": "",
    "stickiness.app_cookie.duration_seconds": "86400",
    "load_balancing.algorithm.type": "round_robin",
    "load_balancing.algorithm.anomaly_mitigation": "off",
    **HEALTHY_TARGETS,
}

TCP_TARGETS: Attributes = {
    "stickiness.enabled": "false",
    "deregistration_delay.timeout_seconds": "300",
    "deregistration_delay.connection_termination.enabled": "false",
    "stickiness.type": "source_ip",
    "preserve_client_ip.enabled": "true",
    "proxy_protocol_v2.enabled": "false",
    "target_health_state.unhealthy.connection_termination.enabled": "true",
    "target_health_state.unhealthy.draining_interval_seconds": "0",
    **HEALTHY_TARGETS,
}

LAMBDA_TARGETS: Attributes = {"lambda.multi_value_headers.enabled": "false"}

HTTP_LISTENER: Attributes = {
    "routing.http.response.server.enabled": "true",
    **{
        f"routing.http.response.{header}.header_value": ""
        for header in (
            "strict_transport_security",
            "access_control_allow_origin",
            "access_control_allow_methods",
            "access_control_allow_headers",
            "access_control_allow_credentials",
            "access_control_expose_headers",
            "access_control_max_age",
            "content_security_policy",
            "x_content_type_options",
            "x_frame_options",
        )
    },
}

HTTPS_LISTENER: Attributes = {
    f"routing.http.request.{name}.header_name": "-".join(w.capitalize() for w in name.split("_"))
    for name in (
        "x_amzn_mtls_clientcert_serial_number",
        "x_amzn_mtls_clientcert_issuer",
        "x_amzn_mtls_clientcert_subject",
        "x_amzn_mtls_clientcert_validity",
        "x_amzn_mtls_clientcert_leaf",
        "x_amzn_mtls_clientcert",
        "x_amzn_tls_version",
        "x_amzn_tls_cipher_suite",
    )
}

TCP_LISTENER: Attributes = {"tcp.idle_timeout.seconds": "350"}

SECONDS_OF_A_WEEK = r"[1-9]\d{0,4}|[1-5]\d{5}|60[0-3]\d{3}|604[0-7]\d{2}|604800"

# The values allowed, where they are more than true and false.
ALLOWED: dict[str, str] = {
    "client_keep_alive.seconds": r"[6-9]\d|[1-9]\d{2,5}",
    "deregistration_delay.timeout_seconds": r"\d{1,3}|[12]\d{3}|3[0-5]\d{2}|3600",
    "idle_timeout.timeout_seconds": r"[1-9]\d{0,2}|[1-3]\d{3}|4000",
    "load_balancing.algorithm.anomaly_mitigation": "on|off",
    "load_balancing.algorithm.type": "round_robin|least_outstanding_requests|weighted_random",
    "routing.http.desync_mitigation_mode": "monitor|defensive|strictest",
    "routing.http.xff_header_processing.mode": "append|preserve|remove",
    "slow_start.duration_seconds": r"0|[3-9]\d|[1-8]\d{2}|900",
    "stickiness.app_cookie.cookie_name": r"(?!AWSALB).*",
    "stickiness.app_cookie.duration_seconds": SECONDS_OF_A_WEEK,
    "stickiness.lb_cookie.duration_seconds": SECONDS_OF_A_WEEK,
    "tcp.idle_timeout.seconds": r"[6-9]\d|[1-9]\d{2}|[1-5]\d{3}|6000",
}


def load_balancer(document: Document) -> Attributes:
    """Return the attributes of a new load balancer."""
    own = {"application": APPLICATION, "network": NETWORK, "gateway": GATEWAY}[document["Type"]]
    inner = "true" if document.get("Scheme") == "internal" else "false"
    return {**ALL_LOAD_BALANCERS, **own, "ipv6.deny_all_igw_traffic": inner}


def target_group(document: Document) -> Attributes:
    """Return the attributes of a new target group."""
    if document["TargetType"] == "lambda":
        return dict(LAMBDA_TARGETS)
    return dict(HTTP_TARGETS if document["Protocol"] in ("HTTP", "HTTPS") else TCP_TARGETS)


def listener(document: Document, balancer: Document) -> Attributes:
    """Return the attributes of a new listener."""
    if balancer["Type"] != "application":
        return dict(TCP_LISTENER)
    return {**HTTP_LISTENER, **(HTTPS_LISTENER if document["Protocol"] == "HTTPS" else {})}
