# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The stand-in for identity providers: Google, Facebook, Amazon, Apple, any OpenID provider.

It plays whatever host the pool or the rule names, and lets in whoever the visitor says to be.
What a request is follows from its content, as every provider has paths of its own.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import time
import typing as t

from joserfc import jwt
from starlette.responses import JSONResponse, Response

from localaws.door.hosted_ui.pages import page
from localaws.door.hosted_ui.site import redirect
from localaws.door.visit import Visit

if t.TYPE_CHECKING:
    from localaws.door.running import Door

Document = dict[str, t.Any]
SECONDS = 300
TOKEN_SECONDS = 3600
CALLBACK = "/oauth2/idpresponse"  # of Cognito's domains and of load balancers alike


def answer(door: Door, visit: Visit) -> Response:
    """Return the provider's answer."""
    if visit.path.endswith("/.well-known/openid-configuration"):
        return _configuration(visit)
    if visit.path.endswith("/jwks.json"):
        return JSONResponse({"keys": [door.memory.key.as_dict(private=False)]})
    if "grant_type" in visit.form:
        return _token(door, visit)
    if visit.header("authorization"):
        return _user_info(door, visit)
    return _authorize(door, visit)


def _configuration(visit: Visit) -> Response:
    base = f"https://{visit.host}"
    return JSONResponse(
        {
            "issuer": base,
            "authorization_endpoint": f"{base}/authorize",
            "token_endpoint": f"{base}/token",
            "userinfo_endpoint": f"{base}/userinfo",
            "jwks_uri": f"{base}/jwks.json",
        }
    )


def _client(door: Door, visit: Visit, client_id: str | None) -> Document | None:
    return door.memory.provider_hosts.get(visit.host, {}).get(client_id or "")


def _authorize(door: Door, visit: Visit) -> Response:
    asked = visit.parameters
    client = _client(door, visit, asked.get("client_id"))
    uri = asked.get("redirect_uri", "")
    if client is None or not uri.partition("?")[0].endswith(CALLBACK):
        text = "The provider knows no such client, or not its callback."
        return page("error.html", 400, heading="Unknown client", text=text)
    form = visit.form
    if visit.method == "POST" and form.get("choice") == "deny":
        return redirect(uri, {"error": "access_denied", "state": asked.get("state", "")})
    if visit.method == "POST" and form.get("email", "").strip():
        kept = {
            "client_id": asked["client_id"],
            "redirect_uri": uri,
            "nonce": asked.get("nonce", ""),
            "claims": _said(form),
        }
        code = door.memory.keep("provider-code", kept, SECONDS)
        return redirect(uri, {"code": code, "state": asked.get("state", "")})
    return page("stand_in.html", name=client["name"], host=visit.host, query=visit.query)


def _said(form: dict[str, str]) -> Document:
    """Return the claims of whoever the visitor says to be; the same address is the same person."""
    email = form["email"].strip()
    name = form.get("name", "").strip() or email.partition("@")[0]
    given, _, family = name.partition(" ")
    number = int.from_bytes(hashlib.sha256(email.lower().encode()).digest()[:8], "big")
    subject = str(10**19 + number % 10**19)
    return {
        "sub": subject,
        "id": subject,
        "user_id": subject,
        "email": email,
        "email_verified": form.get("verified") != "no",
        "name": name,
        "given_name": given,
        "family_name": family or given,
        "username": email,
    }


def _token(door: Door, visit: Visit) -> Response:
    form = visit.form
    client_id, secret = _credentials(visit, form)
    client = _client(door, visit, client_id)
    if client is None or client["secret"] != secret:
        return JSONResponse({"error": "invalid_client"}, 401)
    kept = door.memory.take("provider-code", form.get("code"))
    if (
        kept is None
        or kept["client_id"] != client_id
        or kept["redirect_uri"] != form.get("redirect_uri")
    ):
        return JSONResponse({"error": "invalid_grant"}, 400)
    token = door.memory.keep("provider-token", kept["claims"], TOKEN_SECONDS)
    given = {"access_token": token, "token_type": "Bearer", "expires_in": TOKEN_SECONDS}
    return JSONResponse({**given, "id_token": _id_token(door, client, kept)})


def _id_token(door: Door, client: Document, kept: Document) -> str:
    now = int(time.time())
    claims = {
        **kept["claims"],
        "iss": client["issuer"],
        "aud": kept["client_id"],
        "iat": now,
        "exp": now + TOKEN_SECONDS,
        **({"nonce": kept["nonce"]} if kept["nonce"] else {}),
    }
    header = {"alg": "RS256", "kid": "stand-in"}
    return jwt.encode(header, claims, door.memory.key, algorithms=["RS256"])


def _credentials(visit: Visit, form: dict[str, str]) -> tuple[str, str]:
    scheme, _, encoded = (visit.header("authorization") or "").partition(" ")
    if scheme.lower() != "basic":
        return form.get("client_id", ""), form.get("client_secret", "")
    try:
        name, _, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return name, secret


def _user_info(door: Door, visit: Visit) -> Response:
    token = (visit.header("authorization") or "").partition(" ")[2]
    claims = door.memory.get("provider-token", token)
    if claims is None:
        return JSONResponse({"error": "invalid_token"}, 401)
    return JSONResponse(claims)
