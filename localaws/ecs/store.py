# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""All that one account has of Elastic Container Service in one region, as AWS's documents."""

from __future__ import annotations

import typing as t
from datetime import UTC, datetime

from moto.core.base_backend import BaseBackend
from moto.core.resource_tagging import TaggableResourcesMixin, TaggedResource

from localaws.errors import AwsError

Document = dict[str, t.Any]
Documents = dict[str, Document]


class Store(BaseBackend, TaggableResourcesMixin):
    """Documents by ARN; a dict keeps the order in which they were made."""

    SERVICE_NAMESPACE = "ecs"

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        self.clusters: Documents = {}
        self.services: Documents = {}
        self.task_definitions: Documents = {}
        self.capacity_providers: Documents = {}
        self.tasks: Documents = {}
        self.service_deployments: Documents = {}
        self.tags: dict[str, dict[str, str]] = {}
        # Where a task was registered: target group, target.
        self.registrations: dict[str, list[tuple[str, Document]]] = {}
        # How many reads of a service are left until its rollout or its deletion ends.
        self.reads_left: dict[str, int] = {}
        # The last rollout of a service that completed, and what the service was then.
        self.good: Documents = {}
        self.steady: Documents = {}
        # Of a deployment: in which of the two target groups its tasks are, and what percentages of
        # the requests it has yet to get.
        self.sides: dict[str, int] = {}
        self.shares: dict[str, list[float]] = {}

    def arn(self, resource: str) -> str:
        """Return the ARN of ``resource``."""
        return f"arn:{self.partition}:ecs:{self.region_name}:{self.account_id}:{resource}"

    def cluster(self, name_or_arn: str | None) -> Document:
        """Return an active cluster, by default the one called ``default``."""
        name = (name_or_arn or "default").rpartition("/")[2]
        cluster = self.clusters.get(self.arn(f"cluster/{name}"))
        if cluster is None or cluster["status"] != "ACTIVE":
            raise AwsError("ClusterNotFoundException", "Cluster not found.")
        return cluster

    def service_arn(self, cluster: Document, name_or_arn: str) -> str:
        """Return the ARN of a service of ``cluster``, whether it exists or not."""
        if name_or_arn.startswith("arn:"):
            return name_or_arn
        return self.arn(f"service/{cluster['clusterName']}/{name_or_arn}")

    def services_of(self, cluster_arn: str) -> list[Document]:
        """Return the services of a cluster that are not yet gone."""
        return [
            one
            for one in self.services.values()
            if one["clusterArn"] == cluster_arn and one["status"] != "INACTIVE"
        ]

    def running(self, cluster_arn: str) -> list[Document]:
        """Return the tasks of a cluster that run."""
        tasks = self.tasks.values()
        running = [one for one in tasks if one["clusterArn"] == cluster_arn]
        return [one for one in running if one["lastStatus"] != "STOPPED"]

    def running_of(self, service: Document) -> list[Document]:
        """Return the tasks of a service that run."""
        group = f"service:{service['serviceName']}"
        return [one for one in self.running(service["clusterArn"]) if one["group"] == group]

    def iter_tagged_resources(self) -> t.Iterator[TaggedResource]:
        for arn, tags in self.tags.items():
            yield TaggedResource(arn, tags, f"ecs:{arn.split(':')[5].partition('/')[0]}")

    def tag_resource(self, arn: str, tags: dict[str, str]) -> None:
        self.tags.setdefault(arn, {}).update(tags)

    def untag_resource(self, arn: str, tag_keys: list[str]) -> None:
        for key in tag_keys:
            self.tags.get(arn, {}).pop(key, None)


def now() -> datetime:
    """Return the time that goes into documents."""
    return datetime.now(UTC)


def wire_tags(tags: dict[str, str]) -> list[Document]:
    """Return tags in ECS's form."""
    return [{"key": key, "value": value} for key, value in tags.items()]


def plain_tags(tags: list[Document] | None) -> dict[str, str]:
    """Return tags as a dict."""
    return {tag["key"]: tag.get("value", "") for tag in tags or []}
