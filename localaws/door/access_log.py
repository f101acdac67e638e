# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The access log, line by line as ELB writes it, kept in memory and in the bucket if asked for."""

from __future__ import annotations

import datetime
import gzip
import secrets
import threading
import typing as t
from collections import deque

from botocore.exceptions import BotoCoreError, ClientError

from localaws.door.control import Control, region_of
from localaws.door.exchange import Exchange
from localaws.door.forward import trace_id

KEPT = 10_000


class AccessLog:
    """All lines of all load balancers, the newest last."""

    def __init__(self, control: Control) -> None:
        self._control = control
        self._lines: deque[tuple[str, str]] = deque(maxlen=KEPT)
        self._unwritten: dict[str, list[str]] = {}
        self._lock = threading.Lock()

    def note(self, exchange: Exchange, status: int, size: int, received: datetime.datetime) -> None:
        """Note that a request was answered."""
        line = entry(exchange, status, size, received)
        arn = exchange.balancer["LoadBalancerArn"]
        with self._lock:
            self._lines.append((arn, line))
            self._unwritten.setdefault(arn, []).append(line)

    def lines(self, balancer: str = "") -> list[str]:
        """Return the lines, of one load balancer by part of its ARN or of all."""
        return [line for arn, line in list(self._lines) if balancer in arn]

    def clear(self) -> None:
        """Forget all lines."""
        with self._lock:
            self._lines.clear()
            self._unwritten.clear()

    def deliver(self) -> list[str]:
        """Write what is new into the buckets of the load balancers that log; return the keys."""
        with self._lock:
            new, self._unwritten = self._unwritten, {}
        return [key for arn, lines in new.items() for key in self._deliver(arn, lines)]

    def _deliver(self, arn: str, lines: list[str]) -> t.Iterator[str]:
        try:
            attributes = self._control.balancer_attributes(arn)
            if attributes.get("access_logs.s3.enabled") != "true":
                return
            key = object_key(arn, attributes.get("access_logs.s3.prefix") or "")
            body = gzip.compress("".join(f"{line}\n" for line in lines).encode())
            bucket = attributes["access_logs.s3.bucket"]
            client = self._control.client("s3", region_of(arn))
            client.put_object(Bucket=bucket, Key=key, Body=body)
            yield f"s3://{bucket}/{key}"
        except (ClientError, BotoCoreError) as error:
            # ELB delivers its logs on a best-effort basis; what went wrong is told all the same.
            yield f"{arn}: {error}"


def object_key(arn: str, prefix: str) -> str:
    """Return where ELB would put the log of a load balancer now."""
    account, region = arn.split(":")[4], region_of(arn)
    identity = arn.partition("loadbalancer/")[2].replace("/", ".")
    now = datetime.datetime.now(datetime.UTC)
    name = (
        f"{account}_elasticloadbalancing_{region}_{identity}_{now:%Y%m%dT%H%MZ}"
        f"_127.0.0.1_{secrets.token_hex(4)}.log.gz"
    )
    folder = f"AWSLogs/{account}/elasticloadbalancing/{region}/{now:%Y/%m/%d}"
    return "/".join(part for part in (prefix.strip("/"), folder, name) if part)


def entry(exchange: Exchange, status: int, size: int, received: datetime.datetime) -> str:
    """Return the line for an answered request: ELB's fields in ELB's order."""
    now = datetime.datetime.now(datetime.UTC)
    fields = [
        exchange.visit.scheme,
        _moment(now),
        exchange.balancer["LoadBalancerArn"].partition("loadbalancer/")[2],
        "{}:{}".format(*exchange.visit.client),
        exchange.target,
        *("-1" if one < 0 else f"{one:.3f}" for one in exchange.times),
        str(status),
        exchange.target_status,
        str(_size(exchange)),
        str(size),
        *_request(exchange),
        exchange.matched,
        _moment(received),
        *_outcome(exchange),
    ]
    return " ".join(fields)


def _request(exchange: Exchange) -> list[str]:
    """Return the fields from the request line to the certificate."""
    visit = exchange.visit
    address = f"{visit.scheme}://{visit.host}:{visit.port}{visit.target}"
    return [
        _quoted(f"{visit.method} {address} HTTP/{visit.http_version}"),
        _quoted(visit.header("user-agent") or "-"),
        visit.tls.cipher,
        visit.tls.protocol,
        exchange.group_arn,
        _quoted(trace_id(exchange)),
        _quoted(visit.tls.server_name or "-"),
        _quoted(visit.tls.certificate_arn),
    ]


def _outcome(exchange: Exchange) -> list[str]:
    """Return the fields from the actions to the transforms, all in quotes but the connection."""
    host, path = exchange.rewritten or ("-", "-")
    before = [
        ",".join(exchange.executed) or "-",
        exchange.redirect_url,
        exchange.error_reason,
        exchange.target,
        exchange.target_status,
        "-",
        "-",
    ]
    after = [host, path, "TransformSuccess" if exchange.rewritten else "-"]
    return [*map(_quoted, before), f"TID_{secrets.token_hex(16)}", *map(_quoted, after)]


def _size(exchange: Exchange) -> int:
    headers = sum(len(name) + len(value) + 4 for name, value in exchange.visit.headers)
    return headers + len(exchange.visit.target) + len(exchange.visit.body)


def _moment(time: datetime.datetime) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', "%22")
    return f'"{escaped}"'
