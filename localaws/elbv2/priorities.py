# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The order of rules, changed as one step."""

from __future__ import annotations

from localaws.elbv2.errors import invalid, not_permitted
from localaws.elbv2.rules import priorities_of, priority_in_use, shown
from localaws.elbv2.store import Document, Store


def set_rule_priorities(store: Store, params: Document) -> Document:
    wanted = {one["RuleArn"]: str(one["Priority"]) for one in params["RulePriorities"]}
    rules = [store.get(arn, "listener-rule") for arn in wanted]
    if len({rule["ListenerArn"] for rule in rules}) > 1:
        raise invalid("All rules must belong to the same listener")
    _check(store, wanted, rules[0]["ListenerArn"] if rules else "")
    for rule in rules:
        rule["Priority"] = wanted[rule["RuleArn"]]
    return {"Rules": [shown(rule) for rule in rules]}


def _check(store: Store, wanted: dict[str, str], listener_arn: str) -> None:
    """Refuse an end state in which two rules share a priority; the way there does not matter."""
    seen: set[str] = set()
    current = priorities_of(store, listener_arn)
    for arn, priority in wanted.items():
        if store.rules[arn]["IsDefault"]:
            raise not_permitted(f"The priority of default rule '{arn}' cannot be changed")
        if priority in seen:
            raise invalid(f"Priority '{priority}' was provided multiple times")
        if current.get(priority, arn) not in wanted:
            raise priority_in_use(priority)
        seen.add(priority)


OPERATIONS = (set_rule_priorities,)
