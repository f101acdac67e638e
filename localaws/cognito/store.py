# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""User pools and all that belongs to them, as documents in AWS's wire form."""

from __future__ import annotations

import random
import string
import typing as t
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from localaws.call import Call
from localaws.errors import AwsError
from localaws.state import Document, Store

SERVICE = "cognito-idp"


def now() -> datetime:
    """Return the present, to the millisecond that AWS keeps."""
    present = datetime.now(UTC)
    return present.replace(microsecond=present.microsecond // 1000 * 1000)


@dataclass
class Dated:
    """Anything that remembers when it was made and changed."""

    created: datetime = field(default_factory=now, init=False)
    modified: datetime = field(default_factory=now, init=False)

    def touch(self) -> None:
        """Note a change; two changes never bear the same date."""
        self.modified = max(now(), self.modified + timedelta(milliseconds=1))

    def dates(self) -> Document:
        """Return both dates as members of a description."""
        return {"CreationDate": self.created, "LastModifiedDate": self.modified}


@dataclass
class Item(Dated):
    """A document with dates: an app client, an identity provider, a branding."""

    document: Document = field(default_factory=dict)

    def described(self) -> Document:
        """Return the document with its dates."""
        return {**self.document, **self.dates()}


Items = dict[str, Item]


@dataclass
class Client(Item):
    """An app client; ``secrets`` holds its secrets' descriptors, with their values."""

    secrets: list[Document] = field(default_factory=list)


@dataclass
class Pool(Dated):
    """A user pool."""

    id: str
    arn: str
    region: str
    name: str
    settings: Document  # what UpdateUserPool can set, but the name and MFA
    fixed: Document  # what only CreateUserPool can set, but the schema
    schema: dict[str, Document]  # attributes by their full names
    mfa: Document = field(default_factory=lambda: {"MfaConfiguration": "OFF"})
    clients: dict[str, Client] = field(default_factory=dict)
    providers: Items = field(default_factory=dict)
    resource_servers: dict[str, Document] = field(default_factory=dict)
    ui: Items = field(default_factory=dict)
    brandings: Items = field(default_factory=dict)
    terms: Items = field(default_factory=dict)
    risks: Items = field(default_factory=dict)
    logs: list[Document] = field(default_factory=list)
    replicas: dict[str, Document] = field(default_factory=dict)
    sessions: dict[str, Document] = field(default_factory=dict)
    jobs: dict[str, Document] = field(default_factory=dict)


POOLS: Store[Pool] = Store()


def refuse(message: str, code: str = "InvalidParameterException") -> t.NoReturn:
    """Raise the error that Cognito answers most mistakes with."""
    raise AwsError(code, message)


def missing(message: str) -> t.NoReturn:
    """Raise the error for something that is not there."""
    raise AwsError("ResourceNotFoundException", message)


def pool_of(call: Call) -> Pool:
    """Return the pool that the call's UserPoolId names."""
    pool_id = call["UserPoolId"]
    pool = POOLS[call].get(pool_id)
    return pool or missing(f"User pool {pool_id} does not exist.")


def client_of(call: Call) -> Client:
    """Return the app client that the call's UserPoolId and ClientId name."""
    pool, client_id = pool_of(call), call["ClientId"]
    return pool.clients.get(client_id) or missing(f"User pool client {client_id} does not exist.")


def unique(length: int, letters: str = string.ascii_letters + string.digits) -> str:
    """Return a random identifier."""
    return "".join(random.choices(letters, k=length))


def page(
    call: Call, items: t.Iterable[t.Any], size: str = "MaxResults", default: int = 60
) -> t.Any:
    """Return the call's page of ``items`` and the token of the next one, None after the last."""
    items, start = list(items), 0
    token = call.get("NextToken")
    if token is not None:
        start = int(token) if token.isdigit() else refuse("Invalid pagination token")
    end = start + (call.get(size) or default)
    return items[start:end], str(end) if end < len(items) else None


def listing(call: Call, member: str, items: t.Iterable[t.Any], default: int = 60) -> Document:
    """Return the answer of a list operation: the page, and a NextToken if there are more."""
    shown, token = page(call, items, default=default)
    return {member: shown, **({"NextToken": token} if token else {})}
