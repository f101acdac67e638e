# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The role ecs_service, run by ansible-playbook: what it makes, and what it says of what fails."""

from __future__ import annotations

import typing as t
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

    def role(self, *entries: str, flags: tuple[str, ...] = (), **more: t.Any) -> Play:
        """Return the run of the role's entry points, the rule made after the first of them."""
        tasks: list[Document] = []
        for entry in entries:
            tasks.append(
                {
                    "name": entry,
                    "ansible.builtin.include_role": {
                        "name": "gatehouse.aws.ecs_service",
                        "tasks_from": entry,
                    },
                }
            )
            if entry == "prepare":
                tasks.append(self.rule())
        return play(self.aws, self.folder, tasks, {**self.variables, **more}, *flags)

    def rule(self) -> Document:
        """Return the task that puts a rule before the target group."""
        return {
            "name": "rule",
            "gatehouse.aws.elb_listener_rule": {
                "load_balancer_name": "edge",
                "listener_port": 443,
                "key": "hello",
                "priority": "auto",
                "conditions": [{"host_header": {"values": [HOST]}}],
                "actions": [{"target_group_name": "hello"}],
            },
        }


@pytest.fixture
def stage(aws: Aws, tmp_path: Path) -> Stage:
    return Stage(aws, tmp_path)


def test_first(stage: Stage) -> None:
    made = stage.role("prepare", "service", flags=("--check",))
    print(made.output)
    assert made.status == 0
    made = stage.role("prepare", "service")
    print(made.output)
    assert made.status == 0
    made = stage.role("prepare", "service")
    print(made.output)
    assert made.status == 0
