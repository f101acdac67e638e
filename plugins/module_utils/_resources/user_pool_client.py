# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An app client of a Cognito user pool."""

from __future__ import annotations

import re
import typing as t

from .._engine.documents import Document
from .._engine.errors import PlanError
from .._engine.habits import Deletion, Meaning, Refusals, Traits
from .._engine.plan import Plan
from .._engine.resource import Read, Reference, Resource, Search
from .._engine.shapes import Names
from .._engine.writers import Call, Put
from ._user_pool_client_needs import not_there
from ._user_pool_client_problems import client_preflight, client_problems
from .user_pool import USER_POOL, id_of_arn

UNITS = {"access_token": "hours", "id_token": "hours", "refresh_token": "days"}


def what_a_description_implies(found: Document) -> Document:
    """AWS says nothing of how a secret came about, and leaves out the units it assumes."""
    units = {**UNITS, **(found.get("token_validity_units") or {})}
    has_secret = bool(found.get("client_secret"))
    return {**found, "generate_secret": has_secret, "token_validity_units": units}


def kept_secret(wanted: Document, others: t.Sequence[Document]) -> Document:
    """A new client gets a secret unless the user says otherwise: AWS gives none ever after."""
    return wanted if wanted.get("client_secret") else {"generate_secret": True, **wanted}


def thirty_days_for_zero(document: Document) -> Document:
    """AWS takes a refresh token validity of 0 for its default of 30 days."""
    if document.get("refresh_token_validity") != 0:
        return document
    return {**document, "refresh_token_validity": 30}


# A client that another service of AWS made is known by a part of its name.
ADOPTING: dict[str, t.Callable[[Document, str], bool]] = {
    "name_prefix": lambda found, prefix: found.get("name", "").startswith(prefix),
    "name_pattern": lambda found, pattern: bool(re.search(pattern, found.get("name", ""))),
}


def adopting_preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield that only a client that exists can be taken over."""
    for option in (option for option in ADOPTING if resolved.get(option) and plan.creates):
        yield (
            f"There is no app client with {option} {resolved[option]}: {option} finds one that"
            " another service made and creates none. Give name to create one."
        )


def own_only(current: Document, resolved: Document, store: t.Any) -> list[Call]:
    """Who only takes a client over does not remove it."""
    for option in (option for option in ADOPTING if resolved.get(option)):
        raise PlanError(
            f"{option} finds app client {current['name']}, which another service made, and removes"
            " none: give client_id or name to delete it."
        )
    request = store.model.request("DeleteUserPoolClient").encode(store.key(current))
    return [Call("DeleteUserPoolClient", request, frozenset(current))]


USER_POOL_CLIENT = Resource(
    service="cognito-idp",
    name="user_pool_client",
    ids=("user_pool_id", "client_id"),
    words=Names({"ClientName": "name"}),
    references=(
        Reference(
            "user_pool_id",
            USER_POOL,
            {"name": "user_pool_name"},
            ("user_pool_id",),
            # AWS refuses a client whose providers and scopes are not there yet.
            through=frozenset({"identity_provider", "resource_server"}),
        ),
    ),
    read=Read("DescribeUserPoolClient", "UserPoolClient"),
    search=Search(
        "ListUserPoolClients",
        "UserPoolClients",
        by=("name", *ADOPTING),
        scope=("user_pool_id",),
        page=60,
        fitting=ADOPTING,
    ),
    create="CreateUserPoolClient",
    answers=True,
    writers=(Put("UpdateUserPoolClient"),),
    delete="DeleteUserPoolClient",
    deletion=Deletion(calls=own_only),
    meaning=Meaning(
        described=what_a_description_implies,
        canonical=(id_of_arn, thirty_days_for_zero),
        complete=kept_secret,
    ),
    traits=Traits(
        # GetClientToken documents ALLOW_CLIENT_TOKEN_AUTH, which AWS's model does not list.
        wider=("explicit_auth_flows",),
        guides=frozenset(ADOPTING),
        growing={"callback_urls": "callback_urls_state", "logout_urls": "logout_urls_state"},
        sensitive=("client_secret",),
    ),
    refusals=Refusals(
        problems=(client_problems,),
        preflight=(adopting_preflight, client_preflight, not_there),
    ),
    called_too="client",
    told_too={"client_name": "name"},
)
