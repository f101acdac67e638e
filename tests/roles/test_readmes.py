# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The examples of the roles' READMEs, run as they stand but for the ids of the network."""

from __future__ import annotations

import io
import json
import re
import typing as t
import zipfile

import pytest
import yaml

from demo.certificate import write_certificate
from demo.playbook import ROOT
from tests.roles.estate import Document, Estate
from tests.support.playbooks import Play

# Each stands on what those before it have made. Services take away the target group of that name.
ROLES = ("user_pool", "load_balancer", "sign_in")
SERVICES = ("ecs_service", "asg_service", "lambda_service")
STACK = "gatehouse.aws.stack"
TRUST = {
    "Effect": "Allow",
    "Principal": {"Service": "lambda.amazonaws.com"},
    "Action": "sts:AssumeRole",
}


def example(role: str, estate: Estate) -> list[Document]:
    """Return the plays of a README, with the ids of the estate's network."""
    text = (ROOT / "roles" / role / "README.md").read_text()
    block = "".join(re.findall(r"```yaml\n(.*?)```", text, re.S))
    ids = {"vpc-0123456789abcdef0": estate.vpc}
    subnets = [*estate.subnets, *estate.subnets]
    ids |= {f"subnet-0123456789abcdef{n}": one for n, one in enumerate(subnets, 1)}
    groups = estate.account.client("ec2").describe_security_groups()["SecurityGroups"]
    found = {group["GroupName"]: group["GroupId"] for group in groups}
    for number, name in enumerate(("hello-load-balancer", "hello-targets")):
        ids[f"sg-0123456789abcdef{number}"] = found.get(name, "")
    for shown, real in ids.items():
        block = block.replace(shown, real)
    plays: list[Document] = yaml.safe_load(block)
    return plays


def gone(role: str, plays: list[Document]) -> Document:
    """Return the play that takes away what the example of a service has made."""
    (play,) = plays
    (stack,) = [one for one in play["tasks"] if STACK in one]
    away = {**stack, STACK: {**stack[STACK], "state": "absent"}}
    states = {"sign_in_state": "absent", f"{role}_state": "absent"}
    checks = [one for one in play["tasks"] if one is not stack]
    return {**play, "vars": {**play["vars"], **states}, "tasks": [*checks, away]}


def twice(estate: Estate, plays: list[Document], *after: Document) -> tuple[list[str], list[str]]:
    """Return what changes when plays run, and when they run again, all in one process."""
    mark = {"hosts": "localhost", "tasks": [{"name": "Mark", "ansible.builtin.debug": {}}]}
    done = estate.run_plays([*plays, mark, *plays, mark, *after], {})
    assert done.status == 0, done.output
    return changes_by_part(done)


def changes_by_part(done: Play) -> tuple[list[str], list[str]]:
    """Return the changes up to the first mark, and those between both."""
    parts: list[list[str]] = [[]]
    for step in done.steps:
        if step.task.endswith("Mark"):
            parts.append([])
        elif step.changed:
            parts[-1].append(step.task)
    return parts[0], parts[1]


@pytest.fixture(scope="module")
def targets(estate: Estate) -> Estate:
    """The target group that the examples name."""
    estate.targets("hello")
    return estate


@pytest.mark.parametrize("role", ROLES)
def test_the_example_runs_and_then_finds_nothing_to_do(targets: Estate, role: str) -> None:
    first, again = twice(targets, example(role, targets))
    assert (first != [], again) == (True, [])


@pytest.mark.parametrize("role", SERVICES)
def test_a_service_of_an_example_comes_and_goes(targets: Estate, role: str) -> None:
    clear(targets)
    plays = example(role, targets)
    first, again = twice(targets, plays, gone(role, plays))
    assert (first != [], again) == (True, [])
    assert targets.account.client("elbv2").describe_target_groups()["TargetGroups"] == []


def clear(estate: Estate) -> None:
    """Take away the sign-in and the target group that the example of the sign-in is about."""
    plays = example("sign_in", estate)
    for task in plays[0]["tasks"]:
        task["vars"]["sign_in_state"] = "absent"
    done = estate.run_plays(plays, {})
    assert done.status == 0, done.output
    elb = estate.account.client("elbv2")
    for group in elb.describe_target_groups()["TargetGroups"]:
        elb.delete_target_group(TargetGroupArn=group["TargetGroupArn"])


REST = {
    "api_gateway_name": "orders-rest",
    "api_gateway_protocol": "REST",
    "api_gateway_domain": "rest.example.org",
    "api_gateway_cloudwatch_role": "orders",
}


def test_the_example_of_an_api_runs_and_then_finds_nothing_to_do(targets: Estate) -> None:
    """As it stands, and once more as a REST API: both have all that keeps an API in order."""
    certificate_arn = given_api(targets)
    plays = example("api_gateway", targets)
    own = {**REST, "api_gateway_certificate_arn": certificate_arn}
    rest = [{**plays[0], "vars": {**plays[0]["vars"], **own}}]
    first, again = twice(targets, [*plays, *rest])
    assert (first != [], again) == (True, [])
    client = targets.account.client
    in_order(client("apigatewayv2"))
    rest_in_order(client("apigateway"), client("apigatewayv2"))


def in_order(gateway: t.Any) -> None:
    """Check throttling, log, domain, side door, and who may call what."""
    api = next(one for one in gateway.get_apis()["Items"] if one["Name"] == "orders")
    key = {"ApiId": api["ApiId"]}
    assert api["DisableExecuteApiEndpoint"] is True
    stage = gateway.get_stage(**key, StageName="$default")
    logs = stage["AccessLogSettings"]
    assert logs["DestinationArn"].endswith(":log-group:/apis/orders")
    assert logs["Format"].startswith("$context.requestId ")
    assert stage["DefaultRouteSettings"]["ThrottlingBurstLimit"] == 50
    assert stage["RouteSettings"]["GET /orders"]["ThrottlingRateLimit"] == 20
    routes = {
        one["RouteKey"]: (one["AuthorizationType"], one.get("AuthorizationScopes"))
        for one in gateway.get_routes(**key)["Items"]
    }
    assert routes == {"GET /orders": ("JWT", ["orders/read"]), "GET /health": ("NONE", [])}
    (mapping,) = gateway.get_api_mappings(DomainName="api.example.org")["Items"]
    assert (mapping["ApiId"], mapping["Stage"]) == (api["ApiId"], "$default")


def rest_in_order(rest: t.Any, gateway: t.Any) -> None:
    """Check the same of the REST API."""
    (api,) = rest.get_rest_apis()["items"]
    assert api["disableExecuteApiEndpoint"] is True
    stage = rest.get_stage(restApiId=api["id"], stageName="live")
    logs = stage["accessLogSettings"]
    assert logs["destinationArn"].endswith(":log-group:/apis/orders-rest")
    assert "$context.httpMethod $context.resourcePath" in logs["format"]
    limits = {
        name: (said["throttlingBurstLimit"], said["throttlingRateLimit"])
        for name, said in stage["methodSettings"].items()
    }
    assert limits == {"*/*": (50, 100), "~1orders/GET": (-1, 20)}
    (mapping,) = gateway.get_api_mappings(DomainName="rest.example.org")["Items"]
    assert (mapping["ApiId"], mapping["Stage"]) == (api["id"], "live")


def given_api(estate: Estate) -> str:
    """Make what the example names; return the ARN of the certificate."""
    client = estate.account.client
    pool = client("cognito-idp").create_user_pool(PoolName="staff")["UserPool"]["Id"]
    client("cognito-idp").create_user_pool_client(UserPoolId=pool, ClientName="machine")
    trust = json.dumps({"Version": "2012-10-17", "Statement": [TRUST]})
    role = client("iam").create_role(RoleName="orders", AssumeRolePolicyDocument=trust)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("app.py", "def handler(event, context):\n    return {}\n")
    client("lambda").create_function(
        FunctionName="orders",
        Runtime="python3.13",
        Role=role["Role"]["Arn"],
        Handler="app.handler",
        Code={"ZipFile": archive.getvalue()},
    )
    public, private = write_certificate(estate.folder, ["api.example.org", "rest.example.org"])
    made = client("acm").import_certificate(
        Certificate=public.read_bytes(), PrivateKey=private.read_bytes()
    )
    return str(made["CertificateArn"])
