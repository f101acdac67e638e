# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What AWS refuses of a service."""

from __future__ import annotations

import copy

from localaws.ecs import network, shift
from localaws.ecs.errors import client_error, invalid
from localaws.ecs.service_defaults import SETTINGS, completed, merged, on_fargate
from localaws.ecs.store import Document, Store
from localaws.ecs.task_definitions import find


def check_service(store: Store, cluster: Document, params: Document) -> Document:
    """Return the complete settings of a new service, refusing what AWS refuses."""
    if params.get("launchType") and params.get("capacityProviderStrategy"):
        raise invalid(
            "Specifying both a launch type and capacity provider strategy is not supported."
            " Remove one and try again."
        )
    settings = {key: copy.deepcopy(params[key]) for key in SETTINGS if params.get(key) is not None}
    if "capacityProviderStrategy" not in settings and "launchType" not in settings:
        default = copy.deepcopy(cluster["defaultCapacityProviderStrategy"])
        settings.update({"capacityProviderStrategy": default} if default else {})
    completed(settings)
    if settings["schedulingStrategy"] == "REPLICA" and params.get("desiredCount") is None:
        raise invalid("The desiredCount is required for the REPLICA scheduling strategy.")
    settings["roleArn"] = params.get("role") or _linked_role(store)
    _check(store, settings)
    return settings


def _linked_role(store: Store) -> str:
    role = "role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS"
    return f"arn:{store.partition}:iam::{store.account_id}:{role}"


def check_update(store: Store, service: Document, params: Document) -> None:
    """Refuse an update that would leave a service that AWS does not allow."""
    settings = {**service, **merged(service, params)}
    _check(store, settings)
    service_definition = find(store, settings["taskDefinition"])
    if params.get("taskDefinition") and service_definition:
        params["taskDefinition"] = service_definition["taskDefinitionArn"]


def _check(store: Store, settings: Document) -> None:
    definition = find(store, settings.get("taskDefinition") or "")
    if definition is None:
        raise client_error("TaskDefinition not found.")
    if definition["status"] != "ACTIVE":
        raise client_error("TaskDefinition is inactive")
    settings["taskDefinition"] = definition["taskDefinitionArn"]
    if on_fargate(settings) and "FARGATE" not in definition["compatibilities"]:
        raise invalid("Task definition does not support launch_type FARGATE.")
    network.check(store, definition, settings.get("networkConfiguration"))
    if settings["enableExecuteCommand"] and not definition.get("taskRoleArn"):
        raise invalid(
            "The service couldn't be created because a valid taskRoleArn is not being used. Specify"
            " a valid task role in your task definition and try again."
        )
    for balancer in settings["loadBalancers"]:
        _check_balancer(store, definition, balancer)
        if shift.shifts(settings):
            shift.check(store, balancer)
            alternate = balancer["advancedConfiguration"]["alternateTargetGroupArn"]
            _check_group(store, definition, alternate)
    if settings.get("healthCheckGracePeriodSeconds") and not settings["loadBalancers"]:
        raise invalid(
            "Health check grace period is only valid for services configured to use load balancers"
        )


def _check_balancer(store: Store, definition: Document, balancer: Document) -> None:
    name, port = balancer.get("containerName"), balancer.get("containerPort")
    containers = {one["name"]: one for one in definition["containerDefinitions"]}
    if name not in containers:
        raise invalid(f"The container {name} does not exist in the task definition.")
    if port not in [one.get("containerPort") for one in containers[name]["portMappings"]]:
        raise invalid(f"The container {name} did not have a container port {port} defined.")
    _check_group(store, definition, balancer.get("targetGroupArn") or "")


def _check_group(store: Store, definition: Document, arn: str) -> None:
    elb = network.elb_of(store)
    group = elb.target_groups.get(arn)
    if group is None:
        raise invalid(f"The specified target group does not exist. targetGroupArn: {arn}")
    if not elb.load_balancers_of(arn):
        raise invalid(
            f"The target group with targetGroupArn {arn} does not have an associated load balancer."
        )
    mode = definition.get("networkMode") or "bridge"
    if (group["TargetType"] == "ip") != (mode == "awsvpc"):
        raise invalid(
            f"The provided target group {arn} has target type {group['TargetType']}, which is"
            f" incompatible with the {mode} network mode specified in the task definition."
        )
