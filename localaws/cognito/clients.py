# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""App clients and their secrets."""

from __future__ import annotations

import string

from moto.core.utils import get_service_model

from localaws.call import Call
from localaws.cognito import client_rules, twins
from localaws.cognito.store import (
    SERVICE,
    Client,
    client_of,
    listing,
    now,
    pool_of,
    refuse,
    unique,
)
from localaws.modes import mode
from localaws.services import serves
from localaws.state import Document

DEFAULTS = {
    "AllowedOAuthFlowsUserPoolClient": False,
    "AuthSessionValidity": 3,
    "EnablePropagateAdditionalUserContextData": False,
    "EnableTokenRevocation": True,
    "PreventUserExistenceErrors": "LEGACY",
    "RefreshTokenValidity": 30,
    "TokenValidityUnits": {},
}
# What UpdateUserPoolClient was measured to keep where the API reference says that it resets.
KEPT = ("RefreshTokenValidity", "EnableTokenRevocation", "AuthSessionValidity")
NOT_SETTINGS = {"UserPoolId", "ClientId", "GenerateSecret", "ClientSecret"}


@serves(SERVICE)
def create_user_pool_client(call: Call) -> Document:
    pool = pool_of(call)
    if call.get("GenerateSecret") and call.get("ClientSecret"):
        refuse("GenerateSecret and ClientSecret can't be set together.")
    document = {
        "UserPoolId": pool.id,
        "ClientId": unique(26, string.ascii_lowercase + string.digits),
        **_settings(call.parameters),
    }
    client = Client(document=document)
    if call.get("GenerateSecret") or call.get("ClientSecret"):
        client.secrets.append(new_secret(document["ClientId"], call.get("ClientSecret")))
    client_rules.check(pool, client)
    pool.clients[document["ClientId"]] = client
    twins.mirror_client(pool, client)
    return {"UserPoolClient": description(client)}


@serves(SERVICE)
def describe_user_pool_client(call: Call) -> Document:
    return {"UserPoolClient": description(client_of(call))}


@serves(SERVICE)
def list_user_pool_clients(call: Call) -> Document:
    clients = [
        {name: client.document[name] for name in ("ClientId", "UserPoolId", "ClientName")}
        for client in pool_of(call).clients.values()
    ]
    return listing(call, "UserPoolClients", clients)


@serves(SERVICE)
def update_user_pool_client(call: Call) -> Document:
    pool, client = pool_of(call), client_of(call)
    kept = {"ClientName": client.document["ClientName"]}
    if mode("update_user_pool") == "measured":
        kept.update({name: client.document[name] for name in KEPT})
    identity = {name: client.document[name] for name in ("UserPoolId", "ClientId")}
    changed = Client(document={**identity, **_settings({**kept, **call.parameters})})
    changed.secrets = client.secrets
    client_rules.check(pool, changed)
    client.document = changed.document
    client.touch()
    twins.mirror_client(pool, client)
    return {"UserPoolClient": description(client)}


@serves(SERVICE)
def delete_user_pool_client(call: Call) -> Document:
    pool, client = pool_of(call), client_of(call)
    client_id = client.document["ClientId"]
    del pool.clients[client_id]
    pool.ui.pop(client_id, None)
    for belongings in (pool.brandings, pool.terms):
        for key in [
            key for key, item in belongings.items() if item.document["ClientId"] == client_id
        ]:
            del belongings[key]
    twins.forget_client(pool, client_id)
    return {}


def description(client: Client) -> Document:
    """Return the client as DescribeUserPoolClient shows it."""
    secret = {"ClientSecret": client.secrets[0]["ClientSecretValue"]} if client.secrets else {}
    return {**client.described(), **secret}


def new_secret(client_id: str, chosen: str | None) -> Document:
    """Return the descriptor of a new secret, its value included."""
    return {
        "ClientSecretId": f"{client_id}--{unique(12, string.digits)}",
        "ClientSecretValue": chosen or unique(52, string.ascii_lowercase + string.digits),
        "ClientSecretCreateDate": now(),
    }


def _settings(request: Document) -> Document:
    """Return a client's settings with AWS's defaults; lists are sets, which come back sorted."""
    shape = get_service_model(SERVICE).operation_model("CreateUserPoolClient").input_shape
    given = {
        name: sorted(set(value)) if isinstance(value, list) else value
        for name, value in request.items()
        if name in shape.members and name not in NOT_SETTINGS and value != []
    }
    settings = {**DEFAULTS, **given}
    settings["RefreshTokenValidity"] = settings["RefreshTokenValidity"] or 30
    return settings
