# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Many resources at once: all planned before the first write, then made in the order they need."""

from __future__ import annotations

import collections
import concurrent.futures
import dataclasses
import typing as t

from .checks import PREDICTED
from .converge import Result, carry_out, persist
from .errors import PlanError
from .graph import Node, levels
from .plan import check
from .references import expect
from .session import Session
from .settle import settle
from .store import Store
from .survey import Survey, survey

AT_ONCE = 8  # Calls in flight: AWS rations most of these operations to 10 or 20 a second.


class Incomplete(Exception):
    """A stack that failed on the way. ``cause`` is botocore's error or a PlanError."""

    def __init__(self, node: Node, cause: Exception, done: t.Mapping[Node, Result]) -> None:
        """``done`` holds what was brought to its end."""
        super().__init__(str(cause))
        self.node, self.cause, self.done = node, cause, done


def converge_all(nodes: t.Sequence[Node], session: Session, dry: bool) -> dict[Node, Result]:
    """Return the result of bringing every node to its options.

    Everything is looked at, and planned, before the first write; a failure there raises PlanError
    and leaves AWS untouched. One on the way raises Incomplete, and a next run goes on from there.
    """
    groups = levels(nodes)
    session.meant = collections.Counter(node.resource.name for node in nodes)
    for node in nodes:
        if node.terms.state == "present":
            check(node.resource, session.model(node.resource), node.options)
    # What an earlier task would have made is not there in check mode: it is predicted.
    session.dry, session.lenient = True, dry
    order = groups[::-1] if only_state(nodes) == "absent" else groups
    plans = {node: found for group in groups for node, found in looked_at(group, session)}
    if dry:
        return {node: carry_out(plans[node]) for node in nodes}
    session.dry = False
    session.expected.clear()
    done: dict[Node, Result] = {}
    for group in order:
        for node, result in each(group, lambda one: make(one, plans[one], session), done):
            done[node] = result
    late = [node for node in nodes if unready(node, done)]
    return {**done, **dict(each(late, waiting(done, session), done))}


def only_state(nodes: t.Sequence[Node]) -> str:
    """Return the state that all nodes shall have: making and removing need opposite orders."""
    states = {node.terms.state for node in nodes}
    if len(states) > 1:
        raise PlanError(
            "Some entries have state present and some absent: put those to remove into a task of"
            " their own."
        )
    return states.pop() if states else "present"


def each(
    group: t.Sequence[Node], work: t.Callable[[Node], t.Any], done: t.Mapping[Node, Result]
) -> t.Iterator[tuple[Node, t.Any]]:
    """Yield each node with what ``work`` made of it, several at once; all of a group is tried."""
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as workers:
        futures = {node: workers.submit(work, node) for node in group}
    ended = {n: f.result() for n, f in futures.items() if f.exception() is None}
    for node, future in futures.items():
        cause = future.exception()
        if isinstance(cause, Exception):
            results = {n: r for n, r in ended.items() if isinstance(r, Result)}
            raise Incomplete(node, cause, {**done, **results})
    yield from ended.items()


def looked_at(group: t.Sequence[Node], session: Session) -> t.Iterator[tuple[Node, Survey]]:
    """Yield each node with its survey, and let later ones find what it will be."""

    def look(node: Node) -> Survey:
        return survey(Store(session, node.resource), node.options, node.terms)

    for node, found in each(group, look, {}):
        expect(session, node.resource, node.options, found.plan.after or found.plan.before)
        yield node, found


def make(node: Node, planned: Survey, session: Session) -> Result:
    """Return the result of one node, planned afresh where it stands on something new."""

    def attempt() -> Result:
        found = planned
        if any_unborn(planned.desired):
            found = survey(Store(session, node.resource), node.options, node.terms)
        soon = dataclasses.replace(found.terms, wait=node.resource.stands_when_done)
        return carry_out(dataclasses.replace(found, terms=soon if found.plan.after else node.terms))

    result = persist(node.resource, session, attempt)
    expect(session, node.resource, node.options, result.after)
    return result


def any_unborn(value: t.Any) -> bool:
    """Return whether anything in ``value``, at any depth, is only predicted."""
    if isinstance(value, dict):
        return any(any_unborn(inner) for inner in value.values())
    if isinstance(value, list):
        return any(any_unborn(inner) for inner in value)
    return isinstance(value, str) and value.startswith(PREDICTED)


def unready(node: Node, done: t.Mapping[Node, Result]) -> bool:
    """Return whether ``node`` takes time that was not waited for yet."""
    wait, result = node.resource.wait, done[node]
    if not (wait and node.terms.wait and result.after) or node.resource.stands_when_done:
        return False
    return result.changed or wait.owed(result.after)


def waiting(done: t.Mapping[Node, Result], session: Session) -> t.Callable[[Node], Result]:
    """Return what waits for one node, and returns its result as it ends."""

    def wait(node: Node) -> Result:
        store, options = Store(session, node.resource), frozenset(node.options)
        wanted = {**done[node].planned, **store.key(done[node].after)}
        after = settle(store, wanted, options, True, node.terms.wait_timeout)
        return dataclasses.replace(done[node], after=after)

    return wait
