# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""/oauth2/idpresponse: the provider sends the browser back with a code."""

from __future__ import annotations

import hmac
import time
import typing as t

from starlette.responses import Response

from localaws.door import session
from localaws.door.authenticate import CALLBACK, NONCE_COOKIE, STATE, redirect, redirect_uri
from localaws.door.errors import Refused, auth_failed
from localaws.door.exchange import Exchange
from localaws.door.provider import (
    Provider,
    check_id_token,
    claims,
    provider_of,
    session_from,
    tokens,
)
from localaws.door.sealing import Broken

Document = dict[str, t.Any]
AUTHENTICATES = ("authenticate-cognito", "authenticate-oidc")


def is_callback(exchange: Exchange, rules: list[Document]) -> bool:
    """Return whether this is the answer to an authenticate action, whatever rule it would meet."""
    visit = exchange.visit
    return visit.path == CALLBACK and visit.scheme == "https" and any(_guards(rules))


def _guards(rules: list[Document]) -> t.Iterator[tuple[Document, Provider]]:
    for rule in rules:
        for action in rule["Actions"]:
            if action["Type"] in AUTHENTICATES:
                yield rule, provider_of(action)


def sign_in(exchange: Exchange, rules: list[Document]) -> Response:
    """Return the redirect to where the user wanted to go, with the session's cookies."""
    exchange.executed.append("authenticate")
    state = _state(exchange)
    exchange.rule, provider = _asked_by(state, rules)
    code = _code(exchange.visit.parameters)
    grant = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": redirect_uri(exchange),
    }
    given = tokens(exchange, provider, grant)
    subject = check_id_token(provider, given.get("id_token"))["sub"]
    known = claims(exchange, provider, given["access_token"])
    if known["sub"] != subject:
        raise auth_failed("AuthInvalidUserinfoResponse")
    ends = int(time.time()) + provider.timeout
    new = session_from(provider, given, known, ends)
    session.store(exchange, provider.cookie_name, new)
    exchange.cookies.append(session.cookie(NONCE_COOKIE, "", 0))
    return redirect(state["url"])


def _code(parameters: dict[str, str]) -> str:
    """Return the code; an error of the provider instead of one is 561, its denial 401."""
    if parameters.get("code"):
        return parameters["code"]
    failed = parameters.get("error", "access_denied") != "access_denied"
    raise Refused(561 if failed else 401, "AuthMissingCodeParam")


def _state(exchange: Exchange) -> Document:
    """Return the state that this load balancer gave to this browser."""
    text = exchange.visit.parameters.get("state")
    if not text:
        raise auth_failed("AuthMissingStateParam")
    try:
        state = exchange.door.seal.open(exchange.balancer["LoadBalancerArn"], STATE, text)
    except Broken as error:
        raise auth_failed("AuthInvalidStateParam") from error
    nonce = exchange.visit.cookies.get(NONCE_COOKIE)
    if not nonce:
        raise auth_failed("AuthMissingAWSALBAuthNonce")
    if not hmac.compare_digest(nonce.encode(), state["nonce"].encode()):
        raise auth_failed("AuthInvalidAWSALBAuthNonce")
    if state["ends"] < time.time():
        raise auth_failed("AuthInvalidStateParam")
    return state


def _asked_by(state: Document, rules: list[Document]) -> tuple[Document, Provider]:
    for rule, provider in _guards(rules):
        if provider.fingerprint == state["provider"]:
            return rule, provider
    raise auth_failed("AuthInvalidStateParam")
