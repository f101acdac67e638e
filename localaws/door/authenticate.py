# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The authenticate actions: let in whoever has a session, send everybody else to sign in."""

from __future__ import annotations

import secrets
import time
import typing as t
from urllib.parse import urlencode

from starlette.responses import Response

from localaws.door import identity, session
from localaws.door.errors import Refused, auth_failed
from localaws.door.exchange import Exchange
from localaws.door.provider import Provider, claims, play, provider_of, session_from, tokens

Document = dict[str, t.Any]
NONCE_COOKIE = "AWSALBAuthNonce"
LOGIN_TIMEOUT = 15 * 60  # AWS: a sign-in that takes longer starts anew
CALLBACK = "/oauth2/idpresponse"
STATE = "state"


def authenticate(action: Document, exchange: Exchange) -> Response | None:
    """Return None to go on to the next action, or the answer to somebody not signed in."""
    provider = provider_of(action)
    exchange.protected = True
    current = _current(exchange, provider)
    if current is None:
        return UNAUTHENTICATED[provider.on_unauthenticated](exchange, provider)
    signer = exchange.balancer["LoadBalancerArn"]
    exchange.identity = identity.headers(exchange.door.keys, exchange.region, signer, current)
    exchange.executed.append("authenticate")
    return None


def _current(exchange: Exchange, provider: Provider) -> session.Session | None:
    """Return the valid session for this configuration, its tokens renewed when they expired."""
    try:
        found = session.load(exchange, provider.cookie_name)
    except Refused as refusal:
        if provider.on_unauthenticated != "allow":
            exchange.executed.append("authenticate")
            raise
        exchange.error_reason = refusal.reason
        return None
    if found is None or found.provider != provider.fingerprint:
        return None
    if found.access_ends > time.time() or not found.refresh_token:
        return found
    return _renewed(exchange, provider, found)


def _renewed(
    exchange: Exchange, provider: Provider, old: session.Session
) -> session.Session | None:
    """Return the session with fresh tokens and claims, None when the provider refuses."""
    grant = {"grant_type": "refresh_token", "refresh_token": old.refresh_token}
    try:
        given = tokens(exchange, provider, grant)
        known = claims(exchange, provider, given["access_token"])
    except Refused as refusal:
        exchange.error_reason = refusal.reason
        return None
    given.setdefault("refresh_token", old.refresh_token)
    new = session_from(provider, given, known, old.ends)
    session.store(exchange, provider.cookie_name, new)
    return new


def _ask(exchange: Exchange, provider: Provider) -> Response:
    """Return the redirect to the provider, with state and nonce."""
    if exchange.visit.header("host") is None:
        raise auth_failed("AuthMissingHostHeader")
    if not provider.pool_id:
        play(exchange, provider)
    nonce = secrets.token_urlsafe(16)
    ends = time.time() + LOGIN_TIMEOUT
    state: Document = {"nonce": nonce, "provider": provider.fingerprint, "ends": ends}
    state["url"] = exchange.visit.url
    query = {
        "client_id": provider.client_id,
        "redirect_uri": redirect_uri(exchange),
        "response_type": "code",
        "scope": provider.scope,
        "state": exchange.door.seal.close(exchange.balancer["LoadBalancerArn"], STATE, state),
        **dict(provider.extra),
    }
    exchange.executed.append("authenticate")
    exchange.cookies.append(session.cookie(NONCE_COOKIE, nonce, ends))
    session.end(exchange, provider.cookie_name)
    separator = "&" if "?" in provider.authorize_url else "?"
    return redirect(f"{provider.authorize_url}{separator}{urlencode(query)}")


def redirect(location: str) -> Response:
    """Return the load balancer's redirect to ``location``."""
    return Response(status_code=302, headers={"location": location, "server": "awselb/2.0"})


def redirect_uri(exchange: Exchange) -> str:
    """Return the callback of this load balancer under the name that the client asked for."""
    return f"https://{exchange.visit.authority}{CALLBACK}"


def _deny(exchange: Exchange, provider: Provider) -> Response:
    exchange.executed.append("authenticate")
    raise Refused(401)


def _allow(exchange: Exchange, provider: Provider) -> None:
    """Go on without an identity; the request's own x-amzn-oidc headers are dropped all the same."""
    exchange.executed.append("authenticate")


UNAUTHENTICATED: dict[str, t.Callable[[Exchange, Provider], Response | None]] = {
    "authenticate": _ask,
    "deny": _deny,
    "allow": _allow,
}
