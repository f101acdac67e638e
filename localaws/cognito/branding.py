# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Managed login branding: one style for each client."""

from __future__ import annotations

import uuid

from localaws.call import Call
from localaws.cognito.store import SERVICE, Item, client_of, missing, pool_of, refuse
from localaws.services import serves
from localaws.state import Document

# What the settings of a style are merged with.
DEFAULT_SETTINGS = {
    "categories": {
        "auth": {"authMethodOrder": [[{"display": "BUTTON", "type": "FEDERATED"}]]},
        "form": {"displayGraphics": True, "location": {"horizontal": "CENTER"}},
        "global": {"colorSchemeMode": "LIGHT", "spacingDensity": "REGULAR"},
    },
    "componentClasses": {"buttons": {"borderRadius": 8.0}, "link": {}},
    "components": {"pageBackground": {"image": {"enabled": True}}},
}


@serves(SERVICE)
def create_managed_login_branding(call: Call) -> Document:
    pool, client_id = pool_of(call), client_of(call).document["ClientId"]
    if any(item.document["ClientId"] == client_id for item in pool.brandings.values()):
        refuse(
            f"A managed login branding style already exists for client {client_id}.",
            "ManagedLoginBrandingExistsException",
        )
    _check(call)
    branding_id = str(uuid.uuid4())
    item = Item(document={"ManagedLoginBrandingId": branding_id, **call.parameters})
    item.document.setdefault("UseCognitoProvidedValues", False)
    pool.brandings[branding_id] = item
    return _shown(item)


@serves(SERVICE)
def update_managed_login_branding(call: Call) -> Document:
    item = _branding(call)
    _check(call)
    if call.get("UseCognitoProvidedValues"):
        item.document = {k: v for k, v in item.document.items() if k not in ("Settings", "Assets")}
    elif "Settings" in call.parameters or "Assets" in call.parameters:
        item.document["UseCognitoProvidedValues"] = False
    item.document.update(call.parameters)
    item.touch()
    return _shown(item)


@serves(SERVICE)
def describe_managed_login_branding(call: Call) -> Document:
    return _shown(_branding(call), merged=call.get("ReturnMergedResources", False))


@serves(SERVICE)
def describe_managed_login_branding_by_client(call: Call) -> Document:
    client_id = client_of(call).document["ClientId"]
    for item in pool_of(call).brandings.values():
        if item.document["ClientId"] == client_id:
            return _shown(item, merged=call.get("ReturnMergedResources", False))
    return missing(f"Managed login branding of client {client_id} does not exist.")


@serves(SERVICE)
def delete_managed_login_branding(call: Call) -> Document:
    _branding(call)
    del pool_of(call).brandings[call["ManagedLoginBrandingId"]]
    return {}


def _branding(call: Call) -> Item:
    branding_id = call.get("ManagedLoginBrandingId")
    found = pool_of(call).brandings.get(branding_id)
    return found or missing(f"Managed login branding {branding_id} does not exist.")


def _check(call: Call) -> None:
    own = call.get("Settings") or call.get("Assets")
    if call.get("UseCognitoProvidedValues") and own:
        refuse("Settings and Assets can't be set when UseCognitoProvidedValues is true.")


def _shown(item: Item, *, merged: bool = False) -> Document:
    document = item.described()
    if merged:
        document["Settings"] = _merged(DEFAULT_SETTINGS, document.get("Settings", {}))
    return {"ManagedLoginBranding": document}


def _merged(default: Document, own: Document) -> Document:
    inner = {
        name: _merged(default[name], value)
        for name, value in own.items()
        if isinstance(value, dict) and isinstance(default.get(name), dict)
    }
    return {**default, **own, **inner}
