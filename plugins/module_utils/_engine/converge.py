# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Bringing one resource to what the user wrote. Knows nothing of Ansible's process."""

from __future__ import annotations

import dataclasses
import random
import time
import typing as t

try:
    from botocore.exceptions import ClientError
except ImportError:
    pass  # Reported by AnsibleAWSModule, in words that say what to install.

from .documents import Document, Policies, masked, normal, without
from .errors import PlanError, listed
from .plan import Plan, check, plan, policies_of, refuse
from .policies import Additive
from .references import MissingParent, predicted, remember, resolve, unborn
from .resource import Resource
from .session import Session
from .settle import settle, settle_gone
from .store import Store, code_of
from .writers import Call

ATTEMPTS = 8  # Of a change that collides with another writer's.


@dataclasses.dataclass(frozen=True)
class Terms:
    """How to converge, as against to what: the options that every resource shares."""

    state: str = "present"
    wait: bool = True
    wait_timeout: int = 600
    unknown_settings: str = "fail"
    purge: t.Mapping[str, bool] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True)
class Result:
    """What was (empty: nothing), what is or in check mode would be, and the calls in between.

    ``planned`` is the same in check mode and for real: the difference that a diff shows.
    """

    before: Document
    after: Document
    planned: Document
    calls: tuple[Call, ...] = ()
    policies: Policies = dataclasses.field(default_factory=dict)

    @property
    def changed(self) -> bool:
        """Return whether anything was, or would be, written."""
        return bool(self.calls)

    def diff(self, resource: Resource) -> dict[str, Document]:
        """Return both sides in normal form, secrets masked, without what AWS alone decides."""
        settable = {*resource.ids, *resource.names, *(o for c in self.calls for o in c.options)}
        hidden = (*resource.sensitive, *resource.write_only)
        sides = {"before": self.before, "after": self.planned}
        return {
            side: {
                option: value
                for option, value in normal(masked(document, hidden), self.policies).items()
                if option in settable
            }
            for side, document in sides.items()
        }


def converge(resource: Resource, options: Document, session: Session, terms: Terms) -> Result:
    """Return the result of bringing ``resource`` to ``options``; writes nothing in check mode.

    ``options`` holds what the user gave, no nulls. Raises PlanError before the first write, or
    botocore's errors. A change that another writer disturbs is read and planned afresh.
    """
    store = Store(session, resource)
    if terms.state == "present":
        check(resource, store.model, options)
    for attempt in range(ATTEMPTS):
        try:
            step = remove if terms.state == "absent" else bring
            return step(store, options, terms)
        except ClientError as error:
            if code_of(error) not in resource.replan_on or attempt == ATTEMPTS - 1:
                raise
        session.found.clear()
        session.listed.clear()
        time.sleep(random.uniform(0.1, 0.2) * 2**attempt)
    raise AssertionError("unreachable: the last attempt returns or raises")


def given(resource: Resource, options: Document) -> Document:
    """Return the options that are part of the thing, without those that only steer."""
    return without(options, resource.guides)


def bring(store: Store, options: Document, terms: Terms) -> Result:
    """Return the result of making the resource what ``options`` says."""
    resource, session = store.resource, store.session
    resolved = resolve(resource, options, session)
    desired = resource.canonise(given(resource, resolved))
    current = find(store, {**resolved, **desired})
    if current is None:
        require_new(resource, desired)
        desired = resource.complete({**resolved, **desired}, store.others)
        desired = given(resource, desired)
    grown = {o: Additive() for o, p in resource.growing.items() if terms.purge.get(p) is False}
    policies = {**policies_of(resource, store.model), **grown}
    planned = plan(resource, store.model, desired, current, policies)
    if planned.changed:
        refuse(p for rule in resource.preflight for p in rule(planned, resolved, store))
        guard(store, planned, terms)
    if not planned.changed:
        return Result(planned.before, planned.before, planned.before, (), policies)
    if session.check_mode:
        after = predicted(resource, planned.after) if planned.creates else planned.after
        return Result(planned.before, after, planned.after, planned.calls, policies)
    for old in resource.displaces(planned, resolved, store):
        delete(store, old, terms)
    after = apply(store, planned, desired, policies, terms)
    verify(store, desired, after, policies)
    return Result(planned.before, after, planned.after, planned.calls, policies)


def find(store: Store, desired: Document) -> Document | None:
    """Return the resource as it is; nothing can be below a parent that is only predicted."""
    if store.session.check_mode and unborn(desired):
        return None
    return store.find(desired, frozenset(desired))


def require_new(resource: Resource, desired: Document) -> None:
    """Refuse to create under an id that only AWS can give."""
    own = resource.ids[-1] if resource.ids else ""
    if desired.get(own) and own not in resource.names and not unborn(desired):
        raise PlanError(
            f"There is no {resource.people} with {own} {desired[own]}: AWS gives ids, so it cannot"
            f" be created under this one. Leave {own} out to create one, or correct it."
        )


def apply(
    store: Store, planned: Plan, desired: Document, policies: Policies, terms: Terms
) -> Document:
    """Make the planned calls, wait, and return the resource as AWS then reports it."""
    resource, calls, key = store.resource, planned.calls, planned.after
    if planned.creates:
        reply = store.created(store.apply(calls[0]))
        sent = {k: v for k, v in planned.after.items() if k in calls[0].options}
        made = resource.canonise({**sent, **store.key(planned.after), **reply})
        key = {**planned.after, **made}
        calls = plan(resource, store.model, desired, made, policies).calls
    for call in calls:
        store.apply(call)
    after = settle(store, key, frozenset(desired), terms.wait, terms.wait_timeout)
    remember(store.session, resource, after)
    return after


def verify(store: Store, desired: Document, after: Document, policies: Policies) -> None:
    """Warn when AWS stored something else than it was told: a normal form is missing then."""
    lasting = without(desired, store.resource.momentary)
    again = plan(store.resource, store.model, lasting, after, policies)
    if again.changed:
        options = listed(sorted({option for call in again.calls for option in call.options}))
        store.session.warn(
            f"AWS reports other values than were set for {options} of"
            f" {store.resource.called(after)}; the next run will find a difference again."
        )


def guard(store: Store, planned: Plan, terms: Terms) -> None:
    """Refuse, or warn of, an update that would reset a setting that botocore cannot see."""
    full = {writer.operation for writer in store.resource.writers if writer.full}
    updates = full & {call.operation for call in planned.calls}
    unknown = store.unknown() if planned.before and updates else []
    if not unknown or terms.unknown_settings == "reset":
        return
    sentence = (
        f"This botocore does not know {listed(unknown)} of {store.resource.called(planned.before)},"
        " and updating may reset it: upgrade botocore, or set unknown_settings to reset."
    )
    if terms.unknown_settings == "fail":
        raise PlanError(sentence)
    store.session.warn(sentence)


def remove(store: Store, options: Document, terms: Terms) -> Result:
    """Return the result of making sure that the resource does not exist."""
    resource, session = store.resource, store.session
    try:
        resolved = resolve(resource, options, session, inner=False)
    except MissingParent:
        return Result({}, {}, {})
    desired = resource.canonise(given(resource, resolved))
    current = find(store, {**resolved, **desired})
    if current is None or any(desired.get(o, current[o]) != current[o] for o in resource.belongs):
        return Result({}, {}, {})
    option, value = resource.keep_if
    if option and current.get(option) == value:
        raise PlanError(
            f"{resource.called(current)} is protected: set {option} to something other than"
            f" {value} first, then delete it.".capitalize()
        )
    call = deletion(store, current)
    if not session.check_mode:
        delete(store, current, terms)
    return Result(current, {}, {}, (call,))


def deletion(store: Store, current: Document) -> Call:
    """Return the call that deletes ``current``."""
    resource = store.resource
    request = store.model.request(resource.delete).encode(current)
    return Call(resource.delete, {**request, **resource.delete_also}, frozenset(current))


def delete(store: Store, current: Document, terms: Terms) -> None:
    """Delete ``current``, and see it gone where that takes AWS time."""
    store.delete(deletion(store, current))
    settle_gone(store, current, terms.wait, terms.wait_timeout)
