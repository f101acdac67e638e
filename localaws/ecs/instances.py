# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Container instances: EC2 instances whose user data names a cluster, as the ECS agent reads it."""

from __future__ import annotations

import ipaddress
import re
import typing as t

from localaws.ecs import network
from localaws.ecs.store import Document, Store, now

CLUSTER = re.compile(r"ECS_CLUSTER=[\"']?([A-Za-z0-9_-]+)")
EVERYWHERE = str(ipaddress.ip_address(0))
FIRST_DYNAMIC_PORT = 32768
NO_ROOM = (
    "was unable to place a task because no container instance met all of its requirements. Reason:"
    " No Container Instances were found in your cluster."
)


def of(store: Store, cluster: Document) -> list[Document]:
    """Return the container instances of a cluster."""
    reservations = network.ec2_of(store).all_reservations()
    instances = [one for reservation in reservations for one in reservation.instances]
    return [
        _document(store, cluster, instance)
        for instance in instances
        if instance.state == "running" and cluster["clusterName"] == _cluster(instance)
    ]


def _cluster(instance: t.Any) -> str:
    data = instance.user_data.decode() if instance.user_data else ""
    named = CLUSTER.search(data)
    return named[1] if named else ""


def _document(store: Store, cluster: Document, instance: t.Any) -> Document:
    id_ = instance.id.removeprefix("i-").ljust(32, "0")
    arn = store.arn(f"container-instance/{cluster['clusterName']}/{id_}")
    return {
        "containerInstanceArn": arn,
        "ec2InstanceId": instance.id,
        "status": "ACTIVE",
        "agentConnected": True,
        "runningTasksCount": len(_tasks(store, arn)),
        "pendingTasksCount": 0,
        "attributes": [
            {"name": "ecs.availability-zone", "value": instance.placement},
            {"name": "ecs.instance-type", "value": instance.instance_type},
        ],
        "registeredAt": now(),
    }


def _tasks(store: Store, arn: str) -> list[Document]:
    running = [task for task in store.tasks.values() if task["lastStatus"] != "STOPPED"]
    return [task for task in running if task.get("containerInstanceArn") == arn]


def place(store: Store, cluster: Document, definition: Document) -> Document | None:
    """Return the container instance for a new task, the one with the fewest; None without room."""
    wanted = {port for port in _host_ports(definition) if port}
    free = [
        one for one in of(store, cluster) if not wanted & _used(store, one["containerInstanceArn"])
    ]
    return min(free, key=lambda one: int(one["runningTasksCount"]), default=None)


def _host_ports(definition: Document) -> list[int]:
    if definition.get("networkMode") == "awsvpc":
        return []
    mappings = [m for one in definition["containerDefinitions"] for m in one["portMappings"]]
    return [mapping.get("hostPort") or 0 for mapping in mappings]


def _used(store: Store, arn: str) -> set[int]:
    containers = [one for task in _tasks(store, arn) for one in task["containers"]]
    return {binding["hostPort"] for one in containers for binding in one["networkBindings"]}


def bindings(store: Store, instance: Document | None, container: Document) -> list[Document]:
    """Return on which ports of its instance a container is reached."""
    if instance is None:
        return []
    used = _used(store, instance["containerInstanceArn"])
    free = (p for p in range(FIRST_DYNAMIC_PORT, 61000) if p not in used)
    return [
        {
            "bindIP": EVERYWHERE,
            "containerPort": mapping["containerPort"],
            "hostPort": mapping.get("hostPort") or next(free),
            "protocol": mapping["protocol"],
        }
        for mapping in container["portMappings"]
    ]


def list_container_instances(store: Store, params: Document) -> Document:
    found = of(store, store.cluster(params.get("cluster")))
    return {"containerInstanceArns": [one["containerInstanceArn"] for one in found]}


def describe_container_instances(store: Store, params: Document) -> Document:
    cluster = store.cluster(params.get("cluster"))
    known = {one["containerInstanceArn"].rpartition("/")[2]: one for one in of(store, cluster)}
    asked = [name.rpartition("/")[2] for name in params["containerInstances"]]
    return {
        "containerInstances": [known[name] for name in asked if name in known],
        "failures": [{"arn": n, "reason": "MISSING"} for n in asked if n not in known],
    }


OPERATIONS = (list_container_instances, describe_container_instances)
