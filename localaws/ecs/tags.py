# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Tags on clusters, services, tasks and task definitions."""

from __future__ import annotations

from localaws.ecs.errors import invalid
from localaws.ecs.store import Document, Store, plain_tags, wire_tags
from localaws.errors import AwsError

AT_MOST = 50
KINDS = ("capacity-provider", "cluster", "service", "task", "task-definition")


def _check(store: Store, arn: str) -> None:
    kind = arn.split(":")[5].partition("/")[0] if arn.count(":") >= 5 else ""
    if kind not in KINDS:
        raise invalid(f"Invalid resourceArn: '{arn}'")
    if kind == "cluster" and arn not in store.clusters:
        raise AwsError("ClusterNotFoundException", "Cluster not found.")
    if kind == "service" and arn not in store.services:
        raise invalid("The specified service is inactive. Specify an active service and try again.")
    if kind == "task" and arn not in store.tasks:
        raise invalid("The specified task is not found.")
    if kind == "task-definition" and arn not in store.task_definitions:
        raise invalid("The specified task definition does not exist.")


def tag_resource(store: Store, params: Document) -> None:
    arn, given = params["resourceArn"], plain_tags(params["tags"])
    _check(store, arn)
    if any(key.lower().startswith("aws:") for key in given):
        raise invalid("Tag keys that start with 'aws:' are reserved for system use.")
    if len({**store.tags.get(arn, {}), **given}) > AT_MOST:
        raise invalid(f"A resource can have at most {AT_MOST} tags.")
    store.tag_resource(arn, given)


def untag_resource(store: Store, params: Document) -> None:
    _check(store, params["resourceArn"])
    store.untag_resource(params["resourceArn"], params["tagKeys"])


def list_tags_for_resource(store: Store, params: Document) -> Document:
    _check(store, params["resourceArn"])
    return {"tags": wire_tags(store.tags.get(params["resourceArn"], {}))}


OPERATIONS = (tag_resource, untag_resource, list_tags_for_resource)
