# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What AWS adds to a service, and how an update joins what is there."""

from __future__ import annotations

import typing as t

from localaws.ecs.store import Document

DEPLOYMENT = {
    "REPLICA": {"maximumPercent": 200, "minimumHealthyPercent": 100},
    "DAEMON": {"maximumPercent": 100, "minimumHealthyPercent": 0},
}
BREAKER_OFF = {"enable": False, "rollback": False}
EMPTY = ("loadBalancers", "serviceRegistries", "placementConstraints", "placementStrategy")
SETTINGS = (
    "serviceName",
    "taskDefinition",
    "desiredCount",
    "launchType",
    "capacityProviderStrategy",
    "platformVersion",
    "networkConfiguration",
    "loadBalancers",
    "serviceRegistries",
    "deploymentConfiguration",
    "deploymentController",
    "placementConstraints",
    "placementStrategy",
    "healthCheckGracePeriodSeconds",
    "schedulingStrategy",
    "enableECSManagedTags",
    "enableExecuteCommand",
    "propagateTags",
    "availabilityZoneRebalancing",
    "serviceConnectConfiguration",
    "volumeConfigurations",
    "vpcLatticeConfigurations",
)


def completed(settings: Document) -> Document:
    """Add to the settings of a service what AWS adds, in place, and return them."""
    settings.setdefault("schedulingStrategy", "REPLICA")
    settings.setdefault("desiredCount", 0)
    settings.setdefault("deploymentController", {"type": "ECS"})
    settings.setdefault("enableECSManagedTags", False)
    settings.setdefault("enableExecuteCommand", False)
    settings.setdefault("propagateTags", "NONE")
    settings.setdefault("availabilityZoneRebalancing", "ENABLED")
    for key in EMPTY:
        settings.setdefault(key, [])
    _complete_deployment(settings)
    _complete_platform(settings)
    if settings["loadBalancers"]:
        settings.setdefault("healthCheckGracePeriodSeconds", 0)
    vpc = (settings.get("networkConfiguration") or {}).get("awsvpcConfiguration")
    if vpc:
        vpc.setdefault("securityGroups", [])
        vpc.setdefault("assignPublicIp", "DISABLED")
    return settings


def _complete_deployment(settings: Document) -> None:
    given = settings.get("deploymentConfiguration") or {}
    settings["deploymentConfiguration"] = {
        "deploymentCircuitBreaker": dict(BREAKER_OFF),
        **DEPLOYMENT[settings["schedulingStrategy"]],
        "strategy": "ROLLING",
        "bakeTimeInMinutes": 0,
        **given,
    }


def _complete_platform(settings: Document) -> None:
    if settings.get("capacityProviderStrategy"):
        settings.pop("launchType", None)
        for one in settings["capacityProviderStrategy"]:
            one.setdefault("weight", 0)
            one.setdefault("base", 0)
    else:
        settings.setdefault("launchType", "EC2")
    if on_fargate(settings):
        settings.setdefault("platformVersion", "LATEST")
        settings["platformFamily"] = "Linux"


def on_fargate(settings: Document) -> bool:
    """Say whether a service runs on Fargate."""
    providers = settings.get("capacityProviderStrategy") or []
    names = [one["capacityProvider"] for one in providers]
    return settings.get("launchType") == "FARGATE" or any(n.startswith("FARGATE") for n in names)


def merged(service: Document, params: Document) -> dict[str, t.Any]:
    """Return the settings that an update changes; what it omits stays."""
    given = {key: params[key] for key in SETTINGS if params.get(key) is not None}
    if "deploymentConfiguration" in given:
        current = service["deploymentConfiguration"]
        given["deploymentConfiguration"] = {**current, **given["deploymentConfiguration"]}
    return given
