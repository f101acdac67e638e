# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Clusters."""

from __future__ import annotations

from localaws.ecs import instances
from localaws.ecs.capacity_providers import check_known
from localaws.ecs.errors import invalid
from localaws.ecs.store import Document, Store, plain_tags, wire_tags
from localaws.errors import AwsError

KEPT = ("settings", "configuration", "serviceConnectDefaults")
CAPACITY = ("capacityProviders", "defaultCapacityProviderStrategy")


def create_cluster(store: Store, params: Document) -> Document:
    name = params.get("clusterName") or "default"
    arn = store.arn(f"cluster/{name}")
    existing = store.clusters.get(arn)
    if existing is None or existing["status"] != "ACTIVE":
        store.clusters[arn] = {
            "clusterArn": arn,
            "clusterName": name,
            "status": "ACTIVE",
            "settings": [{"name": "containerInsights", "value": "disabled"}],
            "capacityProviders": [],
            "defaultCapacityProviderStrategy": [],
            **{key: params[key] for key in (*KEPT, *CAPACITY) if params.get(key)},
        }
        store.tags[arn] = plain_tags(params.get("tags"))
    return {"cluster": _shown(store, store.clusters[arn], ["TAGS", "SETTINGS", "CONFIGURATIONS"])}


def _shown(store: Store, cluster: Document, include: list[str]) -> Document:
    arn = cluster["clusterArn"]
    shown = {
        **cluster,
        "registeredContainerInstancesCount": len(instances.of(store, cluster)),
        "runningTasksCount": len(store.running(arn)),
        "pendingTasksCount": 0,
        "activeServicesCount": len(store.services_of(arn)),
        "statistics": [],
        "tags": wire_tags(store.tags.get(arn, {})) if "TAGS" in include else [],
    }
    if "SETTINGS" not in include:
        shown["settings"] = []
    if "CONFIGURATIONS" not in include:
        shown.pop("configuration", None)
    return shown


def describe_clusters(store: Store, params: Document) -> Document:
    arns = [
        store.arn(f"cluster/{name.rpartition('/')[2]}")
        for name in params.get("clusters") or ["default"]
    ]
    include = params.get("include") or []
    return {
        "clusters": [
            _shown(store, store.clusters[a], include) for a in arns if a in store.clusters
        ],
        "failures": [{"arn": a, "reason": "MISSING"} for a in arns if a not in store.clusters],
    }


def list_clusters(store: Store, params: Document) -> Document:
    active = [arn for arn, one in store.clusters.items() if one["status"] == "ACTIVE"]
    return {"clusterArns": active}


def update_cluster(store: Store, params: Document) -> Document:
    cluster = store.cluster(params["cluster"])
    cluster.update({key: params[key] for key in KEPT if params.get(key)})
    return {"cluster": _shown(store, cluster, ["SETTINGS", "CONFIGURATIONS"])}


def update_cluster_settings(store: Store, params: Document) -> Document:
    return update_cluster(store, params)


def put_cluster_capacity_providers(store: Store, params: Document) -> Document:
    cluster = store.cluster(params["cluster"])
    check_known(store, params["capacityProviders"])
    used = {one["capacityProvider"] for one in params["defaultCapacityProviderStrategy"]}
    if used - set(params["capacityProviders"]):
        raise invalid(
            "The default capacity provider strategy cannot contain a capacity provider that is not"
            " associated with the cluster."
        )
    cluster.update({key: params[key] for key in CAPACITY})
    return {"cluster": _shown(store, cluster, ["SETTINGS", "CONFIGURATIONS"])}


def delete_cluster(store: Store, params: Document) -> Document:
    cluster = store.cluster(params["cluster"])
    arn = cluster["clusterArn"]
    if store.services_of(arn):
        raise AwsError(
            "ClusterContainsServicesException",
            "The Cluster cannot be deleted while Services are active.",
        )
    if instances.of(store, cluster):
        raise AwsError(
            "ClusterContainsContainerInstancesException",
            "The Cluster cannot be deleted while Container Instances are active or draining.",
        )
    if store.running(arn):
        raise AwsError(
            "ClusterContainsTasksException", "The Cluster cannot be deleted while Tasks are active."
        )
    cluster["status"] = "INACTIVE"
    return {"cluster": _shown(store, cluster, [])}


OPERATIONS = (
    create_cluster,
    describe_clusters,
    list_clusters,
    update_cluster,
    update_cluster_settings,
    put_cluster_capacity_providers,
    delete_cluster,
)
