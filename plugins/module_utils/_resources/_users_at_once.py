# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Many users by a few calls: listed with their attributes, and each group with its members."""

from __future__ import annotations

import itertools
import typing as t

from .._engine.calling import pages
from .._engine.documents import Document
from .._engine.listing import Crowd, crowd

PAGE = 60
# What people may sign in by, once it is proved to be theirs.
ALIASES = {"email": "email_verified", "phone_number": "phone_number_verified"}


def users_at_once(
    store: t.Any, scope: Document, wanted: t.AbstractSet[str], most: int
) -> Crowd | None:
    """Return all users of a pool by all names they go by, if ``most`` calls can tell."""
    # Only AdminGetUser tells of factors.
    users = None if "mfa_preference" in wanted else crowd(store, scope, wanted, most)
    groups = memberships(store, scope, most) if users and "groups" in wanted else {}
    if users is None or groups is None:
        return None
    found = {}
    for one in users.values():
        mine = {"groups": groups.get(one["username"], [])} if "groups" in wanted else {}
        plain = {k: v for k, v in one.items() if k != "mfa_preference"}
        found.update({key: {**plain, **mine} for key in names(one)})
    return found


def names(user: Document) -> list[str]:
    """Return all that AWS finds ``user`` by."""
    attributes = user.get("attributes") or {}
    proved = [name for name, proof in ALIASES.items() if attributes.get(proof) == "true"]
    also = (attributes.get(name) for name in (*proved, "preferred_username", "sub"))
    return [user["username"], *filter(None, also)]


def memberships(store: t.Any, scope: Document, most: int) -> dict[str, list[str]] | None:
    """Return the groups of each user, or None where that would take ``most`` calls or more."""
    client, pool = store.session.client(store.resource.service), scope["user_pool_id"]
    listed = pages(client, "ListGroups", {"UserPoolId": pool}, "Groups[].GroupName", PAGE)
    found: dict[str, list[str]] = {}
    for group in itertools.chain.from_iterable(listed):
        # Cognito's own, of people who came from a provider, are nobody's to manage.
        if group.startswith(f"{pool}_"):
            continue
        asked = {"UserPoolId": pool, "GroupName": group}
        members = pages(client, "ListUsersInGroup", asked, "Users[].Username", PAGE)
        for page in members:
            most -= 1
            for name in page:
                found.setdefault(name, []).append(group)
            if most <= 0:
                return None
    return found
