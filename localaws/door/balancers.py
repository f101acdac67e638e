# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which load balancer and which listener a request is for.

On AWS the client's DNS look-up decides; here it is the name that the client asks for: the server
name of its TLS handshake first, then its Host header. A name that no load balancer answers to goes
to the only one there is, or the first by name, as a bogus Host header does on AWS.
"""

from __future__ import annotations

import typing as t

from localaws.door.addresses import aws_name
from localaws.door.control import Control
from localaws.door.rules import host_is
from localaws.door.visit import Visit

Document = dict[str, t.Any]
SCHEMES = {"HTTPS": "https", "HTTP": "http"}


def balancer_for(control: Control, visit: Visit) -> Document | None:
    """Return the load balancer for a request, None when there is none at all."""
    balancers = control.load_balancers()
    if len(balancers) < 2:
        return next(iter(balancers), None)
    server_name = aws_name(visit.tls.server_name)[0]
    names = [name for name in (server_name, visit.host) if name]
    for name in names:
        found = _named(balancers, name) or _ruled(control, balancers, name)
        if found:
            return found
    return balancers[0]


def _named(balancers: list[Document], name: str) -> Document | None:
    return next((one for one in balancers if one["DNSName"].lower() == name), None)


def _ruled(control: Control, balancers: list[Document], name: str) -> Document | None:
    """Return the load balancer with a rule for the host ``name``."""
    for balancer in balancers:
        for listener in control.listeners(balancer["LoadBalancerArn"]):
            for rule in control.rules(listener["ListenerArn"]):
                hosts = [one for one in rule["Conditions"] if one["Field"] == "host-header"]
                if any(host_is(condition, name) for condition in hosts):
                    return balancer
    return None


def listener_for(control: Control, balancer: Document, visit: Visit) -> Document | None:
    """Return the load balancer's listener on the port of the request."""
    for listener in control.listeners(balancer["LoadBalancerArn"]):
        if listener["Port"] == visit.port and SCHEMES.get(listener["Protocol"]) == visit.scheme:
            return listener
    return None


def is_ours(control: Control, name: str) -> bool:
    """Return whether some load balancer answers to ``name``."""
    balancers = control.load_balancers()
    return bool(_named(balancers, name) or _ruled(control, balancers, name))
