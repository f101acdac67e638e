# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Why the tasks of a service do not stay: what ECS and the load balancer say of them."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document

SHOWN = 3  # Reasons of a kind: the tasks of one deployment mostly die of the same.
WELL = ("healthy", "initial", "draining", "unused")


def troubles(store: t.Any, found: Document) -> str:
    """Return why tasks of the service stopped lately, and which of its targets are not well."""
    told = [f"A task stopped: {why}" for why in stopped(store.session.client("ecs"), found)]
    groups = {one.get("target_group_arn") for one in found.get("load_balancers") or []}
    for arn in sorted(filter(None, groups)):
        told += unwell(store.session.client("elbv2"), arn)
    return " ".join(told)


def stopped(ecs: t.Any, found: Document) -> list[str]:
    """Return the reasons of the tasks that stopped last, each once."""
    place = {"cluster": found["cluster"]}
    arns = ecs.list_tasks(**place, serviceName=found["name"], desiredStatus="STOPPED")["taskArns"]
    tasks = ecs.describe_tasks(**place, tasks=arns[:100])["tasks"] if arns else []
    tasks.sort(key=lambda task: str(task.get("stoppedAt", "")), reverse=True)
    return list(dict.fromkeys(map(reason, tasks)))[:SHOWN]


def reason(task: Document) -> str:
    """Return what a stopped task and its containers died of, as one sentence."""
    said = [str(task.get("stoppedReason", "ECS gives no reason"))]
    for container in task.get("containers") or []:
        why = str(container.get("reason", ""))
        code = container.get("exitCode")
        if why and why not in said[0]:
            said.append(f"container {container['name']}: {why}")
        elif code:
            said.append(f"container {container['name']} ended with status {code}")
    return f"{'; '.join(said).rstrip('.')}."


def unwell(elb: t.Any, arn: str) -> list[str]:
    """Return a sentence for each target of a group that does not pass its health check."""
    health = elb.describe_target_health(TargetGroupArn=arn)["TargetHealthDescriptions"]
    sick = [one for one in health if one["TargetHealth"]["State"] not in WELL]
    return [sentence_of(one, arn.split("/")[1]) for one in sick[:SHOWN]]


def sentence_of(one: Document, group: str) -> str:
    """Return what the load balancer says of one target of ``group``."""
    target, health = one["Target"], one["TargetHealth"]
    place = ":".join(str(target[part]) for part in ("Id", "Port") if part in target)
    words = (health["State"], health.get("Reason"), health.get("Description"))
    said = ": ".join(str(word) for word in words if word)
    return f"Target {place} of target group {group} is {said.rstrip('.')}."
