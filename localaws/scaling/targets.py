# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Scalable targets: between which bounds a service may be moved."""

from __future__ import annotations

from datetime import UTC, datetime

from localaws import ecs
from localaws.errors import AwsError
from localaws.moto_random import hexadecimal
from localaws.scaling.alarms import delete_alarms
from localaws.scaling.store import Store, chosen, key_of
from localaws.state import Document

PRINCIPAL = "application-autoscaling.amazonaws.com"
LINKED_ROLES = {"ecs": f"ecs.{PRINCIPAL}/AWSServiceRoleForApplicationAutoScaling_ECSService"}
SUSPENDED = ("DynamicScalingInSuspended", "DynamicScalingOutSuspended", "ScheduledScalingSuspended")


def register_scalable_target(store: Store, params: Document) -> Document:
    key = key_of(params)
    if key[0] == "ecs":
        _check_service(store, key[1])
    current = store.targets.get(key)
    target = {**(current or _new(store, params)), **_changes(params, current or {})}
    if "MinCapacity" not in target or "MaxCapacity" not in target:
        raise _invalid("Minimum and maximum capacity are required for a new scalable target.")
    if target["MaxCapacity"] < target["MinCapacity"]:
        raise _invalid("Maximum capacity cannot be less than minimum capacity")
    store.targets[key] = target
    if current is None:
        store.tags[target["ScalableTargetARN"]] = dict(params.get("Tags") or {})
    return {"ScalableTargetARN": target["ScalableTargetARN"]}


def _invalid(message: str) -> AwsError:
    return AwsError("ValidationException", message)


def _check_service(store: Store, resource: str) -> None:
    parts = resource.split("/")
    if len(parts) != 3 or parts[0] != "service":
        raise _invalid("Unsupported service namespace, resource type or scalable dimension")
    services = ecs.store_of(store.account_id, store.region_name)
    known = services.services.get(services.arn(resource), {})
    if known.get("status") != "ACTIVE":
        raise _invalid(f"ECS service doesn't exist: {resource}")


def _new(store: Store, params: Document) -> Document:
    role = LINKED_ROLES.get(params["ServiceNamespace"], PRINCIPAL)
    return {
        **{k: params[k] for k in ("ServiceNamespace", "ResourceId", "ScalableDimension")},
        "ScalableTargetARN": store.arn(f"scalable-target/{hexadecimal(36)}"),
        "RoleARN": f"arn:{store.partition}:iam::{store.account_id}:role/aws-service-role/{role}",
        "SuspendedState": dict.fromkeys(SUSPENDED, False),
        "CreationTime": datetime.now(UTC),
    }


def _changes(params: Document, current: Document) -> Document:
    given = ("MinCapacity", "MaxCapacity", "RoleARN")
    changes = {key: params[key] for key in given if params.get(key) is not None}
    suspended = current.get("SuspendedState") or dict.fromkeys(SUSPENDED, False)
    changes["SuspendedState"] = {**suspended, **(params.get("SuspendedState") or {})}
    return changes


def describe_scalable_targets(store: Store, params: Document) -> Document:
    wanted = params.get("ResourceIds")
    place = {key: value for key, value in params.items() if key != "ResourceId"}
    found = chosen(list(store.targets.values()), place)
    return {"ScalableTargets": [t for t in found if not wanted or t["ResourceId"] in wanted]}


def deregister_scalable_target(store: Store, params: Document) -> None:
    """Drop a target; its policies, their alarms and its schedule go with it."""
    key = key_of(params)
    target = store.target(key)
    for place, policy in list(store.policies.items()):
        if place[0] == key:
            delete_alarms(store, policy)
            del store.policies[place]
    store.actions = {place: one for place, one in store.actions.items() if place[0] != key}
    store.tags.pop(target["ScalableTargetARN"], None)
    del store.targets[key]


def describe_scaling_activities(store: Store, params: Document) -> Document:
    return {"ScalingActivities": []}


OPERATIONS = (
    register_scalable_target,
    describe_scalable_targets,
    deregister_scalable_target,
    describe_scaling_activities,
)
