# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Resource servers, whose scopes clients may ask for."""

from __future__ import annotations

from localaws.call import Call
from localaws.cognito.store import SERVICE, Pool, listing, missing, pool_of, refuse
from localaws.services import serves
from localaws.state import Document


@serves(SERVICE)
def create_resource_server(call: Call) -> Document:
    pool, identifier = pool_of(call), call["Identifier"]
    if identifier in pool.resource_servers:
        refuse(f"{identifier} already exists in user pool {pool.id}.")
    return {"ResourceServer": _stored(pool, call.parameters)}


@serves(SERVICE)
def describe_resource_server(call: Call) -> Document:
    return {"ResourceServer": _server(call)}


@serves(SERVICE)
def list_resource_servers(call: Call) -> Document:
    return listing(call, "ResourceServers", pool_of(call).resource_servers.values(), default=50)


@serves(SERVICE)
def update_resource_server(call: Call) -> Document:
    _server(call)
    return {"ResourceServer": _stored(pool_of(call), call.parameters)}


@serves(SERVICE)
def delete_resource_server(call: Call) -> Document:
    _server(call)
    del pool_of(call).resource_servers[call["Identifier"]]
    return {}


def _server(call: Call) -> Document:
    identifier = call["Identifier"]
    server = pool_of(call).resource_servers.get(identifier)
    return server or missing(f"Resource server {identifier} does not exist.")


def _stored(pool: Pool, request: Document) -> Document:
    scopes = sorted(request.get("Scopes", []), key=lambda scope: scope["ScopeName"])
    names = [scope["ScopeName"] for scope in scopes]
    if len(set(names)) < len(names):
        refuse("Duplicate scope names are not allowed.")
    server = {**request, **({"Scopes": scopes} if scopes else {})}
    if not scopes:
        server.pop("Scopes", None)
    pool.resource_servers[request["Identifier"]] = server
    return server
