# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A stack that is killed on the way ends, run again, as if it had never been disturbed."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import typing as t
from pathlib import Path

import pytest

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.graph import Node
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.stack import converge_all
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.survey import Terms
from localaws.server import Server
from tests.support.aws import Aws
from tests.support.compare import alike
from tests.support.resources import resource_of
from tests.support.worlds import HOST, cluster

Document = dict[str, t.Any]

ROOT = Path(__file__).parents[2]
# Where to look for what was made, once or twice.
LISTED: tuple[tuple[str, Document], ...] = (
    ("cognito_user_pool", {}),
    ("cognito_user_pool_client", {"user_pool_name": "people"}),
    ("cognito_user_pool_domain", {"user_pool_name": "people"}),
    ("ec2_security_group", {"name": "door"}),
    ("ec2_security_group", {"name": "tasks"}),
    ("elb_listener", {"load_balancer_name": "edge"}),
    ("elb_listener_rule", {"load_balancer_name": "edge", "listener_port": 8443}),
    ("ecs_service", {"cluster": "main"}),
)


def entries(aws: Aws) -> dict[str, list[Document]]:
    """Return a whole protected service, its groups letting each other in; what it needs stands."""
    found = cluster(aws)
    subnets = aws.client("ec2").describe_subnets(SubnetIds=found["subnets"])
    vpc = subnets["Subnets"][0]["VpcId"]
    login = {"user_pool_name": "people", "user_pool_client_name": "shop"}
    closed = [{"fixed_response": {"status_code": "404"}}]
    network = {"subnets": found["subnets"], "security_group_names": ["tasks"]}
    return {
        "cognito_user_pool": [{"name": "people", "tags": {"team": "a"}}],
        "cognito_user_pool_domain": [{"user_pool_name": "people", "domain": "people-gate"}],
        "cognito_user_pool_client": [
            {
                "user_pool_name": "people",
                "name": "shop",
                "generate_secret": True,
                "allowed_oauth_flows_user_pool_client": True,
                "allowed_oauth_flows": ["code"],
                "allowed_oauth_scopes": ["openid"],
                "callback_urls": [f"https://{HOST}/oauth2/idpresponse"],
                "supported_identity_providers": ["COGNITO"],
            }
        ],
        "ec2_security_group": [
            {"name": name, "vpc_id": vpc, "rules": [{"ports": ["80"], "group_name": other}]}
            for name, other in (("door", "tasks"), ("tasks", "door"))
        ],
        "elb_listener": [
            {
                "load_balancer_name": "edge",
                "port": 8443,
                "protocol": "HTTPS",
                "certificate_arn": found["certificate_arn"],
                "default_actions": closed,
            }
        ],
        "elb_listener_rule": [
            {
                "load_balancer_name": "edge",
                "listener_port": 8443,
                "key": "shop",
                "priority": "auto",
                "conditions": [{"host_header": {"values": [HOST]}}],
                "actions": [
                    {"authenticate_cognito": login},
                    {"forward": {"target_groups": [{"target_group_name": "other"}]}},
                ],
            }
        ],
        "ecs_service": [
            {
                "cluster": "main",
                "name": "shop",
                "task_definition": "orders",
                "desired_count": 1,
                "launch_type": "FARGATE",
                "network_configuration": {"awsvpc_configuration": network},
                "load_balancers": [
                    {
                        "target_group_name": "other",
                        "container_name": "app",
                        "container_port": 8080,
                    }
                ],
            }
        ],
    }


def nodes(stack: dict[str, list[Document]]) -> list[Node]:
    return [Node(k, resource_of(k), one, Terms()) for k, many in stack.items() for one in many]


def killed(stack: dict[str, list[Document]], number: int) -> int:
    """Return how a run ended that is killed before its write of this number.

    It has a port of its own, which closes when all that it asked for has been answered: what is
    on the way when it dies still arrives.
    """
    with Server(patient=True) as server:
        done = subprocess.run(
            [sys.executable, "-m", "tests.support.killed", server.url, str(number)],
            cwd=ROOT,
            input=json.dumps(stack),
            text=True,
            check=False,
        )
    return done.returncode


def state(aws: Aws) -> list[list[Document]]:
    """Return all that there is of the kinds of the stack."""
    found = [aws.inform(resource_of(kind), scope) for kind, scope in LISTED]
    for service in found[-1]:
        # What happened on the way is told there, too.
        service.pop("events", None)
    return found


def undisturbed(aws: Aws) -> tuple[list[list[Document]], int]:
    """Return what an undisturbed run ends with, and how many writes it takes."""
    stack = entries(aws)
    aws.forget()
    converge_all(nodes(stack), aws.session(), dry=False)
    writes = len(aws.writes)
    found = state(aws)
    aws.server.reset()
    return found, writes


@pytest.mark.parametrize("part", [0.0, 0.3, 0.6, 1.0], ids=lambda part: f"after {part:.0%}")
def test_killed_and_run_again(aws: Aws, part: float) -> None:
    wanted, writes = undisturbed(aws)
    stack = entries(aws)
    aws.forget()
    number = 2 + round(part * (writes - 2))
    assert killed(stack, number) == -signal.SIGKILL
    # Of those that were under way side by side, some have arrived.
    assert len(aws.writes) < writes
    converge_all(nodes(stack), aws.session(), dry=False)
    pairs: dict[str, str] = {}
    for (kind, _scope), first, then in zip(LISTED, wanted, state(aws), strict=True):
        assert alike(first, then, pairs), kind
    aws.forget()
    again = converge_all(nodes(stack), aws.session(), dry=False)
    assert (aws.writes, {one.changed for one in again.values()}) == ([], {False})
