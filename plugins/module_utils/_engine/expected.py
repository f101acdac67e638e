# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a run knows without asking AWS: what it makes, or in a dry run would, and what it has seen.

What does not exist yet has ids that are only predicted.
"""

from __future__ import annotations

import itertools
import typing as t

from .checks import PREDICTED
from .documents import Document
from .resource import Resource
from .session import Session


def made_or_seen(
    session: Session, target: Resource, asked: Document, enough: tuple[str, ...]
) -> list[Document]:
    """Return the ``target`` that ``asked`` names, in a list; empty where it is not known.

    A document is empty where it is known that there is none. What is seen and not read in full will
    do if it has an option of ``enough``.
    """
    made = (one for one in reversed(session.expected.get(target.name, ())) if answers(one, asked))
    seen = (
        found
        for names, found, in_full in reversed(session.seen.get(target.name, ()))
        if answers(names, asked) and (in_full or any(found.get(option) for option in enough))
    )
    return [*itertools.islice(itertools.chain(made, seen), 1)]


def answers(expected: Document, asked: Document) -> bool:
    """Return whether what the run makes is what ``asked`` names."""
    told = {option: expected.get(option) for option in asked if expected.get(option) is not None}
    first = next(iter(asked), None) in told
    return first and all(str(told[o]) == str(asked[o]) for o in told)


def expect(session: Session, resource: Resource, options: Document, after: Document) -> None:
    """Let later lookups find what ``resource`` is, or will be, under the names the user gave it."""
    if not after:
        return
    ids = predicted(resource, after) if session.dry else after
    session.expected.setdefault(resource.name, []).append({**options, **ids})
    for target, ids, news in resource.in_stack.tells(after):
        found = (one for key, one in session.found.items() if key[0] == target.name)
        for document in [*session.expected.get(target.name, ()), *found]:
            if document and ids.items() <= document.items():
                document.update(target.meaning.described({**document, **news}))


def saw(
    session: Session, resource: Resource, options: Document, found: Document | None, in_full: bool
) -> None:
    """Let lookups find what was seen of ``resource``, which is None where there is none."""
    seen, told = session.seen.setdefault(resource.name, []), found or {}
    seen.append(({**options, **told}, told, in_full or not told))


def remember(session: Session, target: Resource, found: Document | None) -> None:
    """Let a later lookup by id find what one by name has read."""
    if found:
        ids = tuple(sorted((name, found.get(name)) for name in target.ids))
        session.found[(target.name, ids)] = found


def predicted(target: Resource, asked: Document, also: t.Iterable[str] = ()) -> Document:
    """Return ``asked`` with names for what AWS will name when it is made for real."""
    name = next((asked[o] for o in (target.title, *target.names) if asked.get(o)), "new")
    label = f"{PREDICTED}{target.name}/{name}"
    return {**dict.fromkeys((*target.ids, *also), label), **asked}


def unborn(options: Document) -> bool:
    """Return whether ``options`` names something that only a dry run has made so far."""
    return any(isinstance(v, str) and v.startswith(PREDICTED) for v in options.values())


def any_unborn(value: t.Any) -> bool:
    """Return whether anything in ``value``, at any depth, is only predicted."""
    if isinstance(value, dict):
        return any(any_unborn(inner) for inner in value.values())
    if isinstance(value, list):
        return any(any_unborn(inner) for inner in value)
    return isinstance(value, str) and PREDICTED in value
