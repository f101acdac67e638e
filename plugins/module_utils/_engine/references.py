# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Naming other resources: options that the user may leave to us, filled in from what AWS holds."""

from __future__ import annotations

import copy
import typing as t

from .checks import PREDICTED
from .documents import Document, places
from .errors import PlanError, listed
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
    key = (target.name, tuple(sorted(asked.items())))
    if key in session.found:
        return session.found[key]
    if enough and any((session.listed.get(key) or {}).get(option) for option in enough):
        return session.listed[key]
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


def remember(session: Session, target: Resource, found: Document | None) -> None:
    """Let a later lookup by id find what one by name has read."""
    if found:
        ids = tuple(sorted((name, found.get(name)) for name in target.ids))
        session.found[(target.name, ids)] = found


def unborn(options: Document) -> bool:
    """Return whether ``options`` names something that only check mode has made so far."""
    return any(isinstance(v, str) and v.startswith(PREDICTED) for v in options.values())


def predicted(target: Resource, asked: Document, also: t.Iterable[str] = ()) -> Document:
    """Return ``asked`` with names for what AWS will name when it is made for real."""
    name = next((asked[o] for o in (target.title, *target.names) if asked.get(o)), "new")
    label = f"{PREDICTED}{target.name}/{name}"
    return {**dict.fromkeys((*target.ids, *also), label), **asked}


def resolve(
    resource: Resource, options: Document, session: Session, inner: bool = True
) -> Document:
    """Return ``options`` with ids where the user gave names.

    With ``inner`` false only what the resource lives in is looked up, not what its options refer
    to: deleting needs no more. Raises PlanError for a name that nothing bears.
    """
    desired = copy.deepcopy(options)
    for reference in resource.references:
        if inner or "." not in reference.option:
            for container, name in places(desired, reference.option):
                fill(container, name, reference, session)
    for reference in resource.references:
        for container, _name in places(desired, reference.option):
            for option in set(reference.asks.values()) - reference.keeps:
                container.pop(option, None)
    return desired


def fill(container: Document, name: str, reference: Reference, session: Session) -> None:
    """Set ``container[name]`` from the resource that the options beside it name."""
    asked = {theirs: container[o] for theirs, o in reference.asks.items() if container.get(o)}
    if known(container.get(name), reference) or next(iter(reference.asks)) not in asked:
        return
    found = lookup(session, reference.target, asked, reference.gives)
    given = (
        next((found[o] for o in reference.gives if (found or {}).get(o)), None) if found else None
    )
    if given is None and session.check_mode:
        given = predicted(reference.target, asked, reference.gives)[reference.gives[0]]
    if given is None:
        raise absent(container, reference, found)
    container[name] = given


def known(value: t.Any, reference: Reference) -> bool:
    """Return whether ``value`` already is what the reference would give."""
    return bool(value) and not (
        reference.by_name and not str(value).startswith(("arn:", PREDICTED))
    )


def absent(container: Document, reference: Reference, found: Document | None) -> PlanError:
    """Return the error for a name that leads nowhere."""
    options = [option for option in reference.asks.values() if container.get(option)]
    named = listed(f"{option} {container[option]}" for option in options)
    people = reference.target.people
    if found:
        return PlanError(f"The {people} that {named} names {reference.lacking}.")
    kind = PlanError if "." in reference.option else MissingParent
    return kind(f"There is no {people} with {named}: create it first, or name one that exists.")
