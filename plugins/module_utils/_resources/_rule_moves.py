# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""In which order the rules of a listener change. Pure: rules in, steps out.

One law holds at every moment on the way, whatever part of the calls has been made: a request is
answered as it was before, or as it will be in the end, and in no third way. So a path that needs a
sign-in before and after is never open, and one that was served and will be never meets a gap. The
law rests on what AWS promises: CreateRule, ModifyRule and DeleteRule change one rule at once, and
one SetRulePriorities moves any number of rules at once.
"""

from __future__ import annotations

import dataclasses
import itertools
import typing as t

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.errors import PlanError
from ansible_collections.gatehouse.aws.plugins.module_utils._resources._rule_documents import (
    Document,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources._rule_matching import (
    contains,
    may_meet,
)

LAST = 50000
NEXT = "@next"  # What the rule that stands in for another for a moment has behind its name.


@dataclasses.dataclass(frozen=True, eq=False)
class Slot:
    """One rule, as it is (None: it is not there yet) and as it shall be (None: it goes).

    ``name`` is its ARN, or what it is called until it has one. ``differs``: other conditions,
    actions or transforms.
    """

    name: str
    old: Document | None
    new: Document | None
    differs: bool = False

    @property
    def comes(self) -> bool:
        """Return whether the rule is new."""
        return self.old is None

    @property
    def goes(self) -> bool:
        """Return whether the rule goes away."""
        return self.new is None

    @property
    def was(self) -> int:
        """Return the priority that it has; of a new one, that it will have."""
        return int((self.old or self.new or {})["priority"])

    @property
    def becomes(self) -> int:
        """Return the priority that it will have; of one that goes, that it has."""
        return int((self.new or self.old or {})["priority"])

    @property
    def moves(self) -> bool:
        """Return whether its priority changes."""
        return self.was != self.becomes

    @property
    def touched(self) -> bool:
        """Return whether a call other than one that moves it is needed."""
        return self.comes or self.goes or self.differs

    @property
    def gains(self) -> bool:
        """Return whether it may match what it did not match."""
        return self.old is None or not contains(
            self.old["conditions"], (self.new or self.old)["conditions"]
        )

    @property
    def loses(self) -> bool:
        """Return whether it may no longer match what it did."""
        return self.new is None or not contains(
            self.new["conditions"], (self.old or self.new)["conditions"]
        )

    def sides(self) -> list[Document]:
        """Return the rule as it is and as it will be."""
        return [side for side in (self.old, self.new) if side is not None]


@dataclasses.dataclass(frozen=True)
class Step:
    """One call: ``create``, ``modify``, ``delete`` of one rule, or ``move`` of ``numbers``."""

    deed: str
    slot: Slot | None = None
    name: str = ""
    numbers: tuple[tuple[str, int], ...] = ()
    priority: int = 0


Nodes = t.Sequence[t.Any]
Edges = t.AbstractSet[tuple[t.Any, t.Any]]
MOVE = "move"


def steps(slots: t.Sequence[Slot]) -> list[list[Step]]:
    """Return what to do, in groups one after another; what is in one group may be done at once."""
    plain = in_place(slots)
    return by_the_end(slots) if plain is None else plain


def meet(one: Slot, other: Slot) -> bool:
    """Return whether some request could match both, as they are or as they will be."""
    pairs = itertools.product(one.sides(), other.sides())
    return any(may_meet(a["conditions"], b["conditions"]) for a, b in pairs)


def touch(side: Document | None, other: Slot) -> bool:
    """Return whether some request of ``side`` could match ``other`` as it is or will be."""
    return side is not None and any(
        may_meet(side["conditions"], one["conditions"]) for one in other.sides()
    )


def in_place(slots: t.Sequence[Slot]) -> list[list[Step]] | None:
    """Return the steps if every rule can change where it stands, None if the law forbids that."""
    touched = [slot for slot in slots if slot.touched]
    moving = [slot for slot in slots if slot.moves and not slot.comes and not slot.goes]
    if moving and entangled(slots, touched):
        return None
    edges = {
        edge for one, other in itertools.combinations(touched, 2) for edge in before(one, other)
    }
    edges |= {(MOVE, slot) for slot in touched if slot.comes} if moving else set()
    freed = {slot.was: slot for slot in touched if slot.goes}
    edges |= {(freed[s.becomes], s) for s in touched if s.comes and s.becomes in freed}
    edges |= {(freed[s.becomes], MOVE) for s in moving if s.becomes in freed}
    order = levels([*touched, *([MOVE] if moving else [])], edges)
    if order is None:
        return None
    numbers = tuple((slot.name, slot.becomes) for slot in moving)
    move = Step("move", numbers=numbers)
    return [[move if node == MOVE else step(node) for node in group] for group in order]


def step(slot: Slot) -> Step:
    """Return the one step that brings ``slot`` from what it is to what it shall be."""
    if slot.comes:
        return Step("create", slot, slot.name, priority=slot.becomes)
    return Step("delete" if slot.goes else "modify", slot, slot.name)


def before(one: Slot, other: Slot) -> t.Iterator[tuple[Slot, Slot]]:
    """Yield which of two rules must change first.

    What the upper one loses falls to the lower one, which must be ready for it; what the upper
    one gains it must have before the lower one changes, or that change would show.
    """
    upper, lower = (one, other) if one.becomes <= other.becomes else (other, one)
    if upper.gains and touch(upper.new, lower):
        yield upper, lower
    if upper.loses and touch(upper.old, lower):
        yield lower, upper
    if upper.becomes == lower.becomes and meet(upper, lower):
        yield upper, lower
        yield lower, upper


def entangled(slots: t.Sequence[Slot], touched: t.Sequence[Slot]) -> bool:
    """Return whether rules pass each other that others change beside: order and content at once."""
    there = [slot for slot in slots if not slot.comes]
    pairs = (
        pair
        for pair in itertools.combinations(there, 2)
        if (pair[0].moves or pair[1].moves) and passing(*pair) and meet(*pair)
    )
    return any(
        slot in pair or any(meet(slot, one) for one in pair) for pair in pairs for slot in touched
    )


def passing(one: Slot, other: Slot) -> bool:
    """Return whether the upper of two rules does not stay the upper one."""
    return (one.was < other.was) != (one.becomes < other.becomes) or one.becomes == other.becomes


def levels(nodes: Nodes, edges: Edges) -> list[list[t.Any]] | None:
    """Return ``nodes`` in groups, each after all that must be before it; None for a circle."""
    rest, groups = list(nodes), []
    while rest:
        waiting = {after for first, after in edges if first in rest}
        group = [node for node in rest if node not in waiting]
        if not group:
            return None
        groups.append(group)
        rest = [node for node in rest if node not in group]
    return groups


def by_the_end(slots: t.Sequence[Slot]) -> list[list[Step]]:
    """Return the steps that build all that is new behind the last rule, and move it in at once.

    There it catches only what nothing else does. After the one move everything is as it shall be;
    what was is behind the last rule, and goes from below. A rule that changes is never made anew:
    another stands in for it meanwhile.
    """
    new = sorted((s for s in slots if s.touched and not s.goes), key=lambda slot: slot.becomes)
    old = sorted((s for s in slots if s.touched and not s.comes), key=lambda slot: slot.was)
    stand_ins = [slot for slot in new if not slot.comes]
    free = spare(slots, len(new) + len(old))
    first = {slot: free[place] for place, slot in enumerate(new)}
    behind = {slot: free[len(new) + place] for place, slot in enumerate(old)}
    called = {slot: slot.name if slot.comes else f"{slot.name}{NEXT}" for slot in new}
    made = grouped(new, lambda a, b: may_meet(a.new["conditions"], b.new["conditions"]))
    gone = grouped(old[::-1], lambda a, b: may_meet(a.old["conditions"], b.old["conditions"]))
    plain = [s for s in slots if s.moves and not s.touched]
    numbers = [(called[s], s.becomes) for s in new] + [(s.name, behind[s]) for s in old]
    result = [[Step("create", s, called[s], priority=first[s]) for s in group] for group in made]
    moved = (*numbers, *((s.name, s.becomes) for s in plain))
    result += [[Step("move", numbers=moved)], *([step(s) for s in group] for group in gone)]
    if stand_ins:
        swap = [(s.name, s.becomes) for s in stand_ins] + [(called[s], first[s]) for s in stand_ins]
        result += [[Step("move", numbers=tuple(swap))]]
        result += [[Step("delete", s, called[s]) for s in stand_ins]]
    return result


def grouped(slots: t.Sequence[Slot], meets: t.Callable[[t.Any, t.Any], bool]) -> list[list[Slot]]:
    """Return ``slots`` in groups that keep the order of those that have requests in common."""
    edges = {(a, b) for a, b in itertools.combinations(slots, 2) if meets(a, b)}
    return levels(slots, edges) or []


def spare(slots: t.Sequence[Slot], number: int) -> list[int]:
    """Return free priorities behind all rules."""
    top = max((n for slot in slots for n in (slot.was, slot.becomes)), default=0)
    if top + number > LAST:
        raise PlanError(
            f"The rules cannot change places in safety: that needs {number} free priorities behind"
            f" the last rule, which has {top} of {LAST}. Give that rule a lower priority first."
        )
    return list(range(top + 1, top + 1 + number))
