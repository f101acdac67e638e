# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is refused once it is known what is there: made-up ids, what is protected, or unseen."""

from __future__ import annotations

import typing as t

from .documents import Document
from .errors import PlanError, listed
from .expected import unborn
from .plan import Plan, refuse
from .resource import Resource
from .store import Store

if t.TYPE_CHECKING:
    from .survey import Terms


def require_new(resource: Resource, desired: Document) -> None:
    """Refuse to create under an id that only AWS can give."""
    own = resource.ids[-1] if resource.ids else ""
    if desired.get(own) and own not in resource.names and not unborn(desired):
        raise PlanError(
            f"There is no {resource.people} with {own} {desired[own]}: AWS gives ids, so it cannot"
            f" be created under this one. Leave {own} out to create one, or correct it."
        )


def refuse_protected(resource: Resource, current: Document) -> None:
    """Refuse to delete what its owner has protected."""
    refuse(resource.refusals.stays(current))
    option, value = resource.refusals.keep_if
    if protected(resource, current):
        raise PlanError(
            f"Cannot delete {resource.called(current)}, which is protected: set {option} to"
            f" something other than {value} first, or beside state absent."
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


def protected(resource: Resource, document: Document) -> bool:
    """Return whether what ``document`` describes must not be deleted."""
    option, value = resource.refusals.keep_if
    there = document.get(option)
    if isinstance(there, dict) and isinstance(value, dict):
        there = {name: there.get(name) for name in value}
    return bool(option) and there == value
