# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Services: what was asked of them, completed with AWS's defaults."""

from __future__ import annotations

import copy
import typing as t

from localaws.ecs import deployments
from localaws.ecs.deployments import AT_ONCE
from localaws.ecs.errors import invalid, missing_service
from localaws.ecs.service_checks import check_service, check_update
from localaws.ecs.service_defaults import completed, merged
from localaws.ecs.store import Document, Store, now, plain_tags, wire_tags
from localaws.errors import AwsError

# What a new rollout is needed for; other settings act at once.
ROLLED_OUT = (
    "taskDefinition",
    "networkConfiguration",
    "platformVersion",
    "capacityProviderStrategy",
    "loadBalancers",
    "serviceRegistries",
    "serviceConnectConfiguration",
    "volumeConfigurations",
    "vpcLatticeConfigurations",
    "enableExecuteCommand",
    "enableECSManagedTags",
    "propagateTags",
)


def create_service(store: Store, params: Document) -> Document:
    cluster = store.cluster(params.get("cluster"))
    arn = store.service_arn(cluster, params["serviceName"])
    settings = check_service(store, cluster, params)
    existing = store.services.get(arn)
    if existing and existing["status"] == "DRAINING":
        raise invalid("Unable to Start a service that is still Draining.")
    if existing and existing["status"] == "ACTIVE":
        if any(existing.get(key) != value for key, value in settings.items()):
            raise invalid("Creation of service was not idempotent.")
        return {"service": shown(store, existing)}
    service = {
        "serviceArn": arn,
        "clusterArn": cluster["clusterArn"],
        "status": "ACTIVE",
        "createdAt": now(),
        "createdBy": f"arn:{store.partition}:iam::{store.account_id}:root",
        "deployments": [],
        "events": [],
        **settings,
    }
    store.services[arn] = service
    store.tags[arn] = plain_tags(params.get("tags"))
    deployments.begin(store, service)
    answer = {"service": shown(store, service)}
    deployments.pass_time(store, service, reads=0)
    return answer


def shown(store: Store, service: Document, tags: bool = True) -> Document:
    """Return a service with the counts of this moment."""
    running = len(store.running_of(service))
    current = [deployments.shown(store, service, one) for one in service["deployments"]]
    document = {
        **service,
        "deployments": current,
        "runningCount": running,
        "pendingCount": sum(one["pendingCount"] for one in current),
        "events": service["events"][:100],
    }
    if tags:
        document["tags"] = wire_tags(store.tags.get(service["serviceArn"], {}))
    return copy.deepcopy(document)


def _find(store: Store, params: Document) -> Document:
    cluster = store.cluster(params.get("cluster"))
    service = store.services.get(store.service_arn(cluster, params["service"]))
    if service is None:
        raise missing_service()
    if service["status"] != "ACTIVE":
        raise AwsError("ServiceNotActiveException", "Service was not ACTIVE.")
    return service


def update_service(store: Store, params: Document) -> Document:
    service = _find(store, params)
    check_update(store, service, params)
    before = copy.deepcopy(service)
    service.update(merged(service, params))
    completed(service)
    rolls = any(service.get(key) != before.get(key) for key in ROLLED_OUT)
    if rolls or params.get("forceNewDeployment"):
        deployments.begin(store, service, before)
    else:
        deployments.scale(store, service)
    answer = {"service": shown(store, service)}
    deployments.pass_time(store, service, reads=0)
    return answer


def delete_service(store: Store, params: Document) -> Document:
    cluster = store.cluster(params.get("cluster"))
    service = store.services.get(store.service_arn(cluster, params["service"]))
    if service is None or service["status"] == "INACTIVE":
        raise missing_service()
    if service["desiredCount"] and not params.get("force"):
        raise invalid("The service cannot be stopped while it is scaled above 0.")
    if service["status"] == "DRAINING":
        return {"service": shown(store, service)}
    service.update(status="DRAINING", desiredCount=0)
    deployments.scale(store, service)
    answer = {"service": shown(store, service)}
    deployments.drain(store, service)
    return answer


def describe_services(store: Store, params: Document) -> Document:
    cluster = store.cluster(params.get("cluster"))
    if not params["services"]:
        raise invalid("Services cannot be empty.")
    if len(params["services"]) > AT_ONCE:
        raise invalid(f"You can describe at most {AT_ONCE} services at once.")
    arns = [store.service_arn(cluster, name) for name in params["services"]]
    tags = "TAGS" in (params.get("include") or [])
    found = [store.services[arn] for arn in arns if arn in store.services]
    answer = {
        "services": [shown(store, service, tags) for service in found],
        "failures": [
            {"arn": arn, "reason": "MISSING"} for arn in arns if arn not in store.services
        ],
    }
    for service in found:
        deployments.pass_time(store, service, reads=1)
    return answer


def list_services(store: Store, params: Document) -> Document:
    cluster = store.cluster(params.get("cluster"))
    found = [
        one["serviceArn"]
        for one in store.services_of(cluster["clusterArn"])
        if params.get("launchType") in (None, one.get("launchType"))
        and params.get("schedulingStrategy") in (None, one["schedulingStrategy"])
    ]
    return _page(found, params)


def _page(arns: list[str], params: Document) -> dict[str, t.Any]:
    start = int(params.get("nextToken") or 0)
    end = start + (params.get("maxResults") or AT_ONCE)
    answer: dict[str, t.Any] = {"serviceArns": arns[start:end]}
    if end < len(arns):
        answer["nextToken"] = str(end)
    return answer


OPERATIONS = (create_service, update_service, delete_service, describe_services, list_services)
