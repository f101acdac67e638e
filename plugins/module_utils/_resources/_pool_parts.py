# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What of a user pool others name."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.plan import Plan
from .._engine.references import lookup
from .._engine.resource import Resource


def lacking(
    plan: Plan, store: t.Any, target: Resource, names: t.Callable[[Document], t.Iterable[str]]
) -> list[str]:
    """Return the names that are new in ``plan`` and that no ``target`` of the user pool has.

    None in check mode, where an earlier task may have made them. A pool that is new in a stack has
    what the stack makes.
    """
    if store.session.lenient:
        return []
    pool = {"user_pool_id": plan.after["user_pool_id"]}
    new = sorted({*names(plan.after)}.difference(names(plan.before)))
    return [one for one in new if not lookup(store.session, target, {**pool, "name": one})]
