# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""How options reach AWS. A writer owns options and turns a change of them into calls.

``calls(model, before, after, options)`` gets whole documents and the owned options that changed.
Writers run in the order in which a resource lists them.
"""

from __future__ import annotations

import dataclasses
import typing as t

from .documents import Document, without
from .errors import PlanError
from .shapes import Model

Options = t.AbstractSet[str]


@dataclasses.dataclass(frozen=True)
class Call:
    """One request to AWS, in AWS's words, and the options that it sets.

    ``do(store, told)`` does what takes another service, or an answer that comes on the way: it gets
    what the replies so far have told, and returns what it tells itself.
    Neighbours with the same ``batch`` (0: none) may go out at once. ``makes`` is what later
    requests call the id that stands in the reply at ``found``, until AWS has given it.
    """

    operation: str
    request: dict[str, t.Any]
    options: frozenset[str] = frozenset()
    do: t.Callable[[t.Any, Document], Document] | None = None
    batch: int = 0
    makes: str = ""
    found: str = ""


@dataclasses.dataclass(frozen=True)
class Writer:
    """What all writers share. Without ``owns`` it owns whatever its request takes."""

    operation: str
    owns: frozenset[str] = frozenset()
    on_create: bool = True
    full: t.ClassVar[bool] = False

    def settable(self, model: Model) -> set[str]:
        """Return the options that this writer can set."""
        return set(self.owns or model.request(self.operation).options)

    def call(self, model: Model, document: Document, options: Options) -> Call:
        """Return the call that sends what its request takes of ``document``."""
        request = model.request(self.operation).encode(document)
        return Call(self.operation, request, frozenset(options))

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return the calls that bring ``options`` from ``before`` to ``after``."""
        raise NotImplementedError


class Put(Writer):
    """An update that resets what it omits: it sends every option its request takes."""

    full: t.ClassVar[bool] = True

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return one call with the whole document."""
        return [self.call(model, after, options)]


@dataclasses.dataclass(frozen=True)
class Patch(Writer):
    """An update that keeps what it omits: it sends what it must and the changed options.

    ``along`` goes with every change; ``resets`` names, per option, the member that clears it where
    AWS takes no empty value; ``each`` wraps the request in a list of that one element.
    """

    along: tuple[str, ...] = ()
    resets: t.Mapping[str, str] = dataclasses.field(default_factory=dict)
    each: str = ""

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return one call with the changed options."""
        shape = model.request(self.operation)
        must = {
            option for option, (w, _s) in shape.options.items() if w in shape.raw.required_members
        }
        sent = {name: after.get(name) for name in (*must, *self.along, *options)}
        for option, member in self.resets.items():
            if option in options and not after.get(option):
                sent = {**without(sent, [option]), member: True}
        return [self.call(model, {self.each: [sent]} if self.each else sent, options)]


class Entries(Patch):
    """A map of which AWS keeps the entries that it is not told: it sends the changed ones."""

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return one call with the changed entries."""
        (option,) = self.owns
        old, new = before.get(option) or {}, after.get(option) or {}
        changed = {name: value for name, value in new.items() if old.get(name) != value}
        return super().calls(model, before, {**after, option: changed}, options)


@dataclasses.dataclass(frozen=True)
class Either(Writer):
    """An option that one operation sets and another, ``clear``, takes away."""

    clear: str = ""

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return the call that sets the option, or clears it when it is empty or zero."""
        (option,) = self.owns
        operation = self.operation if after.get(option) else self.clear
        return [Call(operation, model.request(operation).encode(after), frozenset(options))]


@dataclasses.dataclass(frozen=True)
class Tags(Writer):
    """Tags by difference; ``untag`` takes keys away. AWS's own tags are left alone."""

    owns: frozenset[str] = frozenset({"tags"})
    untag: str = "UntagResource"

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return at most one call that adds and one that removes."""
        old, new = before.get("tags") or {}, after.get("tags") or {}
        added = {k: v for k, v in new.items() if old.get(k) != v and not k.startswith("aws:")}
        gone = sorted(k for k in old if k not in new and not k.startswith("aws:"))
        tag = [self.call(model, {**after, "tags": added}, options)] if added else []
        # Some services take the keys alone, others tags without values.
        removed = {**after, "tag_keys": gone, "tags": dict.fromkeys(gone)}
        request = model.request(self.untag).encode(removed)
        return tag + ([Call(self.untag, request, frozenset(options))] if gone else [])


@dataclasses.dataclass(frozen=True)
class Grow(Writer):
    """A list to which AWS adds and from which it neither removes nor changes: custom attributes."""

    member: str = ""
    key: str = "name"
    at_once: int = 25

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return the calls that add the new elements; refuse a changed one."""
        (option,) = self.owns
        old = {item.get(self.key): item for item in before.get(option) or []}
        wanted = [(item.get(self.key), item) for item in after.get(option) or []]
        new = [item for key, item in wanted if key not in old]
        for key, item in wanted:
            if key in old and item != old[key]:
                raise PlanError(
                    f"Cannot change {option} {key}: AWS only adds elements and never changes one."
                    f" It is {old[key]}; add another {self.key}, or leave it as it is."
                )
        groups = [new[i : i + self.at_once] for i in range(0, len(new), self.at_once)]
        return [self.call(model, {**after, self.member: group}, options) for group in groups]


@dataclasses.dataclass(frozen=True)
class Members(Writer):
    """A list whose elements are added and removed by calls of their own, one element each."""

    remove: str = ""
    member: str = ""

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return one call per added element, then one per removed."""
        (option,) = self.owns
        old, new = before.get(option) or [], after.get(option) or []
        added = [self.call(model, {**after, self.member: x}, options) for x in new if x not in old]
        shape = model.request(self.remove)
        gone = [shape.encode({**after, self.member: x}) for x in old if x not in new]
        return added + [Call(self.remove, request, frozenset(options)) for request in gone]
