# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the actions of rules and listeners share: words, references, policies, checks."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.expected import unborn
from .._engine.policies import Keyed, Ordered, Policy
from .._engine.references import lookup
from .._engine.resource import Reference
from .target_group import TARGET_GROUP
from .user_pool import USER_POOL
from .user_pool_client import USER_POOL_CLIENT

ALIASES = {
    "ForwardConfig": "forward",
    "RedirectConfig": "redirect",
    "FixedResponseConfig": "fixed_response",
    "AuthenticateCognitoConfig": "authenticate_cognito",
    "AuthenticateOidcConfig": "authenticate_oidc",
    "JwtValidationConfig": "jwt_validation",
    "ForwardConfig.TargetGroupStickinessConfig": "stickiness",
}
# Only a reader means all that sign people in by a client.
CLIENT_BY_NAME = Reference(
    "user_pool_client_id",
    USER_POOL_CLIENT,
    {"name": "user_pool_client_name", "user_pool_name": "user_pool_name"},
    ("client_id",),
)
SIGN_INS = ("authenticate_cognito", "authenticate_oidc", "jwt_validation")


def action_aliases(member: str) -> dict[str, str]:
    """Return the aliases of all members below the list of actions that AWS calls ``member``."""
    return {f"{member}.{path}": option for path, option in ALIASES.items()}


def action_policies(option: str) -> dict[str, Policy]:
    """Return how the list of actions called ``option`` is compared."""
    return {
        option: Ordered(),
        f"{option}.forward.target_groups": Keyed("target_group_arn"),
        f"{option}.jwt_validation.additional_claims": Keyed("name"),
    }


def action_references(option: str) -> tuple[Reference, ...]:
    """Return what the actions called ``option`` may name instead of giving its id."""
    places = (f"{option}.target_group_arn", f"{option}.forward.target_groups.target_group_arn")
    name = {"name": "target_group_name"}
    groups = (Reference(place, TARGET_GROUP, name, ("target_group_arn",)) for place in places)
    return (*login_references(f"{option}.authenticate_cognito"), *groups)


def login_references(login: str) -> tuple[Reference, ...]:
    """Return what a login needs: two names give the pool's ARN, the client's id and the domain."""
    pool = {"user_pool_id": "user_pool_arn"}
    arn = frozenset(pool.values())
    return (
        Reference(f"{login}.user_pool_arn", USER_POOL, {"name": "user_pool_name"}, ("arn",)),
        Reference(
            f"{login}.user_pool_client_id",
            USER_POOL_CLIENT,
            {"name": "user_pool_client_name", **pool},
            ("client_id",),
            keeps=arn,
        ),
        Reference(
            f"{login}.user_pool_domain",
            USER_POOL,
            pool,
            ("custom_domain", "domain"),
            keeps=arn,
            through=frozenset({"user_pool_domain"}),
            lacking="has no domain, which a sign-in needs: make one by cognito_user_pool_domain",
        ),
    )


def login_problems(actions: t.Iterable[Document], store: t.Any) -> t.Iterator[str]:
    """Yield why the load balancer could not sign anybody in with the clients that are named."""
    for action in actions:
        login = action.get("authenticate_cognito") or {}
        pool, client = login.get("user_pool_arn", ""), login.get("user_pool_client_id", "")
        if login and not unborn(login):
            asked = {"user_pool_id": pool.rpartition("/")[2], "client_id": client}
            yield from client_problems(lookup(store.session, USER_POOL_CLIENT, asked), login)


def client_problems(client: Document | None, login: Document) -> t.Iterator[str]:
    """Yield what ``client`` lacks for ``login``."""
    if client is None:
        yield (
            f"authenticate_cognito.user_pool_client_id {login['user_pool_client_id']} is no app"
            f" client of {login['user_pool_arn']}: correct it, or name it by user_pool_client_name."
        )
        return
    name = client.get("name", client["client_id"])
    if not client.get("client_secret"):
        yield (
            f"App client {name} has no secret, and a load balancer needs one: make another client"
            " with generate_secret, and name that one."
        )
    if "code" not in (client.get("allowed_oauth_flows") or []):
        yield f"App client {name} does not allow the code flow: add code to allowed_oauth_flows."
    missing = set(login.get("scope", "").split()) - set(client.get("allowed_oauth_scopes") or [])
    if missing:
        yield (
            f"App client {name} does not allow the scope {' '.join(sorted(missing))}: add it to"
            " allowed_oauth_scopes, or take it out of scope."
        )


def https_problems(actions: t.Iterable[Document], protocol: str, where: str) -> t.Iterator[str]:
    """Yield a sentence when a sign-in stands on a listener that AWS does not allow it on."""
    names = [name for action in actions for name in SIGN_INS if action.get(name)]
    if names and protocol != "HTTPS":
        yield (
            f"{names[0]} needs an HTTPS listener, and {where} speaks {protocol}: use the HTTPS"
            " listener, and let this one redirect to it."
        )
