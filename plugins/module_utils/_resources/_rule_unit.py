# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A rule of more values than AWS takes: several in a row under one key, by the calls of a set."""

from __future__ import annotations

import dataclasses
import itertools
import typing as t

from .._engine.documents import Document
from .._engine.errors import PlanError
from .._engine.listing import decoded, pages_of
from .._engine.resource import Read, Resource
from .._engine.shapes import Model
from .._engine.store import Store
from .._engine.writers import Call, Options, Writer
from ._rule_calls import CONTENT, RuleSet, RuleWords, words_of
from ._rule_parts import PART, split, united

LAST = 50000
IN_PARTS = "in_parts"
TAGS = ("tags", "key", "owner", "part")  # What a rule's tags tell.
OURS = (IN_PARTS, "neighbours", "room")


def rules_there(store: t.Any, listener: str, known: t.Iterable[Document] = ()) -> list[Document]:
    """Return all rules of a listener as AWS has them now, with their tags, but for ``known`` ones.

    Those have the tags that they had.
    """
    scope = {"listener_arn": listener}
    wire = itertools.chain.from_iterable(pages_of(store, scope))
    plain = decoded(store, scope, wire, frozenset())
    rules = [rule for rule in plain if not rule.get("is_default")]
    tags = {one["rule_arn"]: {o: one[o] for o in TAGS if o in one} for one in known}
    new = store.extend([one for one in rules if one["rule_arn"] not in tags], frozenset({"tags"}))
    old = store.extend([one for one in rules if one["rule_arn"] in tags], frozenset())
    told = (*new, *({**one, **tags[one["rule_arn"]]} for one in old))
    return sorted(told, key=lambda rule: rule["priority"])


def whole(store: t.Any, found: Document) -> Document:
    """Return ``found``, or the rule that it is a part of."""
    if not found.get("part") or found.get("parts"):
        return found
    store.others = rules_there(store, found["listener_arn"])
    return next(one for one in united(store.others) if found["rule_arn"] in arns(one))


def arns(rule: Document | None) -> list[str]:
    """Return the ARNs of all that ``rule`` is in AWS."""
    return [part["rule_arn"] for part in parts_there(rule)]


def parts_there(rule: Document | None) -> list[Document]:
    """Return what ``rule`` is in AWS; nothing while it is not there."""
    if not rule or not (rule.get("parts") or rule.get("rule_arn")):
        return []
    return rule.get("parts") or [{name: rule[name] for name in PART if name in rule}]


def size(wanted: Document, current: Document | None = None) -> int:
    """Return how many rules ``wanted``, laid over ``current``, is in AWS."""
    old = [part["conditions"] for part in parts_there(current)]
    conditions = wanted.get("conditions") or (current or {}).get("conditions")
    return len(split(conditions, old)) if conditions else 1


def is_long(wanted: Document, current: Document | None) -> bool:
    """Return whether the rule is, or will be, several in AWS."""
    return bool((current or {}).get("parts")) or size(wanted, current) > 1


def in_a_row(
    wanted: Document, current: Document | None, others: t.Sequence[Document]
) -> tuple[Document, Document | None]:
    """Return both sides of a long rule, with its first priority and the moves that make room."""
    own, number = arns(current), size(wanted, current)
    foreign = [o for o in others if o["rule_arn"] not in own and isinstance(o["priority"], int)]
    taken = {rule["priority"]: rule["rule_arn"] for rule in foreign}
    start, pushes = start_of(wanted, current, foreign, number)
    room = pushed(start, number, taken) if pushes else {}
    after = {**wanted, "priority": start, "neighbours": foreign, "room": room, IN_PARTS: True}
    if current and current.get("uneven"):
        after["uneven"] = False
    return after, {**current, "parts": parts_there(current)} if current else None


def start_of(
    wanted: Document, current: Document | None, foreign: t.Sequence[Document], number: int
) -> tuple[int, bool]:
    """Return where the rule begins, and whether others move where they are in its way."""
    side = next((name for name in ("before", "after") if wanted.get(name)), None)
    there = [part["priority"] for part in parts_there(current)]
    if side is None:
        return (there[0], True) if not wanted.get("priority") else (wanted["priority"], False)
    marks = [rule["priority"] for rule in foreign if rule.get("key") == wanted[side]]
    if not marks:
        raise PlanError(f"{side} {wanted[side]}: the listener has no other rule with this key.")
    if there and (there[-1] < marks[0] if side == "before" else there[0] > marks[-1]):
        return there[0], True
    if side == "after":
        return marks[-1] + 1, True
    below = range(marks[0] - number, marks[0])
    free = below[0] > 0 and not {rule["priority"] for rule in foreign}.intersection(below)
    return (below[0] if free else marks[0]), True


def pushed(start: int, number: int, taken: t.Mapping[int, str]) -> dict[str, int]:
    """Return which rules move on, in their order, so that ``number`` priorities are free."""
    moves: dict[str, int] = {}
    free = start + number
    for priority in sorted(n for n in taken if n >= start):
        if priority >= free:
            break
        moves[taken[priority]] = free
        free += 1
    if free - 1 > LAST:
        raise PlanError(
            f"There is no room for {number} rules from priority {start} on: give a lower priority."
        )
    return moves


@dataclasses.dataclass(frozen=True)
class InParts(Writer):
    """A rule that is several in AWS, as a set of its own."""

    words: RuleWords | None = None

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return the calls that bring the set of this one rule from one side to the other."""
        around = {name: after[name] for name in ("listener_arn", *OURS) if name in after}
        old = {"rules": [before]} if before else {}
        writer = RuleSet(self.operation, words=self.words)
        return writer.calls(model, old, {**around, "rules": [after]}, options)


def long_kind(rule: Resource, tags: t.Callable[[Document], Document]) -> Resource:
    """Return what ``rule`` is where AWS needs several: told by its key, made by its writer."""

    def of_key(store: t.Any, key: Document) -> Document | None:
        rules = united(rules_there(Store(store.session, rule), key["listener_arn"]))
        return next((one for one in rules if one.get("key") == key["key"]), None)

    owns = frozenset({*CONTENT, "priority", "uneven", "key", "owner", "tags"})
    return dataclasses.replace(
        rule,
        names=("listener_arn", "key"),
        create="",
        answers=False,
        read=Read("DescribeRules", walk=of_key),
        extras=(),
        meaning=dataclasses.replace(
            rule.meaning,
            whole=lambda store, found: found,
            wire=lambda document, creating: document,
        ),
        writers=(InParts(operation="CreateRule", owns=owns, words=words_of(rule, tags)),),
        traits=dataclasses.replace(
            rule.traits,
            derived=rule.traits.derived | {"listener_arn", "parts", *OURS},
            momentary=(),
        ),
    )
