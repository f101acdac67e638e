# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A sign-in in front of what a rule does, or none, whatever else the rule is. Pure."""

from __future__ import annotations

import typing as t

from ansible_collections.gatehouse.aws.plugins.module_utils._resources._action_problems import (
    list_problems,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources._rule_actions import (
    SIGN_INS,
    block_of,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources._rule_documents import (
    Document,
    filled,
)

SIGN_IN = "require_sign_in"
# Stands for whatever the rule does, so that the sign-in alone is looked at.
ANYTHING = {"fixed_response": {"status_code": "200"}}


def with_sign_in(wanted: Document, current: Document | None) -> Document:
    """Return ``wanted`` with the sign-in that it asks for before its actions, else the current."""
    asked = wanted.get(SIGN_IN)
    if asked is None:
        return wanted
    there = (current or {}).get("actions") or []
    rest = [one for one in wanted.get("actions") or there if block_of(one) not in SIGN_INS]
    if not rest:
        return wanted
    plain = [{name: value for name, value in one.items() if name != "order"} for one in rest]
    return {**wanted, "actions": [*logins(filled(asked), there), *plain]}


def logins(asked: Document, there: t.Sequence[Document]) -> list[Document]:
    """Return the action that signs in as ``asked``; what that leaves out stays as it is there."""
    was = {block_of(one): one for one in there}
    return [
        {name: {**filled(was.get(name, {}).get(name)), **filled(members)}}
        for name, members in asked.items()
    ]


def sign_in_problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for every sign-in that AWS would not take."""
    asked = filled(desired.get(SIGN_IN))
    if len(asked) > 1:
        yield f"{SIGN_IN} gives {' and '.join(asked)}: give one of them"
        return
    if asked and any(block_of(one) in SIGN_INS for one in desired.get("actions") or []):
        yield f"{SIGN_IN} stands beside a sign-in among the actions: give one of them"
    given = [{name: members} for name, members in asked.items()]
    for problem in list_problems([*given, ANYTHING], SIGN_IN, creating=False):
        yield problem.replace(f"{SIGN_IN}[0]", SIGN_IN)
