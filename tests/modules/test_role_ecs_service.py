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


def checked(name: str) -> Document:
    """Return the task that looks at the variables of a role, and leaves what it makes to others."""
    entry = {"name": f"gatehouse.aws.{name}", "tasks_from": "checks", "public": True}
    return {"name": f"checks of {name}", "ansible.builtin.include_role": entry}


def stack(name: str, state: str = "present", **kinds: t.Any) -> Document:
    """Return the task that brings the service, and ``kinds`` beside it, to their state."""
    parts = {"ecs_service": "{{ ecs_service_part }}"}
    return {"name": name, "gatehouse.aws.stack": {"state": state, "parts": parts, **kinds}}


RULE = {
    "load_balancer_name": "edge",
    "listener_port": 443,
    "key": "hello",
    "priority": "auto",
    "conditions": [{"host_header": {"values": [HOST]}}],
    "actions": [{"target_group_name": "hello"}],
}
ABSENT = {"ecs_service_state": "absent"}


def up(**variables: t.Any) -> tuple[Document, ...]:
    """Return the tasks that make the service and the rule before it, all in one stack."""
    whole = stack("up", elb_listener_rule=[RULE])
    return tuple({**task, "vars": variables} for task in (checked("ecs_service"), whole))


@pytest.fixture
def stage(aws: Aws, tmp_path: Path) -> Stage:
    return Stage(aws, tmp_path)


UP = up()
DOWN = ({**stack("down", "absent", elb_listener_rule=[RULE]), "vars": ABSENT},)


def writing(made: Play) -> list[list[str]]:
    """Return what each task that wrote anything wrote."""
    assert made.status == 0, made.output
    return [step.writes for step in made.steps if step.writes]


def in_order(operations: list[str], *some: str) -> bool:
    """Return whether all of ``some`` are there, one after the other."""
    return sorted(some, key=operations.index) == list(some)


def test_from_nothing_to_nothing(stage: Stage) -> None:
    """With the required variables alone: foretold, made, found unchanged, changed, taken away."""
    assert writing(stage.play(*UP, flags=("--check",))) == []
    second = up(ecs_service_image="example/app:2")
    made, changed, gone = writing(stage.play(*UP, *UP, *second, *DOWN, *DOWN))
    assert in_order(made, "CreateTargetGroup", "CreateRule", "CreateService")
    assert in_order(made, "CreateLogGroup", "RegisterTaskDefinition", "CreateService")
    assert changed == ["RegisterTaskDefinition", "UpdateService"]
    assert in_order(gone, "DeleteService", "DeleteRule", "DeleteTargetGroup")
    assert in_order(gone, "DeleteService", "DeleteSecurityGroup")
    assert stage.aws.client("ecs").list_clusters()["clusterArns"] == []


@pytest.mark.parametrize("mode", ["awsvpc", "bridge"])
def test_on_instances(stage: Stage, mode: str) -> None:
    """Instances of the service's own come and go with it, and are reached by nobody else."""
    stage.variables |= {"ecs_service_launch_type": "EC2", "ecs_service_network_mode": mode}
    assert writing(stage.play(*UP, flags=("--check",))) == []
    made, gone = writing(stage.play(*UP, *UP, *DOWN, *DOWN))
    groups = ("CreateCluster", "CreateAutoScalingGroup", "CreateCapacityProvider")
    assert in_order(made, *groups, "PutClusterCapacityProviders", "CreateService")
    providers = ("PutClusterCapacityProviders", "DeleteCapacityProvider")
    assert in_order(gone, "DeleteService", *providers, "DeleteAutoScalingGroup", "DeleteCluster")
    left = stage.aws.client("ec2").describe_security_groups()["SecurityGroups"]
    assert {one["GroupName"] for one in left} == {"default", "balancer"}


SIGN_IN: Document = {
    "sign_in_name": "hello",
    "sign_in_hosts": [HOST],
    "sign_in_user_pool_name": "people",
    "sign_in_load_balancer_name": "edge",
    "sign_in_target_group_name": "hello",
    "ecs_service_sign_in_environment": "{{ sign_in_environment }}",
    "ecs_service_load_balancer_security_group": (
        "${elb_load_balancer[name=edge].security_groups[0]}"
    ),
}
SHIFTED: Document = {
    "sign_in_alternate_target_group_name": "hello-2",
    "ecs_service_deployment_strategy": "BLUE_GREEN",
    "ecs_service_production_listener_rule": "{{ sign_in_rule_mention }}",
}
FOR_MACHINES = {"name": "robots", "access": "machine", "paths": ["/m/*"], "scopes": ["a/b"]}
ROLES = ("sign_in", "ecs_service")


def deployment(state: str = "present") -> list[Document]:
    """Return the tasks that bring pool, sign-in and service to their state, in one stack."""
    pool = {
        "cognito_user_pool": [{"name": "people"}],
        "cognito_user_pool_domain": [{"user_pool_name": "people", "domain": "people-gate"}],
    }
    parts = {"pool": pool, **{name: f"{{{{ {name}_part }}}}" for name in ROLES}}
    whole = {"gatehouse.aws.stack": {"state": state, "parts": parts}, "register": "deployment"}
    tell = {f"{name}_result": f"{{{{ {name}_told }}}}" for name in ROLES}
    tasks: list[Document] = [
        *map(checked, ROLES),
        {"name": "whole", **whole},
        {
            "name": "tell",
            "ansible.builtin.set_fact": tell,
            "vars": {f"{name}_deployment": "{{ deployment }}" for name in ROLES},
        },
    ]
    states = {f"{name}_state": state for name in ROLES}
    return [{**task, "vars": {**task.get("vars", {}), **states}} for task in tasks]


def told_of(made: Play) -> dict[str, Document]:
    """Return what the roles told, the last time they did."""
    assert made.status == 0, made.output
    facts: dict[str, Document] = made.steps[-1].result["ansible_facts"]
    return {name: facts[f"{name}_result"] for name in ROLES}


@pytest.mark.parametrize(
    "variables", [{"sign_in_access": [FOR_MACHINES]}, SHIFTED], ids=["machines", "shifted"]
)
def test_with_its_sign_in_in_one_stack(stage: Stage, variables: Document) -> None:
    """What the application is told is known before anything stands, and is what stands then."""
    stage.variables |= {**SIGN_IN, **variables}
    foretold = stage.play(*deployment(), flags=("--check",))
    assert writing(foretold) == []
    made = stage.play(*deployment(), *deployment())
    (writes,) = writing(made)
    assert in_order(writes, "CreateUserPoolClient", "CreateRule", "CreateService")
    assert in_order(writes, "CreateUserPoolDomain", "RegisterTaskDefinition", "CreateService")
    before, after = told_of(foretold), told_of(made)
    assert {name: told.keys() for name, told in before.items()} == {
        name: told.keys() for name, told in after.items()
    }
    assert environment(stage) == after["sign_in"]["environment"]
    rule = after["sign_in"]["rule_arn"]
    (service,) = stage.aws.client("ecs").describe_services(cluster="hello", services=["hello"])[
        "services"
    ]
    shift = service["loadBalancers"][0].get("advancedConfiguration", {})
    assert shift.get("productionListenerRule", rule) == rule
    gone = stage.play(*deployment("absent"), *deployment("absent"))
    (writes,) = writing(gone)
    assert in_order(writes, "DeleteService", "DeleteRule", "DeleteUserPoolClient", "DeleteUserPool")
    assert in_order(writes, "DeleteService", "DeleteRule", "DeleteTargetGroup")
    assert told_of(gone) == {"sign_in": {}, "ecs_service": {}}


def environment(stage: Stage) -> dict[str, str]:
    """Return the environment of the container, as ECS has it."""
    family = stage.aws.client("ecs").describe_task_definition(taskDefinition="hello")
    (container,) = family["taskDefinition"]["containerDefinitions"]
    return {one["name"]: one["value"] for one in container["environment"]}


def test_nothing_is_shifted_without_a_rule(stage: Stage) -> None:
    refused = stage.play(*up(ecs_service_deployment_strategy="LINEAR"))
    assert refused.status != 0
    assert "give its ARN as ecs_service_production_listener_rule" in refused.steps[-1].result["msg"]
    assert [step.calls for step in refused.steps if step.calls] == []


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
    failed = stage.play(*up(ecs_service_image="example/app:2"))
    assert failed.status != 0
    message = failed.steps[-1].result["msg"]
    assert [word for word in ("ecs_service hello", *words) if word not in message] == []
    assert serving(stage) == {"example/app:1"}
    told(stage, endpoint, "DELETE", {})
    mended = stage.play(*up(ecs_service_image="example/app:2"))
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
    said = failed.steps[-1].result["msg"]
    assert [
        word for word in ("TooManyRules", "maximum number of rules", "edge") if word not in said
    ] == []
    assert "CreateService" not in failed.steps[-1].writes
    elb.delete_rule(RuleArn=others[0])
    assert stage.play(*UP).status == 0


def test_alarms_and_secrets_come_and_go(stage: Stage) -> None:
    """A list of alarms that is empty again is empty in AWS; a secret may be told by its name."""
    secret = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:key-AbCdEf"
    with_both = {
        "ecs_service_deployment_alarms": ["errors"],
        "ecs_service_secrets": {"KEY": f"{secret}:json::", "TOKEN": "/wiki/token"},
    }
    made = stage.play(*up(**with_both), *UP)
    served = [step for step in made.steps if "CreateService" in step.writes]
    (first,) = [call for call in served[0].calls if call["operation"] == "CreateService"]
    assert first["parameters"]["deploymentConfiguration"]["alarms"]["enable"] is True
    last = writing(made)[-1]
    assert last == ["DeleteRolePolicy", "RegisterTaskDefinition", "UpdateService"]
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
