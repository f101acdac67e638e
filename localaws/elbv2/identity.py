# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The actions that ask who is there: authenticate-cognito, authenticate-oidc, jwt-validation."""

from __future__ import annotations

from localaws.elbv2 import user_pools
from localaws.elbv2.errors import bad_action, invalid
from localaws.elbv2.store import Document, Store

TYPES = ("authenticate-cognito", "authenticate-oidc", "jwt-validation")
DEFAULTS: Document = {
    "SessionCookieName": "AWSELBAuthSessionCookie",
    "Scope": "openid",
    "SessionTimeout": 604800,
    "OnUnauthenticatedRequest": "authenticate",
}
WEEK = 604800
RESERVED_CLAIMS = ("exp", "iss", "nbf", "iat")
ENDPOINTS = ("Issuer", "AuthorizationEndpoint", "TokenEndpoint", "UserInfoEndpoint")


def normal(store: Store, listener: Document, action: Document, current: list[Document]) -> Document:
    """Return the config of such an action in full, with its secret if it has one."""
    if listener["Protocol"] != "HTTPS":
        raise bad_action(
            f"Actions of type '{action['Type']}' are supported only on HTTPS listeners"
        )
    if action["Type"] == "jwt-validation":
        return _jwt(action["JwtValidationConfig"])
    if action["Type"] == "authenticate-oidc":
        return _oidc(action["AuthenticateOidcConfig"], current)
    config = _with_defaults(action["AuthenticateCognitoConfig"])
    user_pools.check(store, config)
    return config


def _with_defaults(given: Document) -> Document:
    config = {**DEFAULTS, **given}
    if not 1 <= config["SessionTimeout"] <= WEEK:
        raise bad_action(f"The session timeout must be between 1 and {WEEK} seconds")
    if len(config.get("AuthenticationRequestExtraParams") or {}) > 10:
        raise bad_action("You can specify up to '10' extra authentication request parameters")
    if "openid" not in config["Scope"].split():
        raise bad_action("The scope must contain 'openid'")
    return config


def _oidc(given: Document, current: list[Document]) -> Document:
    keep = given.get("UseExistingClientSecret")
    if keep and given.get("ClientSecret"):
        raise bad_action(
            "You cannot both specify a client secret and set UseExistingClientSecret to true"
        )
    for name in ENDPOINTS:
        if not given[name].startswith("https://"):
            raise bad_action(f"The '{name}' must be an HTTPS URL")
    secrets = [
        action["AuthenticateOidcConfig"]["ClientSecret"]
        for action in current
        if action["Type"] == "authenticate-oidc"
    ]
    secret = given.get("ClientSecret") or (secrets[0] if keep and secrets else None)
    if not secret:
        raise bad_action("You must specify a client secret")
    config = {key: value for key, value in given.items() if key != "UseExistingClientSecret"}
    return _with_defaults({**config, "ClientSecret": secret})


def _jwt(given: Document) -> Document:
    for name in ("JwksEndpoint", "Issuer"):
        if not given[name].startswith("https://"):
            raise bad_action(f"The '{name}' must be an HTTPS URL")
    claims = given.get("AdditionalClaims") or []
    if len(claims) > 10:
        raise invalid("You can specify up to '10' additional claims")
    names = [claim["Name"] for claim in claims]
    for name in names:
        if name in RESERVED_CLAIMS:
            raise invalid(f"The claim '{name}' is always validated and cannot be specified")
    if len(set(names)) < len(names):
        raise invalid("Each additional claim must have a unique name")
    for claim in claims:
        if claim["Format"] == "single-string" and len(claim["Values"]) != 1:
            raise invalid("A claim of format 'single-string' must have exactly one value")
    return given
