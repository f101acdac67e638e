# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The forward action: group, target, request, answer."""

from __future__ import annotations

import time
import typing as t
import uuid

import httpx
from starlette.responses import Response, StreamingResponse

from localaws.door.errors import Refused
from localaws.door.exchange import Exchange
from localaws.door.identity import is_identity_header
from localaws.door.lambda_target import invoke
from localaws.door.stickiness import GROUP_COOKIE, TARGET_COOKIE, remember, remembered
from localaws.door.targets import Target, choose_group, groups_of, label
from localaws.door.threads import parts_in_thread
from localaws.door.transforms import rewritten

Document = dict[str, t.Any]
Headers = list[tuple[str, str]]
ENCODING = "latin-1"  # HTTP's own, which leaves every byte as it was
HOP_BY_HOP = {
    "connection",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
}
VALID_NAME = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


def forward(action: Document, exchange: Exchange) -> Response:
    """Return the target's answer."""
    exchange.executed.append("forward")
    arn = _group_arn(action, exchange)
    exchange.group_arn = arn
    group = exchange.door.control.target_group(arn)
    target = _target(group, exchange)
    sent = (exchange.visit.authority, exchange.visit.target)
    host, path = rewritten(exchange.rule, *sent)
    exchange.rewritten = (host, path) if (host, path) != sent else None
    attributes = exchange.door.control.balancer_attributes(exchange.balancer["LoadBalancerArn"])
    headers = _request_headers(exchange, attributes, host)
    exchange.target = target.name
    if target.function:
        visit = exchange.visit
        return invoke(target.function, group, visit.method, path, headers, visit.body)
    if target.sample:
        headers += label(group, target).items()
    idle = float(attributes.get("idle_timeout.timeout_seconds") or 60)
    return _answered(exchange, target, path, headers, idle)


def _group_arn(action: Document, exchange: Exchange) -> str:
    """Return the group's ARN, sticky where the rule says so."""
    groups = groups_of(action)
    sticky = (action.get("ForwardConfig") or {}).get("TargetGroupStickinessConfig") or {}
    if not sticky.get("Enabled"):
        return choose_group(groups, None)
    chosen = choose_group(groups, remembered(exchange, GROUP_COOKIE))
    remember(exchange, GROUP_COOKIE, chosen, int(sticky["DurationSeconds"]))
    return chosen


def _target(group: Document, exchange: Exchange) -> Target:
    """Return the target, sticky where the group says so."""
    attributes = group["Attributes"]
    sticky = attributes.get("stickiness.enabled") == "true"
    if not sticky or attributes.get("stickiness.type", "lb_cookie") != "lb_cookie":
        return exchange.door.targets.choose(group, None)
    chosen = exchange.door.targets.choose(group, remembered(exchange, TARGET_COOKIE))
    seconds = int(attributes.get("stickiness.lb_cookie.duration_seconds") or 86400)
    remember(exchange, TARGET_COOKIE, chosen.name, seconds)
    return chosen


def _request_headers(exchange: Exchange, attributes: dict[str, str], host: str) -> Headers:
    """Return the client's headers as the target sees them, with the load balancer's own."""
    strict = attributes.get("routing.http.drop_invalid_header_fields.enabled") == "true"
    own = {
        "host": host,
        "x-forwarded-proto": exchange.visit.scheme,
        "x-forwarded-port": str(exchange.visit.port),
        "x-amzn-trace-id": trace_id(exchange),
        **_forwarded_for(exchange, attributes),
        **exchange.identity,
    }
    replaced = {*own, "content-length", "x-forwarded-for", *HOP_BY_HOP}
    if attributes.get("routing.http.xff_header_processing.mode") == "preserve":
        replaced.discard("x-forwarded-for")
    kept = [
        (name, value)
        for name, value in exchange.visit.headers
        if name not in replaced
        and not (strict and not set(name) <= VALID_NAME)
        and not (exchange.protected and is_identity_header(name))
        and not name.startswith("x-localaws-")
    ]
    return [*kept, *own.items()]


def _forwarded_for(exchange: Exchange, attributes: dict[str, str]) -> dict[str, str]:
    mode = attributes.get("routing.http.xff_header_processing.mode") or "append"
    if mode != "append":
        return {}
    before = exchange.visit.header("x-forwarded-for")
    client = exchange.visit.client[0]
    return {"x-forwarded-for": f"{before}, {client}" if before else client}


def trace_id(exchange: Exchange) -> str:
    """Return the request's X-Amzn-Trace-Id, begun here unless the client sent one."""
    sent = exchange.visit.header("x-amzn-trace-id")
    return sent or f"Root=1-{int(time.time()):08x}-{uuid.uuid4().hex[:24]}"


def _answered(
    exchange: Exchange, target: Target, path: str, headers: Headers, idle: float
) -> Response:
    """Return the target's answer as it streams; 502 when it fails, 504 when it is silent."""
    client = exchange.door.outbound.local
    visit = exchange.visit
    started = time.monotonic()
    try:
        url = httpx.URL(target.base_url).copy_with(raw_path=path.encode(ENCODING))
        request = client.build_request(visit.method, url, content=visit.body, timeout=idle)
        request.headers = httpx.Headers(
            [
                (name.encode(ENCODING), value.encode(ENCODING))
                for name, value in _with_length(headers, visit.method, visit.body)
            ]
        )
        answer = client.send(request, stream=True)
    except httpx.ReadTimeout as error:
        raise Refused(504) from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise Refused(502) from error
    exchange.times = (0.0, time.monotonic() - started, 0.0)
    exchange.target_status = str(answer.status_code)
    return _streamed(answer)


def _with_length(headers: Headers, method: str, body: bytes) -> Headers:
    if body or method in ("POST", "PUT", "PATCH"):
        return [*headers, ("content-length", str(len(body)))]
    return headers


def _streamed(answer: httpx.Response) -> Response:
    def parts() -> t.Iterator[bytes]:
        try:
            yield from answer.iter_raw()
        finally:
            answer.close()

    streamed = StreamingResponse(parts_in_thread(parts()), answer.status_code)
    streamed.raw_headers = [
        (name.lower(), value)
        for name, value in answer.headers.raw
        if name.lower().decode(ENCODING) not in HOP_BY_HOP
    ]
    return streamed
