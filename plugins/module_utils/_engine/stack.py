# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Many resources at once: all planned before the first write, then made in the order they need."""

from __future__ import annotations

import collections
import dataclasses
import typing as t

from .converge import Result, carry_out, persist, still_owed
from .documents import Document
from .errors import PlanError
from .expected import any_unborn, expect
from .graph import Needs, Node
from .look import below_nothing
from .mentions import problems, veiled
from .order import needs_of
from .plan import check, refuse
from .planning import Plans, looked_at, planned, refuse_same
from .schedule import Under, in_order
from .session import Session, Stopped
from .settle import settle
from .store import Store
from .survey import Survey

AT_ONCE = 8  # Resources under way: AWS rations most of these operations to 10 or 20 a second.
WAITING = 32  # Resources that are waited for: each asks ever less often.

Results = dict[Node, Result]
Tick = t.Callable[[Under[Node]], None]


class Incomplete(Exception):
    """A stack that failed on the way. ``cause`` is botocore's error or a PlanError."""

    def __init__(self, failed: t.Mapping[Node, Exception], done: t.Mapping[Node, Result]) -> None:
        """``done`` holds what was brought to its end."""
        own = {node: cause for node, cause in failed.items() if not isinstance(cause, Stopped)}
        self.node, self.cause = next(iter((own or failed).items()))
        super().__init__(str(self.cause))
        self.failed, self.done = own, whole(done)


def converge_all(
    nodes: t.Sequence[Node], session: Session, dry: bool, tick: Tick = lambda under: None
) -> Results:
    """Return the result of bringing every node to its options.

    Everything is looked at, and planned, before the first write; a failure there raises PlanError
    and leaves AWS untouched. One on the way raises Incomplete, and a next run goes on from there.
    ``tick`` is told over and over of what is under way.
    """
    needs = needs_of(nodes)
    session.meant = collections.Counter(node.resource.name for node in nodes)
    # What an earlier task would have made is not there in check mode: it is predicted.
    session.dry, session.lenient = True, dry
    try:
        checked(nodes, session)
        plans, wrong = planned(needs, session, tick)
        refuse_all(wrong)
        refuse_same(plans)
        if dry:
            return whole({node: carry_out(plans[node]) for node in needs})
        session.dry = False
        session.expected.clear()
        session.seen.clear()
        results = whole(made(needs, plans, session, tick))
        return {node: results[node] for node in nodes}
    except BaseException:
        # Ansible's timeout, or Ctrl-C: what is under way must neither wait nor write any more.
        session.stopped.set()
        raise


def checked(nodes: t.Sequence[Node], session: Session) -> None:
    """Refuse what is wrong with entries whatever there is, all of it in one message."""
    wrong: dict[Node, Exception] = {}
    for node in (one for one in nodes if not one.leaves):
        try:
            refuse(problems(node.options, session.kinds, session.model))
            check(node.resource, session.model(node.resource), veiled(node.options))
        except PlanError as problem:
            wrong[node] = problem
    refuse_all(wrong)


def refuse_all(wrong: t.Mapping[Node, Exception]) -> None:
    """Raise what is wrong: as one PlanError if all are, else what AWS answered."""
    other = {node: cause for node, cause in wrong.items() if not isinstance(cause, PlanError)}
    if other:
        raise Incomplete(other, {})
    if wrong:
        raise PlanError(" ".join(f"{node.label}: {problem}" for node, problem in wrong.items()))


def made(needs: Needs, plans: Plans, session: Session, tick: Tick) -> Results:
    """Return the result of each node: all are made, then all that takes time is waited for."""
    done: Results = {}

    def note(node: Node, result: Result) -> None:
        expect(session, node.resource, node.options, result.after)
        done[node] = result

    def work(node: Node) -> Result:
        born = not node.leaves and any(n.of is node and not done[n].before for n in needs[node])
        return make(node, None if born else plans[node], session)

    for node in (still := {node for node in needs if as_it_should_be(plans[node])}):
        note(node, carry_out(plans[node]))
    left = {node: needs[node] - still for node in needs if node not in still}
    if failed := in_order(left, work, note, AT_ONCE, tick):
        raise Incomplete(failed, done)
    late: Needs = {node: set() for node in needs if unready(node, done)}
    ready: Results = {}
    if failed := in_order(late, waiting(done, session), ready.__setitem__, WAITING, tick):
        finished = {node: result for node, result in done.items() if node not in late}
        raise Incomplete(failed, {**finished, **ready})
    return {**done, **ready}


def as_it_should_be(planned: Survey) -> bool:
    """Return whether there is nothing to do, whatever becomes of the rest of the stack."""
    return not (planned.plan.changed or any_unborn(planned.resolved) or still_owed(planned))


def make(node: Node, planned: Survey | None, session: Session) -> Result:
    """Return the result of one node, planned afresh where it stands on something new.

    Nothing is ``planned`` for what its own first step has made.
    """
    tries = iter([planned])

    def attempt() -> Result:
        found = next(tries, None)
        if found is None:
            found = looked_at(node, session)
        elif any_unborn(found.resolved):
            found = looked_at(node, session, decided(found))
        soon = dataclasses.replace(found.terms, wait=node.resource.in_stack.stands_when_done)
        return carry_out(dataclasses.replace(found, terms=soon if found.plan.after else node.terms))

    return persist(node.resource, session, attempt)


def decided(planned: Survey) -> Document | None:
    """Return what is settled of a node that is new for certain; None: look whether it is there."""
    if not below_nothing(planned.store.resource, {**planned.resolved, **planned.desired}):
        return None
    return {option: v for option, v in planned.desired.items() if not any_unborn(v)}


def unready(node: Node, done: Results) -> bool:
    """Return whether ``node`` takes time that was not waited for yet."""
    wait, result, early = node.resource.wait, done[node], node.resource.in_stack.stands_when_done
    if node.of or early or not (wait and node.terms.wait and result.after):
        return False
    return result.changed or wait.owed(result.after)


def waiting(done: Results, session: Session) -> t.Callable[[Node], Result]:
    """Return what waits for one node, and returns its result as it ends."""

    def wait(node: Node) -> Result:
        store, options = Store(session, node.resource), frozenset(node.options)
        wanted = {**done[node].planned, **store.key(done[node].after)}
        try:
            after = settle(store, wanted, options, True, node.terms.wait_timeout)
        except Exception:
            session.stopped.set()  # One has failed: nobody waits for the others any more.
            raise
        return dataclasses.replace(done[node], after=after)

    return wait


def whole(results: t.Mapping[Node, Result]) -> Results:
    """Return one result for each entry, also where it was brought about in two steps."""
    first = {node.of: result for node, result in results.items() if node.of}
    return {
        node: joined(first[node], result) if node in first else result
        for node, result in results.items()
        if not node.of
    }


def joined(first: Result, then: Result) -> Result:
    """Return the result of two steps."""
    return dataclasses.replace(then, before=first.before, calls=(*first.calls, *then.calls))
