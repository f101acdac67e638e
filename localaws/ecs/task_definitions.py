# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Task definitions: every revision keeps all that was said."""

from __future__ import annotations

from localaws.ecs.errors import client_error, invalid
from localaws.ecs.fargate import check_fargate
from localaws.ecs.store import Document, Store, now, plain_tags, wire_tags

CONTAINER: Document = {
    "cpu": 0,
    "portMappings": [],
    "essential": True,
    "environment": [],
    "mountPoints": [],
    "volumesFrom": [],
    "systemControls": [],
}


def register_task_definition(store: Store, params: Document) -> Document:
    family = params["family"]
    _check(params)
    revision = 1 + max([one["revision"] for one in _family(store, family)], default=0)
    arn = store.arn(f"task-definition/{family}:{revision}")
    given = {key: value for key, value in params.items() if key != "tags" and value is not None}
    mode = params.get("networkMode") or ""
    store.task_definitions[arn] = {
        "volumes": [],
        "placementConstraints": [],
        **given,
        "taskDefinitionArn": arn,
        "revision": revision,
        "status": "ACTIVE",
        "containerDefinitions": [_container(one, mode) for one in params["containerDefinitions"]],
        "compatibilities": _compatibilities(params),
        "requiresAttributes": [],
        "registeredAt": now(),
        "registeredBy": f"arn:{store.partition}:iam::{store.account_id}:root",
    }
    store.tags[arn] = plain_tags(params.get("tags"))
    return {
        "taskDefinition": store.task_definitions[arn],
        "tags": wire_tags(store.tags[arn]),
    }


def _check(params: Document) -> None:
    containers = params["containerDefinitions"]
    if not containers:
        raise client_error("Container list cannot be empty.")
    names = [container.get("name") for container in containers]
    if None in names or len(set(names)) < len(names):
        raise client_error("Container.name contains duplicate or missing values.")
    if any(not container.get("image") for container in containers):
        raise client_error("Container.image should not be null or empty.")
    if not any(container.get("essential", True) for container in containers):
        raise client_error("At least one container must be marked as essential.")
    if "FARGATE" in (params.get("requiresCompatibilities") or []):
        check_fargate(params)


def _container(container: Document, mode: str) -> Document:
    filled = {**CONTAINER, **container}
    filled["portMappings"] = [_port(mapping, mode) for mapping in filled["portMappings"]]
    return filled


def _port(mapping: Document, mode: str) -> Document:
    filled = {"protocol": "tcp", **mapping}
    if mode in ("awsvpc", "host") and filled.get("containerPort"):
        filled.setdefault("hostPort", filled["containerPort"])
    return filled


def _compatibilities(params: Document) -> list[str]:
    fargate = "FARGATE" in (params.get("requiresCompatibilities") or [])
    return ["EC2", "FARGATE"] if fargate else ["EXTERNAL", "EC2"]


def _family(store: Store, family: str) -> list[Document]:
    return [one for one in store.task_definitions.values() if one["family"] == family]


def find(store: Store, name: str) -> Document | None:
    """Return a task definition by ARN, ``family:revision``, or the newest active of a family."""
    name = name.rpartition("/")[2]
    if ":" in name:
        return store.task_definitions.get(store.arn(f"task-definition/{name}"))
    active = [one for one in _family(store, name) if one["status"] == "ACTIVE"]
    return active[-1] if active else None


def describe_task_definition(store: Store, params: Document) -> Document:
    found = find(store, params["taskDefinition"])
    if found is None:
        raise client_error("Unable to describe task definition.")
    answer: Document = {"taskDefinition": found}
    if "TAGS" in (params.get("include") or []):
        answer["tags"] = wire_tags(store.tags.get(found["taskDefinitionArn"], {}))
    return answer


def list_task_definitions(store: Store, params: Document) -> Document:
    family = params.get("familyPrefix")
    status = params.get("status") or "ACTIVE"
    found = [
        arn
        for arn, one in store.task_definitions.items()
        if one["status"] == status and family in (None, one["family"])
    ]
    return {"taskDefinitionArns": found[::-1] if params.get("sort") == "DESC" else found}


def list_task_definition_families(store: Store, params: Document) -> Document:
    prefix, status = params.get("familyPrefix") or "", params.get("status") or "ACTIVE"
    families = {
        one["family"]: None
        for one in store.task_definitions.values()
        if one["family"].startswith(prefix) and status in (one["status"], "ALL")
    }
    return {"families": list(families)}


def deregister_task_definition(store: Store, params: Document) -> Document:
    name = params["taskDefinition"]
    if ":" not in name.rpartition("/")[2]:
        raise client_error("The specified task definition must have a revision.")
    found = find(store, name)
    if found is None:
        raise client_error("The specified task definition does not exist.")
    found.update(status="INACTIVE", deregisteredAt=now())
    return {"taskDefinition": found}


def delete_task_definitions(store: Store, params: Document) -> Document:
    deleted, failures = [], []
    if len(params["taskDefinitions"]) > 10:
        raise invalid("You can delete at most 10 task definitions at once.")
    for name in params["taskDefinitions"]:
        found = find(store, name)
        if found is None or found["status"] != "INACTIVE":
            reason = "The specified task definition is still in ACTIVE status."
            failures.append({"arn": name, "reason": reason if found else "MISSING"})
        else:
            deleted.append({**found, "status": "DELETE_IN_PROGRESS", "deleteRequestedAt": now()})
            del store.task_definitions[found["taskDefinitionArn"]]
    return {"taskDefinitions": deleted, "failures": failures}


OPERATIONS = (
    register_task_definition,
    describe_task_definition,
    list_task_definitions,
    list_task_definition_families,
    deregister_task_definition,
    delete_task_definitions,
)
