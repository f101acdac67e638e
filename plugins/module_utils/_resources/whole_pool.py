# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A user pool with everything in it but its users."""

from __future__ import annotations

import dataclasses
import typing as t

from .._engine.documents import Document
from .._engine.info import inform
from .._engine.resource import Read
from .client_secret import USER_POOL_CLIENT_SECRET
from .group import GROUP
from .identity_provider import IDENTITY_PROVIDER
from .log_delivery import LOG_DELIVERY_CONFIGURATION
from .login_branding import MANAGED_LOGIN_BRANDING
from .resource_server import RESOURCE_SERVER
from .risk_configuration import RISK_CONFIGURATION
from .terms import TERMS
from .ui_customization import UI_CUSTOMIZATION
from .user_pool import USER_POOL
from .user_pool_client import USER_POOL_CLIENT
from .user_pool_domain import USER_POOL_DOMAIN
from .user_pool_replica import USER_POOL_REPLICA

PARTS = (
    USER_POOL_DOMAIN,
    RESOURCE_SERVER,
    IDENTITY_PROVIDER,
    USER_POOL_CLIENT,
    USER_POOL_CLIENT_SECRET,
    GROUP,
    MANAGED_LOGIN_BRANDING,
    UI_CUSTOMIZATION,
    TERMS,
    RISK_CONFIGURATION,
    LOG_DELIVERY_CONFIGURATION,
    USER_POOL_REPLICA,
)


def parts(store: t.Any, pool: Document) -> Document:
    """Return the lists of all parts of ``pool``, each as its own info module returns it."""
    key = {"user_pool_id": pool["user_pool_id"]}
    found = {part.plural: inform(part, key, store.session) for part in PARTS}
    clients = [{**key, "client_id": one["client_id"]} for one in found[USER_POOL_CLIENT.plural]]
    for part in (part for part in PARTS if part.qualifiers):
        # What qualifies is given: the pool's own, then that of each client.
        own = (one for client in clients for one in inform(part, client, store.session))
        found[part.plural] += own
    return found


WHOLE_POOL = dataclasses.replace(
    USER_POOL,
    extras=(
        *USER_POOL.extras,
        Read("", gives=frozenset(part.plural for part in PARTS), walk=parts),
    ),
    sensitive=tuple(f"{part.plural}.{path}" for part in PARTS for path in part.sensitive),
)
