# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A request to a load balancer, from its listener to the line in the access log."""

from __future__ import annotations

import datetime
import logging
import typing as t

from starlette.responses import Response

from localaws.door.actions import perform
from localaws.door.balancers import balancer_for, listener_for
from localaws.door.errors import Refused, error_page
from localaws.door.exchange import Exchange
from localaws.door.idp_response import is_callback, sign_in
from localaws.door.rules import matching_rule
from localaws.door.visit import Visit

if t.TYPE_CHECKING:
    from localaws.door.running import Door

_log = logging.getLogger("localaws.door")


def answer_as_balancer(door: Door, visit: Visit, received: datetime.datetime) -> Response:
    """Return what the load balancer answers; 503 in the door's own words when there is none."""
    balancer = balancer_for(door.control, visit)
    listener = balancer and listener_for(door.control, balancer, visit)
    if not balancer or not listener:
        return _nobody(visit)
    exchange = Exchange(door, visit, balancer, listener)
    response = answered(exchange)
    for line in exchange.cookies:
        response.raw_headers.append((b"set-cookie", line.encode()))
    size = int(response.headers.get("content-length") or 0)
    door.log.note(exchange, response.status_code, size, received)
    return response


def _nobody(visit: Visit) -> Response:
    text = f"No load balancer listens for {visit.scheme} on port {visit.port}.\n"
    return Response(text, 503, {"server": "localaws"}, "text/plain")


def answered(exchange: Exchange) -> Response:
    """Return what the rules of the exchange's listener come to."""
    try:
        rules = exchange.door.control.rules(exchange.listener["ListenerArn"])
        if is_callback(exchange, rules):
            exchange.matched = "-1"
            return sign_in(exchange, rules)
        exchange.rule = matching_rule(rules, exchange.visit)
        exchange.matched = exchange.rule["Priority"].replace("default", "0")
        return perform(exchange)
    except Refused as refusal:
        if refusal.reason != "-":
            exchange.error_reason = refusal.reason
        return error_page(refusal.status)
    except Exception:
        # The load balancer must answer whatever goes wrong, and never let anybody through.
        _log.exception("the door failed at %s", exchange.visit.url.partition("?")[0])
        exchange.error_reason = "AuthUnhandledException" if exchange.protected else "-"
        return error_page(500)
