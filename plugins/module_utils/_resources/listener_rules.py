# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""All rules of a listener that are one owner's, or all that it has: one thing, changed as one."""

from __future__ import annotations

import typing as t

from .._engine.checks import value_problems
from .._engine.documents import Document, without
from .._engine.expected import unborn
from .._engine.habits import Deletion, Faults, Meaning, Refusals, Traits
from .._engine.plan import Plan
from .._engine.policies import TagMap
from .._engine.references import lookup
from .._engine.resource import Read, Reference, Resource
from .._engine.store import Store
from .._engine.writers import Call
from ._actions import action_references, https_problems, login_problems, login_references
from ._rule_calls import RuleSet, words_of
from ._rule_parts import joined, parts_of
from ._rule_set import RuleList, adapt
from ._rule_sign_in import SIGN_IN, sign_in_problems
from ._rule_unit import rules_there, size
from ._rules import needs_https, rule_problems
from .listener import LISTENER
from .listener_rule import LISTENER_RULE, all_tags, named, warn_of_shadow

RULES = "rules"
WRITER = RuleSet("CreateRule", owns=frozenset({RULES}), words=words_of(LISTENER_RULE, all_tags))


def rules_of(store: t.Any, key: Document) -> Document:
    """Return the rules of an owner, or without one all of the listener, but for the default rule.

    The store keeps all of them: their priorities are taken, and their order counts. Read again, the
    tags of other owners' rules are known.
    """
    owner = key.get("owner")
    theirs = [rule for rule in store.others if owner and rule.get("owner") not in (None, owner)]
    store.others = rules_there(Store(store.session, LISTENER_RULE), key["listener_arn"], theirs)
    mine = [rule for rule in store.others if owner in (None, rule.get("owner"))]
    return {RULES: joined(mine)}


def each_rule(document: Document) -> Document:
    """Every rule has the one form that a single rule has."""
    if document.get(RULES) is None:
        return document
    rules = [LISTENER_RULE.canonise(rule) for rule in document[RULES]]
    return {**document, RULES: [without(one, ("listener_arn", "is_default")) for one in rules]}


def problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for everything that AWS never accepts, rule by rule."""
    rules = desired.get(RULES) or []
    keys = [rule["key"] for rule in rules if rule.get("key")]
    yield from (
        f"rules: key {key} is listed twice: list it once" for key in {*keys} if keys.count(key) > 1
    )
    for place, rule in enumerate(rules):
        if not any(rule.get(option) for option in ("key", "rule_arn", "priority")):
            yield f"{RULES}[{place}] needs a key, by which the next run finds it again: give one"
        name = rule.get("key") or f"{RULES}[{place}]"
        found = (one for part in parts_of(rule) for one in rule_problems(part))
        yield from (f"rule {name}: {one}" for one in (*found, *sign_in_problems(rule)))


def preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield why AWS would not take the rules as they will be."""
    old = {rule["rule_arn"]: rule for rule in plan.before.get(RULES) or []}
    shape = store.model.request("CreateRule")
    listener = listener_of(plan, store) if new_sign_in(plan, old) or not store.others else {}
    if listener is None:
        yield f"There is no listener {plan.after['listener_arn']}: create it first."
    for rule in plan.after.get(RULES) or []:
        was, name = old.get(rule.get("rule_arn")), f"rule {rule.get('key') or rule['priority']}"
        needed = [option for option in ("conditions", "actions") if not rule.get(option)]
        yield from (f"{name}: {option} is needed to create a rule: give it" for option in needed)
        if was != rule:
            yield from (f"{name}: {one}" for one in value_problems(shape, without(rule, ["part"])))
            bare = without(rule, ["conditions"])
            yield from (f"{name}: {one}" for one in rule_problems(bare, creating=was is None))
            port = f"port {(listener or {}).get('port')}"
            protocol = (listener or {}).get("protocol", "HTTPS")
            yield from https_problems(rule.get("actions") or [], protocol, port)
            yield from login_problems(rule.get("actions") or [], store)
        if was is None:
            others = (*(plan.after.get("neighbours") or []), *plan.after[RULES])
            warn_of_shadow(rule, others, store.session)
    yield from taken(plan, old)


def new_sign_in(plan: Plan, old: t.Mapping[str, Document]) -> bool:
    """Return whether some rule gets a sign-in that it has not, which takes an HTTPS listener."""
    sides = ((old.get(rule.get("rule_arn")) or {}, rule) for rule in plan.after.get(RULES) or [])
    return any(
        was.get("actions") != rule.get("actions") and needs_https(rule.get("actions"))
        for was, rule in sides
    )


def listener_of(plan: Plan, store: t.Any) -> Document | None:
    """Return the listener; an empty one where only this run will make it."""
    key = {"listener_arn": plan.after["listener_arn"]}
    return {} if unborn(key) else lookup(store.session, LISTENER, key)


def taken(plan: Plan, old: t.Mapping[str, Document]) -> t.Iterator[str]:
    """Yield which priorities other rules of the listener, or of the set, have."""
    numbers = {rule["priority"]: rule for rule in plan.after.get("neighbours") or []}
    for rule in sorted(plan.after.get(RULES) or [], key=lambda one: moves(one, old)):
        was = old.get(rule.get("rule_arn"))
        row = range(rule["priority"], rule["priority"] + size(rule, was))
        there = next((numbers[number] for number in row if number in numbers), None)
        numbers.update(dict.fromkeys(row, rule))
        if there:
            yield (
                f"rule {rule.get('key')}: priority {rule['priority']} is in use by rule"
                f" {named(there)}: choose another, or leave it out."
            )


def moves(rule: Document, old: t.Mapping[str, Document]) -> bool:
    """Return whether ``rule`` is new, or gets another priority than it has."""
    return (old.get(rule.get("rule_arn")) or {}).get("priority") != rule["priority"]


def removal(current: Document, resolved: Document, store: t.Any) -> list[Call]:
    """Return the calls that remove all rules of the set."""
    return WRITER.calls(store.model, current, {**current, RULES: []}, frozenset({RULES}))


def inside(paths: t.Iterable[str]) -> tuple[str, ...]:
    """Return where options of a single rule stand in a set."""
    return tuple(f"{RULES}.{path}" for path in paths)


LISTENER_RULES = Resource(
    service="elbv2",
    name="listener_rules",
    title="owner",
    ids=("listener_arn",),
    # The set has no id of its own: it is there when some rule of it is.
    names=("listener_arn",),
    qualifiers=("owner",),
    words=LISTENER_RULE.words,
    references=(
        Reference(
            "listener_arn",
            LISTENER,
            {"port": "listener_port", "load_balancer_name": "load_balancer_name"},
            ("listener_arn",),
        ),
        *action_references(f"{RULES}.actions"),
        *login_references(f"{RULES}.{SIGN_IN}.authenticate_cognito"),
    ),
    read=Read("DescribeRules", walk=rules_of),
    exists=lambda found: bool(found.get(RULES)),
    meaning=Meaning(adapt=adapt, canonical=(each_rule,)),
    certain=LISTENER_RULE.certain,
    writers=(WRITER,),
    deletion=Deletion(calls=removal),
    policies={
        RULES: RuleList(),
        f"{RULES}.tags": TagMap(),
        **{f"{RULES}.{path}": policy for path, policy in LISTENER_RULE.policies.items()},
    },
    refusals=Refusals(problems=(problems,), preflight=(preflight,)),
    traits=Traits(
        guides=frozenset({"priority_range", "tags", "whole_listener"}),
        derived=frozenset({"neighbours", "owner"}),
        inner=("neighbours", *inside(("parts", "uneven"))),
        write_only=inside(LISTENER_RULE.traits.write_only),
        growing={RULES: "purge_rules", f"{RULES}.tags": "purge_tags"},
    ),
    faults=Faults(
        missing=("RuleNotFound", "ListenerNotFound"),
        # Another run has taken a number, or removed a rule, between our reading and our writing.
        replan_on=("ConcurrentModificationException", "PriorityInUse", "RuleNotFound"),
    ),
)
