# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The identity provider of an authenticate action: its endpoints, and what the door asks them."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import time
import typing as t

import httpx
from joserfc.errors import JoseError
from joserfc.jws import extract_compact

from localaws.door import back_door
from localaws.door.control import region_of
from localaws.door.errors import auth_failed
from localaws.door.exchange import Exchange
from localaws.door.session import Session

Document = dict[str, t.Any]
DEFAULT_TIMEOUT = 604800


@dataclasses.dataclass(frozen=True)
class Provider:
    """What both kinds of authenticate action come down to."""

    issuer: str
    authorize_url: str
    token_url: str
    user_info_url: str
    client_id: str
    pool_id: str  # of Cognito, else empty
    cookie_name: str
    scope: str
    timeout: int
    on_unauthenticated: str
    extra: tuple[tuple[str, str], ...]

    @property
    def fingerprint(self) -> str:
        """The configuration's identity: sessions and states of another one do not count."""
        parts = [self.issuer, self.authorize_url, self.client_id]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def provider_of(action: Document) -> Provider:
    """Return the provider of an authenticate-cognito or authenticate-oidc action."""
    config = action.get("AuthenticateCognitoConfig") or action["AuthenticateOidcConfig"]
    return Provider(
        **(_cognito(config) if "UserPoolArn" in config else _oidc(config)),
        cookie_name=config.get("SessionCookieName") or "AWSELBAuthSessionCookie",
        scope=config.get("Scope") or "openid",
        timeout=int(config.get("SessionTimeout") or DEFAULT_TIMEOUT),
        on_unauthenticated=config.get("OnUnauthenticatedRequest") or "authenticate",
        extra=tuple((config.get("AuthenticationRequestExtraParams") or {}).items()),
    )


def _cognito(config: Document) -> Document:
    region = region_of(config["UserPoolArn"])
    pool_id = config["UserPoolArn"].rpartition("/")[2]
    domain = config["UserPoolDomain"]
    if "." not in domain:
        domain = f"{domain}.auth.{region}.amazoncognito.com"
    return {
        "issuer": f"https://cognito-idp.{region}.amazonaws.com/{pool_id}",
        "authorize_url": f"https://{domain}/oauth2/authorize",
        "token_url": f"https://{domain}/oauth2/token",
        "user_info_url": f"https://{domain}/oauth2/userInfo",
        "client_id": config["UserPoolClientId"],
        "pool_id": pool_id,
    }


def _oidc(config: Document) -> Document:
    return {
        "issuer": config["Issuer"],
        "authorize_url": config["AuthorizationEndpoint"],
        "token_url": config["TokenEndpoint"],
        "user_info_url": config["UserInfoEndpoint"],
        "client_id": config["ClientId"],
        "pool_id": "",
    }


def client_secret(exchange: Exchange, provider: Provider) -> str:
    """Return the client's secret, empty where there is none any more."""
    if provider.pool_id:
        client = exchange.door.control.pool_client(provider.pool_id, provider.client_id)
        return (client or {}).get("ClientSecret") or ""
    rule = exchange.rule["RuleArn"]
    return back_door.oidc_secret(exchange.region, rule, provider.client_id) or ""


def play(exchange: Exchange, provider: Provider) -> None:
    """Have the stand-in play an OpenID provider that is not on this machine."""
    urls = (provider.authorize_url, provider.token_url, provider.user_info_url)
    secret = client_secret(exchange, provider)
    exchange.door.memory.play(urls, provider.issuer, "OIDC", provider.client_id, secret)


def tokens(exchange: Exchange, provider: Provider, grant: dict[str, str]) -> Document:
    """Return what the token endpoint gives for a grant."""
    secret = client_secret(exchange, provider)
    credentials = base64.b64encode(f"{provider.client_id}:{secret}".encode()).decode()
    answer = _asked(
        exchange,
        "AuthTokenEpRequestTimeout",
        "POST",
        provider.token_url,
        data={**grant, "client_id": provider.client_id},
        headers={"authorization": f"Basic {credentials}"},
    )
    document = _document(answer)
    if answer.is_success:
        if not isinstance(document.get("access_token"), str):
            raise auth_failed("AuthInvalidTokenResponse")
        return document
    invalid_grant = document.get("error") == "invalid_grant"
    raise auth_failed("AuthInvalidGrantError" if invalid_grant else "AuthTokenEpRequestFailed")


def claims(exchange: Exchange, provider: Provider, access_token: str) -> Document:
    """Return what the user info endpoint says."""
    answer = _asked(
        exchange,
        "AuthUserinfoEpRequestTimeout",
        "GET",
        provider.user_info_url,
        headers={"authorization": f"Bearer {access_token}"},
    )
    if not answer.is_success:
        raise auth_failed("AuthUserinfoEpRequestFailed")
    document = _document(answer)
    if not isinstance(document.get("sub"), str):
        raise auth_failed("AuthInvalidUserinfoResponse")
    return document


def _asked(
    exchange: Exchange, timed_out: str, method: str, url: str, **options: t.Any
) -> httpx.Response:
    try:
        return exchange.door.outbound.request(method, url, **options)
    except httpx.HTTPError as error:
        raise auth_failed(timed_out) from error


def _document(answer: httpx.Response) -> Document:
    try:
        document = answer.json()
    except ValueError:
        return {}
    return document if isinstance(document, dict) else {}


def check_id_token(provider: Provider, token: t.Any) -> Document:
    """Return the claims of the ID token that came straight from the token endpoint."""
    try:
        document = json.loads(extract_compact(str(token).encode()).payload)
    except (JoseError, ValueError) as error:
        raise auth_failed("AuthInvalidIdToken") from error
    audience = document.get("aud")
    wanted = document.get("iss") == provider.issuer and document.get("exp", 0) > time.time()
    if not wanted or provider.client_id not in (audience, *_listed(audience)):
        raise auth_failed("AuthInvalidIdToken")
    return document


def _listed(audience: t.Any) -> list[t.Any]:
    return audience if isinstance(audience, list) else []


def session_from(provider: Provider, given: Document, known: Document, ends: int) -> Session:
    """Return the session for tokens and claims."""
    return Session(
        provider=provider.fingerprint,
        issuer=provider.issuer,
        client_id=provider.client_id,
        claims=known,
        access_token=given["access_token"],
        refresh_token=given.get("refresh_token") or "",
        access_ends=int(time.time()) + int(given.get("expires_in") or 3600),
        ends=ends,
    )
