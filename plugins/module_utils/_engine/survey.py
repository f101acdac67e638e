# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Looking before acting: what is there, what is wanted, and the plan between them. Never writes."""

from __future__ import annotations

import dataclasses
import typing as t

from .documents import Document, Policies, within, without
from .errors import PlanError, listed
from .expected import unborn
from .listing import heard
from .look import find
from .plan import Plan, plan, policies_of, refuse
from .policies import Policy, Subtractive
from .references import MissingParent, resolve
from .refusals import guard, protected, refuse_protected, require_new
from .resource import Resource
from .store import Store
from .writers import Call

# The two ways to say of a list what becomes of what it leaves out: purge_..., and ..._state.
DEEDS: t.Mapping[t.Any, str] = {True: "replaced", False: "merged"}


@dataclasses.dataclass(frozen=True)
class Terms:
    """How to converge, as against to what: the options that every resource shares."""

    state: str = "present"
    wait: bool = True
    wait_timeout: int = 600
    unknown_settings: str = "fail"
    purge: t.Mapping[str, t.Any] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True)
class Survey:
    """One resource looked at: ``resolved`` are all options with ids for names, ``desired`` those
    of them that are part of the thing.
    """

    store: Store
    terms: Terms
    resolved: Document
    desired: Document
    plan: Plan
    policies: Policies = dataclasses.field(default_factory=dict)


def survey(
    store: Store, options: Document, terms: Terms, settled: Document | None = None
) -> Survey:
    """Return what is to be done to bring the resource to ``options``.

    ``settled`` says that it is known to be new, and what of it is decided already. Raises
    PlanError for whatever can be known to fail before the first write.
    """
    return (
        gone(store, options, terms)
        if terms.state == "absent"
        else there(store, options, terms, settled)
    )


def there(store: Store, options: Document, terms: Terms, settled: Document | None = None) -> Survey:
    """Return the survey of a resource that shall be what ``options`` says."""
    resource = store.resource
    resolved = resolve(resource, options, store.session)
    desired = resource.canonise(without(resolved, resource.traits.guides))
    policies = merging(resource, policies_of(resource, store.model), terms)
    if settled is None and (done := heard_done(store, {**resolved, **desired}, desired, policies)):
        return Survey(store, terms, resolved, desired, done, policies)
    current = find(store, {**resolved, **desired}) if settled is None else None
    if current is not None:
        left = (option for guide, option in resource.traits.only_new.items() if resolved.get(guide))
        desired = without(desired, left)
    else:
        desired = as_new(store, resolved, desired, settled or {})
    if resource.meaning.adapt:
        desired, current = resource.meaning.adapt({**resolved, **desired}, current, store.others)
        desired = without(desired, resource.traits.guides)
    resource, store = meant(store, desired)
    planned = plan(resource, store.model, desired, current, policies)
    if planned.changed:
        refuse(p for rule in resource.refusals.preflight for p in rule(planned, resolved, store))
        guard(store, planned, terms)
    return Survey(store, terms, resolved, desired, planned, policies)


def as_new(store: Store, resolved: Document, desired: Document, settled: Document) -> Document:
    """Return what a new resource shall be, with what depends on its neighbours."""
    require_new(store.resource, desired)
    store.others = beside(store, {**resolved, **desired})
    whole = store.resource.meaning.complete({**resolved, **desired, **settled}, store.others)
    return without(whole, store.resource.traits.guides)


def meant(store: Store, desired: Document) -> tuple[Resource, Store]:
    """Return the kind that ``desired`` has turned out to be, and the same store for it."""
    other = Store(store.session, variant(store.resource, desired))
    other.others, other.body = store.others, store.body
    return other.resource, other


def heard_done(
    store: Store, sought: Document, desired: Document, policies: Policies
) -> Plan | None:
    """Return the plan that does nothing, where a list is enough to tell so."""
    if unborn(sought) or not (told := heard(store, sought, frozenset(sought))):
        return None
    planned = plan(store.resource, store.model, desired, told, policies)
    return None if planned.changed else planned


def beside(store: Store, desired: Document) -> list[Document]:
    """Return the neighbours of a new resource, with those that the same run makes."""
    resource = store.resource
    scope = resource.search.scope if resource.search else ()
    made = [
        one
        for one in store.session.expected.get(resource.name, ())
        if resource.in_stack.neighbours and all(one.get(o) == desired.get(o) for o in scope)
    ]
    own = {str(one.get(option)) for one in made for option in resource.ids}
    old = (one for one in store.others if not own & {str(one.get(o)) for o in resource.ids})
    return [*old, *made]


def emptied(store: Store, options: Document, terms: Terms) -> Survey:
    """Return the survey of a resource that lets go of others before it goes itself."""
    there_is = gone(store, options, terms).plan.before
    if there_is:
        return there(store, options, terms)
    return Survey(store, terms, options, options, Plan({}, {}, ()))


def merging(resource: Resource, policies: Policies, terms: Terms) -> Policies:
    """Return ``policies`` as the task wants them: what it lists is all, is added, or is removed."""
    found = dict(policies)
    for option, names in resource.traits.growing.items():
        deed, policy = deed_of(names.split(), terms.purge), found.get(option, Policy())
        if deed == "merged":
            found[option] = policy.grown()
        elif deed == "replaced" and option in found:
            found[option] = policy.whole()
        elif deed == "absent":
            found[option] = Subtractive()
    return found


def deed_of(names: t.Sequence[str], purge: t.Mapping[str, t.Any]) -> str | None:
    """Return what is to be done with a list, by the options that tell; they must agree."""
    told = {name: purge[name] for name in names if purge.get(name) is not None}
    deeds = {DEEDS.get(one, one) for one in told.values()}
    if len({deed == "replaced" for deed in deeds}) > 1:
        said = listed([f"{name} {str(one).lower()}" for name, one in told.items()])
        raise PlanError(f"{said} contradict each other: give one of them.")
    # Both to keep what is not listed and to take off what is, is to take it off.
    return "absent" if "absent" in deeds else next(iter(deeds), None)


def gone(store: Store, options: Document, terms: Terms) -> Survey:
    """Return the survey of a resource that shall not exist."""
    resource, nothing = store.resource, Plan({}, {}, ())
    try:
        resolved = resolve(resource, options, store.session, inner=False)
    except MissingParent:
        return Survey(store, terms, options, options, nothing)
    desired = resource.canonise(without(resolved, resource.traits.guides))
    current = find(store, {**resolved, **desired}, resource.refusals.keep_if[0])
    if current is None or not all(within(desired.get(o), current.get(o)) for o in resource.belongs):
        return Survey(store, terms, resolved, desired, nothing)
    lifting = lifted(store, current, desired)
    refuse_protected(resource, lifting.after)
    guard(store, lifting, terms)
    calls = (*lifting.calls, *deletions(store, current, resolved))
    planned = Plan(current, {}, calls) if calls else nothing
    return Survey(store, terms, resolved, desired, planned, policies_of(resource, store.model))


def lifted(store: Store, current: Document, desired: Document) -> Plan:
    """Return the plan that takes the protection away, where the user says so beside absent."""
    option = store.resource.refusals.keep_if[0]
    if option not in desired or not protected(store.resource, current):
        return Plan(current, current, ())
    policies = policies_of(store.resource, store.model)
    return plan(store.resource, store.model, {option: desired[option]}, current, policies)


def variant(resource: Resource, options: Document) -> Resource:
    """Return the kind of ``resource`` that ``options`` tell, or itself."""
    kinds = resource.variants.items()
    return next((kind for option, kind in kinds if options.get(option)), resource)


def deletions(
    store: Store, current: Document, resolved: Document | None = None
) -> tuple[Call, ...]:
    """Return the calls that delete ``current``."""
    resource = store.resource
    if resource.deletion.calls:
        return tuple(resource.deletion.calls(current, resolved or {}, store))
    request = store.model.request(resource.delete).encode(current)
    return (Call(resource.delete, {**request, **resource.deletion.also}, frozenset(current)),)
