# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The writer of a set of rules: from two documents to AWS's calls, in an order that is safe."""

from __future__ import annotations

import dataclasses
import itertools
import typing as t

from .._engine.checks import PREDICTED
from .._engine.documents import Document, Policies, normal, without
from .._engine.shapes import Model
from .._engine.writers import Call, Options, Patch, Tags, Writer
from ._rule_moves import NEXT, Slot, Step, steps
from ._rule_parts import split

CONTENT = ("conditions", "actions", "transforms")


@dataclasses.dataclass(frozen=True)
class RuleWords:
    """What the writer needs to know of single rules: how they are compared, changed and sent."""

    policies: Policies
    write_only: tuple[str, ...]
    wire: t.Callable[[Document, bool], Document]
    tags: t.Callable[[Document], Document]
    modify: Patch


def words_of(rule: t.Any, tags: t.Callable[[Document], Document]) -> RuleWords:
    """Return what the resource of a single ``rule`` tells; ``tags`` are those that AWS has."""
    modify = next(writer for writer in rule.writers if writer.operation == "ModifyRule")
    return RuleWords(rule.policies, rule.traits.write_only, rule.meaning.wire, tags, modify)


@dataclasses.dataclass(frozen=True)
class RuleSet(Writer):
    """All rules of a set, by as few calls as the change needs."""

    words: RuleWords | None = None

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return the calls that change the rules, then those that change their tags."""
        slots = [*pairs(before, after, self.words), *neighbours(after)]
        groups = [[self.said(model, step, after) for step in group] for group in steps(slots)]
        groups.append([call for slot in slots for call in self.tagged(model, slot)])
        return [
            dataclasses.replace(call, batch=number, options=frozenset(options))
            for number, group in enumerate(groups, 1)
            for call in group
        ]

    def said(self, model: Model, step: Step, after: Document) -> Call:
        """Return one step as a call."""
        words = t.cast(RuleWords, self.words)
        if step.deed == "create":
            rule = {**after, **(step.slot.new if step.slot else {}), "priority": step.priority}
            rule["key"] = f"{rule['key']}{NEXT}" if step.name.endswith(NEXT) else rule.get("key")
            request = model.request("CreateRule").encode(words.wire(rule, True))
            return Call("CreateRule", request, makes=step.name, found="Rules[0].RuleArn")
        if step.deed == "modify" and step.slot and step.slot.new:
            new = words.wire(without({**step.slot.new, "rule_arn": step.name}, ()), False)
            changed = differing(step.slot.old or {}, step.slot.new, words)
            return words.modify.calls(model, {}, new, changed)[0]
        pairs = [{"rule_arn": name, "priority": number} for name, number in step.numbers]
        request = {"rule_arn": step.name, "rule_priorities": pairs}
        operation = "SetRulePriorities" if step.deed == "move" else "DeleteRule"
        return Call(operation, model.request(operation).encode(request))

    def tagged(self, model: Model, slot: Slot) -> t.Iterable[Call]:
        """Return the calls that change the tags of a rule that is there and stays."""
        words = t.cast(RuleWords, self.words)
        if slot.old is None or slot.new is None or "tags" not in slot.new:
            return []
        old, new = ({"tags": words.tags(side)} for side in (slot.old, slot.new))
        if old == new:
            return []
        writer = Tags("AddTags", untag="RemoveTags")
        arn = {"rule_arn": slot.name}
        return writer.calls(model, {**old, **arn}, {**new, **arn}, frozenset({"tags"}))


def pairs(before: Document, after: Document, words: RuleWords | None) -> t.Iterator[Slot]:
    """Yield every rule of AWS's that the set has, or will have."""
    old = {
        part["rule_arn"]: (rule, part)
        for rule in before.get("rules") or []
        for part in rule["parts"]
    }
    for place, rule in enumerate(after.get("rules") or []):
        parts = [part for part in rule.get("parts") or [] if part["rule_arn"] in old]
        wanted = split(rule.get("conditions") or [], [part["conditions"] for part in parts])
        for number, (part, conditions) in enumerate(itertools.zip_longest(parts, wanted)):
            name = (
                part["rule_arn"] if part else f"{PREDICTED}rule/{rule.get('key', place)}/{number}"
            )
            was = {**old[name][0], **old.pop(name)[1]} if part else None
            yield slot(name, was, side(rule, conditions, number, len(wanted)), words)
    for name, (rule, part) in old.items():
        yield slot(name, {**rule, **part}, None, words)


def side(rule: Document, conditions: t.Any, number: int, parts: int) -> Document | None:
    """Return part ``number`` of a rule as it shall be, None where it has fewer."""
    if conditions is None:
        return None
    part = {"part": str(number + 1)} if parts > 1 else {"part": None}
    return {**rule, "conditions": conditions, "priority": rule["priority"] + number, **part}


def slot(name: str, old: Document | None, new: Document | None, words: t.Any) -> Slot:
    """Return one rule as it is and as it shall be."""
    return Slot(name, old, new, bool(old and new and differing(old, new, words)))


def differing(old: Document, new: Document, words: RuleWords) -> set[str]:
    """Return what of a rule's content has another meaning."""
    one, other = (
        normal(without({o: rule.get(o) for o in CONTENT}, words.write_only), words.policies)
        for rule in (old, new)
    )
    return {option for option in CONTENT if one.get(option) != other.get(option)}


def neighbours(after: Document) -> t.Iterator[Slot]:
    """Yield the listener's other rules, which stay as they are, but for those that make room."""
    room = after.get("room") or {}
    for rule in after.get("neighbours") or []:
        number = room.get(rule["rule_arn"], rule["priority"])
        yield Slot(rule["rule_arn"], rule, {**rule, "priority": number})
