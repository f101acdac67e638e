# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Target groups."""

from __future__ import annotations

import re

from localaws.elbv2 import network, tags
from localaws.elbv2.errors import bad_configuration, invalid
from localaws.elbv2.paging import page
from localaws.elbv2.store import Document, Store
from localaws.errors import AwsError

HEALTH_CHECK = (
    "HealthCheckProtocol",
    "HealthCheckPort",
    "HealthCheckPath",
    "HealthCheckEnabled",
    "HealthCheckIntervalSeconds",
    "HealthCheckTimeoutSeconds",
    "HealthyThresholdCount",
    "UnhealthyThresholdCount",
    "Matcher",
)
COUNTS: Document = {"HealthyThresholdCount": 5, "UnhealthyThresholdCount": 2}
HTTP = ("HTTP", "HTTPS")


def create_target_group(store: Store, params: Document) -> Document:
    _check_name(params["Name"])
    wanted = _wanted(store, params)
    for existing in store.target_groups.values():
        if existing["TargetGroupName"] == params["Name"]:
            _check_same(existing, wanted)
            return {"TargetGroups": [shown(store, existing)]}
    arn = store.arn(f"targetgroup/{params['Name']}")
    store.target_groups[arn] = {"TargetGroupArn": arn, **wanted}
    tags.put(store, arn, params.get("Tags"))
    return {"TargetGroups": [shown(store, store.target_groups[arn])]}


def _check_name(name: str) -> None:
    if len(name) > 32:
        raise invalid(f"Target group name '{name}' cannot be longer than '32' characters")
    if not re.fullmatch(r"[A-Za-z0-9-]+", name):
        raise invalid(
            f"Target group name '{name}' can only contain characters that are alphanumeric"
            " characters or hyphens(-)"
        )
    if name.startswith("-") or name.endswith("-"):
        raise invalid(f"Target group name '{name}' cannot begin or end with '-'")


def _wanted(store: Store, params: Document) -> Document:
    type_ = params.get("TargetType") or "instance"
    document = {"TargetGroupName": params["Name"], "TargetType": type_, "IpAddressType": "ipv4"}
    if type_ == "lambda":
        document.update(_lambda(params))
    else:
        document.update(_addressed(store, params))
    document.update({key: params[key] for key in HEALTH_CHECK if key in params})
    _check_health_check(document)
    return document


def _lambda(params: Document) -> Document:
    for key in ("Port", "Protocol", "VpcId"):
        if params.get(key) is not None:
            raise invalid(f"{key} cannot be specified for target groups with target type 'lambda'")
    return {
        "HealthCheckEnabled": False,
        "HealthCheckIntervalSeconds": 35,
        "HealthCheckTimeoutSeconds": 30,
        "HealthCheckPath": "/",
        "Matcher": {"HttpCode": "200"},
        **COUNTS,
    }


def _addressed(store: Store, params: Document) -> Document:
    for key, noun in (("Protocol", "protocol"), ("Port", "port"), ("VpcId", "VPC ID")):
        if params.get(key) is None:
            raise invalid(f"A {noun} must be specified")
    network.check_vpc(store, params["VpcId"])
    protocol = params["Protocol"]
    document = {
        **{key: params[key] for key in ("Protocol", "Port", "VpcId")},
        "IpAddressType": params.get("IpAddressType") or "ipv4",
        "HealthCheckEnabled": True,
        "HealthCheckProtocol": protocol if protocol in HTTP else "TCP",
        "HealthCheckPort": "traffic-port",
        "HealthCheckIntervalSeconds": 30,
        "HealthCheckTimeoutSeconds": 5 if protocol in HTTP else 10,
        **COUNTS,
    }
    if protocol in HTTP:
        version = params.get("ProtocolVersion") or "HTTP1"
        document["ProtocolVersion"] = version
        grpc = version == "GRPC"
        document["HealthCheckPath"] = "/AWS.ALB/healthcheck" if grpc else "/"
        document["Matcher"] = {"GrpcCode": "12"} if grpc else {"HttpCode": "200"}
    return document


def _check_health_check(document: Document) -> None:
    if document["HealthCheckTimeoutSeconds"] >= document["HealthCheckIntervalSeconds"]:
        raise invalid("Health check interval must be greater than the timeout.")
    if not document["HealthCheckEnabled"] and document["TargetType"] != "lambda":
        raise bad_configuration(
            f"Health check cannot be disabled for target type '{document['TargetType']}'"
        )


def _check_same(existing: Document, wanted: Document) -> None:
    if any(existing.get(key) != value for key, value in wanted.items()):
        raise AwsError(
            "DuplicateTargetGroupName",
            f"A target group with the same name '{wanted['TargetGroupName']}' exists, but with"
            " different settings",
        )


def shown(store: Store, group: Document) -> Document:
    """Return a target group with the load balancers that now send traffic to it."""
    return {**group, "LoadBalancerArns": store.load_balancers_of(group["TargetGroupArn"])}


def describe_target_groups(store: Store, params: Document) -> Document:
    chosen = [key for key in ("LoadBalancerArn", "TargetGroupArns", "Names") if params.get(key)]
    if len(chosen) > 1:
        raise invalid(
            "Target group names, target group ARNs, and a load balancer ARN cannot be specified"
            " at the same time"
        )
    if params.get("LoadBalancerArn"):
        store.get(params["LoadBalancerArn"], "loadbalancer")
    groups = [shown(store, group) for group in store.target_groups.values()]
    found = [group for group in groups if _asked_for(group, params)]
    asked = set(params.get("TargetGroupArns") or params.get("Names") or [])
    if asked and len(found) < len(asked):
        raise AwsError("TargetGroupNotFound", "One or more target groups not found")
    return page("TargetGroups", found, params, "TargetGroupArn")


def _asked_for(group: Document, params: Document) -> bool:
    balancer = params.get("LoadBalancerArn")
    arns, names = params.get("TargetGroupArns"), params.get("Names")
    return (
        (not balancer or balancer in group["LoadBalancerArns"])
        and (not arns or group["TargetGroupArn"] in arns)
        and (not names or group["TargetGroupName"] in names)
    )


def modify_target_group(store: Store, params: Document) -> Document:
    group = store.get(params["TargetGroupArn"], "targetgroup")
    changed = {**group, **{key: params[key] for key in HEALTH_CHECK if key in params}}
    _check_health_check(changed)
    group.update(changed)
    return {"TargetGroups": [shown(store, group)]}


def delete_target_group(store: Store, params: Document) -> Document | None:
    arn = params["TargetGroupArn"]
    if store.load_balancers_of(arn):
        message = f"Target group '{arn}' is currently in use by a listener or a rule"
        raise AwsError("ResourceInUse", message)
    store.forget(arn)
    return None


OPERATIONS = (
    create_target_group,
    describe_target_groups,
    modify_target_group,
    delete_target_group,
)
