# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Small pure helpers shared by the forms of conditions, actions and transforms."""

from __future__ import annotations

import json
import typing as t

Document = dict[str, t.Any]


def given(members: t.Mapping[str, t.Any] | None) -> Document:
    """Return ``members`` without those that are null, which is Ansible's word for omitted."""
    return {name: value for name, value in (members or {}).items() if value is not None}


def filled(members: t.Mapping[str, t.Any] | None) -> Document:
    """Return ``members`` without those that hold nothing; zero, false and text hold something."""
    return {name: value for name, value in given(members).items() if value not in ({}, [])}


def with_each(document: Document, option: str, form: t.Callable[[t.Any], t.Any]) -> Document:
    """Return ``document`` with ``form`` applied to its list ``option``, if it has one."""
    if document.get(option) is None:
        return document
    return {**document, option: form(list(document[option]))}


def in_order(values: t.Iterable[t.Any]) -> list[t.Any]:
    """Return ``values``, which are a set to AWS and come back in any order, in a fixed order."""
    return sorted(values, key=lambda value: json.dumps(value, sort_keys=True, default=str))


def name_of(block: str) -> str:
    """Return AWS's word for a block: ``host_header`` is ``host-header``."""
    return block.replace("_", "-")
