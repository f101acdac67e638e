# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""One rule of a listener. Its name is a key of the user's, kept in a tag; others are left alone."""

from __future__ import annotations

import dataclasses
import re
import typing as t

from .._engine.documents import Document, places, without
from .._engine.errors import PlanError
from .._engine.expected import unborn
from .._engine.habits import Deletion, Faults, InStack, Meaning, Refusals, Traits
from .._engine.plan import Plan
from .._engine.policies import Ordered, Whole
from .._engine.references import lookup
from .._engine.resource import Read, Reference, Resource, Search
from .._engine.shapes import Model, Names
from .._engine.store import Store
from .._engine.writers import Call, Options, Patch, Tags, Writer
from ._actions import (
    CLIENT_BY_NAME,
    action_aliases,
    action_policies,
    action_references,
    https_problems,
    login_problems,
    login_references,
)
from ._rule_actions import forwards_to, signs_in_by
from ._rule_matching import contains, covers
from ._rule_parts import parts_of, united
from ._rule_position import placed
from ._rule_set import with_weights
from ._rule_sign_in import SIGN_IN, sign_in_problems, with_sign_in
from ._rule_unit import IN_PARTS, arns, in_a_row, is_long, long_kind, parts_there, size, whole
from ._rules import (
    guard_of,
    one_action_form,
    one_condition_form,
    one_transform_form,
    rule_problems,
)
from .listener import LISTENER, OWNER
from .load_balancer import LOAD_BALANCER
from .target_group import TARGET_GROUP

# What tells a rule, each in a tag of its own: its name, whose it is, which part of a long rule.
OWN_TAGS = {"key": "gatehouse:key", "owner": OWNER, "part": "gatehouse:part"}
OIDC = "actions.authenticate_oidc"


def key_of_tags(document: Document) -> Document:
    """What tells the rule is no tag to the user, so that tags can be replaced without losing it."""
    tags = document.get("tags") or {}
    own = {option: tags[tag] for option, tag in OWN_TAGS.items() if tag in tags}
    if not own:
        return document
    rest = {name: value for name, value in tags.items() if name not in OWN_TAGS.values()}
    return {**document, "tags": rest, **own}


def all_tags(document: Document) -> Document:
    """Return the tags of a rule as AWS has them: with those that tell it."""
    own = {tag: str(document[o]) for o, tag in OWN_TAGS.items() if document.get(o)}
    return {**(document.get("tags") or {}), **own}


def guarded(document: Document) -> Document:
    """Who signs people in is an answer of its own: empty when nobody does before it forwards."""
    if not document.get("actions"):
        return document
    rest = {name: value for name, value in document.items() if name != "guarded_by"}
    guard = guard_of(document["actions"])
    return rest if guard is None else {**rest, "guarded_by": guard}


def numbered(document: Document) -> Document:
    """AWS reads a priority back as a string; ``auto`` is no priority, but a wish for one."""
    priority = document.get("priority")
    if priority == "auto":
        return {name: value for name, value in document.items() if name != "priority"}
    return {**document, "priority": int(priority)} if str(priority).isdigit() else document


def turn(found: Document) -> int:
    """Return when the rule is evaluated: AWS promises no order, and the default rule is last."""
    return found["priority"] if isinstance(found.get("priority"), int) else 50001


def listener_of(found: Document) -> Document:
    """AWS does not say which listener a rule is of, but the rule's ARN contains it."""
    listener = found["rule_arn"].replace(":listener-rule/", ":listener/").rpartition("/")[0]
    return {**found, "listener_arn": listener}


def as_sent(document: Document, creating: bool) -> Document:
    """The key travels as a tag; a secret that is not given again must be said to stay.

    A new rule whose place is not free yet waits behind the last one, until one call moves all.
    """
    if creating:
        number = document.get("waits_at") or document.get("priority")
        return {**document, "tags": all_tags(document), "priority": number}
    for login, secret in places(document, f"{OIDC}.client_secret"):
        if not login.get(secret):
            login["use_existing_client_secret"] = True
    return document


def adapt(
    wanted: Document, current: Document | None, others: t.Sequence[Document]
) -> tuple[Document, Document | None]:
    """Return both sides, where words of the user's mean something by what is there."""
    if current and wanted.get("ignore_target_group_weights") and wanted.get("actions"):
        wanted = {**wanted, "actions": with_weights(wanted["actions"], current["actions"])}
    wanted = with_sign_in(wanted, current)
    if unborn({"listener": wanted.get("listener_arn")}) and not others:
        # The rule beside which it is to stand is an earlier task's, which check mode has not made.
        wanted = without(wanted, ("before", "after"))
    if is_long(wanted, current):
        return in_a_row(wanted, current, others)
    return placed(wanted, current, others), current


def with_priority(wanted: Document, others: t.Sequence[Document]) -> Document:
    """Return ``wanted`` with a free priority, after the last of its range if there is room."""
    if wanted.get("priority") not in (None, "auto"):
        return wanted
    low, high = wanted.get("priority_range") or (1, 50000)
    taken = {rule["priority"] for rule in others if isinstance(rule.get("priority"), int)}
    last = max((number for number in taken if low <= number <= high), default=low - 1)
    row = size(wanted)
    starts = (n for n in (last + 1, *range(low, high)) if n + row - 1 <= high)
    free = next((n for n in starts if taken.isdisjoint(range(n, n + row))), None)
    if free is None:
        raise PlanError(f"priority_range {low} to {high} is full: widen it, or remove a rule.")
    return {**wanted, "priority": free}


def problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for everything that AWS never accepts."""
    parts = parts_of(desired)
    yield from (one for part in parts for one in rule_problems(part))
    yield from sign_in_problems(desired)
    if len(parts) > 1 and not desired.get("key"):
        yield (
            "conditions have more values than the five that AWS takes in one rule. They can be"
            f" {len(parts)} rules that are kept as one under a key: give key."
        )
    fixed = [name for name in ("before", "after") if desired.get(name)]
    if fixed and desired.get("priority") not in (None, "auto"):
        yield f"{fixed[0]} says where the rule stands, and so does priority: give one of them."
    if desired.get("priority") == "auto" and not desired.get("key") and not desired.get("rule_arn"):
        yield "priority auto needs a key, by which the next run finds the rule again: give one."


def default_problems(found: Document) -> t.Iterator[str]:
    """Yield a sentence for the default rule, which comes and goes with its listener."""
    if found.get("is_default"):
        yield "The default rule cannot be changed as a rule: set default_actions of elb_listener."


def preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield why AWS would not take the rule as it will be."""
    before, after, actions = plan.before, plan.after, plan.after.get("actions") or []
    yield from default_problems(before)
    if plan.creates:
        yield from missing(after, resolved.get(SIGN_IN) is not None)
        warn_of_shadow(after, store.others, store.session)
    if size(after, before) > len(parts_there(before)):
        yield from (one for part in parts_of(after) for one in rule_problems(part, creating=True))
    yield from part_problems(plan, store)
    yield from priority_problems(plan, store.others)
    if before.get("actions") != actions:
        listener = lookup(store.session, LISTENER, {"listener_arn": after["listener_arn"]})
        if listener:
            where = f"port {listener.get('port')}"
            yield from https_problems(actions, listener.get("protocol", ""), where)
        yield from login_problems(actions, store)


def missing(rule: Document, asks: bool) -> t.Iterator[str]:
    """Yield what a new rule lacks; a sign-in alone was meant for one that is there."""
    needed = [option for option in ("conditions", "actions") if not rule.get(option)]
    if asks and len(needed) == 2:
        yield (
            f"{SIGN_IN} alone is for a rule that is there, and there is none: correct what names"
            " it, or give conditions and actions to create it."
        )
    else:
        yield from (f"{option} is needed to create a rule: give it." for option in needed)


def warn_of_shadow(rule: Document, others: t.Iterable[Document], session: t.Any) -> None:
    """Say which earlier rule takes every request that a new one is for."""
    conditions = rule.get("conditions") or []
    earlier = (o for o in others if turn(o) < rule["priority"] and o.get("conditions"))
    over = next((one for one in earlier if contains(one["conditions"], conditions)), None)
    if over:
        session.warn(
            f"The new rule with priority {rule['priority']} never gets a request: rule"
            f" {named(over)} with priority {over['priority']} comes first and matches all"
            " that it matches. Give it a lower priority, or put it before that one."
        )


def named(rule: Document) -> str:
    """Return by what people know a rule: its ARN and its key, as far as it has them."""
    key, arn = rule.get("key"), rule.get("rule_arn")
    return f"{arn} (key {key})" if key and arn else arn or f"with key {key}"


def priority_problems(plan: Plan, others: t.Sequence[Document]) -> t.Iterator[str]:
    """Yield which other rule has the priority that this one is to get."""
    wanted, own = plan.after.get("priority"), arns(plan.before)
    length = size(plan.after, plan.before)
    # The default rule's priority is a word.
    numbers = range(wanted, wanted + length) if isinstance(wanted, int) else ()
    same = wanted == plan.before.get("priority") and len(numbers) <= len(own)
    if same or plan.after.get("room"):
        return
    for rule in others:
        if rule.get("priority") in numbers and rule["rule_arn"] not in own:
            yield (
                f"priority {rule['priority']} is in use by rule {named(rule)}: choose"
                " another, let it be auto, or adopt that rule by rule_arn."
            )


def part_problems(plan: Plan, store: t.Any) -> t.Iterator[str]:
    """Yield why a change of one rule of AWS's would change a part of another rule only."""
    before = plan.before
    if before and "tags" not in before and not before.get("parts"):
        part = store.extend([before], frozenset({"tags"}))[0]
        if part.get("part"):
            yield (
                f"rule {before['rule_arn']} is only a part of the rule with key {part['key']},"
                " which has more values than AWS takes in one: give its key too."
            )
    if plan.after.get(IN_PARTS) and before and not store.others:
        yield (
            "conditions have more values than AWS takes in one rule, and those that a rule named by"
            " rule_arn gets beside it need priorities of their own: give it its key first, then"
            " name it by listener and key alone."
        )


def removal(current: Document, resolved: Document, store: t.Any) -> list[Call]:
    """Return the calls that remove the rule, all of it."""
    known = current if "tags" in current else store.extend([current], frozenset({"tags"}))[0]
    requests = ({"rule_arn": arn} for arn in arns(whole(store, known)))
    shape = store.model.request("DeleteRule")
    return [Call("DeleteRule", shape.encode(one), frozenset(current)) for one in requests]


class OwnTags(Writer):
    """The key and the owner of a rule that has none yet, or others."""

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return the call that writes the tag."""
        tags = all_tags({option: after[option] for option in options})
        return [self.call(model, {**after, "tags": tags}, options)]


class Places(Writer):
    """The place of a rule, and those of the rules that make room for it: all moved at once."""

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return one call; none for a new rule that is made where it belongs."""
        if "priority" not in before and not after.get("room"):
            return []
        moves = {after.get("rule_arn", "new"): after["priority"], **(after.get("room") or {})}
        pairs = [{"rule_arn": arn, "priority": number} for arn, number in moves.items()]
        request = model.request(self.operation).encode({"rule_priorities": pairs})
        return [Call(self.operation, request, frozenset({"priority"}))]


def listeners(store: t.Any, asked: Document) -> list[Document]:
    """Return the listener that ``asked`` names, or all of its load balancer."""
    if asked.get("listener_arn"):
        return [asked]
    balancer = {"load_balancer_arn": asked["load_balancer_arn"]}
    found = Store(store.session, LISTENER).all(balancer) if any(balancer.values()) else []
    return [{**asked, "listener_arn": one["listener_arn"]} for one in found]


def answers_to(rule: Document, host: str) -> bool:
    """Return whether ``rule`` is for ``host``, by its name, a wildcard or an expression."""
    blocks = [one["host_header"] for one in rule["conditions"] if one.get("host_header")]
    names = (name for block in blocks for name in block.get("values") or [])
    expressions = (regex for block in blocks for regex in block.get("regex_values") or [])
    return any(covers(name, host.lower()) for name in names) or any(
        re.search(regex, host, re.IGNORECASE) for regex in expressions
    )


ONE_RULE = Resource(
    service="elbv2",
    name="listener_rule",
    title="key",
    ids=("rule_arn",),
    words=Names(
        {
            "RuleArns": "rule_arn",
            "ResourceArns": "rule_arn",
            "ResourceArn": "rule_arn",
            "Conditions.HostHeaderConfig": "host_header",
            "Conditions.PathPatternConfig": "path_pattern",
            "Conditions.HttpHeaderConfig": "http_header",
            "Conditions.QueryStringConfig": "query_string",
            "Conditions.HttpRequestMethodConfig": "http_request_method",
            "Conditions.SourceIpConfig": "source_ip",
            "Transforms.HostHeaderRewriteConfig": "host_header_rewrite",
            "Transforms.UrlRewriteConfig": "url_rewrite",
            **action_aliases("Actions"),
        }
    ),
    references=(
        Reference(
            "listener_arn",
            LISTENER,
            {
                "port": "listener_port",
                "load_balancer_name": "load_balancer_name",
                "load_balancer_arn": "load_balancer_arn",
            },
            ("listener_arn",),
            keeps=frozenset({"load_balancer_arn"}),
        ),
        # Only a reader means all listeners of a load balancer.
        Reference(
            "load_balancer_arn",
            LOAD_BALANCER,
            {"name": "load_balancer_name"},
            ("load_balancer_arn",),
        ),
        Reference(
            "target_group_arn", TARGET_GROUP, {"name": "target_group_name"}, ("target_group_arn",)
        ),
        CLIENT_BY_NAME,
        *action_references("actions"),
        *login_references(f"{SIGN_IN}.authenticate_cognito"),
    ),
    read=Read("DescribeRules", "Rules[0]"),
    extras=(
        Read("DescribeTags", "TagDescriptions", gives=frozenset({"tags", *OWN_TAGS}), batch=20),
    ),
    search=Search(
        "DescribeRules",
        "Rules",
        by=(
            "key",
            "priority",
            "host",
            "owner",
            "target_group_arn",
            "user_pool_client_id",
            "guarded_by",
        ),
        fitting={
            "host": answers_to,
            "target_group_arn": lambda rule, arn: forwards_to(rule["actions"], arn),
            "user_pool_client_id": lambda rule, client: signs_in_by(rule["actions"], client),
        },
        scope=("listener_arn",),
        page=400,
        whole=True,
        rank=turn,
        scopes=listeners,
    ),
    create="CreateRule",
    answers=True,
    # It moves all rules as it is told, or none.
    certain=frozenset({"SetRulePriorities"}),
    meaning=Meaning(
        complete=with_priority,
        adapt=adapt,
        united=united,
        whole=whole,
        wire=as_sent,
        described=listener_of,
        canonical=(
            key_of_tags,
            numbered,
            one_condition_form,
            one_action_form,
            one_transform_form,
            guarded,
        ),
    ),
    in_stack=InStack(neighbours=True),
    writers=(
        Patch(
            "ModifyRule",
            owns=frozenset({"conditions", "actions", "transforms"}),
            resets={"transforms": "reset_transforms"},
        ),
        Places("SetRulePriorities", owns=frozenset({"priority", "room"})),
        OwnTags("AddTags", owns=frozenset({"key", "owner"})),
        Tags("AddTags", untag="RemoveTags"),
    ),
    delete="DeleteRule",
    deletion=Deletion(calls=removal),
    policies={
        **action_policies("actions"),
        # Conditions have no identity of their own: the list is replaced, and compared as a set.
        "conditions": Whole(),
        "conditions.query_string.values": Whole(),
        "transforms": Whole(),
        "transforms.host_header_rewrite.rewrites": Ordered(),
        "transforms.url_rewrite.rewrites": Ordered(),
    },
    refusals=Refusals(
        problems=(problems,),
        preflight=(preflight,),
        stays=default_problems,
    ),
    traits=Traits(
        guides=frozenset(
            {
                "priority_range",
                "before",
                "after",
                "host",
                "ignore_target_group_weights",
                "load_balancer_arn",
                SIGN_IN,
            }
        ),
        derived=frozenset({"guarded_by", "waits_at"}),
        inner=("room", "waits_at", "parts", "uneven", "neighbours", IN_PARTS),
        momentary=("room",),
        # AWS never returns the secret, and reports nothing of how it got there.
        write_only=(f"{OIDC}.client_secret", f"{OIDC}.use_existing_client_secret"),
        growing={"tags": "purge_tags"},
    ),
    faults=Faults(
        missing=("RuleNotFound", "ListenerNotFound"),
        # Another run may have taken the number between our reading and our writing.
        replan_on=("ConcurrentModificationException", "PriorityInUse"),
    ),
)

# More values than AWS takes in one rule make it several, which are kept as one.
LISTENER_RULE = dataclasses.replace(ONE_RULE, variants={IN_PARTS: long_kind(ONE_RULE, all_tags)})
