# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An ECS cluster with its capacity providers."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.habits import Deletion, Faults, InStack, Meaning, Refusals, Traits
from .._engine.policies import Additive, Keyed
from .._engine.resource import Read, Resource, Search, Wait
from .._engine.shapes import Names
from .._engine.writers import Patch, Tags

PROVIDERS = ("capacity_providers", "default_capacity_provider_strategy")


def lists_of_providers(found: Document) -> Document:
    """Return ``found`` with both lists: AWS wants both whenever one of them changes."""
    return {**{option: [] for option in PROVIDERS}, **found}


def one_strategy_form(document: Document) -> Document:
    """AWS reports a strategy with the numbers that were left out as zero."""
    option = PROVIDERS[1]
    if not document.get(option):
        return document
    strategy = [{"base": 0, "weight": 0, **item} for item in document[option]]
    return {**document, option: strategy}


def steady(found: Document) -> bool:
    """Return whether the cluster and its capacity providers are up."""
    return (
        found.get("status") == "ACTIVE" and found.get("attachments_status") != "UPDATE_IN_PROGRESS"
    )


def failure(found: Document, wanted: Document) -> str | None:
    """Return why the cluster will not come up."""
    states = (found.get("status"), found.get("attachments_status"))
    failed = "FAILED" in states or "UPDATE_FAILED" in states
    return "AWS reports that its capacity providers could not be set up." if failed else None


def problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for a strategy that uses what the cluster does not have."""
    given, strategy = (desired.get(option) for option in PROVIDERS)
    if given is not None and desired.get("purge_capacity_providers") is not False:
        used = [item.get("capacity_provider") for item in strategy or []]
        yield from (
            f"{PROVIDERS[1]} uses {name}, which is not in capacity_providers: add it there."
            for name in used
            if name not in given
        )


CLUSTER = Resource(
    service="ecs",
    name="cluster",
    ids=("cluster_arn",),
    names=("name",),
    words=Names(
        {
            "clusterName": "name",
            "cluster": "name",
            "clusters": "name",
            "resourceArn": "cluster_arn",
        },
        pairs=frozenset({"tags", "settings"}),
    ),
    read=Read(
        "DescribeClusters",
        "clusters[0]",
        also={"include": ["ATTACHMENTS", "CONFIGURATIONS", "SETTINGS", "STATISTICS", "TAGS"]},
    ),
    search=Search("ListClusters", "clusterArns", by=(), fills="name"),
    # A deleted cluster is reported for a while.
    exists=lambda found: found.get("status") != "INACTIVE",
    create="CreateCluster",
    created="cluster",
    writers=(
        Patch("UpdateCluster"),
        Patch("PutClusterCapacityProviders", owns=frozenset(PROVIDERS), along=PROVIDERS),
        Tags("TagResource"),
    ),
    delete="DeleteCluster",
    # AWS reports all settings, the user writes some.
    policies={"settings": Additive(), PROVIDERS[1]: Keyed("capacity_provider")},
    meaning=Meaning(described=lists_of_providers, canonical=(one_strategy_form,)),
    refusals=Refusals(problems=(problems,)),
    traits=Traits(
        growing={"tags": "purge_tags", "capacity_providers": "purge_capacity_providers"},
    ),
    faults=Faults(
        missing=("ClusterNotFoundException",),
        retry_on=(
            "UpdateInProgressException",
            # The role that ECS makes for itself with the first cluster is not known at once.
            "InvalidParameterException: Unable to assume the service linked role",
            # Instances leave a while after they were terminated.
            "ClusterContainsContainerInstancesException",
        ),
    ),
    in_stack=InStack(
        follows=frozenset({"capacity_provider"}),
        # It stands before the instances of its providers, and lets go of these before they go.
        completed=frozenset(PROVIDERS),
    ),
    wait=Wait(done=steady, failed=failure),
    deletion=Deletion(settles=True),
)
