# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The public documents of AWS: key sets of user pools, public keys of load balancers."""

from __future__ import annotations

import re
import typing as t

from starlette.responses import JSONResponse, Response

from localaws.door import back_door
from localaws.door.visit import Visit

if t.TYPE_CHECKING:
    from localaws.door.running import Door

Document = dict[str, t.Any]
POOL_PATH = re.compile(r"/([\w-]+_[0-9A-Za-z]+)/\.well-known/(jwks\.json|openid-configuration)")


def pool_document(door: Door, visit: Visit, found: re.Match[str]) -> Response:
    """Return a pool's key set or its OpenID configuration."""
    path = POOL_PATH.fullmatch(visit.path)
    pool = door.control.pool(path[1]) if path and path[1].startswith(found[1] + "_") else None
    if path is None or pool is None:
        return JSONResponse({"message": "User pool does not exist."}, 400)
    if path[2] == "jwks.json":
        return JSONResponse(key_set(pool["Id"]))
    return JSONResponse(configuration(pool, found[1]))


def key_set(pool_id: str) -> Document:
    """Return the public keys of a pool's tokens."""
    key = back_door.signing_key(pool_id).as_dict(private=False)
    return {"keys": [{**key, "kid": key_id(pool_id), "alg": "RS256", "use": "sig"}]}


def key_id(pool_id: str) -> str:
    """Return the id of a pool's key."""
    return str(back_door.signing_key(pool_id).as_dict(private=False).get("kid") or "dummy")


def configuration(pool: Document, region: str) -> Document:
    """Return a pool's OpenID configuration."""
    issuer = f"https://cognito-idp.{region}.amazonaws.com/{pool['Id']}"
    document: Document = {
        "id_token_signing_alg_values_supported": ["RS256"],
        "issuer": issuer,
        "jwks_uri": f"{issuer}/.well-known/jwks.json",
        "response_types_supported": ["code", "token"],
        "scopes_supported": ["openid", "email", "phone", "profile"],
        "subject_types_supported": ["public"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
    }
    domain = pool.get("CustomDomain") or pool.get("Domain")
    if domain:
        host = domain if "." in domain else f"{domain}.auth.{region}.amazoncognito.com"
        document |= {
            "authorization_endpoint": f"https://{host}/oauth2/authorize",
            "end_session_endpoint": f"https://{host}/logout",
            "revocation_endpoint": f"https://{host}/oauth2/revoke",
            "token_endpoint": f"https://{host}/oauth2/token",
            "userinfo_endpoint": f"https://{host}/oauth2/userInfo",
        }
    return document


def public_key(door: Door, visit: Visit, found: re.Match[str]) -> Response:
    """Return a load balancer's public key by its id."""
    pem = door.keys.public(visit.path.removeprefix("/"))
    if pem is None:
        return Response("No such key.\n", 404, media_type="text/plain")
    return Response(pem, media_type="application/x-pem-file")
