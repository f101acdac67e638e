# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The secrets of an app client: one, or two while the application changes from old to new."""

from __future__ import annotations

import dataclasses
import typing as t

from .._engine.documents import Document
from .._engine.plan import Plan
from .._engine.resource import Read, Resource
from .._engine.shapes import Model, Names
from .._engine.writers import Call, Options, Writer
from ._parents import OF_CLIENT, clients
from .user_pool import id_of_arn

ADD, DELETE = "AddUserPoolClientSecret", "DeleteUserPoolClientSecret"


@dataclasses.dataclass(frozen=True)
class Rotation(Writer):
    """The way from one secret to another, which takes two runs."""

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return the call that adds a secret, or the one that gives up one of two."""
        if after["rotation"] == "started":
            return [self.call(model, after, options)]
        old, new = (one["client_secret_id"] for one in before["client_secrets"])
        given_up = new if after.get("keeps") == "oldest" else old
        request = model.request(DELETE).encode({**after, "client_secret_id": given_up})
        return [Call(DELETE, request, frozenset(options))]


def by_age(found: Document) -> Document:
    """Return ``found`` with the oldest secret first; with two of them a rotation is under way."""
    secrets = found.get("client_secrets") or []
    ordered = sorted(secrets, key=lambda one: str(one.get("client_secret_create_date")))
    rotation = "started" if len(ordered) > 1 else "finished"
    return {**found, "client_secrets": ordered, "rotation": rotation}


def abandoned(document: Document) -> Document:
    """A rotation that is abandoned ends with the old secret, any other with the new one."""
    if document.get("rotation") != "abandoned":
        return document
    return {**document, "rotation": "finished", "keeps": "oldest"}


def secret_preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield why this client cannot have another secret."""
    if plan.creates:
        yield (
            f"app client {plan.after.get('client_id')} has no secret, or does not exist: AWS gives"
            " a first one only to a new client, by generate_secret of cognito_user_pool_client."
        )


def secret_problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for what contradicts itself."""
    if desired.get("client_secret") and desired.get("rotation") != "started":
        yield "client_secret is the one to rotate to: set rotation to started, or leave it out."


USER_POOL_CLIENT_SECRET = Resource(
    service="cognito-idp",
    name="user_pool_client_secret",
    title="client_id",
    ids=(),
    names=("user_pool_id", "client_id"),
    words=Names(
        {
            "ClientSecretValue": "client_secret",
            "ClientSecrets.ClientSecretValue": "client_secret",
        }
    ),
    references=OF_CLIENT,
    read=Read("ListUserPoolClientSecrets"),
    exists=lambda found: bool(found.get("client_secrets")),
    members=clients,
    create=ADD,
    created="ClientSecretDescriptor",
    writers=(Rotation(ADD, owns=frozenset({"rotation"})),),
    told={ADD: "ClientSecretDescriptor"},
    described=by_age,
    canonical=(id_of_arn, abandoned),
    problems=(secret_problems,),
    preflight=(secret_preflight,),
    # A value that AWS made is told once, one of the user's own never.
    write_only=("client_secret", "keeps"),
    sensitive=("client_secret", "client_secrets.client_secret"),
)
