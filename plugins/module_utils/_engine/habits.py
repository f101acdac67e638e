# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What sets a kind of resource apart: groups of data, each empty where AWS does as is usual."""

from __future__ import annotations

import dataclasses
import typing as t

from .documents import Document

if t.TYPE_CHECKING:
    from .resource import Resource

Canonical = t.Callable[[Document], Document]
Problems = t.Callable[[Document], t.Iterable[str]]
# Which resource, told by which ids, has which new options.
News = tuple["Resource", Document, Document]


@dataclasses.dataclass(frozen=True)
class Meaning:
    """How AWS's words and the user's come to mean the same.

    ``described`` is what a description implies without saying it, ``canonical`` makes both sides
    equal, ``complete(wanted, others)`` fills in at creation what depends on neighbours,
    ``wire(document, creating)`` what only requests say otherwise, ``displaces`` what must go first,
    ``adapt(wanted, current, others)`` both sides where words mean something by what is there.
    ``united(found)`` joins what is one to the user and several to AWS, ``whole(store, found)``
    returns the one that ``found`` is a part of. ``born`` is what AWS gives to every new one.
    """

    described: Canonical = lambda found: found
    canonical: tuple[Canonical, ...] = ()
    complete: t.Callable[[Document, t.Sequence[Document]], Document] = lambda wanted, others: wanted
    wire: t.Callable[[Document, bool], Document] = lambda document, creating: document
    displaces: t.Callable[..., t.Sequence[Document]] = lambda plan, resolved, store: ()
    adapt: t.Callable[..., tuple[Document, Document | None]] | None = None
    united: t.Callable[[t.Sequence[Document]], t.Sequence[Document]] = lambda found: found
    whole: t.Callable[[t.Any, Document], Document] = lambda store, found: found
    born: Document = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True)
class Traits:
    """Which options are unlike the others.

    AWS never tells ``write_only`` ones; ``sensitive`` ones are hidden until asked for;
    ``never_sent`` are told and refused when sent back; ``unmanaged`` are left out for a reason.
    ``growing`` names the option that says whether a list or a map is all there is, or the options,
    separated by spaces. ``guides`` steer and are no part of the thing, ``derived`` follow from
    others, ``inner`` are ours alone: no result shows them. ``only_new`` maps a guide to the option
    that it leaves alone once the thing stands, ``momentary`` ones ask for something to happen now.
    AWS takes more for ``wider`` than its model.
    """

    write_only: tuple[str, ...] = ()
    sensitive: tuple[str, ...] = ()
    never_sent: tuple[str, ...] = ()
    unmanaged: t.Mapping[str, str] = dataclasses.field(default_factory=dict)
    growing: t.Mapping[str, str] = dataclasses.field(default_factory=dict)
    guides: frozenset[str] = frozenset()
    derived: frozenset[str] = frozenset()
    inner: tuple[str, ...] = ()
    only_new: t.Mapping[str, str] = dataclasses.field(default_factory=dict)
    momentary: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()

    @property
    def hidden(self) -> tuple[str, ...]:
        """Return the secrets, whether AWS tells them again or not."""
        return (*self.sensitive, *self.write_only)


@dataclasses.dataclass(frozen=True)
class Refusals:
    """What is refused, in sentences: ``problems(desired)`` before any call.

    ``preflight(plan, resolved, store)`` before the first that writes; ``keep_if`` (an option and
    its value) and ``stays(found)`` before a deletion.
    """

    problems: tuple[Problems, ...] = ()
    preflight: tuple[t.Callable[..., t.Iterable[str]], ...] = ()
    keep_if: tuple[str, t.Any] = ("", "")
    stays: Problems = lambda found: ()


@dataclasses.dataclass(frozen=True)
class Faults:
    """Which errors of AWS mean something else than failure, by code.

    ``missing``: there is none. ``retry_on``: the same call again; ``replan_on``: look and plan
    again; both also by ``code: words of the message``.
    """

    missing: tuple[str, ...] = ("ResourceNotFoundException",)
    retry_on: tuple[str, ...] = ()
    replan_on: tuple[str, ...] = ("ConcurrentModificationException",)


@dataclasses.dataclass(frozen=True)
class Deletion:
    """How it goes, where the delete call alone does not say it.

    ``calls(current, resolved, store)`` returns all calls that make it go, ``also`` is sent besides,
    ``settles``: it is gone some time after the call.
    """

    calls: t.Callable[..., t.Sequence[t.Any]] | None = None
    also: t.Mapping[str, t.Any] = dataclasses.field(default_factory=dict)
    settles: bool = False


@dataclasses.dataclass(frozen=True)
class InStack:
    """Its place among others: it ``follows`` resources that no option of it names.

    Those that it ``looks_past`` it waits for when it is made, and not when it is looked at.
    Others can stand on it only when it ``stands_when_done``; ``tells(after)`` yields which other
    resource has what new options through it, ``news`` are these options; ``completed`` are options
    that can come when it stands, so that two may name each other there; with ``neighbours`` what a
    new one becomes depends on others in its scope.
    """

    follows: frozenset[str] = frozenset()
    looks_past: frozenset[str] = frozenset()
    stands_when_done: bool = False
    tells: t.Callable[[Document], t.Sequence[News]] = lambda after: ()
    news: frozenset[str] = frozenset()
    completed: frozenset[str] = frozenset()
    neighbours: bool = False
