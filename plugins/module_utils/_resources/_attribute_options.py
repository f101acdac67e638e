# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Attributes that have an option of their own, called as amazon.aws and community.aws call it."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document

OF_LOAD_BALANCERS = {
    "access_logs_enabled": "access_logs.s3.enabled",
    "access_logs_s3_bucket": "access_logs.s3.bucket",
    "access_logs_s3_prefix": "access_logs.s3.prefix",
    "deletion_protection": "deletion_protection.enabled",
    "http2": "routing.http2.enabled",
    "http_desync_mitigation_mode": "routing.http.desync_mitigation_mode",
    "http_drop_invalid_header_fields": "routing.http.drop_invalid_header_fields.enabled",
    "http_x_amzn_tls_version_and_cipher_suite": (
        "routing.http.x_amzn_tls_version_and_cipher_suite.enabled"
    ),
    "http_xff_client_port": "routing.http.xff_client_port.enabled",
    "idle_timeout": "idle_timeout.timeout_seconds",
    "waf_fail_open": "waf.fail_open.enabled",
}
OF_TARGET_GROUPS = {
    "deregistration_connection_termination": (
        "deregistration_delay.connection_termination.enabled"
    ),
    "deregistration_delay_timeout": "deregistration_delay.timeout_seconds",
    "load_balancing_algorithm_type": "load_balancing.algorithm.type",
    "preserve_client_ip_enabled": "preserve_client_ip.enabled",
    "proxy_protocol_v2_enabled": "proxy_protocol_v2.enabled",
    "stickiness_app_cookie_duration": "stickiness.app_cookie.duration_seconds",
    "stickiness_app_cookie_name": "stickiness.app_cookie.cookie_name",
    "stickiness_enabled": "stickiness.enabled",
    "stickiness_lb_cookie_duration": "stickiness.lb_cookie.duration_seconds",
    "stickiness_type": "stickiness.type",
}

Table = t.Mapping[str, str]


def into_attributes(table: Table) -> t.Callable[[Document], Document]:
    """Return what puts the options of ``table`` where AWS keeps them, among the attributes."""

    def one_place(document: Document) -> Document:
        given = {table[o]: v for o, v in document.items() if o in table and v is not None}
        rest = {o: v for o, v in document.items() if o not in table}
        return (
            {**rest, "attributes": {**given, **(rest.get("attributes") or {})}} if given else rest
        )

    return one_place


def said_once(table: Table) -> t.Callable[[Document], t.Iterator[str]]:
    """Return what yields a sentence for every attribute that is given in both ways."""

    def problems(desired: Document) -> t.Iterator[str]:
        attributes = desired.get("attributes") or {}
        for option, key in table.items():
            if desired.get(option) is not None and key in attributes:
                yield f"{option} and attributes say {key} twice: give one of them."

    return problems
