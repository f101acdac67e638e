# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The authentication session, kept by the browser in the shards of one cookie."""

from __future__ import annotations

import dataclasses
import time
import typing as t
from email.utils import formatdate

from localaws.door.errors import auth_failed
from localaws.door.exchange import Exchange
from localaws.door.sealing import Broken

SHARD = 3900  # with name and attributes a cookie stays below the 4096 bytes of browsers
MOST_SHARDS = 4
CLAIMS_LIMIT = 11 * 1024  # AWS: claims and access token together


@dataclasses.dataclass
class Session:
    """Who signed in, by which configuration, and until when."""

    provider: str
    issuer: str
    client_id: str
    claims: dict[str, t.Any]
    access_token: str
    refresh_token: str
    access_ends: int
    ends: int


def load(exchange: Exchange, name: str) -> Session | None:
    """Return the session in the request's cookies, None when there is none.

    Cookies that are there and were not made by this load balancer are AuthInvalidCookie.
    """
    text = "".join(shards(exchange, name).values())
    if not text:
        return None
    try:
        document = exchange.door.seal.open(exchange.balancer["LoadBalancerArn"], name, text)
    except Broken as error:
        raise auth_failed("AuthInvalidCookie") from error
    session = Session(**document)
    return session if session.ends > time.time() else None


def shards(exchange: Exchange, name: str) -> dict[str, str]:
    """Return the request's shards of the cookie ``name``, in order."""
    cookies = exchange.visit.cookies
    present = sorted(
        (int(number), key)
        for key in cookies
        for base, _, number in [key.rpartition("-")]
        if base == name and number.isdecimal()
    )
    return {key: cookies[key] for _, key in present}


def store(exchange: Exchange, name: str, session: Session) -> None:
    """Have the answer set the session's cookies, and end shards of a longer one before."""
    if len(str(session.claims)) + len(session.access_token) > CLAIMS_LIMIT:
        raise auth_failed("AuthUserinfoResponseSizeExceeded")
    owner = exchange.balancer["LoadBalancerArn"]
    text = exchange.door.seal.close(owner, name, dataclasses.asdict(session))
    parts = [text[start : start + SHARD] for start in range(0, len(text), SHARD)]
    if len(parts) > MOST_SHARDS:
        raise auth_failed("AuthUserinfoResponseSizeExceeded")
    for number, part in enumerate(parts):
        exchange.cookies.append(cookie(f"{name}-{number}", part, session.ends))
    for key in list(shards(exchange, name))[len(parts) :]:
        exchange.cookies.append(cookie(key, "", 0))


def end(exchange: Exchange, name: str) -> None:
    """Have the answer end the session's cookies."""
    for key in shards(exchange, name):
        exchange.cookies.append(cookie(key, "", 0))


def cookie(name: str, value: str, ends: float) -> str:
    """Return a Set-Cookie line as the load balancer writes it."""
    expires = formatdate(ends, usegmt=True)
    return f"{name}={value}; Expires={expires}; Path=/; Secure; HttpOnly; SameSite=None"
