# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Who answers a request: the name that it asks for decides."""

from __future__ import annotations

import datetime
import re
import typing as t

from starlette.requests import Request
from starlette.responses import Response

from localaws.door import hosted_ui, names
from localaws.door.addresses import aws_name, split_host
from localaws.door.balancer import answer_as_balancer
from localaws.door.documents import pool_document, public_key
from localaws.door.endpoints import PREFIX, endpoint
from localaws.door.http_api import answer_custom_name, answer_own_name
from localaws.door.threads import in_thread, inner, outer
from localaws.door.visit import Tls, Visit

if t.TYPE_CHECKING:
    from localaws.door.running import Door

Answerer = t.Callable[["Door", Visit, "re.Match[str]"], Response]
PLAYED: list[tuple[re.Pattern[str], Answerer]] = [
    (names.POOLS, pool_document),
    (names.KEYS, public_key),
    (names.PREFIX_DOMAINS, hosted_ui.answer_prefix),
    (names.APIS, answer_own_name),
]


def application(door: Door) -> t.Any:
    """Return the ASGI application of all of the door's ports."""

    async def serve(scope: t.Any, receive: t.Any, send: t.Any) -> None:
        request = Request(scope, receive)
        received = datetime.datetime.now(datetime.UTC)
        visit = _visit(door, scope, await request.body())
        threads = inner if names.is_played(door, visit.host) else outer
        response = await in_thread(threads, _answer, door, visit, received)
        await response(scope, receive, send)

    return serve


def _visit(door: Door, scope: t.Any, body: bytes) -> Visit:
    headers = tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in scope["headers"])
    sent = next((value for name, value in headers if name == "host"), "")
    name, asked_port = split_host(sent)
    host, local = aws_name(name)
    local_port = scope["server"][1]
    scheme, port = door.addresses.aws_port(local_port)
    if asked_port is not None and asked_port != local_port:
        port = asked_port if scheme == "https" else port
    client = tuple(scope["client"])
    tls = door.handshakes.tls(client) if scheme == "https" else Tls()
    return Visit(
        method=scope["method"],
        scheme=scheme,
        host=host,
        port=port,
        path=scope["raw_path"].decode("latin-1"),
        query=scope["query_string"].decode("latin-1"),
        headers=headers,
        body=body,
        client=client,
        http_version=scope["http_version"],
        tls=tls,
        local=local,
    )


def _answer(door: Door, visit: Visit, received: datetime.datetime) -> Response:
    if visit.path.startswith(PREFIX):
        return endpoint(door, visit)
    response = _played(door, visit) or answer_as_balancer(door, visit, received)
    location = response.headers.get("location")
    if location and visit.local:
        response.headers["location"] = door.addresses.local_url(location)
    return response


def _played(door: Door, visit: Visit) -> Response | None:
    """Return the answer of a part of AWS, or of an identity provider, that the name stands for."""
    if visit.scheme != "https":
        return None
    for pattern, answerer in PLAYED:
        found = pattern.fullmatch(visit.host)
        if found:
            return answerer(door, visit, found)
    if visit.host in door.memory.provider_hosts:
        return hosted_ui.answer_stand_in(door, visit)
    return answer_custom_name(door, visit) or hosted_ui.answer_custom(door, visit)
