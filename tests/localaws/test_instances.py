# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Instances of EC2: templates, groups that exchange them, capacity providers of ECS."""

from __future__ import annotations

import base64
import typing as t

import pytest

from tests.localaws.estate import Estate
from tests.localaws.expect import refused

DATA = {"ImageId": "ami-12345678", "InstanceType": "t3.small"}
AGENT = base64.b64encode(b"#!/bin/bash\necho ECS_CLUSTER=main >> /etc/ecs/ecs.config\n").decode()


class Instances:
    """The cluster ``main`` and an Auto Scaling group of one instance in it."""

    def __init__(self, aws: t.Any) -> None:
        self.estate = Estate(aws)
        self.ec2, self.ecs = aws.client("ec2"), aws.client("ecs")
        self.scaling = aws.client("autoscaling")
        self.ecs.create_cluster(clusterName="main")
        data = {**DATA, "UserData": AGENT}
        self.ec2.create_launch_template(LaunchTemplateName="orders", LaunchTemplateData=data)
        self.scaling.create_auto_scaling_group(
            AutoScalingGroupName="orders",
            LaunchTemplate={"LaunchTemplateName": "orders", "Version": "1"},
            MinSize=1,
            MaxSize=2,
            VPCZoneIdentifier=self.estate.subnets[0],
            NewInstancesProtectedFromScaleIn=True,
        )

    @property
    def group(self) -> dict[str, t.Any]:
        """The group as AWS tells it."""
        answer = self.scaling.describe_auto_scaling_groups(AutoScalingGroupNames=["orders"])
        return answer["AutoScalingGroups"][0]

    def provider(self, **settings: t.Any) -> None:
        """Make the capacity provider ``orders`` of the group."""
        self.ecs.create_capacity_provider(
            **{
                "name": "orders",
                "autoScalingGroupProvider": {
                    "autoScalingGroupArn": self.group["AutoScalingGroupARN"],
                    "managedTerminationProtection": "ENABLED",
                },
                **settings,
            }
        )


@pytest.fixture
def instances(aws: t.Any) -> Instances:
    return Instances(aws)


def versions(instances: Instances) -> list[str]:
    """Return of which version each instance is."""
    return [one["LaunchTemplate"]["Version"] for one in instances.group["Instances"]]


def test_instances_stay_of_their_version_until_they_are_exchanged(instances: Instances) -> None:
    instances.ec2.create_launch_template_version(
        LaunchTemplateName="orders", LaunchTemplateData={**DATA, "UserData": AGENT}
    )
    newer = {"LaunchTemplateName": "orders", "Version": "2"}
    instances.scaling.update_auto_scaling_group(AutoScalingGroupName="orders", LaunchTemplate=newer)
    assert versions(instances) == ["1"]
    instances.scaling.start_instance_refresh(AutoScalingGroupName="orders")
    assert versions(instances) == ["2"]
    told = instances.scaling.describe_instance_refreshes(AutoScalingGroupName="orders")
    assert [one["Status"] for one in told["InstanceRefreshes"]] == ["Successful"]


def test_a_group_with_instances_goes_by_force_only(instances: Instances) -> None:
    with refused(code="ResourceInUse"):
        instances.scaling.delete_auto_scaling_group(AutoScalingGroupName="orders")
    with refused(code="ClusterContainsContainerInstancesException"):
        instances.ecs.delete_cluster(cluster="main")
    instances.scaling.delete_auto_scaling_group(AutoScalingGroupName="orders", ForceDelete=True)
    instances.ecs.delete_cluster(cluster="main")


def test_policies_are_of_their_group_and_go_with_it(instances: Instances) -> None:
    scaling = instances.scaling
    template = {"LaunchTemplateName": "orders", "Version": "1"}
    zones = instances.estate.subnets[0]
    scaling.create_auto_scaling_group(
        AutoScalingGroupName="shop",
        LaunchTemplate=template,
        MinSize=0,
        MaxSize=1,
        VPCZoneIdentifier=zones,
    )
    for group in ("orders", "shop"):
        scaling.put_scaling_policy(
            AutoScalingGroupName=group, PolicyName="cpu", ScalingAdjustment=1
        )

    def groups() -> list[str]:
        found = scaling.describe_policies()["ScalingPolicies"]
        return [one["AutoScalingGroupName"] for one in found]

    assert groups() == ["orders", "shop"]
    scaling.delete_policy(AutoScalingGroupName="shop", PolicyName="cpu")
    assert groups() == ["orders"]
    scaling.delete_auto_scaling_group(AutoScalingGroupName="orders", ForceDelete=True)
    assert groups() == []


def test_a_template_is_told_by_one_name(instances: Instances) -> None:
    (one,) = instances.ec2.describe_launch_templates()["LaunchTemplates"]
    with refused(code="InvalidParameterCombination"):
        instances.ec2.delete_launch_template(
            LaunchTemplateId=one["LaunchTemplateId"], LaunchTemplateName="orders"
        )


def test_a_provider_in_a_cluster_stays(instances: Instances) -> None:
    instances.provider()
    join = {"cluster": "main", "defaultCapacityProviderStrategy": []}
    instances.ecs.put_cluster_capacity_providers(**join, capacityProviders=["orders"])
    with refused("in use", "ClientException"):
        instances.ecs.delete_capacity_provider(capacityProvider="orders")
    instances.ecs.put_cluster_capacity_providers(**join, capacityProviders=[])
    instances.ecs.delete_capacity_provider(capacityProvider="orders")
    assert instances.ecs.describe_capacity_providers(capacityProviders=["orders"])["failures"]


def test_protection_needs_instances_that_are_protected(instances: Instances) -> None:
    instances.scaling.update_auto_scaling_group(
        AutoScalingGroupName="orders", NewInstancesProtectedFromScaleIn=False
    )
    with refused("protection from scale in", "ClientException"):
        instances.provider()
    with refused("cannot be prefixed", "ClientException"):
        instances.provider(name="ecs-orders")
