# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The two alarms that a target tracking policy keeps in CloudWatch."""

from __future__ import annotations

import typing as t

from moto.cloudwatch.models import cloudwatch_backends
from moto.moto_api._internal import mock_random

from localaws.scaling.store import Store
from localaws.state import Document

# What AWS sees three times is too much, what it sees fifteen times too little.
SIDES = {"High": ("GreaterThanThreshold", 3), "Low": ("LessThanThreshold", 15)}
METRICS = {
    "ECSServiceAverageCPUUtilization": ("AWS/ECS", "CPUUtilization"),
    "ECSServiceAverageMemoryUtilization": ("AWS/ECS", "MemoryUtilization"),
    "ALBRequestCountPerTarget": ("AWS/ApplicationELB", "RequestCountPerTarget"),
}


def _cloudwatch(store: Store) -> t.Any:
    return cloudwatch_backends[store.account_id][store.region_name]


def put_alarms(store: Store, policy: Document) -> None:
    """Make the alarms of a target tracking policy, or fit those it has to its target value."""
    config = policy.get("TargetTrackingScalingPolicyConfiguration")
    if not config:
        delete_alarms(store, policy)
        return
    names = [alarm["AlarmName"] for alarm in policy["Alarms"]] or [
        f"TargetTracking-{policy['ResourceId']}-Alarm{side}-{mock_random.uuid4()}" for side in SIDES
    ]
    policy["Alarms"] = [
        {"AlarmName": name, "AlarmARN": _put(store, policy, config, name, *SIDES[side])}
        for name, side in zip(names, SIDES, strict=True)
    ]


def _put(
    store: Store, policy: Document, config: Document, name: str, comparison: str, periods: int
) -> str:
    metric = config.get("PredefinedMetricSpecification") or {}
    namespace, metric_name = METRICS.get(
        metric.get("PredefinedMetricType", ""), ("Custom", "Custom")
    )
    said = f"DO NOT EDIT OR DELETE. For TargetTrackingScaling policy {policy['PolicyARN']}."
    alarm = _cloudwatch(store).put_metric_alarm(
        name=name,
        namespace=namespace,
        metric_name=metric_name,
        metric_data_queries=[],
        comparison_operator=comparison,
        evaluation_periods=periods,
        period=60,
        threshold=config["TargetValue"],
        statistic="Average",
        description=said,
        dimensions=[],
        alarm_actions=[policy["PolicyARN"]],
    )
    return str(alarm.alarm_arn)


def delete_alarms(store: Store, policy: Document) -> None:
    """Delete the alarms of a policy."""
    _cloudwatch(store).delete_alarms([alarm["AlarmName"] for alarm in policy["Alarms"]])
    policy["Alarms"] = []
