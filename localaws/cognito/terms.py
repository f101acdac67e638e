# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Terms of use and privacy policies that a client's sign-up page links to."""

from __future__ import annotations

import uuid

from localaws.call import Call
from localaws.cognito.store import SERVICE, Item, client_of, listing, missing, pool_of, refuse
from localaws.services import serves
from localaws.state import Document

LISTED = ("TermsId", "TermsName", "Enforcement")


@serves(SERVICE)
def create_terms(call: Call) -> Document:
    pool, client_id = pool_of(call), client_of(call).document["ClientId"]
    if _of_client(call, client_id):
        refuse(f"{call['TermsName']} of client {client_id} exist already.", "TermsExistsException")
    _check(call.parameters)
    terms_id = str(uuid.uuid4())
    item = Item(document={"TermsId": terms_id, "Links": {}, **call.parameters})
    pool.terms[terms_id] = item
    return {"Terms": item.described()}


@serves(SERVICE)
def update_terms(call: Call) -> Document:
    item = _terms(call)
    _check({**item.document, **call.parameters})
    item.document.update(call.parameters)
    item.touch()
    return {"Terms": item.described()}


@serves(SERVICE)
def describe_terms(call: Call) -> Document:
    return {"Terms": _terms(call).described()}


@serves(SERVICE)
def describe_terms_by_client(call: Call) -> Document:
    found = _of_client(call, client_of(call).document["ClientId"])
    return {"Terms": (found or missing(f"{call['TermsName']} do not exist.")).described()}


@serves(SERVICE)
def list_terms(call: Call) -> Document:
    terms = [
        {**{name: item.document[name] for name in LISTED}, **item.dates()}
        for item in pool_of(call).terms.values()
    ]
    return listing(call, "Terms", terms)


@serves(SERVICE)
def delete_terms(call: Call) -> Document:
    _terms(call)
    del pool_of(call).terms[call["TermsId"]]
    return {}


def _terms(call: Call) -> Item:
    found = pool_of(call).terms.get(call["TermsId"])
    return found or missing(f"Terms {call['TermsId']} do not exist.")


def _of_client(call: Call, client_id: str) -> Item | None:
    wanted = (client_id, call["TermsName"])
    for item in pool_of(call).terms.values():
        if (item.document["ClientId"], item.document["TermsName"]) == wanted:
            return item
    return None


def _check(document: Document) -> None:
    if document.get("Links") and "cognito:default" not in document["Links"]:
        refuse("Links must contain cognito:default.")
