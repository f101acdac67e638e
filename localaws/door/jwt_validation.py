# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The jwt-validation action: a bearer token that is right, or 401."""

from __future__ import annotations

import json
import time
import typing as t

import httpx
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import deserialize_compact

from localaws.door.errors import Refused
from localaws.door.exchange import Exchange

Document = dict[str, t.Any]
ALGORITHM = "RS256"  # the only one that ELB takes
MOST_BYTES = 150 * 1024
MOST_KEYS = 10


def validate_jwt(action: Document, exchange: Exchange) -> None:
    """Go on to the next action when the request's token is valid; refuse it otherwise."""
    exchange.protected = True
    exchange.executed.append("jwt-validation")
    config = action["JwtValidationConfig"]
    scheme, _, token = (exchange.visit.header("authorization") or "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Refused(401)
    claims = _verified(token.strip(), _keys(exchange, config["JwksEndpoint"]))
    extra = config.get("AdditionalClaims") or []
    if not _timely(claims, config["Issuer"]) or not all(_has(one, claims) for one in extra):
        raise Refused(401)


def _keys(exchange: Exchange, url: str) -> KeySet:
    """Return the provider's keys; more than ELB takes are as good as none."""
    try:
        answer = exchange.door.outbound.request("GET", url)
        answer.raise_for_status()
        document = answer.json()
        if len(answer.content) > MOST_BYTES or len(document["keys"]) > MOST_KEYS:
            raise Refused(500)
        return KeySet.import_key_set(document)
    except (httpx.HTTPError, ValueError, KeyError, TypeError, JoseError) as error:
        raise Refused(500) from error


def _verified(token: str, keys: KeySet) -> Document:
    try:
        found = deserialize_compact(token, keys, algorithms=[ALGORITHM])
        claims = json.loads(found.payload)
    except (JoseError, ValueError) as error:
        raise Refused(401) from error
    if not isinstance(claims, dict):
        raise Refused(401)
    return claims


def _timely(claims: Document, issuer: str) -> bool:
    """Return whether issuer and expiry are there and right, and the optional times fit."""
    now = time.time()
    times = {name: claims[name] for name in ("exp", "nbf", "iat") if name in claims}
    if "exp" not in times or not all(isinstance(one, int | float) for one in times.values()):
        return False
    expires = times.pop("exp")
    return claims.get("iss") == issuer and expires > now and max(times.values(), default=0) <= now


def _has(wanted: Document, claims: Document) -> bool:
    """Return whether a claim holds what the rule asks: one of its values, or all of a list's."""
    value, values = claims.get(wanted["Name"]), set(wanted["Values"])
    kind = wanted["Format"]
    if kind == "single-string":
        return isinstance(value, str) and value in values
    if kind == "space-separated-values":
        return isinstance(value, str) and values <= set(value.split(" "))
    return isinstance(value, list) and values <= {item for item in value if isinstance(item, str)}
