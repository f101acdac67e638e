# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Looking before planning: to find a thing takes what it lives in, and not what else it names.

So a stack looks at many things at once that are planned one after another, and planning what stands
already makes no call.
"""

from __future__ import annotations

import dataclasses
import typing as t

from .documents import Document, copied, places, without
from .errors import PlanError
from .expected import unborn
from .finding import Found, spot
from .listing import extras_of, heard
from .references import resolve
from .resource import Resource
from .store import Store


@dataclasses.dataclass(frozen=True)
class Look:
    """What there was of a resource (``current``, or None) and beside it (``others``).

    It was ``sought`` by these options, and ``extras`` of it were read; ``body`` is how it came.
    """

    sought: Document
    extras: frozenset[str]
    current: Document | None
    others: list[Document]
    body: bytes

    def shows(self, resource: Resource, desired: Document, wanted: t.AbstractSet[str]) -> bool:
        """Return whether to find ``desired``, with ``wanted``, would find the same."""
        enough = self.extras.issuperset(extras_of(resource, wanted))
        return enough and self.sought == told_by(resource, desired)


@dataclasses.dataclass(frozen=True)
class Sight:
    """A resource that was ``found``, or not, and is still to be read with what is ``wanted``."""

    store: Store
    sought: Document
    wanted: frozenset[str]
    found: Found | None

    @property
    def current(self) -> Document | None:
        """Return what finding it has told already."""
        return self.found.told if self.found else None

    def read(self) -> Look:
        """Return all that there is of it."""
        current = self.found.read(self.wanted) if self.found else None
        extras = extras_of(self.store.resource, self.wanted)
        return Look(self.sought, extras, current, self.store.others, self.store.body)


def sight(store: Store, options: Document, leaves: bool) -> Sight | None:
    """Return where the resource is that ``options`` mean, and how much of it its plan will need.

    None where that is not known yet: it may be below something new, or a list may tell enough.
    """
    resource = store.resource
    try:
        resolved = resolve(resource, options, store.session, inner=False)
    except PlanError:
        return None  # Planned after all that it names, it may be found, or is refused.
    desired = {**resolved, **resource.canonise(without(resolved, resource.traits.guides))}
    more = [resource.refusals.keep_if[0]] if leaves else to_be_named(resource, options)
    wanted = frozenset((*desired, *more))
    if below_nothing(resource, desired) or (not leaves and heard(store, desired, wanted)):
        return None
    return Sight(store, told_by(resource, desired), wanted, spot(store, desired))


def find(store: Store, desired: Document, *also: str) -> Document | None:
    """Return the resource as it is; nothing can be below a parent that is only predicted."""
    wanted, seen = frozenset((*desired, *also)), store.seen
    if store.session.dry and below_nothing(store.resource, desired):
        return None
    if seen and seen.shows(store.resource, desired, wanted):
        store.others, store.body = seen.others, seen.body
        return t.cast("Document | None", copied(seen.current))
    return store.find(desired, wanted)


def below_nothing(resource: Resource, desired: Document) -> bool:
    """Return whether what tells the resource from others is only predicted, so it is new."""
    scope = resource.search.scope if resource.search else ()
    identity = {*resource.ids, *resource.names, *scope}
    return unborn({option: desired.get(option) for option in identity})


def told_by(resource: Resource, options: Document) -> Document:
    """Return those of ``options`` that tell which resource is meant."""
    search = resource.search
    by = next((name for name in search.by if options.get(name)), "") if search else ""
    scope = search.scope if search else ()
    names = (*resource.ids, *resource.names, *resource.qualifiers, *scope, by)
    return {name: options[name] for name in names if options.get(name)}


def to_be_named(resource: Resource, options: Document) -> t.Iterator[str]:
    """Yield the options that names in ``options`` will fill in."""
    for reference in resource.references:
        asked, *_others = reference.asks
        if any(container.get(asked) for container, _name in places(options, reference.option)):
            yield reference.option.partition(".")[0]
