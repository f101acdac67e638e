# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""One rule of the user that is several in AWS, which takes five values a rule. Pure."""

from __future__ import annotations

import typing as t

from ansible_collections.gatehouse.aws.plugins.module_utils._resources._condition_problems import (
    MOST_VALUES,
    MOST_WILDCARDS,
    values_of,
    wildcards_of,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources._rule_conditions import (
    VALUES,
    block_of,
    one_condition_form,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources._rule_documents import (
    Document,
    in_order,
)

Conditions = list[Document]
# What a part is told by, and what makes it one rule in AWS.
PART = ("rule_arn", "priority", "conditions", "actions", "transforms", "part")
ALONE = ("listener_arn", "is_default")
NOT_OF_A_UNIT = (*ALONE, "part")


def joined(rules: t.Sequence[Document]) -> list[Document]:
    """Return AWS's ``rules`` as the user wrote them, each with the parts that it is made of."""
    units: dict[t.Any, list[Document]] = {}
    for rule in rules:
        units.setdefault(name_of(rule), []).append(rule)
    return [unit(sorted(parts, key=turn)) for parts in units.values()]


def united(rules: t.Sequence[Document]) -> list[Document]:
    """Return AWS's ``rules`` as they are, but for those that are parts of one: that is one."""
    units: dict[t.Any, list[Document]] = {}
    for rule in rules:
        units.setdefault(name_of(rule), []).append(rule)
    return [whole(parts) if parts[0].get("part") else parts[0] for parts in units.values()]


def whole(parts: t.Sequence[Document]) -> Document:
    """Return what ``parts`` are together, as a single rule is told."""
    alone = {name: parts[0][name] for name in ALONE if name in parts[0]}
    return {**alone, **unit(sorted(parts, key=turn))}


def name_of(rule: Document) -> t.Any:
    """Return what ``rule`` has in common with the other parts of the same."""
    return (rule.get("owner"), rule.get("key")) if rule.get("part") else rule["rule_arn"]


def turn(rule: Document) -> int:
    """Return which part of its unit a rule is."""
    return int(rule.get("part") or 1)


def unit(parts: t.Sequence[Document]) -> Document:
    """Return what ``parts`` are together. ``uneven``: somebody has changed some of them alone."""
    first = {name: value for name, value in parts[0].items() if name not in NOT_OF_A_UNIT}
    own = [{name: part[name] for name in PART if name in part} for part in parts]
    whole = {**first, "conditions": together([part["conditions"] for part in parts]), "parts": own}
    numbers = [part["priority"] for part in parts]
    even = numbers == list(range(numbers[0], numbers[0] + len(numbers))) and all(
        part.get(option) == parts[0].get(option)
        for part in parts
        for option in ("actions", "transforms", "tags", "owner")
    )
    return whole if even else {**whole, "uneven": True}


def together(parts: t.Sequence[Conditions]) -> Conditions:
    """Return the conditions of which ``parts`` hold some values each."""
    return [merged([part[place] for part in parts]) for place in range(len(parts[0]))]


def merged(conditions: Conditions) -> Document:
    """Return one condition with the values of all."""
    block = block_of(conditions[0]) or ""
    values = {
        name: in_order(one for c in conditions for one in c[block].get(name) or [])
        for name in VALUES
        if conditions[0][block].get(name)
    }
    unique = {
        name: [v for i, v in enumerate(all_) if v not in all_[:i]] for name, all_ in values.items()
    }
    return {**conditions[0], block: {**conditions[0][block], **unique}}


def split(conditions: Conditions, old: t.Sequence[Conditions] = ()) -> list[Conditions]:
    """Return ``conditions`` in as many parts as AWS needs; values stay in the part of ``old``."""
    if fits(conditions):
        return [conditions]
    place = max(range(len(conditions)), key=lambda i: size(conditions[i]))
    longest, rest = conditions[place], [c for i, c in enumerate(conditions) if i != place]
    block = block_of(longest) or ""
    name = next(name for name in VALUES if longest[block].get(name))
    wanted = longest[block][name]
    were = [part[place][block].get(name) or [] for part in old if fitting(part, conditions, place)]
    groups = [[value for value in part if value in wanted] for part in were]
    for value in (one for one in wanted if not any(one in group for group in groups)):
        room = (g for g in groups if fits([*rest, part_of(longest, block, name, [*g, value])]))
        group = next(room, None)
        if group is None:
            groups.append(group := [])
        group.append(value)
    parts = [part_of(longest, block, name, group) for group in groups if group]
    return [[*conditions[:place], part, *conditions[place + 1 :]] for part in parts]


def parts_of(rule: Document) -> list[Document]:
    """Return what ``rule`` is to AWS; what the user wrote stays as it is written where it fits."""
    form = one_condition_form({"conditions": rule.get("conditions")})
    parts = split(form["conditions"]) if form.get("conditions") else []
    if len(parts) < 2:
        return [rule]
    return [{**rule, "conditions": conditions} for conditions in parts]


def fitting(part: Conditions, conditions: Conditions, place: int) -> bool:
    """Return whether ``part`` has its values where the whole has most of its."""
    return len(part) == len(conditions) and block_of(part[place]) == block_of(conditions[place])


def part_of(condition: Document, block: str, name: str, values: list[t.Any]) -> Document:
    """Return ``condition`` with some of its values."""
    return {**condition, block: {**condition[block], name: in_order(values)}}


def size(condition: Document) -> int:
    """Return how many values ``condition`` has."""
    return len(values_of(condition.get(block_of(condition) or "") or {}))


def fits(conditions: Conditions) -> bool:
    """Return whether one rule of AWS can have all these conditions."""
    blocks = [condition.get(block_of(condition) or "") or {} for condition in conditions]
    values = sum(len(values_of(members)) for members in blocks)
    return values <= MOST_VALUES and sum(map(wildcards_of, blocks)) <= MOST_WILDCARDS
