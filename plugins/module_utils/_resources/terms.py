# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Terms of use, or a privacy policy, to which the sign-up page of an app client links."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.habits import Meaning, Refusals, Traits
from .._engine.resource import Read, Resource
from .._engine.shapes import Names
from .._engine.writers import Put
from ._parents import OF_CLIENT, clients
from .user_pool import id_of_arn

KINDS = ("terms-of-use", "privacy-policy")
PREFIX = "cognito:"


def full_languages(document: Document) -> Document:
    """AWS writes ``cognito:`` before every language."""
    if not document.get("links"):
        return document
    links = {f"{PREFIX}{k.removeprefix(PREFIX)}": v for k, v in document["links"].items()}
    return {**document, "links": links}


def only_values(wanted: Document, others: t.Sequence[Document]) -> Document:
    """AWS requires two members that have one value each."""
    return {"terms_source": "LINK", "enforcement": "NONE", **wanted}


def terms_problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for everything that AWS never accepts."""
    links = full_languages(desired).get("links")
    if links is not None and not links.get("cognito:default"):
        yield "links need a default: add the address for all other languages as default."


def kinds_of_clients(store: t.Any, asked: Document) -> list[Document]:
    """Return the keys of all that there may be: the call that lists them names no client."""
    kinds = [asked["name"]] if asked.get("name") else KINDS
    return [{**client, "name": kind} for client in clients(store, asked) for kind in kinds]


TERMS = Resource(
    service="cognito-idp",
    name="terms",
    ids=(),
    names=("user_pool_id", "client_id", "name"),
    words=Names({"TermsName": "name"}),
    references=OF_CLIENT,
    read=Read("DescribeTermsByClient", "Terms"),
    members=kinds_of_clients,
    create="CreateTerms",
    writers=(Put("UpdateTerms"),),
    delete="DeleteTerms",
    meaning=Meaning(complete=only_values, canonical=(id_of_arn, full_languages)),
    refusals=Refusals(problems=(terms_problems,)),
    traits=Traits(
        unmanaged={"terms_id": "the client and the name tell which are meant"},
    ),
)
