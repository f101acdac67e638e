# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What AWS refuses of a user, in sentences."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.errors import listed
from .._engine.expected import unborn
from .._engine.plan import Plan
from .._engine.references import lookup
from .._engine.resource import Read, Resource
from .._engine.shapes import Names
from ._pool_parts import lacking
from .identity_provider import IDENTITY_PROVIDER
from .user_pool import USER_POOL

MOST_LINKS = 5
# A group as far as its members know it; a group knows its members, too.
GROUP_ALONE = Resource(
    service="cognito-idp",
    name="group",
    ids=(),
    names=("user_pool_id", "name"),
    words=Names({"GroupName": "name"}),
    read=Read("GetGroup", "Group"),
)


def user_problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for everything that AWS never accepts."""
    name = desired.get("username", "")
    if any(character.isspace() for character in name):
        yield f"username {name!r} has a space in it: AWS takes none."
    attributes = desired.get("attributes") or {}
    for attribute in ("sub", "identities"):
        if attribute in attributes:
            yield f"attributes.{attribute} is AWS's own: leave it out."
    for attribute, value in attributes.items():
        if isinstance(value, (dict, list)):
            yield f"attributes.{attribute} is no text: write it as one."
    preferred = [k for k, v in (desired.get("mfa_preference") or {}).items() if v.get("preferred")]
    if len(preferred) > 1:
        yield f"mfa_preference prefers {listed(preferred)}: prefer one of them."
    if len(desired.get("linked_providers") or []) > MOST_LINKS:
        yield f"linked_providers are more than {MOST_LINKS}: AWS links no more than that."


def passkey_alone(plan: Plan) -> t.Iterator[str]:
    """Yield that a passkey needs another factor beside it, as who loses it is locked out."""
    old, new = ((side.get("mfa_preference") or {}) for side in (plan.before, plan.after))
    on = [name for name, factor in new.items() if (factor or {}).get("enabled")]
    if old != new and on == ["web_authn"]:
        yield (
            "mfa_preference.web_authn cannot be the only factor: enable sms, software_token or"
            " email beside it."
        )


def not_there(plan: Plan, store: t.Any) -> t.Iterator[str]:
    """Yield groups and providers that the pool lacks: AWS says so when the user has been made."""
    for option, target, names in (
        ("groups", GROUP_ALONE, lambda side: side.get("groups") or []),
        ("linked_providers", IDENTITY_PROVIDER, providers),
    ):
        if gone := lacking(plan, store, target, names):
            yield f"{option} {listed(gone)} are not in the user pool: create them first."


def providers(side: Document) -> list[str]:
    """Return the names of providers that a user is linked to."""
    return [one["provider_name"] for one in side.get("linked_providers") or []]


def user_preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield groups and attributes that the pool lacks, and what never changes."""
    yield from passkey_alone(plan)
    yield from not_there(plan, store)
    before, after = (side.get("attributes") or {} for side in (plan.before, plan.after))
    changed = sorted(k for k in {*before, *after} if before.get(k) != after.get(k))
    if not changed or unborn(plan.after):
        return
    pool = lookup(store.session, USER_POOL, {"user_pool_id": plan.after["user_pool_id"]}) or {}
    schema = {item["name"]: item for item in pool.get("schema") or []}
    for name in changed if schema else ():
        plain = name.removeprefix("dev:").removeprefix("custom:")
        if plain not in schema:
            yield (
                f"attributes.{name} is no attribute of the user pool: add it to its schema first."
            )
        elif plan.before and not schema[plain].get("mutable", True):
            yield f"attributes.{name} is immutable in this user pool: leave it as it is."
