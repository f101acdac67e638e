# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which rule a request meets: lowest priority first, all conditions of it, the default last."""

from __future__ import annotations

import ipaddress
import typing as t
from urllib.parse import parse_qsl, unquote

from localaws.door.patterns import expression, like
from localaws.door.visit import Visit

Document = dict[str, t.Any]


def matching_rule(rules: list[Document], visit: Visit) -> Document:
    """Return the first rule, by priority, all of whose conditions hold."""
    numbered = [rule for rule in rules if not rule["IsDefault"]]
    for rule in sorted(numbered, key=lambda rule: int(rule["Priority"])):
        if all(holds(condition, visit) for condition in rule["Conditions"]):
            return rule
    return next(rule for rule in rules if rule["IsDefault"])


def holds(condition: Document, visit: Visit) -> bool:
    """Return whether ``condition`` holds for ``visit``."""
    return CONDITIONS[condition["Field"]](condition, visit)


def _values(condition: Document, config: str) -> tuple[list[str], list[str]]:
    """Return (values, regular expressions); AWS lets both stand in or beside the config."""
    inner = condition.get(config) or {}
    values = inner.get("Values") or condition.get("Values") or []
    return values, inner.get("RegexValues") or condition.get("RegexValues") or []


def host_names(condition: Document) -> tuple[list[str], list[str]]:
    """Return (names with wildcards, regular expressions) of a host-header condition."""
    return _values(condition, "HostHeaderConfig")


def host_is(condition: Document, host: str) -> bool:
    """Return whether ``host`` meets a host-header condition; case never counts."""
    names, regexes = host_names(condition)
    return any(like(name, host, ignore_case=True) for name in names) or any(
        expression(regex, ignore_case=True).search(host) for regex in regexes
    )


def _path(condition: Document, visit: Visit) -> bool:
    patterns, regexes = _values(condition, "PathPatternConfig")
    return any(like(pattern, visit.path, ignore_case=False) for pattern in patterns) or any(
        expression(regex).search(visit.path) for regex in regexes
    )


def _header(condition: Document, visit: Visit) -> bool:
    config = condition["HttpHeaderConfig"]
    name = config["HttpHeaderName"].lower()
    sent = [value for key, value in visit.headers if key == name]
    patterns, regexes = _values(condition, "HttpHeaderConfig")
    return any(
        any(like(pattern, value, ignore_case=True) for pattern in patterns)
        or any(expression(regex).search(value) for regex in regexes)
        for value in sent
    )


def _query(condition: Document, visit: Visit) -> bool:
    wanted = condition["QueryStringConfig"]["Values"]
    sent = parse_qsl(visit.query, keep_blank_values=True)
    bare = [unquote(part) for part in visit.query.split("&") if part and "=" not in part]
    return any(_has_pair(pair, sent, bare) for pair in wanted)


def _has_pair(wanted: Document, sent: list[tuple[str, str]], bare: list[str]) -> bool:
    key, value = wanted.get("Key"), wanted["Value"]
    if key is None and any(like(value, part, ignore_case=True) for part in bare):
        return True
    return any(
        (key is None or like(key, name, ignore_case=True)) and like(value, text, ignore_case=True)
        for name, text in sent
    )


def _method(condition: Document, visit: Visit) -> bool:
    return visit.method in _values(condition, "HttpRequestMethodConfig")[0]


def _source(condition: Document, visit: Visit) -> bool:
    address = ipaddress.ip_address(visit.client[0])
    ranges = _values(condition, "SourceIpConfig")[0]
    return any(address in ipaddress.ip_network(cidr, strict=False) for cidr in ranges)


CONDITIONS: dict[str, t.Callable[[Document, Visit], bool]] = {
    "host-header": lambda condition, visit: host_is(condition, visit.host),
    "path-pattern": _path,
    "http-header": _header,
    "query-string": _query,
    "http-request-method": _method,
    "source-ip": _source,
}
