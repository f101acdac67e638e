# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Finding: which one thing the user means, by its ids or names, or else out of a list."""

from __future__ import annotations

import dataclasses
import functools
import typing as t

from .documents import Document, copied
from .errors import PlanError, listed
from .listing import alike_of

Reading = t.Callable[[t.AbstractSet[str]], "Document | None"]


@dataclasses.dataclass(frozen=True)
class Found:
    """A resource that is there: what was ``told`` of it, and what reads it with some extras.

    ``briefly``: by a list that tells less than a read does.
    """

    told: Document
    read: Reading
    briefly: bool = False


def spot(store: t.Any, options: Document) -> Found | None:
    """Return the one resource that ``options`` means, read no further than to find it.

    Raises PlanError when several fit.
    """
    resource = store.resource
    for key in (resource.ids, resource.names):
        if key and all(options.get(name) for name in key):
            names = (*key, *(name for name in resource.qualifiers if options.get(name)))
            found = store.described_by({name: options[name] for name in names})
            told = store.extend([found], frozenset()) if found else []
            return Found(told[0], functools.partial(store.whole, found)) if found else None
    return seek(store, options)


def seek(store: t.Any, options: Document) -> Found | None:
    """Return the one listed resource that the first given option of ``by`` tells, or None."""
    resource, search = store.resource, store.resource.search
    by = next((name for name in search.by if options.get(name)), None) if search else None
    if not search or not by:
        return None
    store.others = store.all(options, {by})
    alike = alike_of(store, by, options[by])
    matches: list[Document] = [copied(one) for one in resource.meaning.united(alike)]
    refuse_several(resource, matches, f"{by} {options[by]}")
    if not matches:
        return None
    told = matches[0]
    if search.whole:
        known = {o for read in resource.extras if by in read.gives for o in read.gives}
        return Found(told, lambda wanted: store.whole(told, wanted - known))
    # What the description does not tell is not there, whatever a list or the user says.
    key = {**store.key(options), **store.key(told)}
    return Found(told, functools.partial(store.get, key), briefly=True)


def refuse_several(resource: t.Any, matches: list[Document], words: str) -> None:
    """Raise PlanError when ``words`` mean several resources."""
    if len(matches) > 1:
        ids = listed(one.get(resource.ids[-1]) for one in matches)
        several = resource.plural.replace("_", " ")
        raise PlanError(
            f"There are {len(matches)} {several} with {words}: {ids}."
            f" Say which one by {resource.ids[-1]}."
        )
