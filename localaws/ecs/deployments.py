# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Rollouts of a service: under way, completed, or failed and rolled back.

Time passes by reads: a rollout ends after as many reads of the service as the mode
``reads_until_active`` says, so that tests are quick and still see every state.
"""

from __future__ import annotations

import copy

from localaws.ecs import failures, instances, network, shift, tasks
from localaws.ecs.service_defaults import SETTINGS, on_fargate
from localaws.ecs.store import Document, Store, now
from localaws.ecs.task_definitions import find
from localaws.modes import mode
from localaws.moto_random import digits, hexadecimal

AT_ONCE = 10
BREAKER = "ECS deployment circuit breaker:"


def begin(store: Store, service: Document, before: Document | None = None) -> None:
    """Start a rollout of a service; ``before`` is what it was."""
    arn = service["serviceArn"]
    if before and before["deployments"] and before["deployments"][0]["rolloutState"] == "COMPLETED":
        store.steady[arn] = {key: before[key] for key in SETTINGS if key in before}
    if before is None:
        store.good.pop(arn, None)
        store.steady.pop(arn, None)
    deployment = _new(service, "in progress.")
    shift.begin(store, service, deployment, store.good.get(arn))
    for older in service["deployments"]:
        older["status"] = "ACTIVE"
    service["deployments"].insert(0, deployment)
    store.reads_left[arn] = int(mode("reads_until_active"))
    store.service_deployments[_deployment_arn(service, deployment)] = deployment


def _new(service: Document, reason: str) -> Document:
    id_ = f"ecs-svc/{digits(19)}"
    fargate = on_fargate(service)
    document = {
        "id": id_,
        "status": "PRIMARY",
        "taskDefinition": service["taskDefinition"],
        "failedTasks": 0,
        "createdAt": now(),
        "updatedAt": now(),
        "launchType": service.get("launchType"),
        "capacityProviderStrategy": service.get("capacityProviderStrategy"),
        "platformVersion": _platform(service) if fargate else None,
        "platformFamily": "Linux" if fargate else None,
        "networkConfiguration": copy.deepcopy(service.get("networkConfiguration")),
        "serviceConnectConfiguration": service.get("serviceConnectConfiguration"),
        "volumeConfigurations": service.get("volumeConfigurations"),
        "rolloutState": "IN_PROGRESS",
        "rolloutStateReason": f"ECS deployment {id_} {reason}",
    }
    return {key: value for key, value in document.items() if value is not None}


def _platform(service: Document) -> str:
    version = service.get("platformVersion", "LATEST")
    return "1.4.0" if version == "LATEST" else str(version)


def _deployment_arn(service: Document, deployment: Document) -> str:
    folder = str(service["serviceArn"]).replace(":service/", ":service-deployment/")
    return f"{folder}/{deployment['id']}"


def shown(store: Store, service: Document, deployment: Document) -> Document:
    """Return a deployment with the counts of this moment."""
    running = [t for t in store.running_of(service) if t["startedBy"] == deployment["id"]]
    wanted = service["desiredCount"] if deployment["status"] == "PRIMARY" else 0
    starting = wanted - len(running) if deployment["rolloutState"] == "IN_PROGRESS" else 0
    return {
        **deployment,
        "desiredCount": wanted,
        "runningCount": len(running),
        "pendingCount": max(starting, 0) if not deployment["failedTasks"] else 0,
    }


def pass_time(store: Store, service: Document, reads: int) -> None:
    """Let a service go on after ``reads`` reads of it."""
    arn = service["serviceArn"]
    if arn not in store.reads_left:
        return
    store.reads_left[arn] -= reads
    if store.reads_left[arn] > 0:
        return
    del store.reads_left[arn]
    if service["status"] == "DRAINING":
        service["status"] = "INACTIVE"
    else:
        _conclude(store, service)


def _conclude(store: Store, service: Document) -> None:
    primary = service["deployments"][0]
    definition = find(store, primary["taskDefinition"]) or {}
    trouble = failures.trouble(store, service, primary, definition)
    if trouble:
        _fail(store, service, primary, trouble)
        return
    if not scale(store, service):
        store.reads_left[service["serviceArn"]] = 1  # it waits for room
        return
    if shift.goes_on(store, service, primary):
        store.reads_left[service["serviceArn"]] = int(mode("reads_until_active"))
        pass_time(store, service, reads=0)
        return
    for task in store.running_of(service):
        if task["startedBy"] != primary["id"]:
            _stop(store, task, "Scaling activity initiated by (deployment)")
    service["deployments"][1:] = []
    primary.update(
        rolloutState="COMPLETED",
        rolloutStateReason=f"ECS deployment {primary['id']} completed.",
        updatedAt=now(),
    )
    store.good[service["serviceArn"]] = primary
    tell(
        service,
        f"(service {service['serviceName']}) (deployment {primary['id']}) deployment completed.",
    )
    tell(service, f"(service {service['serviceName']}) has reached a steady state.")


def scale(store: Store, service: Document) -> bool:
    """Start or stop tasks until as many run as are desired; False if there is no room for them."""
    primary = service["deployments"][0]
    running = [t for t in store.running_of(service) if t["startedBy"] == primary["id"]]
    for task in running[service["desiredCount"] :]:
        _stop(store, task, "Scaling activity initiated by (deployment)")
    if service["status"] == "DRAINING":
        for task in store.running_of(service):
            _stop(store, task, "Service stopped")
    if primary["rolloutState"] == "FAILED" or service["serviceArn"] in store.reads_left:
        return True
    missing: int = service["desiredCount"] - len(running)
    started = sum(_start(store, service, primary) for _ in range(missing))
    if started > 0:
        tell(service, f"(service {service['serviceName']}) has started {started} tasks.")
    if started < missing:
        tell(service, f"(service {service['serviceName']}) {instances.NO_ROOM}")
    return started >= missing


def _start(store: Store, service: Document, deployment: Document) -> bool:
    """Start a task; False if there is no room for it."""
    definition = find(store, deployment["taskDefinition"]) or {}
    cluster = store.clusters[service["clusterArn"]]
    fargate = on_fargate(service)
    instance = None if fargate else instances.place(store, cluster, definition)
    if not fargate and instance is None:
        return False
    settings = {
        **{key: service.get(key) for key in ("networkConfiguration", "enableExecuteCommand")},
        "launchType": "FARGATE" if fargate else "EC2",
        "group": f"service:{service['serviceName']}",
        "startedBy": deployment["id"],
    }
    task = tasks.start(store, cluster, definition, settings, instance)
    network.register(store, shift.balancers(store, service, deployment), task, instance)
    store.tags[task["taskArn"]] = _task_tags(store, service, cluster, definition)
    return True


def _task_tags(
    store: Store, service: Document, cluster: Document, definition: Document
) -> dict[str, str]:
    source = {"SERVICE": service["serviceArn"], "TASK_DEFINITION": definition["taskDefinitionArn"]}
    propagated = store.tags.get(source.get(service["propagateTags"], ""), {})
    managed = {
        "aws:ecs:serviceName": service["serviceName"],
        "aws:ecs:clusterName": cluster["clusterName"],
    }
    return {**propagated, **(managed if service["enableECSManagedTags"] else {})}


def _stop(store: Store, task: Document, reason: str) -> None:
    network.deregister(store, task)
    tasks.stop(store, task, reason, "ServiceSchedulerInitiated")


def _fail(store: Store, service: Document, primary: Document, trouble: str) -> None:
    """Let the tasks of a rollout die of ``trouble``; the circuit breaker ends it, if it is on."""
    primary["failedTasks"] += max(service["desiredCount"], 1)
    definition = find(store, primary["taskDefinition"]) or {}
    failures.leave_stopped_task(store, service, primary, definition, trouble)
    tell(service, f"(service {service['serviceName']}) was unable to start tasks: {trouble}")
    breaker = service["deploymentConfiguration"]["deploymentCircuitBreaker"]
    if not breaker["enable"]:
        store.reads_left[service["serviceArn"]] = 1  # it goes on trying
        return
    primary.update(
        rolloutState="FAILED",
        rolloutStateReason=f"{BREAKER} tasks failed to start.",
        updatedAt=now(),
    )
    tell(
        service,
        f"(service {service['serviceName']}) (deployment {primary['id']}) deployment failed: tasks"
        " failed to start.",
    )
    if breaker["rollback"] and service["serviceArn"] in store.steady:
        _roll_back(store, service, primary)


def _roll_back(store: Store, service: Document, failed: Document) -> None:
    arn = service["serviceArn"]
    service.update(store.steady[arn])
    failed["status"] = "ACTIVE"
    older = store.good.get(arn)
    deployment = _new(service, "in progress.")
    if older:
        deployment["id"] = older["id"]  # its tasks never stopped
        deployment["createdAt"] = older["createdAt"]
        shift.route(store, service, deployment)
    deployment["rolloutStateReason"] = f"{BREAKER} rolling back to deploymentId {deployment['id']}."
    service["deployments"] = [deployment, failed]
    store.reads_left[arn] = max(int(mode("reads_until_active")), 1)
    tell(
        service,
        f"(service {service['serviceName']}) rolling back to deployment {deployment['id']}.",
    )


def drain(store: Store, service: Document) -> None:
    """Let a deleted service end its days."""
    store.reads_left[service["serviceArn"]] = int(mode("reads_until_active"))
    service["deployments"] = []
    pass_time(store, service, reads=0)


def tell(service: Document, message: str) -> None:
    """Add an event to a service, the newest first."""
    service["events"].insert(0, {"id": hexadecimal(32), "createdAt": now(), "message": message})
