# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A rule's actions in their order, up to the one that answers."""

from __future__ import annotations

import re
import typing as t

from starlette.responses import Response

from localaws.door.authenticate import authenticate
from localaws.door.exchange import Exchange
from localaws.door.forward import forward
from localaws.door.jwt_validation import validate_jwt

Document = dict[str, t.Any]
REDIRECT_DEFAULTS = {
    "Protocol": "#{protocol}",
    "Host": "#{host}",
    "Port": "#{port}",
    "Path": "/#{path}",
    "Query": "#{query}",
}


def perform(exchange: Exchange) -> Response:
    """Return the answer of the rule's actions."""
    for action in sorted(exchange.rule["Actions"], key=lambda one: one.get("Order", 1)):
        answer = ACTIONS[action["Type"]](action, exchange)
        if answer is not None:
            return answer
    raise AssertionError("a rule whose last action does not answer")


def _redirect(action: Document, exchange: Exchange) -> Response:
    config = {**REDIRECT_DEFAULTS, **action["RedirectConfig"]}
    visit = exchange.visit
    words = {
        "protocol": visit.scheme,
        "host": visit.host,
        "port": str(visit.port),
        "path": visit.path.removeprefix("/"),
        "query": visit.query,
    }
    filled = {key: _filled(config[key], words) for key in REDIRECT_DEFAULTS}
    query = f"?{filled['Query']}" if filled["Query"] else ""
    protocol = filled["Protocol"].lower()
    address = f"{protocol}://{filled['Host']}:{filled['Port']}{filled['Path']}{query}"
    exchange.executed.append("redirect")
    exchange.redirect_url = address
    status = int(config["StatusCode"].removeprefix("HTTP_"))
    return Response(status_code=status, headers={"location": address, "server": "awselb/2.0"})


def _filled(template: str, words: dict[str, str]) -> str:
    return re.sub(r"#\{(\w+)\}", lambda found: words.get(found[1], found[0]), template)


def _fixed_response(action: Document, exchange: Exchange) -> Response:
    config = action["FixedResponseConfig"]
    exchange.executed.append("fixed-response")
    return Response(
        config.get("MessageBody") or "",
        int(config["StatusCode"]),
        {"server": "awselb/2.0"},
        config.get("ContentType") or "text/plain",
    )


ACTIONS: dict[str, t.Callable[[Document, Exchange], Response | None]] = {
    "authenticate-cognito": authenticate,
    "authenticate-oidc": authenticate,
    "jwt-validation": validate_jwt,
    "redirect": _redirect,
    "fixed-response": _fixed_response,
    "forward": forward,
}
