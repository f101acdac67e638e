# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Naming other resources: options that the user may leave to us, filled in from what AWS holds."""

from __future__ import annotations

import contextlib
import functools
import typing as t

from .checks import PREDICTED
from .documents import Document, copied, places
from .errors import PlanError, listed
from .expected import answers, made_or_seen, predicted, remember, unborn
from .mentions import Mention, filled, telling
from .resource import Reference, Resource
from .session import Session
from .store import Store


class MissingParent(PlanError):
    """What the resource lives in does not exist; so neither does the resource."""


def lookup(
    session: Session, target: Resource, asked: Document, enough: tuple[str, ...] = ()
) -> Document | None:
    """Return the ``target`` that ``asked`` names, or None; each is asked for once in a run.

    With ``enough``, what a list tells of it will do if one of these options is there.
    """
    asked = target.canonise(asked)
    if expected := made_or_seen(session, target, asked, enough):
        return expected[0] or None
    key = (target.name, tuple(sorted(asked.items())))
    with session.alone(key):
        if key in session.found:
            return session.found[key]
        if enough and any((session.listed.get(key) or {}).get(option) for option in enough):
            return session.listed[key]
        return asked_for(session, target, asked, enough)


def asked_for(
    session: Session, target: Resource, asked: Document, enough: tuple[str, ...]
) -> Document | None:
    """Return what AWS has under the names of ``asked``, and keep it for the next to ask."""
    key = (target.name, tuple(sorted(asked.items())))
    try:
        options = resolve(target, asked, session)
        store = Store(session, target)
        found = None if unborn(options) else store.find(options, frozenset(), enough)
    except MissingParent:
        return None
    if found is not None and store.partial:
        session.listed[key] = found
    else:
        session.found[key] = found
        remember(session, target, found)
    return found


def resolve(
    resource: Resource, options: Document, session: Session, inner: bool = True
) -> Document:
    """Return ``options`` with ids where the user gave names.

    With ``inner`` false only what the resource lives in is looked up, not what its options refer
    to: deleting needs no more. Raises PlanError for a name that nothing bears.
    """
    parents, words = homes(resource), options if inner else words_of(resource)
    # A module of its own takes text as it is.
    heard = {o: v for o, v in options.items() if session.kinds and o in words}
    place = functools.partial(session.place, resource.service)
    desired: Document = copied(options) | filled(heard, functools.partial(told, session), place)
    for reference in resource.references:
        forgiven = (MissingParent,) if reference.loose and not inner else ()
        if inner or reference.option in parents:
            for container, name in places(desired, reference.option):
                shared = {theirs: desired.get(o) for theirs, o in reference.shared.items()}
                if not (reference.own and names_itself(container, reference, resource, desired)):
                    with contextlib.suppress(*forgiven):
                        fill(container, name, reference, session, shared)
    for reference in resource.references:
        for container, _name in places(desired, reference.option):
            for option in set(reference.asks.values()) - reference.keeps:
                container.pop(option, None)
    return desired


def told(session: Session, mention: Mention) -> t.Any:
    """Return what the mentioned resource is at the path, or in a dry run will be."""
    target = session.kinds[mention.kind]
    found = lookup(session, target, mention.asked, (mention.head,))
    value = mention.of(found) if found else None
    mine = (answers(one, mention.asked) for one in session.expected.get(target.name, ()))
    if value is None and session.dry and (any(mine) or (found is None and session.lenient)):
        value = predicted(target, mention.asked, (mention.head,))[mention.head]
    if value is None and found:
        raise PlanError(f"What {mention.text} mentions has no {mention.path}.")
    if value is None:
        raise MissingParent(f"What {mention.text} mentions does not exist: create it first.")
    return value


def homes(resource: Resource) -> set[str]:
    """Return the options that tell which ``resource`` is meant, and what it lives in."""
    scope = resource.search.scope if resource.search else ()
    own = (*resource.ids, *resource.names, *resource.qualifiers)
    return {*own, *resource.belongs, *scope}


def words_of(resource: Resource) -> set[str]:
    """Return the options in which a text may say which ``resource`` is meant, or where it lives."""
    return {*homes(resource), *telling(resource)}


def names_itself(
    container: Document, reference: Reference, resource: Resource, desired: Document
) -> bool:
    """Return whether the options beside the reference name the very thing that they are part of."""
    theirs, ours = next(iter(reference.asks.items()))
    return reference.target.name == resource.name and container.get(ours) == desired.get(theirs)


def fill(
    container: Document, name: str, reference: Reference, session: Session, shared: Document
) -> None:
    """Set ``container[name]`` from the resource that the options beside it name."""
    asked = {theirs: container[o] for theirs, o in reference.asks.items() if container.get(o)}
    first = next(iter(reference.asks))
    if isinstance(asked.get(first), list):
        value = container.get(name) or []
        there = [one for one in value if known(one, reference)] if reference.by_name else value
        names = [one for one in asked[first] if not (reference.by_name and known(one, reference))]
        container[name] = [
            *there,
            *(given(container, {**shared, **asked, first: n}, reference, session) for n in names),
        ]
    elif first in asked and not known(container.get(name), reference):
        container[name] = given(container, {**shared, **asked}, reference, session)


def given(container: Document, asked: Document, reference: Reference, session: Session) -> t.Any:
    """Return what the resource that ``asked`` names gives."""
    asked = {option: value for option, value in asked.items() if value}
    found = lookup(session, reference.target, asked, reference.gives)
    value = next((found[o] for o in reference.gives if found.get(o)), None) if found else None
    # What the run is about to change gets some of its values anew.
    anew = found and {*reference.gives} & {*reference.target.renews[1]}
    if value is None and session.dry and (session.lenient or anew or unborn(found or {})):
        value = predicted(reference.target, asked, reference.gives)[reference.gives[0]]
    if value is None:
        raise absent(asked, reference, found)
    return value


def known(value: t.Any, reference: Reference) -> bool:
    """Return whether ``value`` already is what the reference would give."""
    marks = (*reference.marks, PREDICTED)
    return bool(value) and not (reference.by_name and not str(value).startswith(marks))


def absent(asked: Document, reference: Reference, found: Document | None) -> PlanError:
    """Return the error for a name that leads nowhere."""
    words = ((o, asked[theirs]) for theirs, o in reference.asks.items() if asked.get(theirs))
    named = listed(f"{option} {name}" for option, name in words)
    people = reference.target.people
    if found:
        return PlanError(f"The {people} that {named} names {reference.lacking}.")
    kind = PlanError if "." in reference.option else MissingParent
    return kind(f"There is no {people} with {named}: create it first, or name one that exists.")
