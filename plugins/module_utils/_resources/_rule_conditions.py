# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The one form of a rule's conditions."""

from __future__ import annotations

import typing as t

from ansible_collections.gatehouse.aws.plugins.module_utils._resources._rule_documents import (
    Document,
    filled,
    given,
    in_order,
    name_of,
    with_each,
)

CONDITIONS = (
    "host_header",
    "path_pattern",
    "http_header",
    "query_string",
    "http_request_method",
    "source_ip",
)
VALUES = ("values", "regex_values")


def one_condition_form(document: Document) -> Document:
    """Return ``document`` with every condition as its field and that field's block.

    AWS returns host and path values twice, in ``values`` and in the block, and for other fields an
    empty ``values`` beside the block. It reorders conditions and values, which are sets.
    """
    return with_each(document, "conditions", lambda items: in_order(_condition(i) for i in items))


def block_of(condition: Document) -> str | None:
    """Return the name of the block that ``condition`` uses or, with plain values, would use."""
    named = [name for name in CONDITIONS if filled(condition.get(name))]
    if named:
        return named[0]
    field = (condition.get("field") or "").replace("-", "_")
    return field if field in CONDITIONS else None


def _condition(condition: Document) -> Document:
    block = block_of(condition)
    members = given(condition)
    if block is None:
        return filled(members)
    # Plain values count only where the block says nothing itself: AWS repeats them there.
    folded = {**_plain_values(members), **filled(members.get(block))}
    others = {name: value for name, value in members.items() if name not in VALUES}
    return filled({**others, "field": name_of(block), block: _tidy(block, folded)})


def _plain_values(members: Document) -> Document:
    return filled({name: members.get(name) for name in VALUES})


def _tidy(block: str, members: Document) -> Document:
    tidied = {
        name: in_order(_value(block, name, value) for value in values)
        for name, values in members.items()
        if name in VALUES
    }
    return {**members, **tidied}


def _value(block: str, name: str, value: t.Any) -> t.Any:
    if block == "query_string":
        return given(value if isinstance(value, dict) else {"value": value})
    # A host name matches in any case; a regular expression may hold \D or \W.
    return value.lower() if block == "host_header" and name == "values" else value
