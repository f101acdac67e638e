# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Listing: once in a run for each place, and instead of reading each where a run means many."""

from __future__ import annotations

import itertools
import typing as t

try:
    from botocore.exceptions import ClientError
except ImportError:
    pass  # Reported by AnsibleAWSModule, in words that say what to install.

from .calling import code_of, pages
from .documents import Document

Crowd = t.Mapping[str, Document]


def list_of(store: t.Any, options: Document, wanted: t.AbstractSet[str]) -> list[Document]:
    """Return all resources in the scope that ``options`` names, as the list call tells them."""
    scope, resource = scope_of(store, options), store.resource
    key = (resource.name, *sorted(scope.items()), extras_of(resource, wanted))

    def make() -> list[Document]:
        try:
            wire = list(itertools.chain.from_iterable(pages_of(store, scope)))
        except ClientError as error:
            # What is not there holds nothing.
            if code_of(error) not in resource.faults.missing:
                raise
            wire = []
        return sorted(decoded(store, scope, wire, wanted), key=resource.search.rank)

    found: list[Document] = store.session.once(key, make)
    return found


def extras_of(resource: t.Any, wanted: t.AbstractSet[str]) -> frozenset[str]:
    """Return the options that are read besides, so that those of ``wanted`` are known."""
    return frozenset(o for read in resource.extras if read.gives & wanted for o in read.gives)


def alike_of(store: t.Any, option: str, value: t.Any) -> list[Document]:
    """Return those that the store has listed which ``value`` of ``option`` tells.

    A run may mean each of a thousand: the list is put in order once, and again when it has grown.
    """
    search, found, indexes = store.resource.search, store.others, store.session.indexes
    if option in search.fitting:
        return [one for one in found if search.fits(one, option, value)]
    known, size, index = indexes.get((id(found), option), (None, 0, {}))
    if known is not found or size != len(found):
        index = {}
        for one in found:
            index.setdefault(str(one.get(option)), []).append(one)
        indexes[id(found), option] = found, len(found), index
    return list(index.get(str(value), ()))


def scope_of(store: t.Any, options: Document) -> Document:
    """Return what of ``options`` says where to list."""
    scope = store.resource.search.scope
    return {name: options[name] for name in scope if options.get(name)}


def pages_of(store: t.Any, scope: Document) -> t.Iterator[list[t.Any]]:
    """Yield what the list call lists, page by page."""
    search = store.resource.search
    request = {**store.model.request(search.operation).encode(scope), **search.also(scope)}
    client = store.session.client(store.resource.service)
    found = pages(client, search.operation, request, search.path, search.page)
    while True:
        with store.session.turn(store.resource.service):
            page = next(found, None)
        if page is None:
            return
        yield page


def decoded(
    store: t.Any, scope: Document, wire: t.Iterable[t.Any], wanted: t.AbstractSet[str]
) -> list[Document]:
    """Return listed things as documents, with the extras that give some of ``wanted``."""
    search = store.resource.search
    shape = store.model.reply(search.operation, search.path)
    plain = ({search.fills: one} if search.fills else shape.decode(one) for one in wire)
    found: list[Document] = store.extend([{**scope, **one} for one in plain], wanted)
    return found


def made(store: t.Any, after: Document) -> None:
    """Let lists of this run hold what it has made itself."""
    if not store.resource.search:
        return
    for (name, *scope, _extras), found in list(store.session.lists.items()):
        # A list may have been asked for in fewer words than the thing has.
        mine = name == store.resource.name and all(after.get(o) == v for o, v in scope)
        if mine and isinstance(found, list):
            found.append(after)


def crowd(store: t.Any, scope: Document, wanted: t.AbstractSet[str], most: int) -> Crowd | None:
    """Return all listed things by their titles; None where that would take ``most`` pages or more.

    For resources whose list tells all that a read would.
    """
    read = list(itertools.islice(pages_of(store, scope), most))
    if len(read) == most:
        return None
    found = decoded(store, scope, itertools.chain.from_iterable(read), frozenset())
    return {str(one.get(store.resource.title)): one for one in found}


def heard(store: t.Any, options: Document, wanted: t.AbstractSet[str]) -> Document | None:
    """Return the resource as a list tells it, where the run means many of its kind.

    Lists may be a little late: they can tell that nothing is to do, not what is to do.
    """
    resource, most = store.resource, store.session.meant.get(store.resource.name, 0)
    if most < 2 or not resource.crowd or not resource.search:
        return None
    scope = scope_of(store, options)
    key = ("crowd", resource.name, *sorted(scope.items()), extras_of(resource, wanted))
    found = store.session.once(key, lambda: resource.crowd(store, scope, wanted, most))
    return found.get(str(options.get(resource.title))) if found else None
