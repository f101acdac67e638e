# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What AWS would refuse in the actions that let only known callers pass."""

from __future__ import annotations

import typing as t

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.checks import PREDICTED
from ansible_collections.gatehouse.aws.plugins.module_utils._resources._rule_documents import (
    Document,
    filled,
)

Sentences = t.Iterator[str]

WEEK = 604800
MOST_PARAMS = 10
MOST_CLAIMS = 10
LENGTH = 256
CHECKED_ANYWAY = ("exp", "iss", "nbf", "iat")
ONE_OF_EACH = {
    "user_pool_arn": "user_pool_name",
    "user_pool_client_id": "user_pool_client_name",
}


def _login_problems(where: str, login: Document) -> Sentences:
    if not 1 <= int(login.get("session_timeout", 1)) <= WEEK:
        yield f"{where}.session_timeout must be from 1 to {WEEK} seconds (7 days)"
    if len(login.get("authentication_request_extra_params", {})) > MOST_PARAMS:
        yield f"{where}.authentication_request_extra_params takes at most {MOST_PARAMS} parameters"


def cognito_problems(where: str, action: Document, creating: bool) -> Sentences:
    """Yield what AWS would refuse in the ``authenticate_cognito`` of ``action``."""
    where, login = f"{where}.authenticate_cognito", filled(action.get("authenticate_cognito"))
    for by_id, by_name in ONE_OF_EACH.items():
        if (by_id in login) == (by_name in login):
            yield f"{where} needs one of {by_id} and {by_name}: give one, not both"
    yield from _login_problems(where, login)


def oidc_problems(where: str, action: Document, creating: bool) -> Sentences:
    """Yield what AWS would refuse in the ``authenticate_oidc`` of ``action``."""
    where, login = f"{where}.authenticate_oidc", filled(action.get("authenticate_oidc"))
    kept = login.get("use_existing_client_secret", False)
    if login.get("client_secret") and kept:
        yield f"{where} gives client_secret and use_existing_client_secret: give one of them"
    elif creating and not login.get("client_secret"):
        yield f"{where}.client_secret is needed to create a rule: AWS has no secret to keep yet"
    yield from _login_problems(where, login)


def jwt_problems(where: str, action: Document, creating: bool) -> Sentences:
    """Yield what AWS would refuse in the ``jwt_validation`` of ``action``."""
    where, jwt = f"{where}.jwt_validation", filled(action.get("jwt_validation"))
    if not jwt.get("jwks_endpoint", "").startswith(("https://", PREDICTED)):
        yield f"{where}.jwks_endpoint must be a whole https URL"
    for name in ("jwks_endpoint", "issuer"):
        if not 1 <= len(jwt.get(name, "")) <= LENGTH:
            yield f"{where}.{name} must have 1 to {LENGTH} characters"
    claims = jwt.get("additional_claims", [])
    if len(claims) > MOST_CLAIMS:
        yield f"{where}.additional_claims holds {len(claims)}, AWS takes {MOST_CLAIMS}: drop some"
    for claim in claims:
        yield from _claim_problems(f"{where}.additional_claims", filled(claim))


def _claim_problems(where: str, claim: Document) -> Sentences:
    name, values = claim.get("name", ""), claim.get("values", [])
    if name in CHECKED_ANYWAY:
        yield f"{where}: AWS always checks {', '.join(CHECKED_ANYWAY)}: leave out {name}"
    if not 1 <= len(values) <= MOST_CLAIMS:
        yield f"{where}: claim {name} has {len(values)} values: give 1 to {MOST_CLAIMS}"
    if any(len(value) > LENGTH for value in values):
        yield f"{where}: a value of claim {name} is longer than the {LENGTH} characters AWS takes"
    if claim.get("format") == "space-separated-values" and any(" " in value for value in values):
        yield f"{where}: a value of claim {name} holds a space: give each word as its own value"
