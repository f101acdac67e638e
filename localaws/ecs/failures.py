# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Why the tasks of a service do not start."""

from __future__ import annotations

from localaws import outcomes
from localaws.ecs import network, tasks
from localaws.ecs.store import Document, Store

NOT_HEALTHY = ("unhealthy", "draining", "unused")


def trouble(store: Store, service: Document, definition: Document) -> str:
    """Return what keeps the tasks of a service from starting, empty for nothing."""
    images = [container["image"] for container in definition["containerDefinitions"]]
    reasons = [reason for image in images if (reason := outcomes.image_trouble(image))]
    groups = network.elb_of(store).target_groups
    for balancer in service["loadBalancers"]:
        group = groups.get(balancer.get("targetGroupArn", ""))
        health = (outcomes.target_health(group, "*") if group else None) or {}
        if health.get("State") in NOT_HEALTHY:
            arn = balancer["targetGroupArn"]
            reasons.append(f"Task failed ELB health checks in (target-group {arn})")
    return reasons[0] if reasons else ""


def leave_stopped_task(
    store: Store, service: Document, deployment: Document, definition: Document, reason: str
) -> None:
    """Leave a stopped task behind, which tells the reason to whoever describes it."""
    settings = {
        "group": f"service:{service['serviceName']}",
        "startedBy": deployment["id"],
        "networkConfiguration": service.get("networkConfiguration"),
        "launchType": service.get("launchType"),
    }
    cluster = store.clusters[service["clusterArn"]]
    task = tasks.start(store, cluster, definition, settings)
    tasks.stop(store, task, reason, "TaskFailedToStart", reason)
