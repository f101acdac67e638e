# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The secrets of an app client: one, or two while the application changes from old to new."""

from __future__ import annotations

import dataclasses
import datetime
import typing as t

from .._engine.documents import Document
from .._engine.habits import Meaning, Refusals, Traits
from .._engine.plan import Plan
from .._engine.resource import Read, Resource
from .._engine.shapes import Model, Names
from .._engine.writers import Call, Options, Writer
from ._parents import OF_CLIENT, clients
from ._secret_store import CURRENT, MISSING, held, put, store_problems
from .user_pool import id_of_arn

ADD, DELETE = "AddUserPoolClientSecret", "DeleteUserPoolClientSecret"
# A second secret is there, or one alone is left.
STARTED, FINISHED = "started", "finished"
SCHEDULE = ("rotate", "keep", "min_age")


@dataclasses.dataclass(frozen=True)
class Rotation(Writer):
    """The way from one secret to another, which takes two runs."""

    remove: str = DELETE

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return the calls that give up a secret, add one, and put it where it is looked for."""
        adds = after["rotation"] == STARTED and bool({"rotation", "renewal"} & options)
        ids = [one["client_secret_id"] for one in before["client_secrets"]]
        left, gone = remaining(ids, after)
        shape, mine = model.request(self.remove), frozenset(options)
        calls = [
            Call(self.remove, shape.encode({**after, "client_secret_id": x}), mine) for x in gone
        ]
        calls += [self.call(model, after, options)] if adds else []
        newest = None if adds else left[-1]
        if after.get("secretsmanager_secret_id") and (adds or gone or "stored" in options):
            calls.append(storing(after, before, newest, mine))
        return calls


def remaining(ids: list[str], after: Document) -> tuple[list[str], list[str]]:
    """Return which of the secrets, the oldest first, are left and which go before one is added."""
    if len(ids) < 2 or (after["rotation"] == STARTED and not after.get("renewal")):
        return ids, []
    if after.get("keeps") == "oldest":
        return ids[:1], ids[1:]
    return ids[-1:], ids[:-1]


def storing(after: Document, before: Document, newest: str | None, options: Options) -> Call:
    """Return what puts the newest secret, or with None the one that was just added, into place."""
    place, new = after["secretsmanager_secret_id"], before.get("stored") == MISSING
    operation = "CreateSecret" if new else "PutSecretValue"

    def do(store: t.Any, told: Document) -> Document:
        name = newest or told["client_secret_id"]
        own = after.get("client_secret") if newest is None else None
        put(store, place, own or told.get("client_secret") or only(store, after), name, new)
        return {}

    return Call(operation, {"SecretId": place}, frozenset(options), do)


def only(store: t.Any, client: Document) -> str:
    """Return the secret of a client that has one, which AWS tells as long as it is the only one."""
    key = {"UserPoolId": client["user_pool_id"], "ClientId": client["client_id"]}
    reply = store.call("DescribeUserPoolClient", key)
    return str(reply["UserPoolClient"]["ClientSecret"])


def by_age(found: Document) -> Document:
    """Return ``found`` with the oldest secret first; with two of them a rotation is under way."""
    secrets = found.get("client_secrets") or []
    ordered = sorted(secrets, key=lambda one: str(one.get("client_secret_create_date")))
    rotation = STARTED if len(ordered) > 1 else FINISHED
    return {**found, "client_secrets": ordered, "rotation": rotation}


def abandoned(document: Document) -> Document:
    """A rotation that is abandoned ends with the old secret, any other with the new one."""
    if document.get("rotation") != "abandoned":
        return document
    return {**document, "rotation": FINISHED, "keeps": "oldest"}


def by_schedule(document: Document) -> Document:
    """Whether it is time for another secret, or for less of them, the age of the newest tells."""
    secrets = document.get("client_secrets")
    if not secrets or not any(document.get(option) for option in SCHEDULE):
        return document
    made = datetime.datetime.fromisoformat(secrets[-1]["client_secret_create_date"])
    age = datetime.datetime.now(datetime.UTC) - made
    due = age >= datetime.timedelta(days=document.get("min_age", 1))
    rest = {option: v for option, v in document.items() if option not in SCHEDULE}
    if due and document.get("rotate"):
        return {**rest, "rotation": STARTED, "renewal": "now"}
    if due and document.get("keep") == 1 and len(secrets) > 1:
        return {**rest, "rotation": FINISHED}
    return rest


def in_its_place(document: Document) -> Document:
    """A place that is named shall hold the newest secret."""
    if not document.get("secretsmanager_secret_id"):
        return document
    return {"stored": CURRENT, **document}


def secret_preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield why this client cannot have another secret, or not have it stored."""
    before, after = plan.before, plan.after
    if plan.creates:
        yield (
            f"app client {after.get('client_id')} has no secret, or does not exist: AWS gives"
            " a first one only to a new client, by generate_secret of cognito_user_pool_client."
        )
        return
    writes = [call.operation for call in plan.calls]
    unknown = len(before["client_secrets"]) > 1 and not {ADD, DELETE} & set(writes)
    if any(call.do for call in plan.calls):
        place = after["secretsmanager_secret_id"]
        yield from store_problems(place, before.get("stored", ""), unknown)


def secret_problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for what contradicts itself."""
    adds = desired.get("rotation") == STARTED or desired.get("rotate")
    if desired.get("client_secret") and not adds:
        yield "client_secret is the one to rotate to: set rotation to started, or leave it out."
    if desired.get("min_age", 1) < 0:
        yield f"min_age must be at least 0 days, not {desired['min_age']}."


USER_POOL_CLIENT_SECRET = Resource(
    service="cognito-idp",
    name="user_pool_client_secret",
    title="client_id",
    ids=(),
    names=("user_pool_id", "client_id"),
    qualifiers=("secretsmanager_secret_id",),
    words=Names(
        {
            "ClientSecretValue": "client_secret",
            "ClientSecrets.ClientSecretValue": "client_secret",
        }
    ),
    references=OF_CLIENT,
    read=Read("ListUserPoolClientSecrets"),
    extras=(Read("", gives=frozenset({"secretsmanager_secret_id", "stored"}), walk=held),),
    exists=lambda found: bool(found.get("client_secrets")),
    members=clients,
    create=ADD,
    created="ClientSecretDescriptor",
    writers=(Rotation(ADD, owns=frozenset({"rotation", "renewal", "stored"})),),
    told={ADD: "ClientSecretDescriptor"},
    meaning=Meaning(
        described=by_age,
        canonical=(id_of_arn, abandoned, by_schedule, in_its_place),
    ),
    refusals=Refusals(problems=(secret_problems,), preflight=(secret_preflight,)),
    traits=Traits(
        derived=frozenset({"secretsmanager_secret_id"}),
        momentary=("renewal", "rotate", "keep"),
        # A value that AWS made is told once, one of the user's own never.
        write_only=("client_secret", "keeps", *SCHEDULE),
        sensitive=("client_secret", "client_secrets.client_secret", "renewal"),
    ),
)
