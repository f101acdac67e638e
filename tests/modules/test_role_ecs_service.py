# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The role ecs_service, run by ansible-playbook: what it makes, and what it says of what fails."""

from __future__ import annotations

import json
import typing as t
import urllib.request
from pathlib import Path

import pytest

from tests.support.aws import Aws
from tests.support.playbooks import Play, play
from tests.support.worlds import HOST, listeners

Document = dict[str, t.Any]


class Stage:
    """A load balancer with a listener, and the role with its required variables."""

    def __init__(self, aws: Aws, folder: Path) -> None:
        self.aws, self.folder, self.world = aws, folder, listeners(aws)
        group = aws.client("ec2").create_security_group(
            GroupName="balancer", Description="balancer", VpcId=self.world["vpc"]
        )["GroupId"]
        self.variables: Document = {
            "ecs_service_name": "hello",
            "ecs_service_vpc_id": self.world["vpc"],
            "ecs_service_subnets": self.world["subnets"],
            "ecs_service_load_balancer_security_group": group,
            "ecs_service_image": "example/app:1",
        }

    def play(self, *tasks: Document, flags: tuple[str, ...] = ()) -> Play:
        """Return the run of ``tasks``."""
        return play(self.aws, self.folder, list(tasks), self.variables, *flags)


def role(entry: str, name: str = "", **variables: t.Any) -> Document:
    """Return the task that runs one entry point of the role."""
    included = {"name": "gatehouse.aws.ecs_service", "tasks_from": entry}
    task = {"name": name or entry, "ansible.builtin.include_role": included}
    return {**task, "vars": variables} if variables else task


def rule(state: str = "present", **more: t.Any) -> Document:
    """Return the task that puts a rule before the target group, or takes it away."""
    return {
        "name": "rule",
        "gatehouse.aws.elb_listener_rule": {
            "state": state,
            "load_balancer_name": "edge",
            "listener_port": 443,
            "key": "hello",
            "priority": "auto",
            "conditions": [{"host_header": {"values": [HOST]}}],
            "actions": [{"target_group_name": "hello"}],
            **more,
        },
    }


@pytest.fixture
def stage(aws: Aws, tmp_path: Path) -> Stage:
    return Stage(aws, tmp_path)


UP = (role("prepare"), rule(), role("service"))
DOWN = (role("service_absent"), rule("absent"), role("prepare_absent"))


def writing(made: Play) -> list[list[str]]:
    """Return what each task that wrote anything wrote."""
    assert made.status == 0, made.output
    return [step.writes for step in made.steps if step.writes]


def test_from_nothing_to_nothing(stage: Stage) -> None:
    """With the required variables alone: foretold, made, found unchanged, changed, taken away."""
    assert writing(stage.play(*UP, flags=("--check",))) == []
    second = role("service", ecs_service_image="example/app:2")
    made = stage.play(*UP, *UP, second, *DOWN, *DOWN)
    prepared, _ruled, served, changed, *gone = writing(made)
    assert "CreateTargetGroup" in prepared
    assert served.index("RegisterTaskDefinition") < served.index("CreateService")
    assert changed == ["RegisterTaskDefinition", "UpdateService"]
    assert [len(one) for one in gone].count(0) == 0
    assert stage.aws.client("ecs").list_clusters()["clusterArns"] == []


@pytest.mark.parametrize("mode", ["awsvpc", "bridge"])
def test_on_instances(stage: Stage, mode: str) -> None:
    """Instances of the service's own come and go with it, and are reached by nobody else."""
    stage.variables |= {"ecs_service_launch_type": "EC2", "ecs_service_network_mode": mode}
    assert writing(stage.play(*UP, flags=("--check",))) == []
    prepared, instances, _rule, served, *gone = writing(stage.play(*UP, *UP, *DOWN, *DOWN))
    assert instances.index("CreateCapacityProvider") < len(instances) - 1
    assert "CreateService" in served
    deleted = [one for writes in gone for one in writes if one.startswith("Delete")]
    order = ("DeleteService", "DeleteCapacityProvider", "DeleteAutoScalingGroup", "DeleteCluster")
    assert sorted(order, key=deleted.index) == list(order)
    assert "CreateLaunchTemplate" not in prepared
    groups = stage.aws.client("ec2").describe_security_groups()["SecurityGroups"]
    assert {one["GroupName"] for one in groups} == {"default", "balancer"}


def test_a_bridge_is_reached_at_the_ports_that_docker_picks(stage: Stage) -> None:
    """From the load balancer's group alone, and instances are asked for metadata with a token."""
    stage.variables |= {"ecs_service_launch_type": "EC2", "ecs_service_network_mode": "bridge"}
    assert stage.play(*UP).status == 0
    ec2, elb = stage.aws.client("ec2"), stage.aws.client("elbv2")
    wanted = [{"Name": "group-name", "Values": ["hello-tasks"]}]
    (group,) = ec2.describe_security_groups(Filters=wanted)["SecurityGroups"]
    (rule_,) = group["IpPermissions"]
    assert (rule_["FromPort"], rule_["ToPort"], rule_["IpRanges"]) == (32768, 65535, [])
    target = elb.describe_target_groups(Names=["hello"])["TargetGroups"][0]
    health = elb.describe_target_health(TargetGroupArn=target["TargetGroupArn"])
    assert target["TargetType"] == "instance"
    assert min(one["Target"]["Port"] for one in health["TargetHealthDescriptions"]) >= 32768
    version = ec2.describe_launch_template_versions(
        LaunchTemplateName="hello", Versions=["$Latest"]
    )["LaunchTemplateVersions"][0]["LaunchTemplateData"]
    assert version["MetadataOptions"]["HttpTokens"] == "required"
    assert group["GroupId"] in version["SecurityGroupIds"]


FAULTS: dict[str, t.Any] = {
    "a bad image": (
        ("images", {"image": "example/app:2"}),
        ["deployment failed", "A task stopped: CannotPullContainerError", "rolled back"],
    ),
    "a failing health check": (
        (
            "target-health",
            {
                "target_group": "hello",
                "state": "unhealthy",
                "reason": "Target.FailedHealthChecks",
                "description": "Health checks failed with these codes: [502]",
            },
        ),
        ["failed ELB health checks", "target group hello is unhealthy", "[502]"],
    ),
    "a missing subnet route": (
        ("subnets", {"subnet": "of the world"}),
        ["ResourceInitializationError", "Check your task network configuration"],
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_version_that_fails(stage: Stage, fault: str) -> None:
    """The play tells cause and place, the old version serves on, and the mended run converges."""
    assert stage.play(*UP).status == 0
    (endpoint, body), words = FAULTS[fault]
    if "subnet" in body:
        body = {"subnet": stage.world["subnets"][0]}
    told(stage, endpoint, "POST", body)
    failed = stage.play(role("prepare"), role("service", ecs_service_image="example/app:2"))
    assert failed.status != 0
    message = failed.steps[-1].result["msg"]
    assert [word for word in ("ecs_service hello", *words) if word not in message] == []
    assert serving(stage) == {"example/app:1"}
    told(stage, endpoint, "DELETE", {})
    mended = stage.play(role("prepare"), role("service", ecs_service_image="example/app:2"))
    assert mended.status == 0, mended.output
    assert serving(stage) == {"example/app:2"}


def told(stage: Stage, endpoint: str, method: str, body: Document) -> None:
    """Tell localaws what the world outside does."""
    request = urllib.request.Request(
        f"{stage.aws.url}/_localaws/{endpoint}", json.dumps(body).encode(), method=method
    )
    urllib.request.urlopen(request).close()


def serving(stage: Stage) -> set[str]:
    """Return the images of the tasks that are targets of the load balancer."""
    ecs, elb = stage.aws.client("ecs"), stage.aws.client("elbv2")
    group = elb.describe_target_groups(Names=["hello"])["TargetGroups"][0]["TargetGroupArn"]
    health = elb.describe_target_health(TargetGroupArn=group)["TargetHealthDescriptions"]
    addresses = {one["Target"]["Id"] for one in health}
    arns = ecs.list_tasks(cluster="hello", serviceName="hello")["taskArns"]
    containers = [
        one
        for task in ecs.describe_tasks(cluster="hello", tasks=arns)["tasks"]
        for one in task["containers"]
    ]
    return {
        one["image"]
        for one in containers
        if addresses & {face["privateIpv4Address"] for face in one["networkInterfaces"]}
    }


def test_no_room_for_another_rule(stage: Stage) -> None:
    """The play ends with cause and place before any task starts, and goes on once there is room."""
    elb = stage.aws.client("elbv2")
    balancer = elb.describe_load_balancers(Names=["edge"])["LoadBalancers"][0]["LoadBalancerArn"]
    listener = elb.describe_listeners(LoadBalancerArn=balancer)["Listeners"][0]["ListenerArn"]
    there = len(elb.describe_rules(ListenerArn=listener)["Rules"]) - 1
    others = [
        elb.create_rule(
            ListenerArn=listener,
            Priority=1000 + number,
            Conditions=[{"Field": "path-pattern", "Values": [f"/{number}"]}],
            Actions=[{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}],
        )["Rules"][0]["RuleArn"]
        for number in range(100 - there)
    ]
    failed = stage.play(*UP)
    assert failed.status != 0
    assert failed.steps[-1].task == "rule"
    said = failed.steps[-1].result["msg"]
    assert [
        word for word in ("TooManyRules", "maximum number of rules", "edge") if word not in said
    ] == []
    assert stage.aws.client("ecs").list_services(cluster="hello")["serviceArns"] == []
    elb.delete_rule(RuleArn=others[0])
    assert stage.play(*UP).status == 0


def test_alarms_and_secrets_come_and_go(stage: Stage) -> None:
    """A list of alarms that is empty again is empty in AWS; a secret may be told by its name."""
    secret = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:key-AbCdEf"
    with_both = {
        "ecs_service_deployment_alarms": ["errors"],
        "ecs_service_secrets": {"KEY": f"{secret}:json::", "TOKEN": "/wiki/token"},
    }
    made = stage.play(*(task | {"vars": {**with_both, **task.get("vars", {})}} for task in UP), *UP)
    served = [step for step in made.steps if "CreateService" in step.writes]
    (first,) = [call for call in served[0].calls if call["operation"] == "CreateService"]
    assert first["parameters"]["deploymentConfiguration"]["alarms"]["enable"] is True
    last = writing(made)[-1]
    assert last == ["RegisterTaskDefinition", "UpdateService"]
    service = stage.aws.client("ecs").describe_services(cluster="hello", services=["hello"])
    alarms = service["services"][0]["deploymentConfiguration"]["alarms"]
    assert alarms == {"alarmNames": [], "enable": False, "rollback": False}
    policies = [
        statement
        for step in made.steps
        for call in step.calls
        if call["operation"] == "PutRolePolicy"
        for statement in [json.dumps(call["parameters"])]
    ]
    assert any(secret in one and "parameter/wiki/token" in one for one in policies)
    assert not any("json" in one.split("Resource")[1] for one in policies)
