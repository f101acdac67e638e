# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""ECS: services, their rollouts and their tasks."""

from __future__ import annotations

import json
import typing as t

import pytest

from tests.localaws.estate import Estate, Rules, forward
from tests.localaws.expect import refused
from tests.localaws.tally import row

TABLE = "Deployment services"
INVALID = "InvalidParameterException"


class Services:
    """One cluster with a service in front of which a load balancer stands."""

    def __init__(self, aws: t.Any) -> None:
        self.aws, self.estate, self.ecs = aws, Estate(aws), aws.client("ecs")
        self.ecs.create_cluster(clusterName="main")
        self.group = self.estate.group()

    def define(self, image: str = "nginx", **settings: t.Any) -> str:
        """Return a new task definition."""
        container = {"name": "web", "image": image, "portMappings": [{"containerPort": 8080}]}
        request = {
            "family": "web",
            "networkMode": "awsvpc",
            "requiresCompatibilities": ["FARGATE"],
            "cpu": "256",
            "memory": "512",
            "containerDefinitions": [container],
            **settings,
        }
        answer = self.ecs.register_task_definition(**request)
        return answer["taskDefinition"]["taskDefinitionArn"]

    def request(self, **settings: t.Any) -> dict[str, t.Any]:
        """Return what CreateService is asked."""
        balancer = {
            "targetGroupArn": self.group,
            "containerName": "web",
            "containerPort": 8080,
        }
        request = {
            "cluster": "main",
            "serviceName": "web",
            "taskDefinition": "web",
            "desiredCount": 2,
            "launchType": "FARGATE",
            "networkConfiguration": {"awsvpcConfiguration": {"subnets": self.estate.subnets}},
            "loadBalancers": [balancer],
            **settings,
        }
        return {key: value for key, value in request.items() if value is not None}

    def create(self, **settings: t.Any) -> dict[str, t.Any]:
        """Return a new service behind a rule."""
        self.define()
        Rules(self.estate).create(Actions=[forward(self.group)])
        return self.ecs.create_service(**self.request(**settings))["service"]

    def update(self, **settings: t.Any) -> dict[str, t.Any]:
        """Return the service after an update."""
        return self.ecs.update_service(cluster="main", service="web", **settings)["service"]

    def read(self) -> dict[str, t.Any]:
        """Return the service as it is now."""
        found = self.ecs.describe_services(cluster="main", services=["web"], include=["TAGS"])
        return found["services"][0]

    def rollouts(self) -> list[tuple[str, str]]:
        """Return status and rollout state of the deployments."""
        return [(one["status"], one["rolloutState"]) for one in self.read()["deployments"]]

    def targets(self) -> list[tuple[str, int]]:
        """Return the addresses to which the load balancer sends requests."""
        found = self.estate.elb.describe_target_health(TargetGroupArn=self.group)
        targets = [one["Target"] for one in found["TargetHealthDescriptions"]]
        return [(one["Id"], one["Port"]) for one in targets]


BREAKER = {"deploymentCircuitBreaker": {"enable": True, "rollback": True}}


@pytest.fixture
def services(aws: t.Any) -> Services:
    return Services(aws)


@row(TABLE, "ECS CreateService")
def test_a_service_keeps_all_it_was_given(services: Services) -> None:
    given = {
        "deploymentConfiguration": {**BREAKER, "maximumPercent": 150, "minimumHealthyPercent": 50},
        "healthCheckGracePeriodSeconds": 45,
        "platformVersion": "1.4.0",
        "propagateTags": "SERVICE",
        "enableECSManagedTags": True,
        "availabilityZoneRebalancing": "DISABLED",
    }
    services.create(**given, tags=[{"key": "team", "value": "web"}])
    found = services.read()
    assert {key: found[key] for key in given} == {
        **given,
        "deploymentConfiguration": {
            **given["deploymentConfiguration"],
            "strategy": "ROLLING",
            "bakeTimeInMinutes": 0,
        },
    }
    assert found["tags"] == [{"key": "team", "value": "web"}]


@row(TABLE, "ECS CreateService")
def test_defaults_of_a_service(services: Services) -> None:
    services.create()
    found = services.read()
    breaker = {"enable": False, "rollback": False}
    expected = {
        "deploymentConfiguration": {
            "deploymentCircuitBreaker": breaker,
            "maximumPercent": 200,
            "minimumHealthyPercent": 100,
            "strategy": "ROLLING",
            "bakeTimeInMinutes": 0,
        },
        "schedulingStrategy": "REPLICA",
        "platformVersion": "LATEST",
        "healthCheckGracePeriodSeconds": 0,
        "propagateTags": "NONE",
        "enableExecuteCommand": False,
        "enableECSManagedTags": False,
        "deploymentController": {"type": "ECS"},
    }
    assert {key: found[key] for key in expected} == expected
    vpc = found["networkConfiguration"]["awsvpcConfiguration"]
    assert (vpc["securityGroups"], vpc["assignPublicIp"]) == ([], "DISABLED")


@row(TABLE, "ECS CreateService")
def test_tasks_run_and_are_targets(services: Services) -> None:
    created = services.create()
    assert (created["runningCount"], created["pendingCount"]) == (0, 2)
    found = services.read()
    assert (found["runningCount"], services.rollouts()) == (2, [("PRIMARY", "COMPLETED")])
    arns = services.ecs.list_tasks(cluster="main", serviceName="web")["taskArns"]
    tasks = services.ecs.describe_tasks(cluster="main", tasks=arns)["tasks"]
    details = [one for task in tasks for one in task["attachments"][0]["details"]]
    addresses = [one["value"] for one in details if one["name"] == "privateIPv4Address"]
    assert services.targets() == [(address, 8080) for address in addresses]
    assert {task["lastStatus"] for task in tasks} == {"RUNNING"}
    services.update(desiredCount=1)
    assert (services.read()["runningCount"], len(services.targets())) == (1, 1)
    services.update(desiredCount=3)
    assert (services.read()["runningCount"], len(services.targets())) == (3, 3)


def test_a_rollout_takes_as_many_reads_as_wanted(aws: t.Any, services: Services) -> None:
    aws.control("POST", "modes", {"reads_until_active": "2"})
    services.create()
    states = [services.rollouts()[0][1] for _ in range(3)]
    assert states == ["IN_PROGRESS", "IN_PROGRESS", "COMPLETED"]


@pytest.mark.parametrize(
    ("change", "rolls"),
    [
        ({"desiredCount": 4}, False),
        ({"deploymentConfiguration": BREAKER}, False),
        ({"healthCheckGracePeriodSeconds": 9}, False),
        ({"forceNewDeployment": True}, True),
        ({"platformVersion": "1.4.0"}, True),
        ({"propagateTags": "SERVICE"}, True),
    ],
)
def test_which_changes_roll_out_anew(
    services: Services, change: dict[str, t.Any], rolls: bool
) -> None:
    before = services.create()["deployments"][0]["id"]
    after = services.update(**change)["deployments"][0]["id"]
    assert (before != after) is rolls


def test_an_update_keeps_what_it_omits(services: Services) -> None:
    services.create(deploymentConfiguration={**BREAKER, "maximumPercent": 150})
    before = services.read()
    services.update(desiredCount=1, deploymentConfiguration={"minimumHealthyPercent": 50})
    found = services.read()
    wanted = {**before["deploymentConfiguration"], "minimumHealthyPercent": 50}
    assert found["deploymentConfiguration"] == wanted
    for key in ("networkConfiguration", "loadBalancers", "taskDefinition", "launchType"):
        assert found[key] == before[key]


def test_a_rollout_that_fails_is_rolled_back(aws: t.Any, services: Services) -> None:
    services.create(deploymentConfiguration=BREAKER)
    steady = services.read()
    aws.control("POST", "images", {"image": "*:broken", "reason": "CannotPullContainerError: no"})
    services.define("web:broken")
    asked = services.update(taskDefinition="web")
    assert asked["deployments"][0]["rolloutState"] == "IN_PROGRESS"
    primary, failed = services.read()["deployments"]
    assert primary["taskDefinition"] == steady["taskDefinition"]
    assert "rolling back to deploymentId" in primary["rolloutStateReason"]
    assert (failed["status"], failed["rolloutState"]) == ("ACTIVE", "FAILED")
    assert failed["rolloutStateReason"].endswith("tasks failed to start.")
    assert services.rollouts() == [("PRIMARY", "COMPLETED")]
    assert services.read()["taskDefinition"] == steady["taskDefinition"]
    stopped = services.ecs.list_tasks(cluster="main", desiredStatus="STOPPED")["taskArns"]
    task = services.ecs.describe_tasks(cluster="main", tasks=stopped)["tasks"][0]
    assert task["stoppedReason"] == "CannotPullContainerError: no"
    assert len(services.targets()) == 2


class Shift:
    """A service whose production rule forwards to two target groups."""

    def __init__(self, services: Services, **configuration: t.Any) -> None:
        self.services, self.estate = services, services.estate
        self.groups = [services.group, self.estate.group("web2")]
        both = [
            {"TargetGroupArn": arn, "Weight": weight}
            for arn, weight in zip(self.groups, (100, 0), strict=True)
        ]
        actions = [{"Type": "forward", "ForwardConfig": {"TargetGroups": both}}]
        self.rule = Rules(self.estate).create(Actions=actions)["RuleArn"]
        statement = {
            "Effect": "Allow",
            "Principal": {"Service": "ecs.amazonaws.com"},
            "Action": "sts:AssumeRole",
        }
        trust = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
        iam = services.aws.client("iam")
        made = iam.create_role(RoleName="shift", AssumeRolePolicyDocument=trust)
        self.advanced = {
            "alternateTargetGroupArn": self.groups[1],
            "productionListenerRule": self.rule,
            "roleArn": made["Role"]["Arn"],
        }
        self.configuration = {"strategy": "BLUE_GREEN", **BREAKER, **configuration}

    def request(self, **advanced: t.Any) -> dict[str, t.Any]:
        """Return what CreateService is asked."""
        told = {k: v for k, v in {**self.advanced, **advanced}.items() if v}
        (balancer,) = self.services.request()["loadBalancers"]
        return self.services.request(
            loadBalancers=[{**balancer, "advancedConfiguration": told}],
            deploymentConfiguration=self.configuration,
        )

    def create(self) -> Shift:
        """Return itself, with the service made."""
        self.services.define()
        self.services.ecs.create_service(**self.request())
        return self

    def weights(self) -> list[int]:
        """Return the weights of the production rule."""
        (rule,) = self.estate.elb.describe_rules(RuleArns=[self.rule])["Rules"]
        config = rule["Actions"][0]["ForwardConfig"]
        return [group["Weight"] for group in config["TargetGroups"]]

    def targets(self) -> list[int]:
        """Return how many targets each group has."""
        read = self.estate.elb.describe_target_health
        return [len(read(TargetGroupArn=arn)["TargetHealthDescriptions"]) for arn in self.groups]


def test_a_shift_starts_all_tasks_before_the_weights_change(aws: t.Any, services: Services) -> None:
    shift = Shift(services).create()
    assert (shift.weights(), shift.targets()) == ([100, 0], [2, 0])
    aws.control("POST", "modes", {"reads_until_active": "1"})
    services.define("nginx:2")
    services.update(taskDefinition="web")
    seen = []
    for _ in range(4):
        seen.append((shift.weights(), shift.targets()))
        services.read()
    assert seen == [([100, 0], [2, 0]), ([0, 100], [2, 2]), ([0, 100], [0, 2]), ([0, 100], [0, 2])]
    assert services.rollouts() == [("PRIMARY", "COMPLETED")]
    aws.control("POST", "modes", {"reads_until_active": "0"})
    services.define("nginx:3")
    services.update(taskDefinition="web")
    assert (shift.weights(), shift.targets()) == ([100, 0], [2, 0])


@pytest.mark.parametrize(
    ("configuration", "steps"),
    [
        ({"strategy": "CANARY", "canaryConfiguration": {"canaryPercent": 20.0}}, [0, 20, 100]),
        ({"strategy": "LINEAR", "linearConfiguration": {"stepPercent": 40.0}}, [0, 40, 80, 100]),
    ],
)
def test_a_shift_by_steps(
    aws: t.Any, services: Services, configuration: dict[str, t.Any], steps: list[int]
) -> None:
    shift = Shift(services, **configuration).create()
    aws.control("POST", "modes", {"reads_until_active": "1"})
    services.define("nginx:2")
    services.update(taskDefinition="web")
    for step in steps:
        assert shift.weights() == [100 - step, step]
        services.read()


@pytest.mark.parametrize("late", [False, True])
def test_a_shift_that_fails_goes_back(aws: t.Any, services: Services, late: bool) -> None:
    """Before the new version got a request, or while it has them all and the old one waits."""
    shift = Shift(services).create()
    aws.control("POST", "modes", {"reads_until_active": "1"})
    services.define("nginx:2")
    services.update(taskDefinition="web")
    if late:
        services.read()
        assert shift.weights() == [0, 100]
    told = {"target_group": "web2", "state": "unhealthy"}
    aws.control("POST", "target-health", told)
    services.read()
    assert shift.weights() == [100, 0]
    assert "FAILED" in dict(services.rollouts()).values()
    services.read()
    assert (services.rollouts(), shift.targets()) == ([("PRIMARY", "COMPLETED")], [2, 0])


@pytest.mark.parametrize(
    ("advanced", "words"),
    [
        ({"roleArn": ""}, "must have roleArn"),
        ({"productionListenerRule": "arn:aws:elb:listener/app/x/y"}, "has an invalid ARN format"),
        ({"alternateTargetGroupArn": "of another"}, "must forward to the target group and the"),
        ({"roleArn": "arn:aws:iam::123456789012:role/other"}, "Unable to assume role"),
    ],
)
def test_shifts_that_cannot_be(services: Services, advanced: dict[str, str], words: str) -> None:
    shift = Shift(services)
    services.define()
    if advanced.get("alternateTargetGroupArn"):
        advanced = {"alternateTargetGroupArn": services.estate.group("web3")}
    with refused(words, INVALID):
        services.ecs.create_service(**shift.request(**advanced))


def test_without_a_circuit_breaker_it_tries_for_ever(aws: t.Any, services: Services) -> None:
    aws.control("POST", "images", {"image": "nginx"})
    services.create()
    for _ in range(3):
        assert services.rollouts() == [("PRIMARY", "IN_PROGRESS")]
    aws.control("DELETE", "images")
    services.read()
    assert services.rollouts() == [("PRIMARY", "COMPLETED")]


def test_a_first_rollout_that_fails_has_nothing_to_go_back_to(
    aws: t.Any, services: Services
) -> None:
    told = {"target_group": "web", "state": "unhealthy"}
    aws.control("POST", "target-health", told)
    services.create(deploymentConfiguration=BREAKER)
    assert services.rollouts() == [("PRIMARY", "FAILED")]
    assert services.read()["runningCount"] == 0


def test_roles_and_log_groups_must_be_there(aws: t.Any, services: Services) -> None:
    services.create(deploymentConfiguration=BREAKER)
    role = "arn:aws:iam::123456789012:role/web"
    options = {
        "awslogs-group": "/web",
        "awslogs-region": "eu-west-1",
        "awslogs-stream-prefix": "web",
    }
    container = {
        "name": "web",
        "image": "nginx",
        "portMappings": [{"containerPort": 8080}],
        "logConfiguration": {"logDriver": "awslogs", "options": options},
    }

    def reason() -> str:
        services.define(executionRoleArn=role, containerDefinitions=[container])
        services.update(taskDefinition="web")
        told = services.read()["events"]
        services.read()
        return next((one["message"] for one in told if "unable to start" in one["message"]), "")

    assert f"unable to assume the role '{role}'" in reason()
    trust = {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}}
    statement = {**trust, "Action": "sts:AssumeRole"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    aws.client("iam").create_role(RoleName="web", AssumeRolePolicyDocument=policy)
    assert "cannot find the Amazon CloudWatch log group" in reason()
    aws.client("logs").create_log_group(logGroupName="/web")
    reason()
    assert services.read()["taskDefinition"].endswith("web:4")


def test_tasks_on_instances(aws: t.Any, services: Services) -> None:
    services.group = services.estate.group("instances", TargetType="instance")
    container = {"name": "web", "image": "nginx", "portMappings": [{"containerPort": 8080}]}
    settings = {"networkMode": "bridge", "requiresCompatibilities": ["EC2"]}
    services.define(containerDefinitions=[container], **settings)
    Rules(services.estate).create(Actions=[forward(services.group)])
    request = services.request(launchType="EC2", networkConfiguration=None)
    services.ecs.create_service(**request)
    services.read()
    assert (
        "no container instance met all of its requirements"
        in services.read()["events"][0]["message"]
    )
    assert services.rollouts() == [("PRIMARY", "IN_PROGRESS")]
    ec2 = services.estate.ec2
    image = ec2.describe_images()["Images"][0]["ImageId"]
    script = "#!/bin/sh\necho ECS_CLUSTER=main >> /etc/ecs/ecs.config\n"
    ran = ec2.run_instances(ImageId=image, MinCount=1, MaxCount=1, UserData=script)
    instance = ran["Instances"][0]["InstanceId"]
    services.read()
    assert services.rollouts() == [("PRIMARY", "COMPLETED")]
    assert sorted(services.targets()) == [(instance, 32768), (instance, 32769)]
    arns = services.ecs.list_container_instances(cluster="main")["containerInstanceArns"]
    found = services.ecs.describe_container_instances(cluster="main", containerInstances=arns)
    assert [one["runningTasksCount"] for one in found["containerInstances"]] == [2]


def test_deletion(services: Services) -> None:
    services.create()
    place = {"cluster": "main", "service": "web"}
    with refused("cannot be stopped while it is scaled above 0", INVALID):
        services.ecs.delete_service(**place)
    with refused("while Services are active", "ClusterContainsServicesException"):
        services.ecs.delete_cluster(cluster="main")
    deleted = services.ecs.delete_service(**place, force=True)["service"]
    assert (deleted["status"], services.read()["status"]) == ("DRAINING", "INACTIVE")
    assert services.targets() == []
    assert services.ecs.list_services(cluster="main")["serviceArns"] == []
    with refused("Service not found.", "ServiceNotFoundException"):
        services.ecs.delete_service(**place)
    with refused("was not ACTIVE", "ServiceNotActiveException"):
        services.update(desiredCount=1)
    assert services.ecs.delete_cluster(cluster="main")["cluster"]["status"] == "INACTIVE"


def test_what_is_not_there(services: Services) -> None:
    answer = services.ecs.describe_services(cluster="main", services=["nobody"])
    assert answer["services"] == []
    assert [one["reason"] for one in answer["failures"]] == ["MISSING"]
    with refused("Cluster not found.", "ClusterNotFoundException"):
        services.ecs.describe_services(cluster="other", services=["web"])
    with refused("Unable to describe task definition.", "ClientException"):
        services.ecs.describe_task_definition(taskDefinition="nobody")


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"networkConfiguration": None}, "Network Configuration must be provided"),
        ({"desiredCount": None}, "desiredCount is required"),
        ({"loadBalancers": None, "healthCheckGracePeriodSeconds": 9}, "only valid for services"),
        ({"enableExecuteCommand": True}, "valid taskRoleArn"),
        (
            {"capacityProviderStrategy": [{"capacityProvider": "FARGATE"}]},
            "both a launch type and capacity provider strategy",
        ),
        (
            {"networkConfiguration": {"awsvpcConfiguration": {"subnets": ["subnet-0"]}}},
            "The subnet ID 'subnet-0' does not exist",
        ),
    ],
)
def test_services_that_cannot_be(
    services: Services, settings: dict[str, t.Any], message: str
) -> None:
    services.define()
    Rules(services.estate).create(Actions=[forward(services.group)])
    with refused(message, INVALID):
        services.ecs.create_service(**services.request(**settings))


def test_the_load_balancer_must_be_there_first(services: Services) -> None:
    services.define()
    with refused("does not have an associated load balancer", INVALID):
        services.ecs.create_service(**services.request())
    Rules(services.estate).create(Actions=[forward(services.group)])
    for name, port, message in (
        ("app", 8080, "The container app does not exist"),
        ("web", 81, "did not have a container port 81 defined"),
    ):
        balancer = {"targetGroupArn": services.group, "containerName": name, "containerPort": port}
        with refused(message, INVALID):
            services.ecs.create_service(**services.request(loadBalancers=[balancer]))


def test_the_same_service_twice(services: Services) -> None:
    first = services.create()
    again = services.ecs.create_service(**services.request())["service"]
    assert again["createdAt"] == first["createdAt"]
    with refused("Creation of service was not idempotent.", INVALID):
        services.ecs.create_service(**services.request(desiredCount=3))


def test_tags(services: Services) -> None:
    arn = services.create(tags=[{"key": "a", "value": "1"}])["serviceArn"]
    services.ecs.tag_resource(resourceArn=arn, tags=[{"key": "b", "value": "2"}])
    services.ecs.untag_resource(resourceArn=arn, tagKeys=["a"])
    assert services.ecs.list_tags_for_resource(resourceArn=arn)["tags"] == [
        {"key": "b", "value": "2"}
    ]
    with refused("reserved", INVALID):
        services.ecs.tag_resource(resourceArn=arn, tags=[{"key": "aws:x", "value": "2"}])


def test_task_definitions_keep_all_fields(services: Services) -> None:
    given = {
        "runtimePlatform": {"cpuArchitecture": "ARM64", "operatingSystemFamily": "LINUX"},
        "ephemeralStorage": {"sizeInGiB": 30},
        "taskRoleArn": "arn:aws:iam::123456789012:role/web",
        "enableFaultInjection": True,
        "volumes": [{"name": "data", "configuredAtLaunch": True}],
    }
    arn = services.define(**given)
    found = services.ecs.describe_task_definition(taskDefinition="web")["taskDefinition"]
    assert found["taskDefinitionArn"] == arn
    assert {key: found[key] for key in given} == given
    ports = found["containerDefinitions"][0]["portMappings"]
    assert ports == [{"containerPort": 8080, "hostPort": 8080, "protocol": "tcp"}]
    assert services.define().endswith("web:2")


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"networkMode": "bridge"}, "Fargate only supports network mode"),
        ({"cpu": None}, "requires that 'cpu' be defined"),
        ({"memory": "4096"}, "No Fargate configuration exists"),
    ],
)
def test_task_definitions_that_fargate_cannot_run(
    services: Services, settings: dict[str, t.Any], message: str
) -> None:
    with refused(message, "ClientException"):
        services.define(**settings)
