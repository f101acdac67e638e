# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Carrying out planned calls: in their order, side by side where the plan says so."""

from __future__ import annotations

import functools
import itertools
import typing as t

try:
    import jmespath
except ImportError:
    pass  # Reported by AnsibleAWSModule, in words that say what to install.

from .calling import side_by_side
from .documents import Document
from .store import Store
from .writers import Call


def carry(store: Store, calls: t.Iterable[Call]) -> Document:
    """Make planned calls, and return what nothing but their replies tells."""
    told: Document = {}
    names: dict[str, str] = {}
    for group in batches(calls):
        work = functools.partial(tell, store, names=names, told=told)
        for said in side_by_side(work, group):
            told |= said
    return told


def batches(calls: t.Iterable[Call]) -> t.Iterator[list[Call]]:
    """Yield calls in groups, one after another, each of which may go out at once."""
    numbered = ((call.batch or -place, call) for place, call in enumerate(calls, 1))
    for _batch, group in itertools.groupby(numbered, key=lambda pair: pair[0]):
        yield [call for _number, call in group]


def tell(store: Store, call: Call, names: dict[str, str], told: Document) -> Document:
    """Make one call, note the id that it makes, and return what nothing but its reply tells."""
    if call.do:
        return call.do(store, told)
    reply = store.call(call.operation, named(call.request, names))
    if call.makes:
        names[call.makes] = jmespath.search(call.found, reply)
    path = store.resource.told.get(call.operation)
    said: Document = store.model.reply(call.operation, path).decode(reply[path]) if path else {}
    return said


def named(value: t.Any, names: t.Mapping[str, str]) -> t.Any:
    """Return ``value`` with ids in place of what they were called before AWS gave them."""
    if isinstance(value, dict):
        return {name: named(inner, names) for name, inner in value.items()}
    if isinstance(value, list):
        return [named(inner, names) for inner in value]
    return names.get(value, value) if isinstance(value, str) else value
