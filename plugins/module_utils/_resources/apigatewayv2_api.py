# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An HTTP API of API Gateway."""

from __future__ import annotations

import dataclasses
import typing as t

from .._engine.documents import Document
from .._engine.habits import Faults, InStack, Meaning, Traits
from .._engine.policies import TagMap
from .._engine.resource import Read, Resource, Search
from .._engine.shapes import Model, Names
from .._engine.writers import Call, Options, Patch, Tags

NEW = {"protocol_type": "HTTP", "disable_execute_api_endpoint": False, "description": ""}


@dataclasses.dataclass(frozen=True)
class Cleared(Patch):
    """An option of an update that keeps what it omits, which another operation takes away."""

    clear: str = ""

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return the call that sets the option alone, or clears it when it is empty."""
        (option,) = self.owns
        if after.get(option):
            return super().calls(model, before, after, options)
        return [Call(self.clear, model.request(self.clear).encode(after), frozenset(options))]


def arn_of(*path: str) -> t.Callable[[t.Any, Document], Document]:
    """Return what tells the ARN of a thing: AWS wants it with tags, and never says it.

    ``path`` is its place below the region: words, and options in braces.
    """

    def walk(store: t.Any, document: Document) -> Document:
        meta = store.session.client(store.resource.service).meta
        place = "/".join(path).format(**document)
        arn = f"arn:{meta.partition}:apigateway:{meta.region_name}::/{place}"
        return {"resource_arn": arn}

    return walk


def nothing_left_out(found: Document) -> Document:
    """Return ``found`` with what AWS leaves out."""
    return {**NEW, **found}


def without_empty_text(document: Document, creating: bool) -> Document:
    """AWS takes no empty description at creation."""
    return {k: v for k, v in document.items() if v != "" or not creating}


API = Resource(
    service="apigatewayv2",
    name="api",
    ids=("api_id",),
    in_stack=InStack(
        # AWS keeps a link that an API still uses, and to remove both nobody has to say which.
        follows=frozenset({"vpc_link"}),
        looks_past=frozenset({"vpc_link"}),
    ),
    read=Read("GetApi"),
    extras=(Read("", gives=frozenset({"tags"}), walk=arn_of("apis", "{api_id}")),),
    search=Search("GetApis", "Items", whole=True),
    words=Names(pairs=frozenset()),
    create="CreateApi",
    writers=(
        Cleared(
            operation="UpdateApi",
            owns=frozenset({"cors_configuration"}),
            clear="DeleteCorsConfiguration",
        ),
        Patch("UpdateApi"),
        Tags("TagResource"),
    ),
    meaning=Meaning(born=NEW, described=nothing_left_out, wire=without_empty_text),
    delete="DeleteApi",
    policies={"tags": TagMap()},
    traits=Traits(
        derived=frozenset({"resource_arn"}),
        growing={"tags": "purge_tags"},
        unmanaged={
            "route_key": "quick create, with target: routes are resources of their own",
            "target": "quick create, with route_key",
            "credentials_arn": "quick create",
        },
    ),
    faults=Faults(
        missing=("NotFoundException",),
        # Somebody else is changing the account's APIs at the same time.
        retry_on=("TooManyRequestsException", "ConflictException: concurrent"),
    ),
)
