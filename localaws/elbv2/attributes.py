# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Attributes: maps of strings that are always complete on read."""

from __future__ import annotations

import re

from moto.s3.models import s3_backends

from localaws.elbv2.attribute_defaults import ALLOWED, listener, load_balancer, target_group
from localaws.elbv2.errors import bad_configuration, invalid
from localaws.elbv2.store import Document, Store

LOGS = ("access_logs.s3", "connection_logs.s3", "health_check_logs.s3")


def defaults(store: Store, arn: str, expected: str) -> dict[str, str]:
    """Return what AWS sets for a resource on which nobody set anything."""
    document = store.get(arn, expected)
    if expected == "loadbalancer":
        return load_balancer(document)
    if expected == "targetgroup":
        return target_group(document)
    return listener(document, store.load_balancers[document["LoadBalancerArn"]])


def effective(store: Store, arn: str, expected: str) -> dict[str, str]:
    """Return the complete attributes of a resource."""
    return {**defaults(store, arn, expected), **store.attributes.get(arn, {})}


def _wire(attributes: dict[str, str]) -> Document:
    return {"Attributes": [{"Key": key, "Value": value} for key, value in attributes.items()]}


def _modify(store: Store, arn: str, expected: str, given: list[Document]) -> Document:
    known = defaults(store, arn, expected)
    changes = {one["Key"]: one.get("Value", "") for one in given}
    for key, value in changes.items():
        _check(expected, known, key, value)
    merged = {**known, **store.attributes.get(arn, {}), **changes}
    if expected == "loadbalancer":
        _check_logs(store, merged)
    store.attributes.setdefault(arn, {}).update(changes)
    return _wire(merged)


def _check(expected: str, known: dict[str, str], key: str, value: str) -> None:
    noun = {"loadbalancer": "Load balancer", "targetgroup": "Target group", "listener": "Listener"}
    if key not in known:
        raise invalid(f"{noun[expected]} attribute key '{key}' is not recognized")
    pattern = ALLOWED.get(key)
    if pattern is None and known[key] in ("true", "false"):
        pattern = "true|false"
    if pattern is not None and not re.fullmatch(pattern, value):
        raise invalid(f"{noun[expected]} attribute '{key}' does not allow the value '{value}'")


def _check_logs(store: Store, merged: dict[str, str]) -> None:
    for logs in LOGS:
        if merged.get(f"{logs}.enabled") != "true":
            continue
        name = merged[f"{logs}.bucket"]
        if not name:
            raise bad_configuration(f"The value of '{logs}.bucket' cannot be empty")
        bucket = s3_backends[store.account_id][store.partition].buckets.get(name)
        if bucket is None or not bucket.policy:
            # The words that AWS uses both for a missing bucket and for a missing bucket policy.
            raise bad_configuration(
                f"Access Denied for bucket: {name}. Please check S3bucket permission"
            )


def describe_load_balancer_attributes(store: Store, params: Document) -> Document:
    return _wire(effective(store, params["LoadBalancerArn"], "loadbalancer"))


def modify_load_balancer_attributes(store: Store, params: Document) -> Document:
    return _modify(store, params["LoadBalancerArn"], "loadbalancer", params["Attributes"])


def describe_target_group_attributes(store: Store, params: Document) -> Document:
    return _wire(effective(store, params["TargetGroupArn"], "targetgroup"))


def modify_target_group_attributes(store: Store, params: Document) -> Document:
    return _modify(store, params["TargetGroupArn"], "targetgroup", params["Attributes"])


def describe_listener_attributes(store: Store, params: Document) -> Document:
    return _wire(effective(store, params["ListenerArn"], "listener"))


def modify_listener_attributes(store: Store, params: Document) -> Document:
    return _modify(store, params["ListenerArn"], "listener", params["Attributes"])


OPERATIONS = (
    describe_load_balancer_attributes,
    modify_load_balancer_attributes,
    describe_target_group_attributes,
    modify_target_group_attributes,
    describe_listener_attributes,
    modify_listener_attributes,
)
