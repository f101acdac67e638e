# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which target group and which target a client was given before."""

from __future__ import annotations

import time
import typing as t

from localaws.door import session
from localaws.door.exchange import Exchange
from localaws.door.sealing import Broken

GROUP_COOKIE = "AWSALBTG"
TARGET_COOKIE = "AWSALB"
CORS = "CORS"  # the same cookie once more, with SameSite, for cross-origin requests


def remembered(exchange: Exchange, name: str) -> t.Any:
    """Return what the cookie ``name`` keeps, None when it is absent, stale or not ours."""
    text = exchange.visit.cookies.get(name)
    if not text:
        return None
    try:
        owner = exchange.balancer["LoadBalancerArn"]
        document = exchange.door.seal.open(owner, name, text)
    except Broken:
        if name == GROUP_COOKIE:
            exchange.error_reason = "AWSALBTGCookieInvalid"
        return None
    return document["value"] if document["ends"] > time.time() else None


def remember(exchange: Exchange, name: str, value: str, seconds: int) -> None:
    """Have the answer keep ``value`` in the cookie ``name`` and in its CORS twin."""
    ends = time.time() + seconds
    owner = exchange.balancer["LoadBalancerArn"]
    text = exchange.door.seal.close(owner, name, {"value": value, "ends": ends})
    plain = session.cookie(name, text, ends).partition("; Secure")[0]
    exchange.cookies.append(plain)
    exchange.cookies.append(
        plain.replace(f"{name}=", f"{name}{CORS}=", 1) + "; SameSite=None; Secure"
    )
