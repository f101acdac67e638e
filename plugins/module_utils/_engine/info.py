# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reading for info modules: the words and forms of the state modules, and all there is."""

from __future__ import annotations

from .documents import Document, without
from .references import MissingParent, resolve
from .resource import Resource
from .session import Session
from .store import Store
from .survey import variant


def inform(resource: Resource, options: Document, session: Session) -> list[Document]:
    """Return every resource that ``options`` means, complete; an empty list when none does.

    An id, a name that AWS keeps unique, or an option to tell them by picks out; otherwise all in
    the scope that ``options`` gives are returned. Unlike for a change, several of a name are fine.
    """
    resource = variant(resource, options)
    try:
        asked = resource.canonise(resolve(resource, options, session))
    except MissingParent:
        return []
    store, extras = Store(session, resource), everything(resource)
    for key in (resource.ids, resource.names):
        if key and all(asked.get(name) for name in key):
            others = (*resource.qualifiers, *resource.traits.guides)
            named = (*key, *(n for n in others if asked.get(n)))
            found = store.get({name: asked[name] for name in named}, extras)
            return [without(found, resource.traits.inner)] if found else []
    return [without(one, resource.traits.inner) for one in listed(store, asked, extras)]


def everything(resource: Resource) -> frozenset[str]:
    """Return all options that extra reads give."""
    return frozenset(option for read in resource.extras for option in read.gives)


def listed(store: Store, asked: Document, extras: frozenset[str]) -> list[Document]:
    """Return all in the scope of ``asked`` that match what it tells them by."""
    search = store.resource.search
    if not search:
        named = (store.get(key, extras) for key in store.resource.members(store, asked))
        return [one for one in named if one]
    by = [name for name in search.by if asked.get(name) is not None]
    some = extras if search.whole else frozenset(by) & extras
    each = (store.all(scope, some) for scope in search.scopes(store, asked))
    found = [one for those in each for one in store.resource.meaning.united(those)]
    matching = [one for one in found if all(search.fits(one, o, asked[o]) for o in by)]
    if search.whole:
        return matching
    complete = (store.get({**asked, **one}, extras) for one in matching)
    return [one for one in complete if one]
