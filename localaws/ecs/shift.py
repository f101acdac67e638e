# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Requests on their way from one version of a service to the next.

With a strategy other than ROLLING a service has two target groups. The tasks of a new version are
targets of the one that serves nobody; then ECS changes the weights of the production rule.
"""

from __future__ import annotations

import math

from moto.iam.models import iam_backends

from localaws.ecs import network
from localaws.ecs.errors import invalid
from localaws.ecs.store import Document, Store

PRINCIPAL = "ecs.amazonaws.com"
NEEDED = ("alternateTargetGroupArn", "productionListenerRule", "roleArn")


def shifts(service: Document) -> bool:
    """Say whether a service goes from one target group to the other."""
    return bool(service["deploymentConfiguration"].get("strategy", "ROLLING") != "ROLLING")


def begin(store: Store, service: Document, deployment: Document, before: Document | None) -> None:
    """Choose the target group of a deployment, and the steps in which it gets requests."""
    side = store.sides.get(before["id"], 0) if before else None
    store.sides[deployment["id"]] = 1 - side if side is not None and shifts(service) else side or 0
    if shifts(service):
        store.shares[deployment["id"]] = _shares(service) if before else [100.0]


def _shares(service: Document) -> list[float]:
    """Return the percentages of all requests that a new version gets, one after another."""
    configuration = service["deploymentConfiguration"]
    if configuration["strategy"] == "CANARY":
        canary = configuration.get("canaryConfiguration") or {}
        return [float(canary.get("canaryPercent", 5.0)), 100.0]
    if configuration["strategy"] == "LINEAR":
        linear = configuration.get("linearConfiguration") or {}
        step = float(linear.get("stepPercent", 10.0))
        return [min(step * number, 100.0) for number in range(1, math.ceil(100 / step) + 1)]
    return [100.0]


def balancers(store: Store, service: Document, deployment: Document) -> list[Document]:
    """Return the load balancers of a service, with the target group of this deployment."""
    side = store.sides.get(deployment["id"], 0)
    return [{**one, "targetGroupArn": _groups(one)[side]} for one in service["loadBalancers"]]


def _groups(balancer: Document) -> tuple[str, str]:
    first = balancer.get("targetGroupArn") or ""
    advanced = balancer.get("advancedConfiguration") or {}
    return first, advanced.get("alternateTargetGroupArn") or first


def goes_on(store: Store, service: Document, deployment: Document) -> bool:
    """Give a deployment the next share of requests; False if it has all of them."""
    left = store.shares.get(deployment["id"])
    if not left:
        return False
    route(store, service, deployment, left.pop(0))
    return True


def route(store: Store, service: Document, deployment: Document, share: float = 100.0) -> None:
    """Change the weights of the production rules, so that a deployment gets ``share`` percent."""
    side = store.sides.get(deployment["id"], 0)
    for balancer in service["loadBalancers"] if shifts(service) else []:
        mine = _groups(balancer)[side]
        for group in _forwarded(store, balancer["advancedConfiguration"]["productionListenerRule"]):
            weight = max(round(share), 1)
            group["Weight"] = weight if group["TargetGroupArn"] == mine else 100 - weight


def _forwarded(store: Store, rule_arn: str) -> list[Document]:
    """Return the target groups of a rule, which may be gone by now."""
    actions = network.elb_of(store).rules.get(rule_arn, {}).get("Actions", [])
    return [
        group
        for one in actions
        for group in one.get("ForwardConfig", {"TargetGroups": []})["TargetGroups"]
    ]


def check(store: Store, balancer: Document) -> None:
    """Refuse a load balancer between whose target groups ECS could not shift."""
    advanced = balancer.get("advancedConfiguration") or {}
    missing = [key for key in NEEDED if not advanced.get(key)]
    if missing:
        raise invalid(f"advancedConfiguration must have {', '.join(missing)} for this strategy.")
    rule = advanced["productionListenerRule"]
    if ":listener-rule/" not in rule:
        raise invalid(
            "productionListenerRule has an invalid ARN format. Must be RuleArn for ALB or"
            f" ListenerArn for NLB. Got: {rule}"
        )
    if rule not in network.elb_of(store).rules:
        raise invalid(f"The specified rule does not exist. productionListenerRule: {rule}")
    there = {group["TargetGroupArn"] for group in _forwarded(store, rule)}
    if there != set(_groups(balancer)):
        raise invalid(
            f"The productionListenerRule {rule} must forward to the target group and the alternate"
            " target group of the service, and to no other."
        )
    _check_role(store, advanced["roleArn"])


def _check_role(store: Store, arn: str) -> None:
    roles = iam_backends[store.account_id][store.partition].roles.values()
    trust = next((role.assume_role_policy_document for role in roles if role.arn == arn), "")
    if f'"{PRINCIPAL}"' not in trust:
        raise invalid(
            f"Unable to assume role {arn}. Please verify that the ECS service principal has the"
            " proper permissions to assume it."
        )
