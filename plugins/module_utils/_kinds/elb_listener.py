# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module elb_listener, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import (
    block,
    booleans,
    choice,
    choices,
    integers,
    maps,
    string_lists,
    strings,
)
from .._options.elb_actions import DEFAULT_ACTIONS
from .._resources.listener import LISTENER

KIND = Kind(
    LISTENER,
    {
        **strings("listener_arn load_balancer_arn load_balancer_name ssl_policy certificate_arn"),
        **strings("certificate_domain"),
        **integers("port"),
        **choice("protocol", "HTTP HTTPS TCP TLS UDP TCP_UDP GENEVE QUIC TCP_QUIC"),
        **string_lists("additional_certificate_arns additional_certificate_domains"),
        **booleans("purge_certificates"),
        **choice("additional_certificates_state", "merged replaced absent"),
        **block(
            "mutual_authentication",
            choice("mode", "off passthrough verify"),
            strings("trust_store_arn"),
            booleans("ignore_client_certificate_expiry"),
            choice("advertise_trust_store_ca_names", "on off"),
        ),
        **maps("attributes"),
        **choices("alpn_policy", "HTTP1Only HTTP2Only HTTP2Optional HTTP2Preferred None"),
        **DEFAULT_ACTIONS,
    },
    required_one_of=[
        ["listener_arn", "load_balancer_arn", "load_balancer_name"],
        ["listener_arn", "port"],
    ],
    mutually_exclusive=[
        ["load_balancer_arn", "load_balancer_name"],
        ["certificate_arn", "certificate_domain"],
    ],
)
