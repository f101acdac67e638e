# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""How the managed login pages look for one app client."""

from __future__ import annotations

import base64
import binascii
import dataclasses
import typing as t

from .._engine.documents import Document
from .._engine.habits import Meaning, Refusals, Traits
from .._engine.policies import Keyed
from .._engine.resource import Read, Resource
from .._engine.writers import Put
from ._parents import OF_CLIENT, OF_POOL, clients
from .user_pool import id_of_arn

OWN = ("settings", "assets")
# Only for reading: what a style inherits is told too.
MERGED = "return_merged_resources"


def cognitos_or_own(document: Document) -> Document:
    """A style is Cognito's or one's own: AWS refuses both, and drops what is one's own for it."""
    if document.get(MERGED):
        return document
    if document.get("use_cognito_provided_values"):
        return {**document, "settings": {}, "assets": []}
    if any(document.get(option) for option in OWN):
        return {**document, "use_cognito_provided_values": False}
    return document


def one_form_of_bytes(document: Document) -> Document:
    """The same image may be written as base64 with line breaks and without."""
    if not document.get("assets"):
        return document
    assets = [
        {**asset, **({"bytes": "".join(asset["bytes"].split())} if asset.get("bytes") else {})}
        for asset in document["assets"]
    ]
    return {**document, "assets": assets}


def cognitos_at_first(wanted: Document, others: t.Sequence[Document]) -> Document:
    """Without any style the pages do not work at all, so a new one is Cognito's."""
    if any(wanted.get(option) for option in (*OWN, "use_cognito_provided_values")):
        return wanted
    return {**wanted, "use_cognito_provided_values": True}


def one_kind(document: Document, creating: bool) -> Document:
    """AWS refuses settings and assets, also empty ones, beside its own values."""
    if not document.get("use_cognito_provided_values"):
        return document
    return {k: v for k, v in document.items() if k not in OWN}


def branding_problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for everything that AWS never accepts."""
    if desired.get("use_cognito_provided_values"):
        for option in (option for option in OWN if desired.get(option)):
            yield f"{option} and use_cognito_provided_values exclude each other: give one of them."
    for asset in desired.get("assets") or []:
        place = f"assets of category {asset.get('category')} and color_mode"
        if asset.get("bytes") and not is_base64(asset["bytes"]):
            yield (
                f"{place} {asset.get('color_mode')} have bytes that are no base64: give the file by"
                " lookup('ansible.builtin.file', path, rstrip=false) | b64encode, or by slurp."
            )


def is_base64(text: str) -> bool:
    """Return whether ``text`` can be decoded."""
    try:
        base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


def styles(store: t.Any, asked: Document) -> list[Document]:
    """Return the keys of the styles that there may be, and how to read them."""
    how = {name: asked[name] for name in (MERGED,) if asked.get(name)}
    return [{**client, **how} for client in clients(store, asked)]


BY_CLIENT = Resource(
    service="cognito-idp",
    name="managed_login_branding",
    title="client_id",
    ids=(),
    # A client has one style, and no call lists them.
    names=("user_pool_id", "client_id"),
    references=OF_CLIENT,
    read=Read("DescribeManagedLoginBrandingByClient", "ManagedLoginBranding"),
    members=styles,
    traits=Traits(guides=frozenset({MERGED}), inner=(MERGED,)),
    create="CreateManagedLoginBranding",
    writers=(Put("UpdateManagedLoginBranding"),),
    delete="DeleteManagedLoginBranding",
    policies={"assets": Keyed("category", "color_mode")},
    meaning=Meaning(
        complete=cognitos_at_first,
        canonical=(id_of_arn, cognitos_or_own, one_form_of_bytes),
        wire=one_kind,
    ),
    refusals=Refusals(problems=(branding_problems,)),
    called_too="branding",
)
# AWS does not tell whose a style is, so a client given besides is not looked at.
BY_ID = dataclasses.replace(
    BY_CLIENT,
    title="managed_login_branding_id",
    ids=("user_pool_id", "managed_login_branding_id"),
    names=(),
    references=OF_POOL,
    read=Read("DescribeManagedLoginBranding", "ManagedLoginBranding"),
    traits=dataclasses.replace(
        BY_CLIENT.traits,
        guides=frozenset({MERGED, "client_id", "client_name"}),
        inner=(MERGED, "client_id", "client_name"),
    ),
)
MANAGED_LOGIN_BRANDING = dataclasses.replace(
    BY_CLIENT, variants={"managed_login_branding_id": BY_ID}
)
