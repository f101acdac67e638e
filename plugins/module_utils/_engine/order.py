# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""In which order the resources of a stack are looked at, made and removed."""

from __future__ import annotations

import dataclasses
import typing as t

from .documents import Document
from .errors import PlanError, listed
from .graph import Index, Needs, Node, named, parents, refuse_leaving, refuse_twins
from .resource import Resource


def needs_of(nodes: t.Sequence[Node]) -> Needs:
    """Return what has to be done before each node, in the order of ``nodes``.

    What is removed goes after all that is made, and children before what they stand on. Raises
    PlanError for resources that stand on each other, and for one that is listed twice.
    """
    refuse_twins(nodes)
    index = Index(nodes)
    refuse_leaving(nodes, index)
    above = {node: parents(node, index) for node in nodes}
    made = {node for node in nodes if not node.leaves}
    needs: Needs = {node: set(made) if node.leaves else above[node] - {node} for node in nodes}
    for node in nodes:
        for other in above[node]:
            if node.leaves and other.leaves:
                needs[other].add(node)
    ring = in_circles(needs)
    if ring:
        needs = halved(needs, ring)
        ring = in_circles(needs)
    if ring:
        names = listed(node.label for node in ring if not node.of)
        raise PlanError(f"These resources refer to each other in a circle: {names}. Break it.")
    return needs


def reads_of(needs: Needs) -> Needs:
    """Return what has to be planned before each node: what it stands on, also if it leaves."""
    index = Index([node for node in needs if not node.of])
    goes = (node for node in needs if node.terms.state == "absent")
    leaving = {node: seen(node, parents(node, index), index) for node in goes}
    ring = {*in_circles(leaving)}
    reads = {node: leaving.get(node, needs[node]) - ring for node in needs}
    stays = (node for node in needs if not (node.of or node).leaves)
    staying = {node: seen(node, needs[node], index) for node in stays}
    parted = {node: set[Node]() for node in needs if node.of and node.of.leaves}
    return in_line({**reads, **staying, **parted})


def seen(node: Node, needed: t.AbstractSet[Node], index: Index) -> set[Node]:
    """Return those of ``needed`` that say what ``node`` is, and not only when it can be made."""
    past = {one for one in needed if one.resource.name in node.resource.in_stack.looks_past}
    return {*needed} - (past - named(node, index) if past else past)


def in_circles(needs: Needs) -> list[Node]:
    """Return the nodes that need each other."""
    left = dict(needs)
    while left:
        needed = {other for others in left.values() for other in others}
        inner = {n: o & left.keys() for n, o in left.items() if n in needed and o & left.keys()}
        if len(inner) == len(left):
            break
        left = inner
    return list(left)


def halved(needs: Needs, ring: t.Sequence[Node]) -> Needs:
    """Return ``needs`` with nodes of ``ring`` in two steps, where their resources allow that.

    The first step leaves out what names the others; they wait for that step only.
    """
    first = {node: part for node in ring if (part := half(node))}
    steps: Needs = {part: needs[node] - {*ring} for node, part in first.items()}
    for node, needed in needs.items():
        own = {first[node]} if node in first else set()
        steps[node] = {first.get(n, n) if node in ring else n for n in needed} | own
    return steps


def half(node: Node) -> Node | None:
    """Return as much of ``node`` as stands without others; when it leaves, what lets go of them."""
    later = {o for o in node.resource.in_stack.completed if o in node.options or node.leaves}
    if not later:
        return None
    rest = {option: value for option, value in node.options.items() if option not in later}
    if not node.leaves:
        return dataclasses.replace(node, options=rest, of=node)
    terms = dataclasses.replace(node.terms, state="present", purge={})
    empty: Document = {option: [] for option in later}
    return dataclasses.replace(node, options={**rest, **empty}, terms=terms, of=node)


def in_line(needs: Needs) -> Needs:
    """Return ``needs`` with new neighbours one after another, where each depends on the others."""
    last: dict[t.Any, Node] = {}
    lined = dict(needs)
    for node in needs:
        if node.resource.in_stack.neighbours:
            told = {o: node.options.get(o) for o in scope_of(node.resource)}
            key = (node.resource.name, repr(sorted(told.items())))
            lined[node] = needs[node] | ({last[key]} if key in last else set())
            last[key] = node
    return lined


def scope_of(resource: Resource) -> set[str]:
    """Return the options that say what a resource is in."""
    scope = set(resource.search.scope if resource.search else ())
    named = (r.asks.values() for r in resource.references if r.option in scope)
    return scope.union(*named)
