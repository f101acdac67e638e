# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Sign-in with an identity provider of the pool: there and back."""

from __future__ import annotations

import json
import typing as t
from urllib.parse import urlsplit

import httpx
from starlette.responses import Response

from localaws.door import back_door
from localaws.door.addresses import is_loopback
from localaws.door.hosted_ui import sessions, triggers
from localaws.door.hosted_ui.asked import Asked, Wrong, asked, failed, grant
from localaws.door.hosted_ui.pages import page
from localaws.door.hosted_ui.site import Site, redirect

Document = dict[str, t.Any]
SECONDS = 300
# Where each provider is when the pool does not say: authorization, token, user info.
ENDPOINTS = {
    "Google": (
        "https://accounts.google.com/o/oauth2/v2/auth",
        "https://www.googleapis.com/oauth2/v4/token",
        "https://people.googleapis.com/v1/people/me",
    ),
    "Facebook": (
        "https://www.facebook.com/v17.0/dialog/oauth",
        "https://graph.facebook.com/v17.0/oauth/access_token",
        "https://graph.facebook.com/v17.0/me",
    ),
    "LoginWithAmazon": (
        "https://www.amazon.com/ap/oa",
        "https://api.amazon.com/auth/o2/token",
        "https://api.amazon.com/user/profile",
    ),
    "SignInWithApple": (
        "https://appleid.apple.com/auth/authorize",
        "https://appleid.apple.com/auth/token",
        "https://appleid.apple.com/auth/userinfo",
    ),
}


class Failed(Exception):
    """The provider, or what it says of the user, does not let the user in."""


def leave(site: Site, wanted: Asked, name: str) -> Response:
    """Return the way to the identity provider ``name``, or to the one with that identifier."""
    provider = _provider(site, wanted, name)
    if provider is None:
        text = "Login option is not available. Please try another one"
        hint = f"The app client has no identity provider {name}."
        return page("error.html", 400, heading="Sign in", text=text, hint=hint)
    if provider["ProviderType"] == "SAML":
        return page(
            "error.html",
            501,
            heading="SAML is not played",
            text="localaws has no stand-in for SAML providers.",
        )
    kept = {"parameters": wanted.parameters, "provider": provider["ProviderName"]}
    state = site.door.memory.keep("federation", {**kept, "pool": site.pool_id}, SECONDS)
    return _to_provider(site, provider, state)


def _to_provider(site: Site, provider: Document, state: str) -> Response:
    """Return the redirect to a provider, which the stand-in plays from now on."""
    details = provider["ProviderDetails"]
    urls = endpoints(site, provider)
    issuer = details.get("oidc_issuer") or f"https://{urlsplit(urls[0]).hostname}"
    secret = details.get("client_secret") or ""
    site.door.memory.play(urls, issuer, provider["ProviderName"], details["client_id"], secret)
    asked = {
        "client_id": details["client_id"],
        "redirect_uri": f"{site.base_url}/oauth2/idpresponse",
        "scope": details.get("authorize_scopes") or "",
        "response_type": "code",
        "state": state,
    }
    return redirect(urls[0], asked)


def _provider(site: Site, wanted: Asked, name: str) -> Document | None:
    """Return a provider of the client, by name or by identifier."""
    for supported in wanted.client.get("SupportedIdentityProviders") or []:
        if supported == "COGNITO":
            continue
        found = site.door.control.provider(site.pool_id, supported)
        if found and name in (supported, *(found.get("IdpIdentifiers") or [])):
            return found
    return None


def endpoints(site: Site, provider: Document) -> tuple[str, str, str]:
    """Return a provider's authorization, token and user info addresses."""
    details = provider["ProviderDetails"]
    issuer = details.get("oidc_issuer") or ""
    usual = ENDPOINTS.get(provider["ProviderType"])
    if usual is None:
        usual = (f"{issuer}/authorize", f"{issuer}/token", f"{issuer}/userinfo")
        if is_loopback(urlsplit(issuer).hostname or ""):
            found = site.door.outbound.request(
                "GET", f"{issuer}/.well-known/openid-configuration"
            ).json()
            names = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint")
            usual = tuple(found[name] for name in names)
    given = (details.get(name) for name in ("authorize_url", "token_url", "attributes_url"))
    first, second, third = (own or other for own, other in zip(given, usual, strict=True))
    return first, second, third


def come_back(site: Site) -> Response:
    """Return the way back to the application with what the provider said."""
    given = site.visit.parameters
    kept = site.door.memory.take("federation", given.get("state"))
    if kept is None or kept["pool"] != site.pool_id:
        text = "The sign-in took too long, or began in another place."
        return page("error.html", 400, heading="Invalid state", text=text)
    try:
        wanted = asked(site, kept["parameters"])
        if "code" not in given:
            raise Failed(given.get("error_description") or given.get("error") or "No code")
        user = _user(site, wanted, kept["provider"], given["code"])
    except Wrong as wrong:
        return wrong.answer
    except (Failed, triggers.Refused) as problem:
        return failed(wanted, "invalid_request", str(problem))
    return sessions.begin(site, user.username, grant(site, wanted, user.username))


def _user(site: Site, wanted: Asked, name: str, code: str) -> t.Any:
    """Return the pool's user for the provider's, made or brought up to date."""
    provider = site.door.control.provider(site.pool_id, name)
    if provider is None:
        raise Failed(f"Invalid identity_provider: {name}")
    claims = _claims(site, provider, code)
    mapping = provider.get("AttributeMapping") or {}
    subject = str(claims.get(mapping.get("username", "sub")) or claims.get("sub") or "")
    if not subject:
        raise Failed("The provider gave no subject")
    username = f"{name}_{subject}"
    mapped = {
        ours: _text(claims[theirs])
        for ours, theirs in mapping.items()
        if ours != "username" and theirs in claims
    }
    existing = back_door.user_of(site.pool_id, username)
    if existing is None:
        triggers.before_sign_up(site, wanted, username, mapped)
    else:
        _check_existing(site, existing, mapped)
        triggers.before_authentication(site, wanted, existing)
    identity = {"userId": subject, "providerName": name, "providerType": provider["ProviderType"]}
    attributes = {**mapped, "identities": json.dumps([identity])}
    return back_door.provision(site.pool_id, username, attributes)


def _text(claim: t.Any) -> str:
    """Return a claim as an attribute of Cognito, which knows texts only."""
    return str(claim).lower() if isinstance(claim, bool) else str(claim)


def _check_existing(site: Site, user: t.Any, mapped: dict[str, str]) -> None:
    """Refuse a disabled user, and the update of an attribute that cannot be updated.

    Cognito writes every mapped attribute at each sign-in: one that is not mutable lets a
    federated user in once and never again.
    """
    if not user.enabled:
        raise Failed("User is disabled.")
    for attribute in site.pool.get("SchemaAttributes") or []:
        if attribute["Name"] in mapped and attribute.get("Mutable") is False:
            raise Failed(f"user.{attribute['Name']}: Attribute cannot be updated.\n")


def _claims(site: Site, provider: Document, code: str) -> Document:
    """Return what the provider says of the user."""
    details = provider["ProviderDetails"]
    _, token_url, info_url = endpoints(site, provider)
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "client_id": details["client_id"],
        "client_secret": details.get("client_secret") or "",
        "redirect_uri": f"{site.base_url}/oauth2/idpresponse",
    }
    try:
        given = site.door.outbound.request("POST", token_url, data=form)
        given.raise_for_status()
        bearer = {"authorization": f"Bearer {given.json()['access_token']}"}
        said = site.door.outbound.request("GET", info_url, headers=bearer)
        said.raise_for_status()
        return t.cast(Document, said.json())
    except (httpx.HTTPError, ValueError, KeyError) as error:
        raise Failed(f"{provider['ProviderName']} Error - {type(error).__name__}") from error
