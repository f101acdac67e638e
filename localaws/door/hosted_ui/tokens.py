# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The tokens of a user pool."""

from __future__ import annotations

import base64
import hashlib
import time
import typing as t
import uuid

from joserfc import jwt

from localaws.door import back_door
from localaws.door.documents import key_id
from localaws.door.hosted_ui.site import Site

Document = dict[str, t.Any]
CODE_SECONDS = 300
UNITS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400}
DEFAULTS = {
    "AccessToken": (1, "hours"),
    "IdToken": (1, "hours"),
    "RefreshToken": (30, "days"),
}
SCOPE_CLAIMS = {
    "email": ("email", "email_verified"),
    "phone": ("phone_number", "phone_number_verified"),
}


def validity(client: Document, token: str) -> int:
    """Return how many seconds a client's tokens of a kind last."""
    count, usual = DEFAULTS[token]
    unit = (client.get("TokenValidityUnits") or {}).get(token) or usual
    given = client.get(f"{token}Validity") or 0
    return given * UNITS[unit] if given else count * UNITS[usual]


def issue(site: Site, client: Document, granted: Document, *, refresh: bool) -> Document:
    """Return the tokens for a grant; a refresh token only where one is due."""
    user = back_door.user_of(site.pool_id, granted["username"])
    shared = _shared(site, granted, user)
    now, lasting = shared["iat"], validity(client, "AccessToken")
    access = _access(shared, client, granted, user, now + lasting)
    given: Document = {
        "access_token": _signed(site, access),
        "expires_in": lasting,
        "token_type": "Bearer",
        "origin_jti": shared["origin_jti"],
    }
    if "openid" in granted["scopes"]:
        ends = now + validity(client, "IdToken")
        claims = _identity(shared, client, granted, user, ends, given["access_token"])
        given["id_token"] = _signed(site, claims)
    if refresh:
        kept = {"scopes": granted["scopes"], "auth_time": shared["auth_time"]}
        lasting = validity(client, "RefreshToken")
        given["refresh_token"] = site.door.memory.keep("refresh", kept, lasting)
    back_door.remember_tokens(site.pool_id, client["ClientId"], user.username, given)
    return given


def _shared(site: Site, granted: Document, user: t.Any) -> Document:
    """Return the claims that ID token and access token have in common."""
    now = int(time.time())
    shared: Document = {
        "sub": user.attribute_lookup["sub"],
        "iss": site.issuer,
        "origin_jti": granted.get("origin_jti") or str(uuid.uuid4()),
        "event_id": str(uuid.uuid4()),
        "auth_time": granted.get("auth_time") or now,
        "iat": now,
    }
    groups = [group["GroupName"] for group in back_door.groups_of(user)]
    return {**shared, "cognito:groups": groups} if groups else shared


def machine_token(site: Site, client: Document, scopes: list[str]) -> Document:
    """Return the access token of an application itself (client credentials)."""
    now = int(time.time())
    lasting = validity(client, "AccessToken")
    claims = {
        "sub": client["ClientId"],
        "token_use": "access",
        "scope": " ".join(scopes),
        "auth_time": now,
        "iss": site.issuer,
        "exp": now + lasting,
        "iat": now,
        "version": 2,
        "jti": str(uuid.uuid4()),
        "client_id": client["ClientId"],
    }
    return {"access_token": _signed(site, claims), "expires_in": lasting, "token_type": "Bearer"}


def _access(
    shared: Document, client: Document, granted: Document, user: t.Any, ends: int
) -> Document:
    return {
        **shared,
        "client_id": client["ClientId"],
        "token_use": "access",
        "scope": " ".join(granted["scopes"]),
        "exp": ends,
        "jti": str(uuid.uuid4()),
        "username": user.username,
        "version": 2,
    }


def _identity(
    shared: Document,
    client: Document,
    granted: Document,
    user: t.Any,
    ends: int,
    access_token: str,
) -> Document:
    half = hashlib.sha256(access_token.encode()).digest()[:16]
    claims = {
        **readable(user, client, granted["scopes"]),
        **shared,
        "aud": client["ClientId"],
        "token_use": "id",
        "cognito:username": user.username,
        "at_hash": base64.urlsafe_b64encode(half).decode().rstrip("="),
        "exp": ends,
        "jti": str(uuid.uuid4()),
    }
    if granted.get("nonce"):
        claims["nonce"] = granted["nonce"]
    for name in ("email_verified", "phone_number_verified"):
        if name in claims:
            claims[name] = str(claims[name]).lower() == "true"
    return claims


def readable(user: t.Any, client: Document, scopes: t.Sequence[str]) -> dict[str, str]:
    """Return the attributes that client and scopes let through.

    openid alone gives every attribute that the client may read; email, phone and profile beside
    it narrow that down.
    """
    attributes = back_door.attributes_of(user)
    allowed = set(client.get("ReadAttributes") or attributes)
    named = {name for scope in SCOPE_CLAIMS for name in SCOPE_CLAIMS[scope]}
    narrowing = {"email", "phone", "profile"} & set(scopes)
    if narrowing:
        wanted = {name for scope in narrowing for name in SCOPE_CLAIMS.get(scope, ())}
        rest = set(attributes) - named if "profile" in narrowing else set()
        allowed &= wanted | rest | {"identities"}
    return {key: value for key, value in attributes.items() if key in allowed and key != "sub"}


def _signed(site: Site, claims: Document) -> str:
    header = {"alg": "RS256", "kid": key_id(site.pool_id)}
    return jwt.encode(header, claims, back_door.signing_key(site.pool_id), algorithms=["RS256"])
