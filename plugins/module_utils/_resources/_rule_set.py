# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A set of rules: which of the user's are which of AWS's, and what priorities they get. Pure."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.errors import PlanError
from .._engine.policies import Merge, Policy
from ._rule_documents import given
from ._rule_parts import joined, split
from ._rule_places import Place, places
from ._rule_sign_in import SIGN_IN, with_sign_in

Rules = list[Document]
WEIGHTS = "ignore_target_group_weights"
# They say what a rule becomes by what it is, and are no part of it.
GUIDES = (WEIGHTS, SIGN_IN)


def match(wanted: Document, rules: t.Iterable[Document]) -> Document | None:
    """Return the rule that ``wanted`` means: by ARN, by key, or by priority."""
    by = next((option for option in ("rule_arn", "key", "priority") if wanted.get(option)), "")
    return next((rule for rule in rules if by and rule.get(by) == wanted[by]), None)


class RuleList(Policy):
    """Rules told apart by their ARN, their key or their priority; ``adds``: others may stay."""

    def __init__(self, adds: bool = False) -> None:
        """An adding list keeps rules that a patch leaves out."""
        self.adds = adds

    def overlay(self, base: t.Any, patch: t.Any, merge: Merge) -> t.Any:
        """Return the rules of ``patch``, each laid over the one that it means."""
        known = {id(one): match(one, base or []) for one in patch}
        new = [merge(known[id(one)], one) for one in patch]
        meant = [one for one in known.values() if one]
        return [*new, *(one for one in base or [] if self.adds and one not in meant)]

    def grown(self) -> Policy:
        """Return the same, keeping rules that a patch leaves out."""
        return RuleList(adds=True)

    def sort(self, items: list[t.Any]) -> list[t.Any]:
        """Return ``items`` in the order in which they are evaluated."""
        return sorted(items, key=lambda rule: (rule.get("priority") or 0, str(rule.get("key"))))


def adapt(
    wanted: Document, current: Document | None, others: t.Sequence[Document]
) -> tuple[Document, Document | None]:
    """Return both sides: the user's rules numbered, and AWS's with those that are taken over.

    ``others`` are all rules of the listener.
    """
    entries, own = wanted.get("rules"), list((current or {}).get("rules") or [])
    if entries is None:
        return wanted, current
    own += adopted(entries, own, others, wanted.get("owner"))
    arns = {part["rule_arn"] for rule in own for part in rule["parts"]}
    foreign = [rule for rule in others if rule["rule_arn"] not in arns]
    rules = [entry_of(one, match(one, own), wanted) for one in entries]
    listed = [match(one, own) for one in rules]
    unlisted = [rule for rule in own if rule not in listed]
    taken = {part["priority"] for rule in unlisted for part in rule["parts"]}
    taken |= {rule["priority"] for rule in foreign}
    span = wanted.get("priority_range") or (1, 50000)
    wishes = [place_of(one, was) for one, was in zip(rules, listed, strict=True)]
    numbers = places(wishes, taken, (int(span[0]), int(span[1])))
    numbered = [{**one, "priority": n} for one, n in zip(rules, numbers, strict=True)]
    result = {**wanted, "rules": numbered, "neighbours": foreign}
    told = {name: wanted[name] for name in ("listener_arn", "owner") if name in wanted}
    return result, {**told, **(current or {}), "rules": own} if own else current


def adopted(
    entries: t.Sequence[Document], own: Rules, others: t.Sequence[Document], owner: str | None
) -> Rules:
    """Return rules that the user lists and nobody owns; refuse those of another owner."""
    found: Rules = []
    whole = joined(others)
    for entry in entries:
        if match(entry, own) or not (entry.get("key") or entry.get("rule_arn")):
            continue
        there = match(entry, whole)
        if there and there.get("owner") and there["owner"] != owner:
            name = entry.get("key") or entry["rule_arn"]
            raise PlanError(
                f"rules: {name} belongs to owner {there['owner']}: give it another key, or let that"
                " owner give it up by elb_listener_rule."
            )
        if there:
            found.append(there)
        elif entry.get("rule_arn"):
            raise PlanError(f"rules: there is no rule {entry['rule_arn']} on this listener.")
    return found


def entry_of(entry: Document, was: Document | None, wanted: Document) -> Document:
    """Return one of the user's rules with what is said for all of them."""
    said = with_sign_in(entry, was)
    rule = {name: value for name, value in said.items() if name not in GUIDES}
    if wanted.get("tags") is not None or "tags" in entry:
        rule["tags"] = {**(wanted.get("tags") or {}), **(entry.get("tags") or {})}
    if wanted.get("owner"):
        rule["owner"] = wanted["owner"]
    if was and was.get("uneven"):
        rule["uneven"] = False
    if was and entry.get(WEIGHTS) and rule.get("actions"):
        rule["actions"] = with_weights(rule["actions"], was["actions"])
    return rule


def place_of(rule: Document, was: Document | None) -> Place:
    """Return what priority ``rule`` wants, and how many."""
    conditions = rule.get("conditions") or (was or {}).get("conditions") or []
    old = [part["conditions"] for part in (was or {}).get("parts") or []]
    size = len(split(conditions, old)) if conditions else 1
    return Place(rule.get("priority"), was["priority"] if was else None, size)


def with_weights(actions: Rules, current: Rules) -> Rules:
    """Return ``actions`` with the weights that target groups have: a deployment shifts them."""
    weights = {
        group.get("target_group_arn"): group.get("weight")
        for action in current
        for group in (action.get("forward") or {}).get("target_groups") or []
    }
    return [weighed(action, weights) for action in actions]


def weighed(action: Document, weights: t.Mapping[t.Any, t.Any]) -> Document:
    """Return one action whose groups have ``weights``, if those are its groups."""
    forward = action.get("forward") or {}
    groups = forward.get("target_groups") or []
    if {group.get("target_group_arn") for group in groups} != set(weights):
        return action
    same = [given({**group, "weight": weights[group["target_group_arn"]]}) for group in groups]
    return {**action, "forward": {**forward, "target_groups": same}}
