# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A capacity provider of ECS: an Auto Scaling group that grows with the tasks."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.habits import Deletion, Faults, InStack, Refusals, Traits
from .._engine.plan import Plan
from .._engine.resource import Read, Reference, Resource, Search, Wait
from .._engine.shapes import Names
from .._engine.writers import Call, Patch, Tags
from .autoscaling_group import AUTOSCALING_GROUP

GROUP = "auto_scaling_group_provider"
RESERVED = ("aws", "ecs", "fargate")


def steady(found: Document) -> bool:
    """Return whether the provider is up and no change of it is under way."""
    under_way = str(found.get("update_status", "")).endswith("IN_PROGRESS")
    return found.get("status") == "ACTIVE" and not under_way


def failure(found: Document, wanted: Document) -> str | None:
    """Return why a change of the provider failed."""
    failed = str(found.get("update_status", "")).endswith("FAILED")
    return str(found.get("update_status_reason") or found["update_status"]) if failed else None


def problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for a name that AWS keeps for itself."""
    name = str(desired.get("name", ""))
    if name.lower().startswith(RESERVED):
        yield f"name {name} begins like AWS's own ({', '.join(RESERVED)}): choose another."


def preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield what AWS would miss, and what it never changes."""
    old, new = ((side.get(GROUP) or {}) for side in (plan.before, plan.after))
    arns = [side.get("auto_scaling_group_arn") for side in (old, new)]
    if plan.creates and not arns[1]:
        yield f"{GROUP}.auto_scaling_group_name is needed to create a capacity provider: give it."
    if plan.before and not plan.deletes and arns[0] != arns[1]:
        yield (
            f"Cannot change {GROUP}.auto_scaling_group_arn from {arns[0]} to {arns[1]}: AWS only"
            " accepts it at creation. Make another capacity provider beside it."
        )


def removal(current: Document, resolved: Document, store: t.Any) -> list[Call]:
    """Return what takes a provider out of the clusters that have it, and deletes it."""
    ecs, name = store.session.client("ecs"), current["name"]
    pages = ecs.get_paginator("list_clusters").paginate()
    arns = [arn for page in pages for arn in page["clusterArns"]]
    groups = [arns[start : start + 100] for start in range(0, len(arns), 100)]
    clusters = [c for group in groups for c in ecs.describe_clusters(clusters=group)["clusters"]]
    leave = [released(one, name) for one in clusters if name in one["capacityProviders"]]
    steps = [("PutClusterCapacityProviders", request) for request in leave]
    steps.append(("DeleteCapacityProvider", {"capacityProvider": name}))
    return [Call(operation, request, frozenset(current)) for operation, request in steps]


def released(cluster: Document, name: str) -> Document:
    """Return the request that leaves a cluster all its providers but ``name``."""
    strategy = cluster["defaultCapacityProviderStrategy"]
    return {
        "cluster": cluster["clusterName"],
        "capacityProviders": [one for one in cluster["capacityProviders"] if one != name],
        "defaultCapacityProviderStrategy": [
            one for one in strategy if one["capacityProvider"] != name
        ],
    }


CAPACITY_PROVIDER = Resource(
    service="ecs",
    name="capacity_provider",
    ids=("capacity_provider_arn",),
    names=("name",),
    words=Names(
        {
            "capacityProviders": "name",
            "capacityProvider": "name",
            "resourceArn": "capacity_provider_arn",
        }
    ),
    references=(
        Reference(
            f"{GROUP}.auto_scaling_group_arn",
            AUTOSCALING_GROUP,
            {"name": "auto_scaling_group_name"},
            ("auto_scaling_group_arn",),
        ),
    ),
    in_stack=InStack(
        # To remove it, nobody has to say which group it was made of.
        follows=frozenset({"autoscaling_group"}),
    ),
    read=Read("DescribeCapacityProviders", "capacityProviders[0]", also={"include": ["TAGS"]}),
    search=Search("DescribeCapacityProviders", "capacityProviders", by=(), whole=True),
    # A deleted one is reported for a while.
    exists=lambda found: found.get("status") != "INACTIVE",
    create="CreateCapacityProvider",
    created="capacityProvider",
    writers=(Patch("UpdateCapacityProvider"), Tags("TagResource")),
    delete="DeleteCapacityProvider",
    deletion=Deletion(calls=removal, settles=True),
    refusals=Refusals(problems=(problems,), preflight=(preflight,)),
    traits=Traits(
        growing={"tags": "purge_tags"},
        unmanaged={
            "managed_instances_provider": "instances that ECS itself runs need no group",
        },
    ),
    faults=Faults(
        # A cluster lets go of a provider some time after it was told to.
        retry_on=("UpdateInProgressException", "ResourceInUseException", "ClientException: in use"),
    ),
    wait=Wait(done=steady, failed=failure),
)
