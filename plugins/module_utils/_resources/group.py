# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A group of a Cognito user pool."""

from __future__ import annotations

import dataclasses
import itertools
import typing as t

from .._engine.calling import pages
from .._engine.documents import Document
from .._engine.errors import listed
from .._engine.expected import unborn
from .._engine.listing import Crowd, crowd
from .._engine.plan import Plan
from .._engine.policies import Unordered
from .._engine.references import lookup
from .._engine.resource import Read, Search
from .._engine.writers import Members, Put
from ._parents import OF_POOL
from ._user_problems import GROUP_ALONE
from ._users_at_once import PAGE, names
from .user import USER
from .user_pool import id_of_arn


def no_description(found: Document) -> Document:
    """AWS leaves an empty description out."""
    return {"description": "", **found}


def group_problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for everything that AWS never accepts."""
    if any(character.isspace() for character in desired.get("name", "")):
        yield f"name {desired['name']!r} has a space in it: AWS takes none in names of groups."


def members(store: t.Any, group: Document) -> Document:
    """Return who is in ``group``, and whom else AWS would find by what they are called too."""
    client = store.session.client(store.resource.service)
    asked = {"UserPoolId": group["user_pool_id"], "GroupName": group["name"]}
    listed_ = pages(client, "ListUsersInGroup", asked, "Users[]", PAGE)
    users = [plain(one) for one in itertools.chain.from_iterable(listed_)]
    aliases = {alias: one["username"] for one in users for alias in names(one)}
    own = {one["username"]: one["username"] for one in users}
    return {"users": [*own], "known_as": {**aliases, **own}}


def plain(user: t.Mapping[str, t.Any]) -> Document:
    """Return a listed user as far as it tells what the user is called."""
    attributes = {one["Name"]: one.get("Value", "") for one in user.get("Attributes") or []}
    return {"username": user["Username"], "attributes": attributes}


def by_their_names(document: Document) -> Document:
    """A member may be told by an alias; AWS tells each by the name."""
    known = document.get("known_as")
    if not known or not document.get("users"):
        return document
    return {**document, "users": [*dict.fromkeys(known.get(n, n) for n in document["users"])]}


def without_members(
    store: t.Any, scope: Document, wanted: t.AbstractSet[str], most: int
) -> Crowd | None:
    """Return all groups of a pool; the list tells no members."""
    return None if "users" in wanted else crowd(store, scope, wanted, most)


def group_preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield who cannot join, as the pool has no such user, or has it in other letters."""
    if unborn(plan.after):
        return
    pool = {"user_pool_id": plan.after.get("user_pool_id", "")}
    new = sorted(set(plan.after.get("users") or []).difference(plan.before.get("users") or []))
    found = {n: lookup(store.session, USER, {**pool, "username": n}) for n in new}
    for name, user in found.items():
        # A pool may take either: to add the one and remove the other would remove the user.
        if user and name != user["username"] and name.lower() == user["username"].lower():
            yield f"users {name} is {user['username']} in the user pool: write it so."
    gone = [name for name, user in found.items() if not user]
    # In check mode an earlier task may have made them.
    if gone and not store.session.lenient:
        yield (
            f"users {listed(gone)} are not in the user pool: create them first, or name the group"
            " in groups of those that the same run creates."
        )


GROUP = dataclasses.replace(
    GROUP_ALONE,
    references=OF_POOL,
    extras=(Read("ListUsersInGroup", gives=frozenset({"users"}), walk=members),),
    search=Search(
        "ListGroups", "Groups", by=("name",), scope=("user_pool_id",), page=60, whole=True
    ),
    crowd=without_members,
    create="CreateGroup",
    # Whether an update resets what it omits is not documented: all is sent.
    writers=(
        Put("UpdateGroup"),
        Members(
            "AdminAddUserToGroup",
            owns=frozenset({"users"}),
            on_create=False,
            remove="AdminRemoveUserFromGroup",
            member="username",
        ),
    ),
    delete="DeleteGroup",
    policies={"users": Unordered()},
    traits=dataclasses.replace(
        GROUP_ALONE.traits,
        growing={"users": "purge_users"},
        inner=("known_as",),
    ),
    meaning=dataclasses.replace(
        GROUP_ALONE.meaning,
        described=no_description,
        canonical=(id_of_arn, by_their_names),
    ),
    refusals=dataclasses.replace(
        GROUP_ALONE.refusals,
        problems=(group_problems,),
        preflight=(group_preflight,),
    ),
)
