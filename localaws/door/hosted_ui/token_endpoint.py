# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""/oauth2/token and /oauth2/revoke."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import typing as t
from urllib.parse import unquote_plus

from starlette.responses import JSONResponse, Response

from localaws.door import back_door
from localaws.door.hosted_ui import tokens
from localaws.door.hosted_ui.site import Site

Document = dict[str, t.Any]


class Denied(Exception):
    """OAuth's error code for what is wrong."""


def token(site: Site) -> Response:
    """Return tokens for a code, a refresh token or a client's own credentials."""
    form = site.visit.form
    try:
        client = _client(site, form)
        granter = GRANTS.get(form.get("grant_type", ""))
        if granter is None:
            raise Denied("unsupported_grant_type" if form.get("grant_type") else "invalid_request")
        given = granter(site, client, form)
    except Denied as denied:
        return _json({"error": str(denied)}, 400)
    return _json({key: value for key, value in given.items() if key != "origin_jti"}, 200)


def _json(document: Document, status: int) -> Response:
    return JSONResponse(document, status, {"cache-control": "no-store", "pragma": "no-cache"})


def _client(site: Site, form: dict[str, str]) -> Document:
    """Return the app client that proved who it is."""
    client_id, secret = _credentials(site.visit.header("authorization"))
    if client_id is None:
        client_id, secret = form.get("client_id"), form.get("client_secret", "")
    elif form.get("client_id", client_id) != client_id:
        raise Denied("invalid_client")
    client = site.client(client_id)
    if client is None:
        raise Denied("invalid_client")
    known = back_door.client_secrets(site.pool_id, client["ClientId"]) or [""]
    if not any(hmac.compare_digest(one.encode(), secret.encode()) for one in known):
        raise Denied("invalid_client")
    return client


def _credentials(header: str | None) -> tuple[str | None, str]:
    scheme, _, encoded = (header or "").partition(" ")
    if scheme.lower() != "basic":
        return None, ""
    try:
        name, _, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError) as error:
        raise Denied("invalid_client") from error
    return unquote_plus(name), unquote_plus(secret)


def _by_code(site: Site, client: Document, form: dict[str, str]) -> Document:
    granted = site.door.memory.take("code", form.get("code"))
    if "code" not in (client.get("AllowedOAuthFlows") or []):
        raise Denied("unauthorized_client")
    if (
        granted is None
        or granted["pool_id"] != site.pool_id
        or granted["client_id"] != client["ClientId"]
        or granted["redirect_uri"] != form.get("redirect_uri", granted["redirect_uri"])
        or not _proves(granted["challenge"], form.get("code_verifier", ""))
        or not _enabled(site, granted["username"])
    ):
        raise Denied("invalid_grant")
    return tokens.issue(site, client, granted, refresh=True)


def _proves(challenge: str, verifier: str) -> bool:
    """Return whether PKCE's verifier fits, where a challenge was given."""
    if not challenge:
        return True
    digest = hashlib.sha256(verifier.encode()).digest()
    made = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    return hmac.compare_digest(made.encode(), challenge.rstrip("=").encode())


def _enabled(site: Site, username: str) -> bool:
    user = back_door.user_of(site.pool_id, username)
    return user is not None and bool(user.enabled)


def _by_refresh_token(site: Site, client: Document, form: dict[str, str]) -> Document:
    kept = site.door.memory.get("refresh", form.get("refresh_token"))
    owner = back_door.refresh_token_owner(site.pool_id, form.get("refresh_token", ""))
    if not kept or not owner or owner[0] != client["ClientId"] or not _enabled(site, owner[1]):
        raise Denied("invalid_grant")
    granted = {**kept, "username": owner[1], "origin_jti": owner[2]}
    return tokens.issue(site, client, granted, refresh=False)


def _by_credentials(site: Site, client: Document, form: dict[str, str]) -> Document:
    if "client_credentials" not in (client.get("AllowedOAuthFlows") or []):
        raise Denied("unauthorized_client")
    allowed = client.get("AllowedOAuthScopes") or []
    scopes = form.get("scope", "").split() or allowed
    if not set(scopes) <= set(allowed):
        raise Denied("invalid_scope")
    return tokens.machine_token(site, client, scopes)


GRANTS: dict[str, t.Callable[[Site, Document, dict[str, str]], Document]] = {
    "authorization_code": _by_code,
    "refresh_token": _by_refresh_token,
    "client_credentials": _by_credentials,
}


def revoke(site: Site) -> Response:
    """Revoke a refresh token and the access tokens that came of it."""
    form = site.visit.form
    try:
        client = _client(site, form)
    except Denied as denied:
        return _json({"error": str(denied)}, 400)
    value = form.get("token", "")
    owner = back_door.refresh_token_owner(site.pool_id, value)
    if owner is not None and owner[0] != client["ClientId"]:
        return _json({"error": "unauthorized_client"}, 400)
    back_door.revoke(site.pool_id, value)
    return Response(status_code=200)
