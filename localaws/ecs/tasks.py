# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Tasks: they run, have an address each, and are targets of their service's target groups."""

from __future__ import annotations

from localaws.ecs import instances, network
from localaws.ecs.errors import invalid
from localaws.ecs.store import Document, Store, now, plain_tags, wire_tags
from localaws.ecs.task_definitions import find
from localaws.errors import AwsError
from localaws.moto_random import hexadecimal

RUNNING = {
    "lastStatus": "RUNNING",
    "desiredStatus": "RUNNING",
    "connectivity": "CONNECTED",
    "healthStatus": "UNKNOWN",
    "version": 1,
}


def start(
    store: Store,
    cluster: Document,
    definition: Document,
    settings: Document,
    instance: Document | None = None,
) -> Document:
    """Start a task; ``settings`` are those of the service or of the RunTask call."""
    arn = store.arn(f"task/{cluster['clusterName']}/{hexadecimal(32)}")
    attachment, zone = network.attach(store, settings)
    containers = definition["containerDefinitions"]
    store.tasks[arn] = {
        "taskArn": arn,
        "clusterArn": cluster["clusterArn"],
        "taskDefinitionArn": definition["taskDefinitionArn"],
        "group": settings["group"],
        "startedBy": settings.get("startedBy"),
        **_platform(settings, instance),
        **{key: definition[key] for key in ("cpu", "memory") if key in definition},
        **RUNNING,
        "availabilityZone": zone,
        "attachments": [attachment] if attachment else [],
        "enableExecuteCommand": bool(settings.get("enableExecuteCommand")),
        "overrides": settings.get("overrides") or {"containerOverrides": []},
        "containers": [
            {**_container(one, arn, attachment), "networkBindings": ports}
            for one in containers
            for ports in [[] if attachment else instances.bindings(store, instance, one)]
        ],
        "createdAt": now(),
        "startedAt": now(),
    }
    return store.tasks[arn]


def _platform(settings: Document, instance: Document | None) -> Document:
    if settings.get("launchType") == "EC2":
        arn = instance["containerInstanceArn"] if instance else None
        return {"launchType": "EC2", "containerInstanceArn": arn}
    return {"launchType": "FARGATE", "platformVersion": "1.4.0", "platformFamily": "Linux"}


def _container(definition: Document, task_arn: str, attachment: Document | None) -> Document:
    address = network.address_of(attachment)
    interfaces = (
        [{"attachmentId": attachment["id"], "privateIpv4Address": address}] if attachment else []
    )
    return {
        "containerArn": task_arn.replace(":task/", ":container/") + f"/{hexadecimal(8)}",
        "taskArn": task_arn,
        "name": definition["name"],
        "image": definition["image"],
        "lastStatus": "RUNNING",
        "healthStatus": "UNKNOWN",
        "networkInterfaces": interfaces,
    }


def stop(store: Store, task: Document, reason: str, code: str, why: str = "") -> None:
    """Stop a task and free its address; ``why`` is what its containers died of."""
    if task["lastStatus"] == "STOPPED":
        return
    for attachment in task["attachments"]:
        network.detach(store, attachment)
    task.update(
        lastStatus="STOPPED",
        desiredStatus="STOPPED",
        stoppedReason=reason,
        stopCode=code,
        stoppingAt=now(),
        stoppedAt=now(),
    )
    for container in task["containers"]:
        container["lastStatus"] = "STOPPED"
        if why:
            container["reason"] = why


def run_task(store: Store, params: Document) -> Document:
    cluster = store.cluster(params.get("cluster"))
    definition = find(store, params["taskDefinition"])
    if definition is None:
        raise AwsError("ClientException", "TaskDefinition not found.")
    network.check(store, definition, params.get("networkConfiguration"))
    settings = {**params, "group": params.get("group") or f"family:{definition['family']}"}
    tasks = [start(store, cluster, definition, settings) for _ in range(params.get("count") or 1)]
    for task in tasks:
        store.tags[task["taskArn"]] = plain_tags(params.get("tags"))
    return {"tasks": tasks, "failures": []}


def stop_task(store: Store, params: Document) -> Document:
    store.cluster(params.get("cluster"))
    name = params["task"].rpartition("/")[2]
    found = [task for arn, task in store.tasks.items() if arn.endswith(f"/{name}")]
    if not found:
        raise invalid("The referenced task was not found.")
    stop(store, found[0], params.get("reason") or "Task stopped by user", "UserInitiated")
    return {"task": found[0]}


def list_tasks(store: Store, params: Document) -> Document:
    cluster = store.cluster(params.get("cluster"))
    status = params.get("desiredStatus") or "RUNNING"
    service = params.get("serviceName")
    group = f"service:{service.rpartition('/')[2]}" if service else None
    found = [
        task["taskArn"]
        for task in store.tasks.values()
        if task["clusterArn"] == cluster["clusterArn"]
        and task["desiredStatus"] == status
        and group in (None, task["group"])
        and params.get("startedBy") in (None, task["startedBy"])
        and params.get("family") in (None, _family(task))
        and params.get("launchType") in (None, task["launchType"])
    ]
    return {"taskArns": found}


def _family(task: Document) -> str:
    return str(task["taskDefinitionArn"]).rpartition("/")[2].partition(":")[0]


def describe_tasks(store: Store, params: Document) -> Document:
    cluster = store.cluster(params.get("cluster"))
    if not params["tasks"]:
        raise invalid("Tasks cannot be empty.")
    prefix = store.arn(f"task/{cluster['clusterName']}/")
    arns = [prefix + name.rpartition("/")[2] for name in params["tasks"]]
    tags = "TAGS" in (params.get("include") or [])
    shown = [
        {**store.tasks[arn], "tags": wire_tags(store.tags.get(arn, {})) if tags else []}
        for arn in arns
        if arn in store.tasks
    ]
    missing = [{"arn": arn, "reason": "MISSING"} for arn in arns if arn not in store.tasks]
    return {"tasks": shown, "failures": missing}


OPERATIONS = (run_task, stop_task, list_tasks, describe_tasks)
