# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which resource of a stack stands on which: children name their parents, and that is enough."""

from __future__ import annotations

import dataclasses
import typing as t

from .documents import Document, places
from .errors import PlanError
from .resource import Resource
from .survey import Terms


@dataclasses.dataclass(frozen=True, eq=False)
class Node:
    """One resource of a stack. ``label`` is how people are told of it."""

    kind: str
    resource: Resource
    options: Document
    terms: Terms

    @property
    def label(self) -> str:
        """Return the kind and what the user calls the resource by."""
        titles = (self.resource.title, *self.resource.names, *self.resource.ids)
        options = {**self.resource.canonise(self.options), **self.options}
        name = next((options[o] for o in titles if options.get(o)), "")
        return f"{self.kind} {name}".strip()

    def answers(self, target: Resource, asked: Document) -> bool:
        """Return whether this is the ``target`` that ``asked`` names."""
        same = self.resource.name == target.name and next(iter(asked), None) in self.options
        told = ((option, value) for option, value in asked.items() if option in self.options)
        return same and all(str(self.options[option]) == str(value) for option, value in told)


def parents(node: Node, nodes: t.Mapping[str, t.Sequence[Node]]) -> set[Node]:
    """Return those of ``nodes``, by their resources' names, that ``node`` refers to or follows."""
    found = {other for name in node.resource.follows for other in nodes.get(name, ())}
    for reference in node.resource.references:
        for container, _name in places(node.options, reference.option):
            names = reference.asks.items()
            asked = {theirs: container[o] for theirs, o in names if container.get(o)}
            firsts = asked.get(next(iter(reference.asks)))
            for first in firsts if isinstance(firsts, list) else [firsts]:
                one = {**asked, next(iter(reference.asks)): first}
                able = nodes.get(reference.target.name, ()) if first else ()
                found |= {other for other in able if other.answers(reference.target, one)}
            found |= {other for name in reference.through for other in nodes.get(name, ())}
    return found - {node}


def levels(nodes: t.Sequence[Node]) -> list[list[Node]]:
    """Return ``nodes`` in groups, each of which stands on earlier groups only.

    Raises PlanError for resources that stand on each other, and for one that is listed twice.
    """
    refuse_twins(nodes)
    kinds: dict[str, list[Node]] = {}
    for node in nodes:
        kinds.setdefault(node.resource.name, []).append(node)
    standing = {node: parents(node, kinds) for node in nodes}
    done: set[Node] = set()
    groups: list[list[Node]] = []
    while len(done) < len(nodes):
        group = [node for node in nodes if node not in done and standing[node] <= done]
        if not group:
            ring = ", ".join(node.label for node in nodes if node not in done)
            raise PlanError(f"These resources refer to each other in a circle: {ring}. Break it.")
        groups.append(group)
        done |= set(group)
    return groups


def refuse_twins(nodes: t.Sequence[Node]) -> None:
    """Raise PlanError when two entries mean the same resource."""
    seen: set[tuple[object, ...]] = set()
    for node in nodes:
        by = node.resource.search.by if node.resource.search else ()
        own = (*node.resource.ids, *node.resource.names, *node.resource.qualifiers)
        identity = {*own, *by}
        scope = {
            o for r in node.resource.references if "." not in r.option for o in r.asks.values()
        }
        # A name may follow from other options.
        options = {**node.options, **node.resource.canonise(node.options)}
        told = {o: str(v) for o, v in options.items() if o in identity | scope}
        key = (node.resource.name, *sorted(told.items()))
        if key in seen:
            raise PlanError(f"{node.label} is listed twice: put its options into one entry.")
        seen.add(key)
