# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""All resources of a stack before its first write: found, read and planned, each as soon as it can.

To find one takes what it lives in, to plan it takes the plans of all that it names. What stands
already is planned without a call: so no call waits for another but down the chain of those homes.
"""

from __future__ import annotations

import typing as t

from .documents import Document
from .errors import PlanError
from .expected import expect, saw
from .graph import Index, Needs, Node, named
from .look import Look, Sight, sight
from .order import reads_of
from .schedule import Under, in_order
from .session import Session
from .store import Store
from .survey import Survey, emptied, survey

AT_ONCE = 16  # Most are of different services, each of which bounds its own calls.
FOUND, READ, PLANNED = "found", "read", "planned"
CALLS = {FOUND: 1, READ: 1, PLANNED: 0}  # In a row, as a rule.

Plans = t.Mapping[Node, Survey]


class Step(t.NamedTuple):
    """One thing that becomes of a node: it is FOUND, READ or PLANNED."""

    node: Node
    does: str


def planned(
    needs: Needs, session: Session, tick: t.Callable[[Under[Node]], None]
) -> tuple[Plans, dict[Node, Exception]]:
    """Return the survey of every node, and what went wrong.

    Each sees what those before it are, and will be.
    """
    sights: dict[Node, Sight | None] = {}
    looks: dict[Node, Look | None] = {}
    plans: dict[Node, Survey] = {}
    kept: dict[str, dict[Node, t.Any]] = {FOUND: sights, READ: looks, PLANNED: plans}

    def take(step: Step) -> Sight | Look | Survey | None:
        node = step.node
        if step.does == PLANNED:
            return looked_at(node, session, seen=looks[node.of or node])
        found = sights[node] if node in sights else sighted(node, session)
        return found.read() if found and step.does == READ else found

    def note(step: Step, made: t.Any) -> None:
        node, resource = step.node, step.node.resource
        kept[step.does][node] = made
        if step.does == PLANNED:
            expect(session, resource, node.options, made.plan.after or made.plan.before)
        elif made:
            saw(session, resource, node.options, made.current, in_full=step.does == READ)

    def tell(under: Under[Step]) -> None:
        tick({step.node: since for step, since in under.items()})

    steps = steps_of(needs)
    failed = in_order(steps, take, note, AT_ONCE, tell, lambda step: CALLS[step.does])
    return plans, {step.node: cause for step, cause in failed.items()}


def steps_of(needs: Needs) -> dict[Step, set[Step]]:
    """Return what comes before each step; what nothing lives in is found as it is read."""
    whole = [node for node in needs if not node.of]
    index = Index(whole)
    homes = {node: named(node, index, inner=False) for node in whole}
    lived_in = {home for found in homes.values() for home in found}
    steps: dict[Step, set[Step]] = {}
    for node, found in homes.items():
        first = Step(node, FOUND if node in lived_in else READ)
        steps[Step(node, READ)] = {first}
        steps[first] = {Step(home, FOUND) for home in found}
    for node, read in reads_of(needs).items():
        own = Step(node.of or node, READ)
        steps[Step(node, PLANNED)] = {own, *(Step(one, PLANNED) for one in read)}
    return steps


def sighted(node: Node, session: Session) -> Sight | None:
    """Return where the resource of one node is; None where that is not known yet."""
    return sight(Store(session, node.resource), node.options, node.leaves)


def looked_at(
    node: Node, session: Session, settled: Document | None = None, seen: Look | None = None
) -> Survey:
    """Return the survey of one node. ``settled`` as for ``survey``; ``seen`` is known already."""
    store = Store(session, node.resource)
    store.seen = seen
    if node.of and node.of.leaves:
        return emptied(store, node.options, node.terms)
    return survey(store, node.options, node.terms, settled)


def refuse_same(plans: Plans) -> None:
    """Raise PlanError when two entries, called differently, mean one resource."""
    seen: dict[t.Hashable, Node] = {}
    for node, found in plans.items():
        told = (*node.resource.ids, *node.resource.qualifiers)
        ids = tuple(str(found.plan.before.get(name)) for name in told)
        if node.of or not node.resource.ids or not found.plan.before:
            continue
        first = seen.setdefault((node.resource.name, ids), node)
        if first is not node:
            raise PlanError(
                f"{first.label} and {node.label} are the same {node.resource.people},"
                f" {', '.join(ids)}: put their options into one entry."
            )
