# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Bringing one resource to what the user wrote. Knows nothing of Ansible's process."""

from __future__ import annotations

import dataclasses
import random
import typing as t

try:
    from botocore.exceptions import ClientError
except ImportError:
    pass  # Reported by AnsibleAWSModule, in words that say what to install.

from .calling import spreads
from .carry import carry
from .documents import Document, Policies, masked, normal, without
from .errors import PlanError, listed
from .expected import predicted, remember
from .listing import made
from .plan import check, plan
from .resource import Resource
from .session import Session
from .settle import settle, settle_gone
from .store import Store
from .survey import Survey, Terms, deletions, survey, variant
from .writers import Call

ATTEMPTS = 8  # Of a change that collides with another writer's.


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
        hidden = resource.traits.hidden
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
    """Return the result of bringing ``resource`` to ``options``; a dry session writes nothing.

    ``options`` holds what the user gave, no nulls. Raises PlanError before the first write, or
    botocore's errors. A change that another writer disturbs is read and planned afresh.
    """
    resource = variant(resource, options)
    store = Store(session, resource)
    if terms.state == "present":
        check(resource, store.model, options)
    return persist(resource, session, lambda: carry_out(survey(store, options, terms)))


def persist(resource: Resource, session: Session, attempt: t.Callable[[], Result]) -> Result:
    """Return what ``attempt`` returns, trying afresh when another writer came in between."""
    for number in range(1, ATTEMPTS):
        try:
            return attempt()
        except ClientError as error:
            if not spreads(error, resource.faults.replan_on):
                raise
        session.forget()
        session.pause(random.uniform(0.1, 0.2) * 2**number)
    return attempt()


def carry_out(found: Survey) -> Result:
    """Return the result of doing what ``found`` plans, or in a dry session of having done it."""
    plan_, resource = found.plan, found.store.resource
    after = plan_.after if plan_.changed else plan_.before
    if plan_.changed and found.store.session.dry:
        after = without(predicted(resource, after), resource.traits.write_only) if after else after
    elif plan_.deletes:
        delete(found.store, plan_.before, plan_.calls, found.terms)
    elif plan_.changed:
        for old in resource.meaning.displaces(plan_, found.resolved, found.store):
            delete(found.store, old, deletions(found.store, old), found.terms)
        after = apply(found)
        verify(found, after)
    elif still_owed(found):
        options, seconds = frozenset(found.desired), found.terms.wait_timeout
        after = settle(found.store, after, options, wait=True, timeout=seconds)
    planned = plan_.after if plan_.changed else plan_.before
    before, after, planned = (
        without(d, resource.traits.inner) for d in (plan_.before, after, planned)
    )
    return Result(before, after, planned, plan_.calls, found.policies)


def still_owed(found: Survey) -> bool:
    """Return whether what is as it should be has yet to be waited for."""
    wait, dry = found.store.resource.wait, found.store.session.dry
    return bool(wait and found.terms.wait and not dry and wait.owed(found.plan.before))


def apply(found: Survey) -> Document:
    """Make the planned calls, wait, and return the resource as AWS then reports it."""
    store, terms, calls, key = found.store, found.terms, found.plan.calls, found.plan.after
    if found.plan.creates and store.resource.create:
        new = create(found)
        key = {**found.plan.after, **new}
        calls = plan(store.resource, store.model, found.desired, new, found.policies).calls
    told = carry(store, calls)
    if found.plan.before and not store.resource.exists(key):
        return {}  # Nothing of it is left.
    if found.plan.creates and store.resource.answers and not calls:
        after = store.resource.canonise(store.resource.meaning.described(key))
    elif calls and store.resource.certain.issuperset(call.operation for call in calls):
        after = without(found.plan.after, store.resource.traits.write_only)
    else:
        after = settle(store, key, frozenset(found.desired), terms.wait, terms.wait_timeout)
    remember(store.session, store.resource, after)
    if found.plan.creates:
        made(store, after)
    return {**after, **told}


def create(found: Survey) -> Document:
    """Make the call that creates, and return what is known of the resource after it."""
    store, call, wanted = found.store, found.plan.calls[0], found.plan.after
    reply = store.created(store.apply(call))
    sent = {k: v for k, v in wanted.items() if k in call.options}
    return store.resource.canonise(
        {**store.resource.meaning.born, **sent, **store.key(wanted), **reply}
    )


def verify(found: Survey, after: Document) -> None:
    """Warn when AWS stored something else than it was told: a normal form is missing then."""
    store = found.store
    lasting = without(found.desired, store.resource.traits.momentary)
    try:
        again = plan(store.resource, store.model, lasting, after, found.policies)
    except PlanError as problem:
        store.session.warn(f"AWS reports other values than were set. {problem}")
        return
    if again.changed:
        options = listed(sorted({option for call in again.calls for option in call.options}))
        store.session.warn(
            f"AWS reports other values than were set for {options} of"
            f" {store.resource.called(after)}; the next run will find a difference again."
        )


def delete(store: Store, current: Document, calls: t.Iterable[Call], terms: Terms) -> None:
    """Delete ``current`` by ``calls``, and see it gone where that takes AWS time."""
    for call in calls:
        store.delete(call)
    store.session.lists.clear()
    settle_gone(store, current, terms.wait, terms.wait_timeout)
