# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The roles asg_service and lambda_service as parts of one stack, with the door in front."""

from __future__ import annotations

import base64
import itertools
import typing as t
from pathlib import Path

import pytest

from tests.support.aws import Aws
from tests.support.playbooks import Play, Step, play
from tests.support.worlds import sign_in

Document = dict[str, t.Any]

CLIENT = "${cognito_user_pool_client[user_pool_name=staff,name=shop].client_id}"
GROUP = "${ec2_security_group[name=balancer].group_id}"
ROLES = ("asg_service", "lambda_service")
# What lets traffic come to a target.
OPENS = ("CreateAutoScalingGroup", "RegisterTargets")
CODE = {"source_files": {"app.py": "def handler(event, context):\n    return {}\n"}}


def rule(name: str) -> Document:
    """Return the rule in front of a target group."""
    return {
        "load_balancer_name": "edge",
        "listener_port": 443,
        "key": name,
        "priority": "auto",
        "conditions": [{"path_pattern": {"values": [f"/{name}"]}}],
        "actions": [{"target_group_name": name}],
    }


class Stage:
    """The network and the load balancer, and the variables of the roles."""

    def __init__(self, aws: Aws, folder: Path) -> None:
        self.aws, self.folder, self.world = aws, folder, sign_in(aws)
        self.variables: Document = {
            "asg_service_name": "machines",
            "asg_service_vpc_id": self.world["vpc"],
            "asg_service_subnets": self.world["subnets"],
            "asg_service_load_balancer_security_group": GROUP,
            "asg_service_security_groups": [GROUP],
            "asg_service_user_data": "#!/bin/sh\necho ${words[1]}\n",
            "asg_service_sign_in_environment": {"SIGN_IN_CLIENT_ID": CLIENT},
            "lambda_service_name": "function",
            "lambda_service_code": CODE,
            "lambda_service_sign_in_environment": {"SIGN_IN_CLIENT_ID": CLIENT},
        }
        group = {"name": "balancer", "description": "balancer", "vpc_id": self.world["vpc"]}
        self.front = {
            "cognito_user_pool_client": [{"user_pool_name": "staff", "name": "shop"}],
            "ec2_security_group": [group],
            "elb_listener_rule": [rule("machines"), rule("function")],
        }

    def whole(self, name: str, **task: t.Any) -> list[Document]:
        """Return the tasks that bring both roles, and what is in front, to a state as one stack."""
        state = task.pop("state", "present")
        of_roles = {f"{role}_state": state for role in ROLES}
        checks = [
            {
                "name": "checks",
                "ansible.builtin.include_role": {
                    "name": f"gatehouse.aws.{role}",
                    "tasks_from": "checks",
                    "public": True,
                },
                "vars": of_roles,
            }
            for role in ROLES
        ]
        parts = {role: f"{{{{ {role}_part }}}}" for role in ROLES}
        stack = {"state": state, "parts": {"front": self.front, **parts}}
        run = {"name": name, "gatehouse.aws.stack": stack, "register": "deployment"}
        told = {f"{role}_result": f"{{{{ {role}_told }}}}" for role in ROLES}
        made = {f"{role}_deployment": "{{ deployment }}" for role in ROLES}
        tell = {"name": f"{name}: told", "ansible.builtin.set_fact": told}
        return [*checks, {**run, "vars": of_roles, **task}, {**tell, "vars": {**of_roles, **made}}]

    def play(self, tasks: t.Sequence[Document], **more: t.Any) -> Play:
        """Return the run of ``tasks``."""
        return play(self.aws, self.folder, list(tasks), {**self.variables, **more})


@pytest.fixture
def stage(aws: Aws, tmp_path: Path) -> Stage:
    return Stage(aws, tmp_path)


def test_both_are_parts_of_one_stack(stage: Stage) -> None:
    names = ("foretell", "make", "again")
    tasks = [stage.whole(name, check_mode=name == "foretell") for name in names]
    foretold, made, again = runs(stage.play(list(itertools.chain(*tasks))), names)
    assert (foretold.writes, foretold.result["summary"]) == ([], made.result["summary"])
    assert all(line.endswith(": created") for line in made.result["summary"])
    # No target takes traffic before the rules stand.
    rules = max(place for place, name in enumerate(made.writes) if name == "CreateRule")
    assert [name for name in OPENS if made.writes.index(name) < rules] == []
    assert (again.changed, again.writes) == (False, [])
    knows(stage, made.result["parts"])
    names = ("take away", "away again")
    tasks = [stage.whole(name, state="absent") for name in names]
    gone, again = runs(stage.play(list(itertools.chain(*tasks))), names)
    assert all(line.endswith(": deleted") for line in gone.result["summary"])
    assert gone.writes.index("DeleteAutoScalingGroup") < gone.writes.index("DeleteRule")
    assert (again.changed, again.writes) == (False, [])


def runs(made: Play, names: t.Iterable[str]) -> list[Step]:
    """Return the stacks of a play, of which the roles told what stands."""
    assert made.status == 0, made.output
    steps = {step.task: step for step in made.steps}
    for name in names:
        parts = steps[name].result["parts"]
        facts = steps[f"{name}: told"].result["ansible_facts"]
        function, instances = (facts[f"{role}_result"] for role in ROLES[::-1])
        if "away" in name:
            assert (function, instances) == ({}, {})
            continue
        of_function, of_instances = (parts[role] for role in ROLES[::-1])
        assert function["function_arn"] == one(of_function, "lambda_function")["function_arn"]
        group = one(of_instances, "ec2_security_group")
        assert instances["security_group_id"] == group["group_id"]
        scaled = one(of_instances, "autoscaling_group")
        assert instances["auto_scaling_group_arn"] == scaled["auto_scaling_group_arn"]
    return [steps[name] for name in names]


def one(part: Document, kind: str) -> Document:
    """Return what there is of a kind in a part of a stack."""
    (found,) = part[kind]
    return t.cast("Document", found[kind.removeprefix("ec2_").removeprefix("elb_")])


def knows(stage: Stage, parts: Document) -> None:
    """The services are told of the client that the same stack has made."""
    function = one(parts["lambda_service"], "lambda_function")["function_arn"]
    (target,) = one(parts["lambda_service"], "elb_target_group")["targets"]
    assert target["id"] == function
    client = parts["front"]["cognito_user_pool_client"][0]["user_pool_client"]["client_id"]
    found = stage.aws.client("lambda").get_function_configuration(FunctionName="function")
    assert found["Environment"]["Variables"] == {"SIGN_IN_CLIENT_ID": client}
    newest = stage.aws.client("ec2").describe_launch_template_versions(
        LaunchTemplateName="machines", Versions=["$Latest"]
    )
    data = newest["LaunchTemplateVersions"][0]["LaunchTemplateData"]
    text = base64.b64decode(data["UserData"]).decode()
    assert f"SIGN_IN_CLIENT_ID='{client}'" in text
    assert "echo ${words[1]}" in text
    own = one(parts["asg_service"], "ec2_security_group")["group_id"]
    balancer = one(parts["front"], "ec2_security_group")["group_id"]
    assert data["SecurityGroupIds"] == [own, balancer]


def test_no_room_for_the_instances_is_refused_before_anything_is_made(stage: Stage) -> None:
    made = stage.play(stage.whole("make"), asg_service_desired_instances=9)
    assert made.status != 0
    assert "9 is not between 2 and 4" in made.steps[-1].result["msg"]
    assert [step.writes for step in made.steps if step.writes] == []
