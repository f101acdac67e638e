# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which priorities the rules of a set get, moving as few as can be. Pure."""

from __future__ import annotations

import dataclasses
import typing as t

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.errors import PlanError

GAP = 10  # Left between rules where there is room, for those that come later.


@dataclasses.dataclass(frozen=True)
class Place:
    """One rule in the order of the user: its ``fixed`` priority, or the one that it has ``now``.

    ``size`` is how many priorities in a row it takes.
    """

    fixed: int | None = None
    now: int | None = None
    size: int = 1

    def start(self) -> int | None:
        """Return the number that it should have, if there is one."""
        return self.now if self.fixed is None else self.fixed


def places(
    wanted: t.Sequence[Place], taken: t.AbstractSet[int], span: tuple[int, int]
) -> list[int]:
    """Return the first priority of each rule, so that they are evaluated in the order given.

    ``taken`` are those of other rules, ``span`` where new ones may come from.
    """
    refuse_unordered(wanted)
    if all(place.fixed is not None for place in wanted):
        return [place.fixed or 0 for place in wanted]
    found: list[int | None] = [place.fixed for place in wanted]
    for place in kept(wanted, taken):
        found[place] = wanted[place].start()
    while (gap := next((i for i, number in enumerate(found) if number is None), None)) is not None:
        fill(found, gap, wanted, taken, span)
    return [number or 0 for number in found]


def refuse_unordered(wanted: t.Sequence[Place]) -> None:
    """Raise for fixed numbers that say another order than the list, where others go by the list."""
    fixed = [place.fixed for place in wanted if place.fixed is not None]
    if len(fixed) < len(wanted) and fixed != sorted(fixed):
        raise PlanError(
            "rules without a priority are evaluated in the order of the list, and the priorities"
            f" given beside them ({', '.join(map(str, fixed))}) say another one: list rules by"
            " priority, or give none."
        )


def kept(wanted: t.Sequence[Place], taken: t.AbstractSet[int]) -> list[int]:
    """Return the most rules that can stay where they are: their numbers already rise."""
    best: list[tuple[int, list[int]]] = []
    for i, place in enumerate(wanted):
        number = place.start()
        if number is None or not (place.fixed or is_free(number, place.size, taken)):
            continue
        before = [chain for end, chain in best if end < number]
        chain = [*max(before, key=lambda one: weight(one, wanted), default=[]), i]
        best.append((number + place.size - 1, chain))
    return max((chain for _end, chain in best), key=lambda one: weight(one, wanted), default=[])


def weight(chain: t.Sequence[int], wanted: t.Sequence[Place]) -> int:
    """Return how good it is to keep ``chain``: fixed ones have to stay."""
    return sum(len(wanted) if wanted[i].fixed is not None else 1 for i in chain)


def is_free(number: int, size: int, taken: t.AbstractSet[int]) -> bool:
    """Return whether ``size`` priorities from ``number`` on belong to nobody else."""
    return not any(number + more in taken for more in range(size))


def fill(
    found: list[int | None],
    gap: int,
    wanted: t.Sequence[Place],
    taken: t.AbstractSet[int],
    span: tuple[int, int],
) -> None:
    """Number the rules from ``gap`` up to the next that has a number; with no room, move that."""
    end = next((i for i in range(gap, len(found)) if found[i] is not None), len(found))
    low = (found[gap - 1] or 0) + wanted[gap - 1].size if gap else span[0]
    if (gap, end) == (0, len(found)):
        low = behind(taken, span, sum(place.size for place in wanted))
    high = (found[end] or 0) if end < len(found) else span[1] + 1
    free = [n for n in range(max(low, span[0]), min(high, span[1] + 1)) if n not in taken]
    sizes = [place.size for place in wanted[gap:end]]
    if numbers := spread(free, sizes, GAP):
        found[gap:end] = numbers
        return
    movable = next((i for i in (end, gap - 1) if 0 <= i < len(found) and not wanted[i].fixed), None)
    if movable is None:
        raise PlanError(
            f"priority_range {span[0]} to {span[1]} has no room for {sum(sizes)} rules between"
            f" priorities {low - 1} and {high}: widen it, or leave priorities out."
        )
    found[movable] = None


def behind(taken: t.AbstractSet[int], span: tuple[int, int], number: int) -> int:
    """Return from where on a set that is new gets its priorities: behind all others, with room."""
    last = max((n for n in taken if span[0] <= n <= span[1]), default=span[0] - 1)
    return last + 1 if last + number <= span[1] else span[0]


def spread(free: t.Sequence[int], sizes: t.Sequence[int], gap: int) -> list[int]:
    """Return a number for each of ``sizes`` out of ``free``, at most ``gap`` apart; or none."""
    step = max(1, min(gap, len(free) // (sum(sizes) + 1)))
    return stride(free, sizes, step) or stride(free, sizes, 1)


def stride(free: t.Sequence[int], sizes: t.Sequence[int], step: int) -> list[int]:
    """Return numbers ``step`` places apart; none without room."""
    found: list[int] = []
    at = step - 1
    for size in sizes:
        while at + size <= len(free) and free[at + size - 1] - free[at] != size - 1:
            at += 1
        if at + size > len(free):
            return []
        found.append(free[at])
        at += size - 1 + step
    return found
