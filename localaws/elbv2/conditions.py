# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Conditions of a rule: what AWS refuses, and the form in which it keeps the rest."""

from __future__ import annotations

import ipaddress
import re
import typing as t

from localaws.elbv2.errors import invalid
from localaws.elbv2.store import Document
from localaws.elbv2.transforms import check_regex

CONFIGS = {
    "host-header": "HostHeaderConfig",
    "http-header": "HttpHeaderConfig",
    "http-request-method": "HttpRequestMethodConfig",
    "path-pattern": "PathPatternConfig",
    "query-string": "QueryStringConfig",
    "source-ip": "SourceIpConfig",
}
MIRRORED = ("host-header", "path-pattern")  # their values may also stand beside the config
REGEX = ("host-header", "path-pattern", "http-header")
ONCE = ("host-header", "path-pattern", "http-request-method", "source-ip")
WILDCARD = ("host-header", "path-pattern", "http-header", "query-string")
AT_MOST = 5
LONGEST = 128

CHARACTERS = {
    "host-header": r"(?=.*\.)[A-Za-z0-9.*?-]+\.[A-Za-z*?-]+",
    "path-pattern": r"[A-Za-z0-9_.$/~\"'@:+&*?\-=%,;!()]+",
    "http-request-method": r"[A-Z_-]{1,40}",
}


def normal(given: list[Document]) -> list[Document]:
    """Return conditions as AWS keeps them, refusing what it refuses."""
    if not given:
        raise invalid("A condition must be specified")
    kept = [_normal(condition) for condition in given]
    for field in ONCE:
        if sum(one["Field"] == field for one in kept) > 1:
            raise invalid(f"A rule can only have one '{field}' condition")
    values = [(one["Field"], value) for one in kept for value in _values_of(one)]
    if len(values) > AT_MOST:
        raise invalid(f"A rule can only have '{AT_MOST}' condition values")
    wildcards = [text for field, value in values if field in WILDCARD for text in _wild(value)]
    if len(wildcards) > AT_MOST:
        raise invalid(f"A rule can only have '{AT_MOST}' condition wildcards")
    # AWS does not keep the order in which conditions were given.
    return sorted(kept, key=lambda one: (one["Field"], str(one.get("HttpHeaderConfig", ""))))


def _normal(condition: Document) -> Document:
    field = condition.get("Field")
    if not field:
        raise invalid("A condition field must be specified")
    if field not in CONFIGS:
        known = ",".join(CONFIGS)
        raise invalid(f"Condition field '{field}' must be one of '[{known}]'")
    config = _config(field, condition)
    for value in config.get("Values") or []:
        _check(field, value)
    for pattern in config.get("RegexValues") or []:
        _check_length(field, pattern)
        check_regex(pattern)
    return _kept(field, config)


def _config(field: str, condition: Document) -> Document:
    name = CONFIGS[field]
    foreign = [other for other in CONFIGS.values() if other in condition and other != name]
    if foreign:
        raise invalid(f"The '{foreign[0]}' field is not compatible with '{field}'")
    beside = {key: condition[key] for key in ("Values", "RegexValues") if condition.get(key)}
    if beside and field not in MIRRORED:
        raise invalid(f"The '{next(iter(beside))}' field is not compatible with '{field}'")
    config = dict(condition.get(name) or {})
    if beside and config:
        raise invalid(
            f"You cannot provide both Values and '{name}' for a condition of type '{field}'"
        )
    config = config or beside
    _check_config(field, name, config)
    return config


def _check_config(field: str, name: str, config: Document) -> None:
    if not config.get("Values") and not config.get("RegexValues"):
        raise invalid("A condition value must be specified")
    if config.get("RegexValues") and field not in REGEX:
        raise invalid(f"The 'RegexValues' field is not compatible with '{field}'")
    if config.get("RegexValues") and config.get("Values"):
        raise invalid(f"You cannot provide both Values and RegexValues in '{name}'")
    if field == "http-header" and not config.get("HttpHeaderName"):
        raise invalid("A 'HttpHeaderName' must be specified with 'http-header'")
    if len(config.get("HttpHeaderName") or "") > 40:
        raise invalid("The 'HttpHeaderName' value is too long; the limit is '40'")


def _check(field: str, value: t.Any) -> None:
    if field == "query-string":
        if not value.get("Value"):
            raise invalid("A 'Value' must be specified in 'QueryStringKeyValuePair'")
        for part in value.values():
            _check_length(field, part)
        return
    _check_length(field, value)
    if field == "source-ip":
        _check_cidr(value)
    elif field in CHARACTERS and not re.fullmatch(CHARACTERS[field], value):
        raise invalid(f"Condition value '{value}' contains a character that is not valid")


def _check_length(field: str, value: str) -> None:
    if not value:
        raise invalid("A condition value must be specified")
    if len(value) > LONGEST:
        raise invalid(f"The '{field}' value is too long; the limit is '{LONGEST}'")


def _check_cidr(value: str) -> None:
    try:
        if "/" not in value:
            raise ValueError
        ipaddress.ip_network(value)
    except ValueError:
        raise invalid(f"Condition value '{value}' is not a valid CIDR block") from None


def _kept(field: str, config: Document) -> Document:
    """Return a condition in full: AWS sorts the values of all fields but host-header."""
    if field != "host-header":
        config["Values"] = sorted(config.get("Values") or [], key=_sort_key)
    config = {key: value for key, value in config.items() if value}
    mirror = config.get("Values", []) if field in MIRRORED else []
    kept = {"Field": field, "Values": mirror, CONFIGS[field]: config}
    if field in MIRRORED and config.get("RegexValues"):
        kept["RegexValues"] = config["RegexValues"]
    return kept


def _sort_key(value: t.Any) -> t.Any:
    return (value.get("Key") or "", value["Value"]) if isinstance(value, dict) else value


def _values_of(condition: Document) -> list[t.Any]:
    config = condition[CONFIGS[condition["Field"]]]
    return list(config.get("Values") or config.get("RegexValues") or [])


def _wild(value: t.Any) -> list[str]:
    text = "".join(value.values()) if isinstance(value, dict) else value
    return re.findall(r"[*?]", text)
