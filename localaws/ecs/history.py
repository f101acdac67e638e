# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Past rollouts of a service, as DescribeServiceDeployments tells them."""

from __future__ import annotations

from localaws.ecs.errors import missing_service
from localaws.ecs.store import Document, Store

STATUS = {"IN_PROGRESS": "IN_PROGRESS", "COMPLETED": "SUCCESSFUL", "FAILED": "ROLLBACK_SUCCESSFUL"}


def _document(arn: str, deployment: Document) -> Document:
    folder = arn.split(":service-deployment/")[1].split("/")
    service = arn.split(":service-deployment/")[0] + f":service/{folder[0]}/{folder[1]}"
    return {
        "serviceDeploymentArn": arn,
        "serviceArn": service,
        "clusterArn": service.split(":service/")[0] + f":cluster/{folder[0]}",
        "createdAt": deployment["createdAt"],
        "startedAt": deployment["createdAt"],
        "updatedAt": deployment["updatedAt"],
        "status": STATUS[deployment["rolloutState"]],
        "statusReason": deployment["rolloutStateReason"],
    }


def list_service_deployments(store: Store, params: Document) -> Document:
    arn = store.service_arn(store.cluster(params.get("cluster")), params["service"])
    if arn not in store.services:
        raise missing_service()
    prefix = arn.replace(":service/", ":service-deployment/") + "/"
    found = [
        _document(one, deployment)
        for one, deployment in store.service_deployments.items()
        if one.startswith(prefix)
    ]
    wanted = params.get("status") or [one["status"] for one in found]
    return {"serviceDeployments": [one for one in found[::-1] if one["status"] in wanted]}


def describe_service_deployments(store: Store, params: Document) -> Document:
    arns = params["serviceDeploymentArns"]
    known = store.service_deployments
    return {
        "serviceDeployments": [_document(arn, known[arn]) for arn in arns if arn in known],
        "failures": [{"arn": arn, "reason": "MISSING"} for arn in arns if arn not in known],
    }


OPERATIONS = (list_service_deployments, describe_service_deployments)
