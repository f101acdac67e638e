# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A user pool with everything in it, and what stands in front of others by it."""

from __future__ import annotations

import dataclasses
import typing as t

try:
    from botocore.exceptions import ClientError
except ImportError:
    pass  # Reported by AnsibleAWSModule, in words that say what to install.

from .._engine.documents import Document
from .._engine.info import inform
from .._engine.resource import Read
from .._engine.session import Session
from ._pool_variables import LISTS, as_variables
from .client_secret import USER_POOL_CLIENT_SECRET
from .group import GROUP
from .identity_provider import IDENTITY_PROVIDER
from .lambda_function import FUNCTION
from .listener import LISTENER
from .listener_rule import LISTENER_RULE
from .load_balancer import LOAD_BALANCER
from .log_delivery import LOG_DELIVERY_CONFIGURATION
from .login_branding import MANAGED_LOGIN_BRANDING
from .resource_server import RESOURCE_SERVER
from .risk_configuration import RISK_CONFIGURATION
from .terms import TERMS
from .ui_customization import UI_CUSTOMIZATION
from .user import USER
from .user_pool import USER_POOL
from .user_pool_client import USER_POOL_CLIENT
from .user_pool_domain import USER_POOL_DOMAIN
from .user_pool_replica import USER_POOL_REPLICA

# Each user tells the groups, so that no group is asked for its members.
GROUP_ALONE = dataclasses.replace(GROUP, extras=())
PARTS = (
    USER_POOL_DOMAIN,
    RESOURCE_SERVER,
    IDENTITY_PROVIDER,
    USER_POOL_CLIENT,
    USER_POOL_CLIENT_SECRET,
    GROUP_ALONE,
    MANAGED_LOGIN_BRANDING,
    UI_CUSTOMIZATION,
    TERMS,
    RISK_CONFIGURATION,
    LOG_DELIVERY_CONFIGURATION,
    USER_POOL_REPLICA,
)


# What is only read when it is asked for, as there may be many.
USERS, RULES = "users", "listener_rules"


def parts(store: t.Any, pool: Document) -> Document:
    """Return what else there is of ``pool``, and all its parts, as their own info modules do."""
    more: Document = {}
    for read in USER_POOL.extras:
        more |= store.describe(read, pool) or {}
    pool = {**pool, **more}
    key, session = {"user_pool_id": pool["user_pool_id"]}, store.session
    found = {part.plural: inform(part, key, session) for part in PARTS}
    clients = [{**key, "client_id": one["client_id"]} for one in found[USER_POOL_CLIENT.plural]]
    for part in (part for part in PARTS if part.qualifiers):
        # What qualifies is given: the pool's own, then that of each client.
        own = (one for client in clients for one in inform(part, client, session))
        found[part.plural] += own
    if pool.get(USERS):
        found[USERS] = inform(USER, key, session)
    if pool.get(RULES):
        found[RULES] = rules(session, pool["arn"])
    variables = as_variables({**pool, USERS: [], **found}, guard(session, pool))
    return {**more, **found, "variables": variables}


def guard(session: Session, pool: Document) -> Document | None:
    """Return the trigger before a sign-up, None where there is none, or none that we may see."""
    arn = (pool.get("lambda_config") or {}).get("pre_sign_up")
    try:
        return next(iter(inform(FUNCTION, {"name": arn.split(":")[6]}, session))) if arn else None
    except (ClientError, StopIteration):
        return None


def rules(session: Session, pool_arn: str) -> list[Document]:
    """Return the rules of all load balancers of the region that ask this pool for a sign-in."""
    balancers = inform(LOAD_BALANCER, {}, session)
    listeners = (one for b in balancers for one in inform(LISTENER, of(b), session))
    found = (
        one
        for listener in listeners
        for one in inform(LISTENER_RULE, {"listener_arn": listener["listener_arn"]}, session)
    )
    return [one for one in found if asks(one, pool_arn)]


def of(balancer: Document) -> Document:
    """Return how a listener names its load balancer."""
    return {"load_balancer_arn": balancer["load_balancer_arn"]}


def asks(rule: Document, pool_arn: str) -> bool:
    """Return whether one of the actions of ``rule`` asks the pool."""
    logins = (one.get("authenticate_cognito") or {} for one in rule.get("actions") or [])
    return any(one.get("user_pool_arn") == pool_arn for one in logins)


def only_what_was_read(found: Document) -> Document:
    """Return ``found`` without the words that only asked for more."""
    return {k: v for k, v in found.items() if k not in (USERS, RULES) or isinstance(v, list)}


WHOLE_POOL = dataclasses.replace(
    USER_POOL,
    traits=dataclasses.replace(
        USER_POOL.traits,
        guides=frozenset({USERS, RULES}),
        sensitive=tuple(
            f"{place}.{path}"
            for part in PARTS
            for place in (
                part.plural,
                *(f"variables.{v}" for v, kind in LISTS.items() if kind.resource is part),
            )
            for path in part.traits.sensitive
        ),
    ),
    meaning=dataclasses.replace(USER_POOL.meaning, described=only_what_was_read),
    called_too="",
    told_too={},
    extras=(Read("", gives=frozenset(part.plural for part in PARTS), walk=parts),),
)
