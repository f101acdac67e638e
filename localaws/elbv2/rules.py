# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Listener rules."""

from __future__ import annotations

from localaws.elbv2 import actions, conditions, tags, transforms
from localaws.elbv2.errors import invalid, not_permitted
from localaws.elbv2.paging import page
from localaws.elbv2.store import Document, Store
from localaws.errors import AwsError

AT_MOST = 100
CHANGES = ("Conditions", "Actions", "Transforms", "ResetTransforms")


def create_rule(store: Store, params: Document) -> Document:
    listener = store.get(params["ListenerArn"], "listener")
    document = {
        "Priority": str(params["Priority"]),
        "Conditions": conditions.normal(params["Conditions"]),
        "Actions": actions.normal(store, listener, params["Actions"]),
        "IsDefault": False,
        "Transforms": transforms.normal(params.get("Transforms") or []),
    }
    if document["Priority"] in priorities_of(store, listener["ListenerArn"]):
        raise priority_in_use(document["Priority"])
    _check_number(store, listener["LoadBalancerArn"])
    rule = add(store, listener, document)
    tags.put(store, rule["RuleArn"], params.get("Tags"))
    return {"Rules": [shown(rule)]}


def add(store: Store, listener: Document, document: Document) -> Document:
    """Keep a rule on a listener under a new ARN."""
    arn = store.arn(listener["ListenerArn"].split(":", 5)[5].replace("listener/", "listener-rule/"))
    store.rules[arn] = {"RuleArn": arn, "ListenerArn": listener["ListenerArn"], **document}
    return store.rules[arn]


def _check_number(store: Store, load_balancer_arn: str) -> None:
    listeners = {one["ListenerArn"] for one in store.listeners_of(load_balancer_arn)}
    counted = [
        rule
        for rule in store.rules.values()
        if rule["ListenerArn"] in listeners and not rule["IsDefault"]
    ]
    if len(counted) >= AT_MOST:
        message = (
            f"The maximum number of rules on load balancer '{load_balancer_arn}' has been reached"
        )
        raise AwsError("TooManyRules", message)


def priorities_of(store: Store, listener_arn: str) -> dict[str, str]:
    """Return the priorities of a listener, with the rules that have them."""
    return {rule["Priority"]: rule["RuleArn"] for rule in store.rules_of(listener_arn)}


def priority_in_use(priority: str) -> AwsError:
    """Return what AWS says of a priority that another rule has."""
    return AwsError("PriorityInUse", f"Priority '{priority}' is currently in use")


def shown(rule: Document) -> Document:
    """Return a rule as a reader may see it: without secrets."""
    return {**rule, "Actions": actions.shown(rule["Actions"])}


def describe_rules(store: Store, params: Document) -> Document:
    listener, arns = params.get("ListenerArn"), params.get("RuleArns")
    if bool(listener) == bool(arns):
        raise invalid("You must specify either listener rule ARNs or a listener ARN")
    if listener:
        store.get(listener, "listener")
    found = store.rules_of(listener) if listener else []
    found = found or [store.get(arn, "listener-rule") for arn in arns or []]
    return page("Rules", [shown(rule) for rule in found], params, "RuleArn")


def modify_rule(store: Store, params: Document) -> Document:
    rule = store.get(params["RuleArn"], "listener-rule")
    if rule["IsDefault"]:
        raise not_permitted(f"Default rule '{rule['RuleArn']}' cannot be modified")
    if not any(params.get(key) for key in CHANGES):
        raise invalid("Either conditions, actions or transforms must be specified")
    if params.get("ResetTransforms") and params.get("Transforms"):
        raise invalid("You cannot specify both Transforms and ResetTransforms")
    listener = store.listeners[rule["ListenerArn"]]
    changed: Document = {}
    if params.get("Conditions"):
        changed["Conditions"] = conditions.normal(params["Conditions"])
    if params.get("Actions"):
        changed["Actions"] = actions.normal(store, listener, params["Actions"], rule["Actions"])
    if params.get("Transforms") or params.get("ResetTransforms"):
        changed["Transforms"] = transforms.normal(params.get("Transforms") or [])
    rule.update(changed)
    return {"Rules": [shown(rule)]}


def delete_rule(store: Store, params: Document) -> None:
    rule = store.get(params["RuleArn"], "listener-rule")
    if rule["IsDefault"]:
        raise not_permitted(f"Default rule '{rule['RuleArn']}' cannot be deleted")
    store.forget(rule["RuleArn"])


OPERATIONS = (create_rule, describe_rules, modify_rule, delete_rule)
