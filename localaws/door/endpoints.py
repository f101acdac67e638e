# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The door's own endpoints, under /_localaws/door on every port of it.

====================================  ===========================================================
GET    /_localaws/door                where each listener is
POST   /_localaws/door/targets        {"target_group": name or ARN, "address": "127.0.0.1:9000"}
DELETE /_localaws/door/targets        all groups go to their own targets again
GET    /_localaws/door/access-log     the lines of all load balancers (?load_balancer=part of ARN)
POST   /_localaws/door/access-log     write them into the buckets now
GET    /_localaws/door/keys/KID       the public key of x-amzn-oidc-data
GET    /_localaws/door/messages       what an authenticator app shows now, and the codes that
                                      localaws did not send by e-mail or SMS
GET    /_localaws/door/ca.pem         the CA of the names that the door plays itself
====================================  ===========================================================
"""

from __future__ import annotations

import json
import time
import typing as t

from starlette.responses import JSONResponse, PlainTextResponse, Response

from localaws.door.addresses import is_loopback, split_host
from localaws.door.hosted_ui.challenges import code_at
from localaws.door.visit import Visit

if t.TYPE_CHECKING:
    from localaws.door.running import Door

PREFIX = "/_localaws/door"


def endpoint(door: Door, visit: Visit) -> Response:
    """Return the answer of one of the door's own endpoints."""
    path = visit.path.removeprefix(PREFIX).strip("/")
    if visit.method == "GET" and path.startswith("keys/"):
        return _key(door, path.removeprefix("keys/"))
    found = ENDPOINTS.get((visit.method, path))
    if found is None:
        served = [f"{method} {PREFIX}/{name}".rstrip("/") for method, name in ENDPOINTS]
        return JSONResponse({"message": "No such endpoint", "endpoints": served}, 404)
    try:
        return found(door, visit)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        return JSONResponse({"message": f"{type(error).__name__}: {error}"}, 400)


def _where(door: Door, _: Visit) -> Response:
    document = {
        "https": door.url,
        "http": f"http://127.0.0.1:{door.addresses.local_port('http')}",
        "listeners": door.open_listeners(),
        "targets": door.targets.mapped,
        "names": "any AWS name in the Host header, or that name with .localhost behind it",
    }
    return JSONResponse(document)


def _map(door: Door, visit: Visit) -> Response:
    # A page of another origin cannot send this type without asking first.
    if visit.header("content-type") != "application/json":
        raise ValueError("the content type is not application/json")
    wanted = json.loads(visit.body)
    group, address = wanted["target_group"], wanted["address"]
    if address is not None:
        host = split_host(address.partition("://")[2] or address)[0]
        if not is_loopback(host):
            raise ValueError(f"{address} is not an address of this machine")
    door.targets.map(group, address)
    return JSONResponse({"targets": door.targets.mapped})


def _unmap(door: Door, _: Visit) -> Response:
    door.targets.clear()
    return JSONResponse({"targets": {}})


def _log(door: Door, visit: Visit) -> Response:
    lines = door.log.lines(visit.parameters.get("load_balancer", ""))
    return PlainTextResponse("".join(f"{line}\n" for line in lines))


def _messages(door: Door, _: Visit) -> Response:
    code = code_at(time.time())
    return JSONResponse({"authenticator_code": code, "messages": door.memory.messages})


def _key(door: Door, key_id: str) -> Response:
    pem = door.keys.public(key_id)
    if pem is None:
        return JSONResponse({"message": "No such key"}, 404)
    return Response(pem, media_type="application/x-pem-file")


def _deliver(door: Door, _: Visit) -> Response:
    return JSONResponse({"delivered": door.log.deliver()})


def _ca(door: Door, _: Visit) -> Response:
    return Response(door.authority.pem, media_type="application/x-pem-file")


ENDPOINTS: dict[tuple[str, str], t.Callable[[Door, Visit], Response]] = {
    ("GET", ""): _where,
    ("POST", "targets"): _map,
    ("DELETE", "targets"): _unmap,
    ("GET", "access-log"): _log,
    ("POST", "access-log"): _deliver,
    ("GET", "messages"): _messages,
    ("GET", "ca.pem"): _ca,
}
