# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which resource of a stack stands on which: children name their parents, and that is enough."""

from __future__ import annotations

import dataclasses
import typing as t

from .documents import Document, places
from .errors import PlanError
from .mentions import Mention, mentions
from .references import homes, words_of
from .resource import Reference, Resource
from .survey import Terms


@dataclasses.dataclass(frozen=True, eq=False)
class Node:
    """One resource of a stack, or, with ``of``, as much of it as can stand before the rest.

    ``part`` is what the user calls the part of the stack that lists it.
    """

    kind: str
    resource: Resource
    options: Document
    terms: Terms
    of: Node | None = None
    part: str = ""

    @property
    def label(self) -> str:
        """Return the kind and what the user calls the resource by."""
        titles = (self.resource.title, *self.resource.names, *self.resource.ids)
        options = {**self.resource.canonise(self.options), **self.options}
        name = next((options[o] for o in titles if options.get(o)), "")
        return f"{self.kind} {name}".strip()

    @property
    def leaves(self) -> bool:
        """Return whether the resource is to be removed."""
        return self.terms.state == "absent"

    def answers(self, target: Resource, asked: Document) -> bool:
        """Return whether this is the ``target`` that ``asked`` names."""
        same = self.resource.name == target.name and next(iter(asked), None) in self.options
        told = ((option, value) for option, value in asked.items() if option in self.options)
        return same and all(str(self.options[option]) == str(value) for option, value in told)


Needs = dict[Node, set[Node]]


class Index:
    """The nodes of a stack, found by what they are and by what they are called."""

    def __init__(self, nodes: t.Sequence[Node]) -> None:
        """A stack may hold thousands, so nobody looks at all of them for each."""
        self.kinds: dict[str, list[Node]] = {}
        self.called: dict[tuple[str, str, str], list[Node]] = {}
        self.targets: dict[str, dict[str, Resource]] = {}
        self.telling = [node for node in nodes if node.resource.in_stack.news]
        for node in nodes:
            name = node.resource.name
            self.targets.setdefault(node.kind, {})[name] = node.resource
            self.kinds.setdefault(name, []).append(node)
            for option, value in node.options.items():
                if not isinstance(value, dict | list):
                    self.called.setdefault((name, option, str(value)), []).append(node)

    def answering(self, target: Resource, asked: Document) -> list[Node]:
        """Return the nodes that are the ``target`` that ``asked`` names."""
        first, value = next(iter(asked.items()))
        found = self.called.get((target.name, first, str(value)), [])
        return [node for node in found if node.answers(target, asked)]

    def mentioned(self, mention: Mention) -> list[Node]:
        """Return the nodes that are what a text mentions."""
        targets = self.targets.get(mention.kind, {}).values()
        found = (self.answering(target, mention.asked) for target in targets)
        return [node for nodes in found for node in nodes if node.kind == mention.kind]

    def of_kinds(self, names: t.Iterable[str]) -> set[Node]:
        """Return all nodes of some kinds of resource."""
        return {node for name in names for node in self.kinds.get(name, [])}


def named(node: Node, index: Index, inner: bool = True) -> set[Node]:
    """Return the nodes that options of ``node`` name, or that their texts mention.

    With ``inner`` false only what it lives in, as for ``resolve``.
    """
    home, words = homes(node.resource), node.options if inner else words_of(node.resource)
    found = {
        other
        for reference in node.resource.references
        if inner or reference.option in home
        for container, _name in places(node.options, reference.option)
        for asked in asks(reference, container)
        for other in index.answering(reference.target, asked)
    }
    read = {option: value for option, value in node.options.items() if option in words}
    return found.union(*map(index.mentioned, mentions(read))) - {node}


def parents(node: Node, index: Index) -> set[Node]:
    """Return the nodes that ``node`` names or follows, and those that bring what it mentions."""
    resource = node.resource
    through = {
        name
        for reference in resource.references
        if reference.through and used(reference, node.options)
        for name in reference.through
    }
    after = index.of_kinds({*resource.in_stack.follows, *through})
    return (named(node, index) | after | tellers(node, index)) - {node}


def tellers(node: Node, index: Index) -> set[Node]:
    """Return the nodes through which others have the options that texts of ``node`` mention."""
    return {
        teller
        for mention in (mentions(node.options) if index.telling else ())
        for teller in index.telling
        if mention.head in teller.resource.in_stack.news
        and not named(teller, index).isdisjoint(index.mentioned(mention))
    }


def used(reference: Reference, options: Document) -> bool:
    """Return whether ``options`` give what ``reference`` is for, by its ID or by a name."""
    first = next(iter(reference.asks.values()))
    found = places(options, reference.option)
    # A part of the document, such as a login, is there for what it names, by whatever words.
    return any(c is not options or c.get(name) or c.get(first) for c, name in found)


def asks(reference: Reference, container: Document) -> t.Iterator[Document]:
    """Yield what ``container`` asks for by ``reference``: several things, if it lists names."""
    names = reference.asks.items()
    asked = {theirs: container[o] for theirs, o in names if container.get(o)}
    first, *_others = reference.asks
    given = asked.get(first)
    for name in given if isinstance(given, list) else [given]:
        if name:
            yield {**asked, first: name}


def refuse_leaving(nodes: t.Sequence[Node], index: Index) -> None:
    """Raise PlanError for what stays and refers to something that the same stack removes."""
    for node in nodes:
        for other in () if node.leaves else named(node, index):
            if other.leaves:
                raise PlanError(
                    f"{node.label} refers to {other.label}, which has state absent: keep both, or"
                    " remove both."
                )


def refuse_twins(nodes: t.Sequence[Node]) -> None:
    """Raise PlanError when two entries mean the same resource."""
    seen: set[tuple[object, ...]] = set()
    for node in nodes:
        resource = node.resource
        by = resource.search.by if resource.search else ()
        identity = {*resource.ids, *resource.names, *resource.qualifiers, *by}
        scope = {o for r in resource.references if "." not in r.option for o in r.asks.values()}
        # A name may follow from other options.
        options = {**node.options, **resource.canonise(node.options)}
        told = {o: str(v) for o, v in options.items() if o in identity | scope}
        key = (resource.name, *sorted(told.items()))
        if key in seen:
            raise PlanError(f"{node.label} is listed twice: put its options into one entry.")
        seen.add(key)
