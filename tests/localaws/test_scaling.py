# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Application Auto Scaling."""

from __future__ import annotations

import typing as t

import pytest

from tests.localaws.expect import refused
from tests.localaws.tally import row
from tests.localaws.test_ecs import Services

TABLE = "Deployment services"
NOT_FOUND = "ObjectNotFoundException"
INVALID = "ValidationException"
TARGET = {
    "ServiceNamespace": "ecs",
    "ResourceId": "service/main/web",
    "ScalableDimension": "ecs:service:DesiredCount",
}


@pytest.fixture
def scaling(aws: t.Any) -> t.Any:
    Services(aws).create()
    return aws.client("application-autoscaling")


def track(scaling: t.Any, value: float = 60.0) -> dict[str, t.Any]:
    """Put a policy that keeps the CPU at ``value``."""
    metric = {"PredefinedMetricType": "ECSServiceAverageCPUUtilization"}
    config = {"TargetValue": value, "PredefinedMetricSpecification": metric}
    return scaling.put_scaling_policy(
        **TARGET,
        PolicyName="cpu",
        PolicyType="TargetTrackingScaling",
        TargetTrackingScalingPolicyConfiguration=config,
    )


def alarms(aws: t.Any) -> dict[str, float]:
    """Return the alarms with their thresholds."""
    found = aws.client("cloudwatch").describe_alarms()["MetricAlarms"]
    return {one["AlarmName"]: one["Threshold"] for one in found}


@row(TABLE, "application-autoscaling")
def test_a_policy_brings_two_alarms_and_takes_them_along(aws: t.Any, scaling: t.Any) -> None:
    with refused("No scalable target found", NOT_FOUND):
        track(scaling)
    scaling.register_scalable_target(**TARGET, MinCapacity=1, MaxCapacity=4)
    first = track(scaling)
    assert len(alarms(aws)) == len(first["Alarms"]) == 2
    assert track(scaling, 70.0)["PolicyARN"] == first["PolicyARN"]
    assert alarms(aws) == {one["AlarmName"]: 70.0 for one in first["Alarms"]}
    scaling.delete_scaling_policy(**TARGET, PolicyName="cpu")
    assert alarms(aws) == {}
    with refused("No scaling policy found", NOT_FOUND):
        scaling.delete_scaling_policy(**TARGET, PolicyName="cpu")


@row(TABLE, "application-autoscaling")
def test_policies_and_schedule_go_with_the_target(aws: t.Any, scaling: t.Any) -> None:
    scaling.register_scalable_target(**TARGET, MinCapacity=1, MaxCapacity=4)
    track(scaling)
    night = {"ScheduledActionName": "night", "Schedule": "cron(0 0 * * ? *)"}
    action = {"MinCapacity": 0, "MaxCapacity": 0}
    scaling.put_scheduled_action(**TARGET, **night, ScalableTargetAction=action)
    scaling.deregister_scalable_target(**TARGET)
    namespace = {"ServiceNamespace": "ecs"}
    assert scaling.describe_scaling_policies(**namespace)["ScalingPolicies"] == []
    assert scaling.describe_scheduled_actions(**namespace)["ScheduledActions"] == []
    assert alarms(aws) == {}
    with refused("No scalable target found", NOT_FOUND):
        scaling.deregister_scalable_target(**TARGET)


def test_registering_again_keeps_what_it_omits(scaling: t.Any) -> None:
    with refused("capacity are required", INVALID):
        scaling.register_scalable_target(**TARGET, MinCapacity=1)
    suspended = {"ScheduledScalingSuspended": True}
    arn = scaling.register_scalable_target(
        **TARGET, MinCapacity=1, MaxCapacity=4, SuspendedState=suspended, Tags={"a": "b"}
    )["ScalableTargetARN"]
    scaling.register_scalable_target(**TARGET, MaxCapacity=5)
    found = scaling.describe_scalable_targets(
        ServiceNamespace="ecs", ResourceIds=[TARGET["ResourceId"]]
    )["ScalableTargets"]
    assert [(one["MinCapacity"], one["MaxCapacity"]) for one in found] == [(1, 5)]
    assert found[0]["SuspendedState"]["ScheduledScalingSuspended"] is True
    assert found[0]["RoleARN"].endswith("AWSServiceRoleForApplicationAutoScaling_ECSService")
    with refused("less than minimum", INVALID):
        scaling.register_scalable_target(**TARGET, MaxCapacity=0)
    scaling.tag_resource(ResourceARN=arn, Tags={"c": "d"})
    scaling.untag_resource(ResourceARN=arn, TagKeys=["a"])
    assert scaling.list_tags_for_resource(ResourceARN=arn)["Tags"] == {"c": "d"}


def test_the_service_must_exist(scaling: t.Any) -> None:
    other = {**TARGET, "ResourceId": "service/main/other"}
    with refused("ECS service doesn't exist: service/main/other", INVALID):
        scaling.register_scalable_target(**other, MinCapacity=1, MaxCapacity=4)
