# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""ProviderDetails of identity providers: what each type needs, and what Cognito adds."""

from __future__ import annotations

import base64
import typing as t
from urllib.parse import urlsplit
from xml.parsers.expat import ExpatError

import xmltodict

from localaws.cognito.store import refuse
from localaws.state import Document

SOCIAL = ("Facebook", "Google", "LoginWithAmazon", "SignInWithApple")

REQUIRED = {
    "Facebook": ("client_id", "client_secret", "authorize_scopes"),
    "Google": ("client_id", "client_secret", "authorize_scopes"),
    "LoginWithAmazon": ("client_id", "client_secret", "authorize_scopes"),
    "SignInWithApple": ("client_id", "team_id", "key_id", "private_key"),
    "OIDC": ("client_id", "authorize_scopes", "oidc_issuer", "attributes_request_method"),
    "SAML": (),
}

DERIVED = {
    "Facebook": {
        "attributes_url": "https://graph.facebook.com/{api_version}/me?fields=",
        "attributes_url_add_attributes": "true",
        "authorize_url": "https://www.facebook.com/{api_version}/dialog/oauth",
        "token_request_method": "GET",
        "token_url": "https://graph.facebook.com/{api_version}/oauth/access_token",
    },
    "Google": {
        "attributes_url": "https://people.googleapis.com/v1/people/me?personFields=",
        "attributes_url_add_attributes": "true",
        "authorize_url": "https://accounts.google.com/o/oauth2/v2/auth",
        "oidc_issuer": "https://accounts.google.com",
        "token_request_method": "POST",
        "token_url": "https://www.googleapis.com/oauth2/v4/token",
    },
    "LoginWithAmazon": {
        "attributes_url": "https://api.amazon.com/user/profile",
        "attributes_url_add_attributes": "false",
        "authorize_url": "https://www.amazon.com/ap/oa",
        "token_request_method": "POST",
        "token_url": "https://api.amazon.com/auth/o2/token",
    },
    "SignInWithApple": {
        "attributes_url_add_attributes": "false",
        "authorize_url": "https://appleid.apple.com/auth/authorize",
        "oidc_issuer": "https://appleid.apple.com",
        "token_request_method": "POST",
        "token_url": "https://appleid.apple.com/auth/token",
    },
    "OIDC": {"attributes_url_add_attributes": "false"},
    "SAML": {},
}
HIDDEN = {"SignInWithApple": ("private_key",)}
FACEBOOK_API = "v17.0"  # where the request names none
SERVICES = {
    "SSORedirectBindingURI": "SingleSignOnService",
    "SLORedirectBindingURI": "SingleLogoutService",
}


def check(kind: str, details: dict[str, str]) -> None:
    """Refuse details that the provider's type cannot do with."""
    if kind == "SAML" and bool(details.get("MetadataURL")) == bool(details.get("MetadataFile")):
        refuse("At least one of the MetadataURL or MetadataFile should be provided.")
    absent = [name for name in REQUIRED[kind] if not details.get(name)]
    if absent and kind in ("Facebook", "Google", "LoginWithAmazon"):
        refuse("clientId, clientSecret and authorizeScopes are all required idp details.")
    if absent:
        refuse(f"{', '.join(absent)} required in the provider details of {kind}.")
    if kind == "OIDC":
        _check_oidc(details)


def _check_oidc(details: dict[str, str]) -> None:
    if not details["oidc_issuer"].startswith("https://"):
        refuse("The issuer of an OIDC provider must use the HTTPS protocol.")
    if details["attributes_request_method"] not in ("GET", "POST"):
        refuse("attributes_request_method must be GET or POST.")


def derived(kind: str, details: dict[str, str]) -> dict[str, str]:
    """Return the details with what Cognito adds to them."""
    if kind == "SAML":
        return {**details, **_saml(details)}
    version = details.get("api_version", FACEBOOK_API)
    added = {name: text.format(api_version=version) for name, text in DERIVED[kind].items()}
    return {**added, **details}


def shown(provider: Document) -> Document:
    """Return the provider without what Cognito never gives back."""
    hidden = HIDDEN.get(provider["ProviderType"], ())
    details = {k: v for k, v in provider["ProviderDetails"].items() if k not in hidden}
    return {**provider, "ProviderDetails": details}


def _saml(details: dict[str, str]) -> dict[str, str]:
    """Return the addresses in the metadata; metadata elsewhere is not fetched but guessed at."""
    certificate = base64.b64encode(b"localaws encryption certificate").decode()
    if details.get("MetadataURL"):
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(details["MetadataURL"]))
        found = {"SSORedirectBindingURI": f"{origin}/sso", "SLORedirectBindingURI": f"{origin}/slo"}
    else:
        found = _addresses(details["MetadataFile"])
    return {**found, "ActiveEncryptionCertificate": certificate}


def _addresses(metadata: str) -> dict[str, str]:
    try:
        document = xmltodict.parse(metadata)
    except ExpatError:
        refuse("Metadata file is not valid XML.")
    addresses = {}
    for name, tag in SERVICES.items():
        for element in _elements(document, tag):
            if element.get("@Binding", "").endswith("HTTP-Redirect"):
                addresses[name] = element.get("@Location", "")
    return addresses


def _elements(document: t.Any, tag: str) -> t.Iterator[Document]:
    """Yield the elements called ``tag``, whatever the prefix of their namespace."""
    if isinstance(document, list):
        for each in document:
            yield from _elements(each, tag)
    elif isinstance(document, dict):
        for name, value in document.items():
            if name.rpartition(":")[2] == tag:
                yield from value if isinstance(value, list) else [value]
            else:
                yield from _elements(value, tag)
