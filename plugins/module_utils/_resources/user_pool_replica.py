# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A copy of a Cognito user pool in another region."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.expected import unborn
from .._engine.habits import Deletion, Meaning, Refusals, Traits
from .._engine.plan import Plan
from .._engine.references import lookup
from .._engine.resource import Read, Resource, Search, Wait
from .._engine.writers import Call, Patch
from ._parents import OF_POOL
from .user_pool import USER_POOL, id_of_arn


def still_on_its_way(found: Document) -> Document:
    """Return ``found`` with whether AWS has finished."""
    return {**found, "ready": found.get("status") in ("ACTIVE", "INACTIVE")}


def becomes_active(document: Document) -> Document:
    """A replica that is being created becomes active by itself."""
    if document.get("status") != "CREATING":
        return document
    return {**document, "status": "ACTIVE"}


def inactive_first(current: Document, resolved: Document, store: t.Any) -> list[Call]:
    """AWS deletes only a replica that is inactive."""
    key, options = store.key(current), frozenset(current)
    off = store.model.request("UpdateUserPoolReplica").encode({**key, "status": "INACTIVE"})
    gone = store.model.request("DeleteUserPoolReplica").encode(key)
    calls = [Call("DeleteUserPoolReplica", gone, options)]
    if current.get("status") == "ACTIVE":
        calls.insert(0, Call("UpdateUserPoolReplica", off, options))
    return calls


def replica_preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield why this pool cannot have the replica."""
    if not plan.creates or unborn(plan.after):
        return
    pool_id, region = plan.after["user_pool_id"], plan.after["region_name"]
    if pool_id.partition("_")[0] == region:
        yield f"region_name {region} is the region of the user pool itself: choose another one."
    pool = lookup(store.session, USER_POOL, {"user_pool_id": pool_id}) or {}
    if (pool.get("key_configuration") or {}).get("key_type") != "CUSTOMER_MANAGED_KEY":
        yield (
            f"user pool {pool_id} cannot be replicated: set its key_configuration to a"
            " multi-Region KMS key of your own first, by cognito_user_pool."
        )


USER_POOL_REPLICA = Resource(
    service="cognito-idp",
    name="user_pool_replica",
    title="region_name",
    ids=(),
    names=("user_pool_id", "region_name"),
    references=OF_POOL,
    read=Read("ListUserPoolReplicas", "UserPoolReplicas", among=("region_name",)),
    search=Search(
        "ListUserPoolReplicas",
        "UserPoolReplicas",
        by=("region_name",),
        scope=("user_pool_id",),
        whole=True,
    ),
    create="CreateUserPoolReplica",
    created="UserPoolReplica",
    writers=(Patch("UpdateUserPoolReplica", owns=frozenset({"status"}), on_create=False),),
    delete="DeleteUserPoolReplica",
    deletion=Deletion(calls=inactive_first, settles=True),
    meaning=Meaning(
        described=still_on_its_way,
        canonical=(id_of_arn, becomes_active),
        born={"status": "ACTIVE"},
    ),
    refusals=Refusals(preflight=(replica_preflight,)),
    traits=Traits(
        # Said at creation, and never told again.
        write_only=("user_pool_tags",),
    ),
    wait=Wait(done=lambda found: bool(found.get("ready"))),
)
