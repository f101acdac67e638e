# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Scaling policies: when, and by how much, to scale."""

from __future__ import annotations

from datetime import UTC, datetime

from moto.moto_api._internal import mock_random

from localaws.errors import AwsError
from localaws.scaling.alarms import delete_alarms, put_alarms
from localaws.scaling.store import Store, chosen, key_of, not_found
from localaws.state import Document

CONFIGURATIONS = {
    "TargetTrackingScaling": "TargetTrackingScalingPolicyConfiguration",
    "StepScaling": "StepScalingPolicyConfiguration",
    "PredictiveScaling": "PredictiveScalingPolicyConfiguration",
}


def put_scaling_policy(store: Store, params: Document) -> Document:
    key = key_of(params)
    store.target(key)
    place = (key, params["PolicyName"])
    current = store.policies.get(place)
    type_ = params.get("PolicyType") or (current or {}).get("PolicyType") or "StepScaling"
    if current and type_ != current["PolicyType"]:
        raise AwsError("ValidationException", "The type of a scaling policy cannot be changed.")
    name = CONFIGURATIONS[type_]
    if not params.get(name):
        raise AwsError("ValidationException", f"{name} is required for policy type {type_}.")
    policy = {**(current or _new(store, params, type_)), name: params[name]}
    put_alarms(store, policy)
    store.policies[place] = policy
    return {key: policy[key] for key in ("PolicyARN", "Alarms")}


def _new(store: Store, params: Document, type_: str) -> Document:
    resource = f"{params['ServiceNamespace']}/{params['ResourceId']}"
    tail = f"{mock_random.uuid4()}:resource/{resource}:policyName/{params['PolicyName']}"
    return {
        **{k: params[k] for k in ("ServiceNamespace", "ResourceId", "ScalableDimension")},
        "PolicyName": params["PolicyName"],
        "PolicyType": type_,
        "PolicyARN": store.arn(f"scalingPolicy:{tail}", "autoscaling"),
        "CreationTime": datetime.now(UTC),
        "Alarms": [],
    }


def describe_scaling_policies(store: Store, params: Document) -> Document:
    found = chosen(list(store.policies.values()), params)
    names = params.get("PolicyNames")
    return {"ScalingPolicies": [one for one in found if not names or one["PolicyName"] in names]}


def delete_scaling_policy(store: Store, params: Document) -> None:
    key = key_of(params)
    place = (key, params["PolicyName"])
    if place not in store.policies:
        raise not_found("scaling policy", key, params["PolicyName"])
    delete_alarms(store, store.policies.pop(place))


OPERATIONS = (put_scaling_policy, describe_scaling_policies, delete_scaling_policy)
