# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""/oauth2/userInfo."""

from __future__ import annotations

import time
import typing as t

from joserfc import jwt
from joserfc.errors import JoseError
from starlette.responses import JSONResponse, Response

from localaws.door import back_door
from localaws.door.hosted_ui import tokens
from localaws.door.hosted_ui.site import Site

Document = dict[str, t.Any]


def user_info(site: Site) -> Response:
    """Return the claims that the access token's scopes let through."""
    scheme, _, token = (site.visit.header("authorization") or "").partition(" ")
    claims = _claims(site, token.strip()) if scheme.lower() == "bearer" else None
    owner = claims and back_door.access_token_owner(site.pool_id, token.strip())
    user = back_door.user_of(site.pool_id, owner[1]) if owner else None
    client = site.client(claims.get("client_id")) if claims else None
    if not claims or user is None or not user.enabled or client is None:
        return _refused("invalid_token", "Access token is expired, disabled, or deleted.")
    scopes = claims.get("scope", "").split()
    if "openid" not in scopes:
        return _refused("invalid_token", "Access token does not contain openid scope")
    document: Document = {"sub": claims["sub"], **tokens.readable(user, client, scopes)}
    return JSONResponse({**document, "username": user.username})


def _claims(site: Site, token: str) -> Document | None:
    """Return the claims of a valid access token of this pool."""
    try:
        decoded = jwt.decode(token, back_door.signing_key(site.pool_id), algorithms=["RS256"])
    except (JoseError, ValueError):
        return None
    claims = decoded.claims
    valid = claims.get("token_use") == "access" and claims.get("exp", 0) > time.time()
    return claims if valid and claims.get("iss") == site.issuer else None


def _refused(code: str, text: str) -> Response:
    challenge = f'Bearer error="{code}", error_description="{text}"'
    document = {"error": code, "error_description": text}
    return JSONResponse(document, 401, {"www-authenticate": challenge})
