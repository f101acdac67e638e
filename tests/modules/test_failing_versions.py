# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Versions of instances and functions that fail: the play says why, and the old one serves on."""

from __future__ import annotations

import typing as t
from pathlib import Path

import pytest

from tests.support.aws import Aws
from tests.support.playbooks import Play, play, task
from tests.support.worlds import listeners

Document = dict[str, t.Any]
SICK = {
    "target_group": "hello",
    "state": "unhealthy",
    "reason": "Target.FailedHealthChecks",
    "description": "Health checks failed with these codes: [502]",
}
REPOSITORY = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/hello"


def role(name: str, version: Document) -> Document:
    """Return the task that runs a role on a version."""
    include = {"name": f"gatehouse.aws.{name}"}
    return {"name": name, "ansible.builtin.include_role": include, "vars": version}


def tell(aws: Aws, method: str, kind: str, told: Document) -> Document:
    """Return the task that says what the world outside does."""
    request = {"url": f"{aws.url}/_localaws/{kind}", "method": method, "body_format": "json"}
    return {"name": "tell", "ansible.builtin.uri": {**request, "body": told}}


def tried(aws: Aws, name: str, version: Document, kind: str, told: Document) -> list[Document]:
    """Return the tasks that try a version while the world is so, and again when all is well."""
    caught = {"name": "caught", "ansible.builtin.debug": {}}
    seen = task(*LOOKS[name], name="look")
    return [
        tell(aws, "POST", kind, told),
        {"name": "try", "block": [role(name, version)], "rescue": [caught]},
        seen,
        tell(aws, "DELETE", kind, {}),
        role(name, version),
        seen,
    ]


LOOKS: dict[str, tuple[str, Document]] = {
    "asg_service": ("autoscaling_group_info", {"name": "hello"}),
    "lambda_service": ("lambda_function_info", {"name": "hello"}),
}


def failures(made: Play) -> list[str]:
    """Return what failed, in a run that went on to its end."""
    assert made.status == 0, made.output
    assert sum(step.task == "caught" for step in made.steps) > 0
    return [step.result["msg"] for step in made.steps if step.outcome == "failed"]


def looks(made: Play) -> list[Document]:
    """Return what stood when it was looked at."""
    found = [step.result for step in made.steps if step.task == "look"]
    return [one[next(key for key in one if isinstance(one[key], list))][0] for one in found]


def test_instances(aws: Aws, tmp_path: Path) -> None:
    world = listeners(aws)
    balancer = aws.client("ec2").create_security_group(
        GroupName="balancer", Description="balancer", VpcId=world["vpc"]
    )
    variables = {
        "asg_service_name": "hello",
        "asg_service_vpc_id": world["vpc"],
        "asg_service_subnets": world["subnets"],
        "asg_service_load_balancer_security_group": balancer["GroupId"],
        "asg_service_image_id": "ami-12345678",
        "asg_service_user_data": "#!/bin/sh",
    }
    newer = {"asg_service_image_id": "ami-23456789"}
    newest = {**newer, "asg_service_user_data": "#!/bin/sh\nexit 1"}
    story = [
        role("asg_service", {}),
        *tried(aws, "asg_service", newer, "images", {"image": "ami-23456789"}),
        *tried(aws, "asg_service", newest, "target-health", SICK),
    ]
    made = play(aws, tmp_path, story, variables)
    image, health = failures(made)
    assert "autoscaling_group hello" in image
    assert "The image id '[ami-23456789]' does not exist" in image
    assert "autoscaling_group hello" in health
    assert "ended as RollbackSuccessful: New instances failed ELB health checks" in health
    versions = [
        {instance["launch_template"]["version"] for instance in one["instances"]}
        for one in looks(made)
    ]
    assert versions == [{"1"}, {"2"}, {"2"}, {"3"}]


def test_functions(aws: Aws, tmp_path: Path) -> None:
    first, second = ({"image_uri": f"{REPOSITORY}:{number}"} for number in (1, 2))
    variables = {"lambda_service_name": "hello", "lambda_service_code": first}
    newer = {"lambda_service_code": second}
    told = {"image": second["image_uri"]}
    aws.client("ecr").create_repository(repositoryName="hello")
    story = [role("lambda_service", {}), *tried(aws, "lambda_service", newer, "images", told)]
    made = play(aws, tmp_path, story, variables)
    (said,) = failures(made)
    assert "lambda_function hello" in said
    assert f"Source image {REPOSITORY}:2 does not exist" in said
    assert [one["image_uri"] for one in looks(made)] == [first["image_uri"], second["image_uri"]]


@pytest.mark.parametrize("rollback", [True, False])
def test_no_way_back_is_promised_where_there_is_none(aws: Aws, rollback: bool) -> None:
    """AWS refuses one to a template whose image it looks up, and one to it knows not what."""
    ec2, scaling, world = aws.client("ec2"), aws.client("autoscaling"), listeners(aws)
    data = {"ImageId": "resolve:ssm:/an/image", "InstanceType": "t3.small"}
    ec2.create_launch_template(LaunchTemplateName="hello", LaunchTemplateData=data)
    template = {"LaunchTemplateName": "hello", "Version": "1"}
    scaling.create_auto_scaling_group(
        AutoScalingGroupName="hello",
        LaunchTemplate=template,
        MinSize=0,
        MaxSize=1,
        VPCZoneIdentifier=world["subnets"][0],
    )
    wanted = {"DesiredConfiguration": {"LaunchTemplate": template}} if rollback else {}
    with pytest.raises(scaling.exceptions.ClientError, match="AutoRollback parameter cannot be"):
        scaling.start_instance_refresh(
            AutoScalingGroupName="hello", Preferences={"AutoRollback": True}, **wanted
        )
