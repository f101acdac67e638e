# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What Cognito refuses about app clients beyond what its model says."""

from __future__ import annotations

from urllib.parse import urlsplit

from localaws.cognito.store import Client, Pool, refuse
from localaws.state import Document

LOCAL = ("localhost", "127.0.0.1", "::1")
SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400}
# The default unit, the shortest and the longest validity in seconds, of each token.
VALIDITIES = {
    "AccessToken": ("hours", 300, 86_400),
    "IdToken": ("hours", 300, 86_400),
    "RefreshToken": ("days", 3600, 315_360_000),
}
STANDARD_SCOPES = {"phone", "email", "openid", "profile", "aws.cognito.signin.user.admin"}
NOT_WRITABLE = {"sub", "email_verified", "phone_number_verified", "identities"}
LEGACY_FLOWS = {"ADMIN_NO_SRP_AUTH", "CUSTOM_AUTH_FLOW_ONLY", "USER_PASSWORD_AUTH"}


def check(pool: Pool, client: Client) -> None:
    """Refuse a client that contradicts itself or its pool."""
    for rule in (_providers, _oauth, _scopes, _urls, _validity, _flows, _attributes, _context):
        rule(pool, client)


def _providers(pool: Pool, client: Client) -> None:
    for name in client.document.get("SupportedIdentityProviders", []):
        if name != "COGNITO" and name not in pool.providers:
            refuse(f"The provider {name} does not exist for User Pool {pool.id}.")


def _oauth(_: Pool, client: Client) -> None:
    document = client.document
    flows, scopes = document.get("AllowedOAuthFlows", []), document.get("AllowedOAuthScopes", [])
    if document["AllowedOAuthFlowsUserPoolClient"] and not (flows and scopes):
        refuse(
            "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed "
            "to use OAuth flows."
        )
    if {"code", "implicit"} & set(flows) and not document.get("CallbackURLs"):
        refuse("CallbackUrls can not be empty when code flow or implicit flow is selected")
    if "client_credentials" in flows:
        _client_credentials(client, flows, scopes)


def _client_credentials(client: Client, flows: list[str], scopes: list[str]) -> None:
    if len(flows) > 1:
        refuse("client_credentials flow can not be selected along with code flow or implicit flow.")
    if not client.secrets:
        refuse(
            "client_credentials flow can not be selected if client does not have a client secret."
        )
    for scope in scopes:
        if scope in STANDARD_SCOPES:
            _bad_scope(scope)


def _scopes(pool: Pool, client: Client) -> None:
    known = {
        f"{identifier}/{scope['ScopeName']}"
        for identifier, server in pool.resource_servers.items()
        for scope in server.get("Scopes", [])
    }
    for scope in client.document.get("AllowedOAuthScopes", []):
        if scope not in STANDARD_SCOPES and scope not in known:
            _bad_scope(scope)


def _bad_scope(scope: str) -> None:
    refuse(f"Invalid scope requested: {scope}", "ScopeDoesNotExistException")


def _urls(_: Pool, client: Client) -> None:
    callbacks = client.document.get("CallbackURLs", [])
    for url in callbacks + client.document.get("LogoutURLs", []):
        _check_url(url)
    default = client.document.get("DefaultRedirectURI")
    if default and default not in callbacks:
        refuse(f"The default redirect URI {default} is not in the callback URIs list.")


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    if not parts.scheme:
        refuse(f"{url} is not a valid redirect URI.")
    if parts.scheme == "http" and parts.hostname not in LOCAL:
        refuse(f"{url} cannot use the HTTP protocol.")
    if parts.fragment or "#" in url:
        refuse(f"{url} cannot contain a fragment.")


def _validity(_: Pool, client: Client) -> None:
    document = client.document
    seconds = {token: _seconds(document, token) for token in VALIDITIES}
    for token, (_unit, shortest, longest) in VALIDITIES.items():
        if not shortest <= (seconds[token] or shortest) <= longest:
            refuse("Invalid range for token validity.")
    shorter = max(seconds["AccessToken"] or 3600, seconds["IdToken"] or 3600)
    if (seconds["RefreshToken"] or shorter) < shorter:
        refuse("Invalid range for token validity.")


def _seconds(document: Document, token: str) -> int | None:
    unit = document["TokenValidityUnits"].get(token, VALIDITIES[token][0])
    value = document.get(f"{token}Validity")
    return value * SECONDS[unit] if value else None


def _flows(_: Pool, client: Client) -> None:
    flows = set(client.document.get("ExplicitAuthFlows", []))
    if flows & LEGACY_FLOWS and flows - LEGACY_FLOWS:
        refuse("Can't mix legacy auth flows with ALLOW_ prefixed auth flows.")


def _attributes(pool: Pool, client: Client) -> None:
    for member, forbidden in (("Read", set()), ("Write", NOT_WRITABLE)):
        names = set(client.document.get(f"{member}Attributes", []))
        if names - set(pool.schema) or names & forbidden:
            refuse(f"Invalid {member.lower()} attributes specified while creating a client")


def _context(_: Pool, client: Client) -> None:
    if client.document["EnablePropagateAdditionalUserContextData"] and not client.secrets:
        refuse("EnablePropagateAdditionalUserContextData requires a client secret.")
