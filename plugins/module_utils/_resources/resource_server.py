# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A resource server of a Cognito user pool: an API and the scopes that clients may ask for."""

from __future__ import annotations

import re
import typing as t

from .._engine.documents import Document
from .._engine.habits import Meaning, Refusals, Traits
from .._engine.listing import crowd
from .._engine.plan import Plan
from .._engine.policies import Keyed
from .._engine.resource import Read, Resource, Search
from .._engine.writers import Put
from ._parents import OF_POOL
from .user_pool import id_of_arn

NOT_IN_NAMES = re.compile(r"[^\w\s+=,.@-]")


def name_of_identifier(wanted: Document, others: t.Sequence[Document]) -> Document:
    """AWS wants a name, and takes fewer characters in it than in an identifier."""
    name = NOT_IN_NAMES.sub("-", wanted.get("identifier", ""))
    return {"name": name, **wanted}


def scope_identifiers(document: Document) -> Document:
    """A client asks for a scope by the server's identifier and the scope's name."""
    scopes, server = document.get("scopes"), document.get("identifier")
    if scopes is None or not server:
        return document
    full = [f"{server}/{scope['scope_name']}" for scope in scopes]
    return {**document, "scope_identifiers": full}


def server_preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield scopes that AWS would refuse."""
    for scope in plan.after.get("scopes") or []:
        if not scope.get("scope_description"):
            yield f"scopes {scope['scope_name']} needs a scope_description: say what it allows."


RESOURCE_SERVER = Resource(
    service="cognito-idp",
    name="resource_server",
    title="identifier",
    ids=(),
    names=("user_pool_id", "identifier"),
    references=OF_POOL,
    read=Read("DescribeResourceServer", "ResourceServer"),
    search=Search(
        "ListResourceServers",
        "ResourceServers",
        by=("identifier", "name"),
        scope=("user_pool_id",),
        page=50,
        whole=True,
    ),
    crowd=crowd,
    create="CreateResourceServer",
    # AWS wants the name with every update, and sets what is left out to its default.
    writers=(Put("UpdateResourceServer"),),
    delete="DeleteResourceServer",
    policies={"scopes": Keyed("scope_name")},
    meaning=Meaning(
        complete=name_of_identifier,
        canonical=(id_of_arn, scope_identifiers),
    ),
    traits=Traits(
        derived=frozenset({"scope_identifiers"}),
        growing={"scopes": "purge_scopes"},
    ),
    refusals=Refusals(preflight=(server_preflight,)),
)
