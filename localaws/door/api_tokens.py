# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The token of an API's caller: signed by the issuer, in time, and for this audience."""

from __future__ import annotations

import json
import time
import typing as t

import httpx
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import deserialize_compact

if t.TYPE_CHECKING:
    from localaws.door.running import Door

Document = dict[str, t.Any]
ALGORITHM = "RS256"


class Unauthorized(Exception):
    """The caller may not."""

    def __init__(
        self, status: int, message: str, why: str = "", scopes: t.Iterable[str] = ()
    ) -> None:
        super().__init__(message)
        self.status, self.message = status, message
        error = f' error="invalid_token" error_description="{why}"' if why else ""
        if scopes:
            error = f' scope="{" ".join(sorted(scopes))}" error="insufficient_scope"'
        self.headers = {"www-authenticate": f"Bearer{error}"}


def claims_of(door: Door, sent: str, issuer: str, audience: list[str] | None = None) -> Document:
    """Return the claims of a good token, for whomever without an ``audience``.

    Raises Unauthorized for any other.
    """
    token = sent.removeprefix("Bearer ").removeprefix("bearer ").strip()
    if not token:
        raise Unauthorized(401, "Unauthorized")
    try:
        found = deserialize_compact(token, _keys(door, issuer), algorithms=[ALGORITHM])
        claims = json.loads(found.payload)
    except (JoseError, ValueError, KeyError, httpx.HTTPError) as error:
        raise Unauthorized(401, "Unauthorized", "signature is invalid") from error
    if claims.get("iss") != issuer:
        raise Unauthorized(401, "Unauthorized", "invalid issuer")
    now = time.time()
    if claims.get("exp", 0) <= now or claims.get("nbf", 0) > now or claims.get("iat", 0) > now + 1:
        raise Unauthorized(401, "Unauthorized", "the token has expired")
    # Access tokens of Cognito have no aud, but a client_id.
    told = claims.get("aud") or claims.get("client_id")
    if audience is not None and not set(told if isinstance(told, list) else [told]) & set(audience):
        raise Unauthorized(401, "Unauthorized", "the token does not have a valid audience")
    return dict(claims)


def _keys(door: Door, issuer: str) -> KeySet:
    about = f"{issuer.rstrip('/')}/.well-known/openid-configuration"
    configuration = door.outbound.request("GET", about).raise_for_status().json()
    answer = door.outbound.request("GET", configuration["jwks_uri"]).raise_for_status()
    return KeySet.import_key_set(answer.json())
