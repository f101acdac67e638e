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
