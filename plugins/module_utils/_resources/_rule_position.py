# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A place before or after another rule, and room for it. Pure."""

from __future__ import annotations

import typing as t

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.errors import PlanError
from ansible_collections.gatehouse.aws.plugins.module_utils._resources._rule_documents import (
    Document,
)

LAST = 50000


def placed(wanted: Document, current: Document | None, others: t.Sequence[Document]) -> Document:
    """Return ``wanted`` with the priority that puts it where it says, and room where that needs it.

    ``room`` says which other rules move by how much, and where a new rule waits meanwhile.
    """
    side = next((name for name in ("before", "after") if wanted.get(name)), None)
    if side is None:
        return wanted
    own = (current or {}).get("rule_arn")
    numbers = {
        rule["rule_arn"]: rule["priority"] for rule in others if isinstance(rule["priority"], int)
    }
    marks = [one for one in others if one.get("key") == wanted[side]]
    # One that is several in AWS stands from its first to its last.
    there = marks[0 if side == "before" else -1] if marks else None
    if there is None or there["rule_arn"] == own:
        raise PlanError(f"{side} {wanted[side]}: the listener has no other rule with this key.")
    now, mark = numbers.pop(own, None), there["priority"]
    if now is not None and (now < mark) == (side == "before"):
        return wanted
    taken = {number: arn for arn, number in numbers.items()}
    number, moves = near(mark, -1 if side == "before" else 1, taken)
    found = {**wanted, "priority": number}
    free = next((n for n in range(LAST, 0, -1) if n not in taken and n != mark), None)
    return {**found, "room": moves, "waits_at": free} if moves else found


def near(mark: int, step: int, taken: dict[int, str]) -> tuple[int, dict[str, int]]:
    """Return the priority beside ``mark``, and the moves that free it."""
    beside = mark + step
    if 1 <= beside <= LAST and beside not in taken:
        return beside, {}
    # Rules in a row move on by one, either those that come after or those that come before.
    for first, way in ((max(mark, beside), 1), (min(mark, beside), -1)):
        row = []
        number = first
        while number in taken:
            row.append(number)
            number += way
        if 1 <= number <= LAST:
            return first, {taken[n]: n + way for n in row}
    raise PlanError("There is no room for another rule: the listener has a rule at every priority.")
