# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Each role runs with no variable but those that it requires, and then finds nothing to do.

The role ecs_service does in a test file of its own.
"""

from __future__ import annotations

import typing as t
from pathlib import Path

from tests.support.aws import Aws
from tests.support.playbooks import play
from tests.support.worlds import HOST, sign_in
from tests.unit.contract.test_roles import ROLES, options

Document = dict[str, t.Any]
CODE = {"source_files": {"app.py": "def handler(event, context):\n    return {}\n"}}
# What a role requires of several together, or one of several, as its README says.
TOGETHER = {
    "load_balancer_vpc_id",
    "load_balancer_subnets",
    "load_balancer_hosts",
    "load_balancer_certificate_arn",
    "sign_in_target_group_name",
}


def given(world: Document, group: str) -> dict[str, Document]:
    """Return the variables of each role, in the order in which they stand on one another."""
    return {
        "user_pool": {"user_pool_name": "people"},
        "load_balancer": {
            "load_balancer_name": "hello",
            "load_balancer_vpc_id": world["vpc"],
            "load_balancer_subnets": world["subnets"],
            "load_balancer_hosts": [HOST],
            "load_balancer_certificate_arn": world["certificate_arn"],
        },
        "lambda_service": {"lambda_service_name": "function", "lambda_service_code": CODE},
        "asg_service": {
            "asg_service_name": "instances",
            "asg_service_vpc_id": world["vpc"],
            "asg_service_subnets": world["subnets"],
            "asg_service_load_balancer_security_group": group,
            "asg_service_user_data": "#!/bin/sh",
        },
        "sign_in": {
            "sign_in_name": "hello",
            "sign_in_hosts": [HOST],
            "sign_in_user_pool_name": "staff",
            "sign_in_load_balancer_name": "hello",
            "sign_in_target_group_name": "orders",
        },
        "api_gateway": {
            "api_gateway_name": "hello",
            "api_gateway_user_pool_name": "staff",
            "api_gateway_clients": ["orders"],
            "api_gateway_integrations": [{"name": "function", "function_name": "function"}],
            "api_gateway_routes": [{"route_key": "GET /", "integration_name": "function"}],
        },
    }


def test_roles_with_what_they_require(aws: Aws, tmp_path: Path) -> None:
    world = sign_in(aws)
    group = aws.client("ec2").create_security_group(
        GroupName="balancer", Description="balancer", VpcId=world["vpc"]
    )["GroupId"]
    roles = given(world, group)
    assert {*roles, "ecs_service"} == {*ROLES}
    for role, variables in roles.items():
        required = {name for name, option in options(role).items() if option.get("required")}
        assert {*variables} - TOGETHER == required
    once = [
        {
            "name": role,
            "ansible.builtin.include_role": {"name": f"gatehouse.aws.{role}"},
            "vars": variables,
        }
        for role, variables in roles.items()
    ]
    mark = {"name": "mark", "ansible.builtin.debug": {}}
    made = play(aws, tmp_path, [*once, mark, *once], {})
    assert made.status == 0, made.output
    marked = next(place for place, step in enumerate(made.steps) if step.task == "mark")
    first, again = made.steps[:marked], made.steps[marked:]
    assert sum(bool(step.writes) for step in first) >= len(roles)
    assert [step.task for step in again if step.changed or step.writes] == []
