# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What AWS would refuse in a rule's conditions."""

from __future__ import annotations

import ipaddress
import re
import typing as t

from ansible_collections.gatehouse.aws.plugins.module_utils._resources._rule_conditions import (
    CONDITIONS,
    VALUES,
    block_of,
    one_condition_form,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources._rule_documents import (
    Document,
    filled,
    in_order,
    name_of,
)

Sentences = t.Iterator[str]

MOST_VALUES = 5
MOST_WILDCARDS = 5
LENGTH = 128
NAME_LENGTH = 40
ONCE = ("host_header", "path_pattern", "http_request_method", "source_ip")
WITH_REGEX = ("host_header", "path_pattern", "http_header")
WITH_WILDCARDS = (*WITH_REGEX, "query_string")
METHOD = re.compile(r"^[A-Z_-]+$")
# In a query string a backslash makes the next character an ordinary one.
WILDCARD = re.compile(r"(?<!\\)[*?]")


def condition_problems(document: Document) -> Sentences:
    """Yield what AWS would refuse in the conditions of ``document``."""
    written = document.get("conditions")
    if written is None:
        return
    if not written:
        yield "conditions is empty: give at least one condition, or leave it out to keep them"
    for place, condition in enumerate(written):
        yield from _shape_problems(f"conditions[{place}]", condition)
    # One by one, for the sentences to count as the user does.
    conditions = [one_condition_form({"conditions": [item]})["conditions"][0] for item in written]
    for place, condition in enumerate(conditions):
        yield from _content_problems(f"conditions[{place}]", condition)
    yield from _sum_problems(conditions)


def _shape_problems(where: str, condition: Document) -> Sentences:
    blocks = [name for name in CONDITIONS if filled(condition.get(name))]
    block, field = block_of(condition), condition.get("field")
    if len(blocks) > 1:
        yield f"{where} gives {' and '.join(blocks)}: make one condition of each"
    elif block is None:
        yield f"{where} does not say what to match: give one of {', '.join(CONDITIONS)}"
    elif field and field != name_of(block):
        yield f"{where} is for {field} but gives {block}: leave out field, or make them agree"
    elif blocks and _contradict(condition, condition[block]):
        yield f"{where} gives values twice, and they differ: give {block}.values only"


def _contradict(condition: Document, block: Document) -> bool:
    return any(
        condition.get(name)
        and block.get(name)
        and in_order(condition[name]) != in_order(block[name])
        for name in VALUES
    )


def _content_problems(where: str, condition: Document) -> Sentences:
    block = block_of(condition)
    if block is None:
        return
    members = condition.get(block, {})
    where = f"{where}.{block}"
    if not filled(members) or not (values_of(members) or members.get("ip_address_type")):
        yield f"{where} has no values: give at least one, AWS takes no empty condition"
    if members.get("regex_values") and block not in WITH_REGEX:
        yield f"{where} takes no regex_values: AWS has them for {', '.join(WITH_REGEX)} only"
    if block == "http_header":
        yield from _header_problems(where, members.get("http_header_name") or "")
    for value in values_of(members):
        yield from _length_problems(where, block, value)
    yield from CHECKS.get(block, _nothing)(where, members)


def values_of(members: Document) -> list[str]:
    """Return the values that count against what AWS takes for one rule."""
    listed = [value for name in VALUES for value in members.get(name, [])]
    return [value.get("value") or "" if isinstance(value, dict) else value for value in listed]


def _header_problems(where: str, name: str) -> Sentences:
    if not 1 <= len(name) <= NAME_LENGTH:
        yield f"{where}.http_header_name must have 1 to {NAME_LENGTH} characters"
    if name.lower() == "host":
        yield f"{where}.http_header_name cannot be Host: use a host_header condition"


def _length_problems(where: str, block: str, value: str) -> Sentences:
    most = NAME_LENGTH if block == "http_request_method" else LENGTH
    if not 1 <= len(value) <= most:
        yield f"{where}: '{value}' has {len(value)} characters, AWS takes 1 to {most}"


def _host_problems(where: str, members: Document) -> Sentences:
    for host in members.get("values", []):
        if ":" in host:
            yield f"{where}: '{host}' holds a colon: leave out the port, or use regex_values"
        elif "." not in host:
            yield f"{where}: '{host}' has no dot, which AWS asks for: give the whole host name"


def _method_problems(where: str, members: Document) -> Sentences:
    for method in members.get("values", []):
        if not METHOD.match(method):
            yield f"{where}: '{method}' is no method: use capitals, hyphen and underscore only"


def _query_problems(where: str, members: Document) -> Sentences:
    for pair in members.get("values", []):
        if len(pair.get("key") or "") > LENGTH:
            yield f"{where}: key '{pair['key']}' is longer than the {LENGTH} characters AWS takes"


def _address_problems(where: str, members: Document) -> Sentences:
    for block in members.get("values", []):
        if not _is_cidr(block):
            yield f"{where}: '{block}' is no CIDR block: write it as 192.0.2.7/32"


def _is_cidr(text: str) -> bool:
    try:
        ipaddress.ip_network(text, strict=False)
    except ValueError:
        return False
    return "/" in text


def _nothing(where: str, members: Document) -> Sentences:
    return iter(())


CHECKS: dict[str, t.Callable[[str, Document], Sentences]] = {
    "host_header": _host_problems,
    "http_request_method": _method_problems,
    "query_string": _query_problems,
    "source_ip": _address_problems,
}


def _sum_problems(conditions: list[Document]) -> Sentences:
    blocks = [block_of(condition) for condition in conditions]
    for block in ONCE:
        if blocks.count(block) > 1:
            yield (
                f"conditions holds {blocks.count(block)} of {name_of(block)}, AWS takes one: "
                "merge their values into one condition, or make several rules"
            )
    used = [
        (name, condition.get(name, {}))
        for name, condition in zip(blocks, conditions, strict=True)
        if name
    ]
    values = sum(len(values_of(members)) for _name, members in used)
    if values > MOST_VALUES:
        yield (
            f"conditions holds {values} values, AWS takes {MOST_VALUES} a rule: split it into "
            f"{-(-values // MOST_VALUES)} rules with the same actions, or use wildcards"
        )
    wildcards = sum(wildcards_of(members) for name, members in used if name in WITH_WILDCARDS)
    if wildcards > MOST_WILDCARDS:
        yield (
            f"conditions holds {wildcards} wildcards (* and ?), AWS takes {MOST_WILDCARDS} a rule: "
            "use fewer, or split it into several rules"
        )


def wildcards_of(members: Document) -> int:
    """Return how many wildcards stand in the values of one condition."""
    plain = values_of({"values": members.get("values", [])})
    keys = [pair.get("key") or "" for pair in members.get("values", []) if isinstance(pair, dict)]
    return sum(len(WILDCARD.findall(text)) for text in [*plain, *keys])
