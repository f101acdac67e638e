# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""How parts of a user pool name the pool, and the app client, that they belong to."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.resource import Reference
from .._engine.store import Store
from .user_pool import USER_POOL
from .user_pool_client import USER_POOL_CLIENT

OF_POOL = (Reference("user_pool_id", USER_POOL, {"name": "user_pool_name"}, ("user_pool_id",)),)
OF_CLIENT = (
    *OF_POOL,
    Reference(
        "client_id",
        USER_POOL_CLIENT,
        {"name": "client_name", "user_pool_id": "user_pool_id"},
        ("client_id",),
        keeps=frozenset({"user_pool_id"}),
    ),
)


def clients(store: t.Any, asked: Document) -> list[Document]:
    """Return the keys of the app client that ``asked`` names, or of all clients of its pool."""
    pool = {"user_pool_id": asked.get("user_pool_id", "")}
    if asked.get("client_id"):
        return [{**pool, "client_id": asked["client_id"]}]
    found = Store(store.session, USER_POOL_CLIENT).all(pool)
    return [{**pool, "client_id": one["client_id"]} for one in found]
