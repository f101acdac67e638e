# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""How calls and time grow with what a user pool, or an account, holds: a table.

``python -m bench.cognito [size ...]``. Each size stands alone: so many app clients, users and pools
are made, then found unchanged, and one of them changed; by one stack with all of them, and by one
task that means one among them. The engine runs in this process, localaws in another.
"""

from __future__ import annotations

import dataclasses
import os
import signal
import sys
import time
import typing as t

import boto3
from botocore.config import Config

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.converge import converge
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.graph import Node
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.resource import Resource
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.session import Session
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.stack import converge_all
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.survey import Terms
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds.every import KINDS
from bench.aws import Aws
from demo.aws import localaws

Document = dict[str, t.Any]

SIZES = (10, 100, 1000)
REGION = "eu-west-1"
KEYS = {"aws_access_key_id": "bench", "aws_secret_access_key": "no-such-thing-as-a-secret-key"}
POOL = {"user_pool_name": "staff"}
GROUPS = ("admins", "editors", "readers")


def client(number: int, changed: bool) -> Document:
    """Return an app client."""
    return {**POOL, "name": f"app-{number}", "auth_session_validity": 5 if changed else 3}


def user(number: int, changed: bool) -> Document:
    """Return a user with an attribute, in a group."""
    email = f"user-{number}@{'changed' if changed else 'example'}.example"
    groups = [GROUPS[number % len(GROUPS)]]
    return {**POOL, "username": f"user-{number}", "attributes": {"email": email}, "groups": groups}


def pool(number: int, changed: bool) -> Document:
    """Return a user pool."""
    length = 12 if changed else 10
    return {"name": f"pool-{number}", "policies": {"password_policy": {"minimum_length": length}}}


ENTRIES: dict[str, t.Callable[[int, bool], Document]] = {
    "cognito_user_pool_client": client,
    "cognito_user": user,
    "cognito_user_pool": pool,
}
# The modules' own default.
TERMS = Terms(purge={"purge_attributes": False})


@dataclasses.dataclass(frozen=True)
class Line:
    """What one run took."""

    kind: str
    size: int
    way: str
    step: str
    seconds: float
    calls: t.Mapping[str, int]


def session(url: str) -> Session:
    """Return a session of the engine, as a run of its own has."""
    retries = Config(retries={"mode": "standard", "max_attempts": 6})
    boto = boto3.session.Session(region_name=REGION, **KEYS)
    return Session(lambda service: boto.client(service, endpoint_url=url, config=retries))


def prepare(url: str) -> None:
    """Make what the entries live in."""
    found = session(url)
    made = converge(KINDS["cognito_user_pool"].resource, {"name": "staff"}, found, Terms()).after
    for name in GROUPS:
        wanted = {"user_pool_id": made["user_pool_id"], "name": name}
        converge(KINDS["cognito_group"].resource, wanted, found, Terms())


def stack(url: str, kind: str, resource: Resource, entries: t.Sequence[Document]) -> int:
    """Return how many of the entries one stack has changed."""
    nodes = [Node(kind, resource, one, TERMS) for one in entries]
    return sum(one.changed for one in converge_all(nodes, session(url), dry=False).values())


def alone(url: str, resource: Resource, entry: Document) -> int:
    """Return whether one task has changed its entry."""
    return int(converge(resource, entry, session(url), TERMS).changed)


def measured(aws: Aws, kind: str, size: int, url: str) -> t.Iterator[Line]:
    """Yield what each step took in an account that holds ``size`` of a kind."""
    resource, entry = KINDS[kind].resource, ENTRIES[kind]
    same = [entry(number, False) for number in range(size)]
    last = size - 1
    one_changed = [*same[:last], entry(last, True)]
    steps: list[tuple[str, str, int, t.Callable[[], int]]] = [
        ("stack of all", "all new", size, lambda: stack(url, kind, resource, same)),
        ("stack of all", "no change", 0, lambda: stack(url, kind, resource, same)),
        ("stack of all", "one change", 1, lambda: stack(url, kind, resource, one_changed)),
        ("one task", "no change", 0, lambda: alone(url, resource, same[0])),
        ("one task", "one change", 1, lambda: alone(url, resource, entry(0, True))),
    ]
    for way, step, expected, work in steps:
        aws.answer_after(0)
        begun = time.monotonic()
        changed = work()
        seconds = time.monotonic() - begun
        if changed != expected:
            raise SystemExit(f"{kind} {way} {step}: {changed} changed, not {expected}")
        yield Line(kind, size, way, step, seconds, aws.calls())


def shown(lines: t.Sequence[Line]) -> t.Iterator[str]:
    """Yield the table: a line for each step, a pair of columns for each size."""
    sizes = sorted({line.size for line in lines})
    columns = "".join(f"{f'{size} calls':>12}{'seconds':>9}" for size in sizes)
    yield f"{'':26}{'':14}{'':12}{columns}  calls at {sizes[-1]}"
    found = {(line.kind, line.way, line.step, line.size): line for line in lines}
    for kind, way, step in dict.fromkeys((line.kind, line.way, line.step) for line in lines):
        row = [found[kind, way, step, size] for size in sizes]
        cells = "".join(f"{sum(one.calls.values()):>12}{one.seconds:>9.2f}" for one in row)
        calls = ", ".join(f"{k.partition('.')[2]} {v}" for k, v in row[-1].calls.items())
        yield f"{kind:26}{way:14}{step:12}{cells}  {calls}"


def main() -> None:
    """Measure and print."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that localaws ends with us
    sizes = [int(one) for one in sys.argv[1:]] or SIZES
    lines: list[Line] = []
    for size in sizes:
        for kind in ENTRIES:
            with localaws() as addresses:
                prepare(addresses.control)
                lines += measured(Aws(addresses.control), kind, size, addresses.control)
    print("\n".join(shown(lines)))
    print(f"load average {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors")


if __name__ == "__main__":
    main()
