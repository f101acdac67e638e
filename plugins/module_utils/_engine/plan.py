# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What to do, as a value. Nothing here talks to AWS."""

from __future__ import annotations

import dataclasses
import typing as t

from .checks import value_problems
from .documents import Document, Policies, changed, normal, overlay, places, without
from .errors import PlanError, listed
from .resource import Resource
from .shapes import Model
from .writers import Call, Writer


@dataclasses.dataclass(frozen=True)
class Plan:
    """The resource as it is (empty when absent), as it will be, and the calls in between."""

    before: Document
    after: Document
    calls: tuple[Call, ...]

    @property
    def changed(self) -> bool:
        """Return whether there is anything to do."""
        return bool(self.calls)

    @property
    def creates(self) -> bool:
        """Return whether the first call makes the resource."""
        return not self.before and bool(self.calls)

    @property
    def deletes(self) -> bool:
        """Return whether the resource goes away."""
        return bool(self.before) and not self.after and bool(self.calls)


def policies_of(resource: Resource, model: Model) -> Policies:
    """Return the policy of every list and map of ``resource``: the shapes', then its own."""
    operations = [resource.create, *(w.operation for w in resource.writers)]
    found: dict[str, t.Any] = {}
    for operation in filter(None, operations):
        found.update(model.policies(operation))
    return {**found, **resource.policies}


def owners(resource: Resource, model: Model) -> list[tuple[Writer, set[str]]]:
    """Return each writer with the options it owns: those that claim some first, then the rest."""
    claimed = {option for writer in resource.writers for option in writer.owns}
    return [
        (writer, set(writer.owns) or writer.settable(model) - claimed)
        for writer in resource.writers
    ]


def compared(resource: Resource, document: Document) -> Document:
    """Return what of ``document`` can be compared: AWS never shows the rest."""
    return without(document, resource.traits.write_only)


def refuse(problems: t.Iterable[str]) -> None:
    """Raise all ``problems`` as one message, if there are any."""
    found = [p if p.endswith(".") else f"{p}." for p in dict.fromkeys(problems)]
    if found:
        raise PlanError(" ".join(found))


def check(resource: Resource, model: Model, desired: Document) -> None:
    """Refuse values that are wrong whatever the resource looks like now."""
    operations = [resource.create, *(w.operation for w in resource.writers)]
    shapes = [model.request(operation) for operation in filter(None, operations)]
    mine = resource.canonise(judged(resource, without(desired, resource.traits.guides)))
    refuse(problem for shape in shapes for problem in value_problems(shape, mine))
    refuse(problem for rule in resource.refusals.problems for problem in rule(desired))


def judged(resource: Resource, desired: Document) -> Document:
    """Return ``desired`` without what AWS takes beyond its model: names, where it wants an ARN."""
    marks = tuple(mark for r in resource.references if r.by_name for mark in r.marks)
    for path in resource.traits.wider:
        for container, name in places(desired, path):
            if not str(container.get(name)).startswith(marks):
                container.pop(name, None)
    return desired


def plan(
    resource: Resource,
    model: Model,
    desired: Document,
    current: Document | None,
    policies: Policies | None = None,
) -> Plan:
    """Return the plan that makes ``current`` (None: there is none) what ``desired`` says of it.

    ``desired`` holds options, ``current`` the decoded description. Raises PlanError where AWS
    cannot be brought there without making the resource anew.
    """
    policies = {**policies_of(resource, model), **(policies or {})}
    wanted = resource.canonise(desired)
    if current is None:
        return creation(resource, model, overlay(resource.meaning.born, wanted, policies), policies)
    before = resource.canonise(current)
    after = resource.canonise(overlay(before, wanted, policies))
    calls = tuple(updates(resource, model, before, after, policies))
    operation, anew = resource.renews
    renewed = anew if operation in {call.operation for call in calls} else ()
    return Plan(before, without(after, renewed), calls)


def creation(resource: Resource, model: Model, after: Document, policies: Policies) -> Plan:
    """Return the plan that makes ``after`` out of nothing: one create, then what it cannot take."""
    after = resource.canonise(after)
    if not resource.create:
        return Plan(
            {}, after, tuple(updates(resource, model, resource.meaning.born, after, policies))
        )
    first = create_call(resource, model, after)
    given = {k: v for k, v in after.items() if k in {*first.options, *resource.ids}}
    made = {**resource.meaning.born, **given}
    rest = updates(resource, model, made, after, policies)
    return Plan({}, after, (first, *rest))


def create_call(resource: Resource, model: Model, after: Document) -> Call:
    """Return the call that creates, with everything its request takes and no later writer keeps."""
    later = {o for w in resource.writers if not w.on_create for o in w.owns}
    taken = {o for w in resource.writers if w.on_create for o in w.owns}
    document = resource.meaning.wire(without(after, (*resource.traits.never_sent, *later)), True)
    shape = model.request(resource.create)
    options = frozenset({*shape.options, *taken} - later)
    return Call(resource.create, shape.encode(document), options)


def updates(
    resource: Resource, model: Model, before: Document, after: Document, policies: Policies
) -> list[Call]:
    """Return the calls of each writer whose options differ; refuse what no writer can set."""
    differing = changed(compared(resource, before), compared(resource, after), policies)
    differing -= {*resource.traits.guides, *resource.ids, *resource.traits.derived}
    owned = owners(resource, model)
    stuck = differing.difference(*(options for _writer, options in owned))
    refuse_create_only(resource, before, after, stuck, policies)
    calls: list[Call] = []
    for writer, options in owned:
        if options & differing:
            sent = sendable(resource, writer, before, after)
            calls += writer.calls(model, before, sent, options & differing)
    return calls


def sendable(resource: Resource, writer: Writer, before: Document, after: Document) -> Document:
    """Return what ``writer`` may send: options that another one owns go out as they were."""
    foreign = {o for other in resource.writers if other is not writer for o in other.owns}
    kept = {k: v for k, v in before.items() if k in foreign} if writer.full else {}
    document = {**without(after, foreign if writer.full else ()), **kept}
    return resource.meaning.wire(without(document, resource.traits.never_sent), False)


def refuse_create_only(
    resource: Resource, before: Document, after: Document, stuck: set[str], policies: Policies
) -> None:
    """Raise for options that AWS takes at creation only."""
    if not stuck:
        return
    old, new = normal(before, policies), normal(after, policies)
    hidden = {path.partition(".")[0] for path in resource.traits.hidden}
    sides = {o: f"{o} from {old.get(o, 'nothing')} to {new.get(o, 'nothing')}" for o in stuck}
    shown = [o if o in hidden else sides[o] for o in sorted(stuck)]
    raise PlanError(
        f"Cannot change {listed(shown)} of {resource.called(before)}: AWS only accepts this at"
        f" creation. Leave it as it is, or make another {resource.people} beside it."
    )
