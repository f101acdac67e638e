# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Capacity providers: Auto Scaling groups that grow with the tasks of a cluster."""

from __future__ import annotations

import copy
import typing as t

from moto.autoscaling.models import autoscaling_backends

from localaws.ecs.errors import client_error, invalid
from localaws.ecs.store import Document, Store, plain_tags, wire_tags
from localaws.errors import AwsError

PROVIDER = "autoScalingGroupProvider"
OF_AWS = ("FARGATE", "FARGATE_SPOT")
SCALING: Document = {
    "status": "DISABLED",
    "targetCapacity": 100,
    "minimumScalingStepSize": 1,
    "maximumScalingStepSize": 10000,
    "instanceWarmupPeriod": 300,
}


def create_capacity_provider(store: Store, params: Document) -> Document:
    name = params["name"]
    if name.lower().startswith(("aws", "ecs", "fargate")):
        raise client_error(
            "The specified capacity provider name is invalid. Up to 255 characters are allowed,"
            " including letters (upper and lowercase), numbers, underscores, and hyphens. The name"
            ' cannot be prefixed with "aws", "ecs", or "fargate". Specify a valid name and try'
            " again."
        )
    if name in store.capacity_providers:
        raise client_error(
            "A capacity provider with the specified name already exists. Specify a different"
            " capacity provider name and try again."
        )
    group = group_of(store, (params.get(PROVIDER) or {}).get("autoScalingGroupArn", ""))
    if group is None:
        raise client_error(
            "The specified Auto Scaling group ARN is invalid. Specify a valid Auto Scaling group"
            " ARN and try again."
        )
    arn = store.arn(f"capacity-provider/{name}")
    store.capacity_providers[name] = {
        "capacityProviderArn": arn,
        "name": name,
        "status": "ACTIVE",
        "type": "EC2_AUTOSCALING",
        PROVIDER: _completed(params[PROVIDER], {}),
    }
    _check_protection(group, store.capacity_providers[name][PROVIDER], store, name)
    store.tags[arn] = plain_tags(params.get("tags"))
    _mark(group)
    return {"capacityProvider": _shown(store, store.capacity_providers[name], ["TAGS"])}


def group_of(store: Store, arn: str) -> t.Any:
    """Return moto's Auto Scaling group of this ARN, or None."""
    groups = autoscaling_backends[store.account_id][store.region_name].autoscaling_groups
    return next((one for one in groups.values() if one.arn == arn), None)


def _check_protection(group: t.Any, settings: Document, store: Store, name: str) -> None:
    protected = settings["managedTerminationProtection"] == "ENABLED"
    if protected and not group.new_instances_protected_from_scale_in:
        del store.capacity_providers[name]
        raise client_error(
            "The managed termination protection setting for the capacity provider is invalid. To"
            " enable managed termination protection for a capacity provider, the Auto Scaling group"
            " must have instance protection from scale in enabled."
        )


def _mark(group: t.Any) -> None:
    """Put ECS's own tag on the group."""
    mark = {
        "Key": "AmazonECSManaged",
        "Value": "",
        "ResourceId": group.name,
        "ResourceType": "auto-scaling-group",
        "PropagateAtLaunch": True,
    }
    if not any(tag["Key"] == mark["Key"] for tag in group.tags):
        group.tags.append(mark)


def _completed(given: Document, current: Document) -> Document:
    scaling = {**SCALING, **(current.get("managedScaling") or {})}
    return {
        "managedTerminationProtection": "DISABLED",
        "managedDraining": "ENABLED",
        **current,
        **copy.deepcopy(given),
        "managedScaling": {**scaling, **(given.get("managedScaling") or {})},
    }


def _shown(store: Store, provider: Document, include: list[str]) -> Document:
    tags = store.tags.get(provider["capacityProviderArn"], {})
    return {**provider, "tags": wire_tags(tags) if "TAGS" in include else []}


def describe_capacity_providers(store: Store, params: Document) -> Document:
    known = {
        **{
            name: {
                "capacityProviderArn": store.arn(f"capacity-provider/{name}"),
                "name": name,
                "status": "ACTIVE",
            }
            for name in OF_AWS
        },
        **store.capacity_providers,
    }
    asked = [one.rpartition("/")[2] for one in params.get("capacityProviders") or known]
    include = params.get("include") or []
    return {
        "capacityProviders": [_shown(store, known[n], include) for n in asked if n in known],
        "failures": [{"arn": n, "reason": "MISSING"} for n in asked if n not in known],
    }


def update_capacity_provider(store: Store, params: Document) -> Document:
    provider = _known(store, params["name"])
    provider[PROVIDER] = _completed(params.get(PROVIDER) or {}, provider[PROVIDER])
    provider["updateStatus"] = "UPDATE_COMPLETE"
    return {"capacityProvider": _shown(store, provider, ["TAGS"])}


def _known(store: Store, name: str) -> Document:
    name = name.rpartition("/")[2]
    if name not in store.capacity_providers:
        raise client_error(
            "The specified capacity provider does not exist. Specify a valid name or ARN and try"
            " again."
        )
    return store.capacity_providers[name]


def delete_capacity_provider(store: Store, params: Document) -> Document:
    provider = _known(store, params["capacityProvider"])
    name = provider["name"]
    active = [one for one in store.clusters.values() if one["status"] == "ACTIVE"]
    if any(name in one["capacityProviders"] for one in active):
        raise AwsError(
            "ClientException",
            "The specified capacity provider is in use and cannot be removed.",
        )
    del store.capacity_providers[name]
    return {"capacityProvider": {**provider, "status": "INACTIVE"}}


def check_known(store: Store, names: t.Iterable[str]) -> None:
    """Refuse capacity providers that nobody made."""
    for name in names:
        if name not in OF_AWS and name not in store.capacity_providers:
            raise invalid(
                "The specified capacity provider does not exist. Specify a valid name or ARN and"
                " try again."
            )


OPERATIONS = (
    create_capacity_provider,
    describe_capacity_providers,
    update_capacity_provider,
    delete_capacity_provider,
)
