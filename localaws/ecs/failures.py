# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Why the tasks of a service do not start."""

from __future__ import annotations

from moto.iam.models import iam_backends
from moto.logs.models import logs_backends

from localaws import outcomes
from localaws.ecs import network, shift, tasks
from localaws.ecs.store import Document, Store

PRINCIPAL = "ecs-tasks.amazonaws.com"
NOT_HEALTHY = ("unhealthy", "draining", "unused")


def trouble(store: Store, service: Document, deployment: Document, definition: Document) -> str:
    """Return what keeps the tasks of a service from starting, empty for nothing."""
    images = (container["image"] for container in definition["containerDefinitions"])
    reasons = [
        _role_trouble(store, definition),
        _log_trouble(store, definition),
        *(outcomes.subnet_trouble(subnet) for subnet in _subnets(service)),
        *(outcomes.image_trouble(image) for image in images),
        _health_trouble(store, shift.balancers(store, service, deployment)),
    ]
    return next((reason for reason in reasons if reason), "")


def _subnets(service: Document) -> list[str]:
    """Return the subnets of a service whose tasks have addresses of their own."""
    vpc = (service.get("networkConfiguration") or {}).get("awsvpcConfiguration") or {}
    return list(vpc.get("subnets") or [])


def _role_trouble(store: Store, definition: Document) -> str:
    roles = {
        role.arn: role for role in iam_backends[store.account_id][store.partition].roles.values()
    }
    for key in ("executionRoleArn", "taskRoleArn"):
        arn = definition.get(key)
        trust = roles[arn].assume_role_policy_document if arn in roles else ""
        if arn and PRINCIPAL not in trust:
            return (
                f"ECS was unable to assume the role '{arn}' that was provided for this task. Please"
                " verify that the role being passed has the proper trust relationship and"
                " permissions and that your IAM user has permissions to pass this role."
            )
    return ""


def _log_trouble(store: Store, definition: Document) -> str:
    for container in definition["containerDefinitions"]:
        log = container.get("logConfiguration") or {}
        options = log.get("options") or {}
        if log.get("logDriver") != "awslogs" or options.get("awslogs-create-group") == "true":
            continue
        region = options.get("awslogs-region") or store.region_name
        if options.get("awslogs-group") not in logs_backends[store.account_id][region].groups:
            return (
                "ResourceInitializationError: failed to validate logger args: The task cannot find"
                " the Amazon CloudWatch log group defined in the task definition."
            )
    return ""


def _health_trouble(store: Store, balancers: list[Document]) -> str:
    groups = network.elb_of(store).target_groups
    for balancer in balancers:
        group = groups.get(balancer.get("targetGroupArn", ""))
        health = (outcomes.target_health(group, "*") if group else None) or {}
        if health.get("State") in NOT_HEALTHY:
            arn = balancer["targetGroupArn"]
            return f"Task failed ELB health checks in (target-group {arn})"
    return ""


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
