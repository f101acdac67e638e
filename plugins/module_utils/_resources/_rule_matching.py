# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which requests two patterns, or two lists of conditions, have in common. Pure.

Hosts, headers and queries match in any case, paths in theirs. Nothing here guesses: ``contains``
says yes only when it is sure, ``may_meet`` says no only when it is.
"""

from __future__ import annotations

import functools
import ipaddress
import typing as t

from ansible_collections.gatehouse.aws.plugins.module_utils._resources._rule_conditions import (
    block_of,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources._rule_documents import (
    Document,
)

Conditions = t.Sequence[Document]
Tokens = tuple[str, ...]

MANY, ANY, OTHER = "many", "any", "other"  # Longer than one character: no text holds them.
CASE_COUNTS = ("path_pattern",)


@functools.cache
def tokens(pattern: str) -> Tokens:
    """Return what ``pattern`` is made of: characters, ``?`` (one) and ``*`` (any number)."""
    found, escaped = [], False
    for character in pattern:
        if escaped or character not in "*?\\":
            found.append(character)
            escaped = False
        elif character == "\\":
            escaped = True
        else:
            found.append(MANY if character == "*" else ANY)
    return tuple(found)


@functools.cache
def meet(one: str, other: str) -> bool:
    """Return whether some text is as both patterns say."""
    a, b = tokens(one), tokens(other)

    @functools.cache
    def from_here(i: int, j: int) -> bool:
        if i < len(a) and a[i] == MANY:
            return from_here(i + 1, j) or (j < len(b) and from_here(i, j + 1))
        if j < len(b) and b[j] == MANY:
            return from_here(i, j + 1) or (i < len(a) and from_here(i + 1, j))
        if i == len(a) or j == len(b):
            return (i, j) == (len(a), len(b))
        return (a[i] == b[j] or ANY in (a[i], b[j])) and from_here(i + 1, j + 1)

    return from_here(0, 0)


@functools.cache
def covers(wide: str, narrow: str) -> bool:
    """Return whether all that ``narrow`` matches is matched by ``wide``.

    ``wide`` reads ``narrow`` as if its wildcards stood for characters that no pattern names, which
    only a wildcard can match; places in ``wide`` reached so far are kept as a set.
    """
    a, b = tokens(wide), tokens(narrow)

    @functools.cache
    def from_here(places: frozenset[int], j: int) -> bool:
        if j == len(b):
            return len(a) in places
        if b[j] != MANY:
            return from_here(_read(a, places, OTHER if b[j] == ANY else b[j]), j + 1)
        seen: set[frozenset[int]] = set()
        while places not in seen:
            if not from_here(places, j + 1):
                return False
            seen.add(places)
            places = _read(a, places, OTHER)
        return True

    return from_here(_through(a, {0}), 0)


def _read(pattern: Tokens, places: t.Iterable[int], token: str) -> frozenset[int]:
    """Return the places in ``pattern`` after one more character."""
    here = [(i, pattern[i]) for i in places if i < len(pattern)]
    fitting = {i if at == MANY else i + 1 for i, at in here if at in (MANY, ANY, token)}
    return _through(pattern, fitting)


def _through(pattern: Tokens, places: set[int]) -> frozenset[int]:
    """Return ``places`` and those behind a ``*`` that stands for nothing."""
    reached = set(places)
    for i in range(min(places, default=0), len(pattern)):
        if i in reached and pattern[i] == MANY:
            reached.add(i + 1)
    return frozenset(reached)


def may_meet(one: Conditions, other: Conditions) -> bool:
    """Return whether a request could fulfil both lists of conditions; no conditions are all."""
    return not any(_apart(a, b) for a in one for b in other if block_of(a) == block_of(b))


def _apart(one: Document, other: Document) -> bool:
    """Return whether no request fulfils both; several headers and parameters stand side by side."""
    block = block_of(one) or ""
    a, b = one[block], other[block]
    if block not in MEETING or a.get("regex_values") or b.get("regex_values"):
        return False
    values, others = _cased(block, a), _cased(block, b)
    return not any(MEETING[block](x, y) for x in values for y in others)


def contains(wide: Conditions, narrow: Conditions) -> bool:
    """Return whether every request that fulfils ``narrow`` surely fulfils ``wide``."""
    return all(any(_follows(a, b) for b in narrow if block_of(b) == block_of(a)) for a in wide)


def _follows(wide: Document, narrow: Document) -> bool:
    """Return whether the condition ``wide`` holds wherever ``narrow`` does."""
    block = block_of(wide) or ""
    a, b = wide[block], narrow[block]
    header = str(a.get("http_header_name")).lower() == str(b.get("http_header_name")).lower()
    expressions = set(b.get("regex_values") or []) <= set(a.get("regex_values") or [])
    covered = COVERING.get(block, covers)
    values = _cased(block, a)
    return (
        header and expressions and all(any(covered(x, y) for x in values) for y in _cased(block, b))
    )


def _cased(block: str, members: Document) -> list[t.Any]:
    values = members.get("values") or []
    if block in CASE_COUNTS or block == "query_string":
        return list(values)
    return [value.lower() for value in values]


def _pair_covers(wide: Document, narrow: Document) -> bool:
    key, other = wide.get("key"), narrow.get("key")
    keys = key is None or (other is not None and covers(key.lower(), other.lower()))
    return keys and covers(wide["value"].lower(), narrow["value"].lower())


def _overlap(one: str, other: str) -> bool:
    a, b = (ipaddress.ip_network(text, strict=False) for text in (one, other))
    return a.version == b.version and a.overlaps(b)


def _within(wide: str, narrow: str) -> bool:
    a, b = (ipaddress.ip_network(text, strict=False) for text in (wide, narrow))
    return a.version == b.version and a.supernet_of(b)  # type: ignore[arg-type]


MEETING: dict[str, t.Callable[[str, str], bool]] = {
    "host_header": meet,
    "path_pattern": meet,
    "http_request_method": lambda one, other: one == other,
    "source_ip": _overlap,
}
COVERING: dict[str, t.Callable[[t.Any, t.Any], bool]] = {
    "query_string": _pair_covers,
    "http_request_method": lambda one, other: bool(one == other),
    "source_ip": _within,
}
