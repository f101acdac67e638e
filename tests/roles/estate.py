# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a user has already, and real runs of roles and playbooks in it."""

from __future__ import annotations

import dataclasses
import json
import os
import signal
import subprocess
import sys
import typing as t
from pathlib import Path

import yaml

from demo.given import network
from demo.inventory import Account
from localaws.door.running import Door
from localaws.server import Server
from tests.support.aws import KEYS, REGION, Aws
from tests.support.playbooks import Play, Step, environment

ZONE = "example.org"
INCLUDE = "ansible.builtin.include_role"
# How a play reaches localaws, as the playbooks of the collection do.
REACHED = {
    "connection": "local",
    "gather_facts": False,
    "environment": {"AWS_REGION": "{{ aws_region }}", "AWS_DEFAULT_REGION": "{{ aws_region }}"},
    "module_defaults": {"group/gatehouse.aws.aws": {"endpoint_url": "{{ aws_endpoint_url }}"}},
}
Document = dict[str, t.Any]


def descendants(pid: int) -> t.Iterator[int]:
    """Yield the processes that one has begun, and those that they have begun."""
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        yield from (int(child), *descendants(int(child)))


@dataclasses.dataclass(frozen=True)
class Running:
    """A run that has begun."""

    process: subprocess.Popen[str]
    record: Path

    def kill(self) -> None:
        """End it at once, with the processes that it has begun: none can do anything any more."""
        # Ansible's workers have sessions of their own, so no group holds them all.
        for pid in [self.process.pid, *descendants(self.process.pid)]:
            os.kill(pid, signal.SIGKILL)
        self.process.wait()

    def end(self) -> Play:
        """Return what came of it."""
        output, _ = self.process.communicate()
        lines = self.record.read_text(encoding="utf-8").splitlines()
        return Play([Step(**json.loads(line)) for line in lines], output, self.process.returncode)


class Estate:
    """A network with a zone and a target group."""

    def __init__(self, server: Server, door: Door, folder: Path) -> None:
        self.aws, self.door, self.folder = Aws(server), door, folder
        self.account = Account(server.url, REGION)
        given = network(self.account, REGION)
        self.vpc, self.subnets = given["vpc_id"], given["load_balancer_subnets"]
        self.account.client("route53").create_hosted_zone(Name=ZONE, CallerReference="estate")
        self.runs = 0

    def targets(self, name: str) -> str:
        """Return the ARN of a new target group; behind its target the door plays an application."""
        elb = self.account.client("elbv2")
        made = elb.create_target_group(
            Name=name, Protocol="HTTP", Port=80, VpcId=self.vpc, TargetType="ip"
        )
        arn: str = made["TargetGroups"][0]["TargetGroupArn"]
        elb.register_targets(TargetGroupArn=arn, Targets=[{"Id": "10.0.0.10"}])
        return arn

    def begin(self, playbook: str, variables: Document, *flags: str) -> Running:
        """Begin a run of a playbook, by its name or its path."""
        folder = self.new_folder()
        given, record = folder / "vars.yml", folder / "record.jsonl"
        reached = {"aws_endpoint_url": self.aws.url, "aws_region": REGION}
        given.write_text(yaml.safe_dump({**reached, **variables}), encoding="utf-8")
        record.write_text("", encoding="utf-8")
        self.aws.forget()
        command = [str(Path(sys.executable).parent / "ansible-playbook"), playbook, "--diff"]
        process = subprocess.Popen(
            [*command, "-e", f"@{given}", *flags],
            env={
                "PATH": "/usr/bin:/bin",
                "AWS_ACCESS_KEY_ID": KEYS["aws_access_key_id"],
                "AWS_SECRET_ACCESS_KEY": KEYS["aws_secret_access_key"],
                "ANSIBLE_PYTHON_INTERPRETER": sys.executable,
                **environment(self.aws, folder, record),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        return Running(process, record)

    def run(self, playbook: str, variables: Document, *flags: str) -> Play:
        """Return what came of a whole run."""
        return self.begin(playbook, variables, *flags).end()

    def run_role(self, role: str, variables: Document, *flags: str) -> Play:
        """Return what came of a play that includes a role."""
        include = {"name": f"Run {role}", INCLUDE: {"name": f"gatehouse.aws.{role}"}}
        return self.run_plays([{"hosts": "all:localhost", "tasks": [include]}], variables, *flags)

    def run_plays(self, plays: list[Document], variables: Document, *flags: str) -> Play:
        """Return what came of plays, which are given how to reach localaws."""
        book = self.new_folder() / "book.yml"
        book.write_text(yaml.safe_dump([{**play, **REACHED} for play in plays]), encoding="utf-8")
        return self.run(str(book), variables, *flags)

    def new_folder(self) -> Path:
        """Return a folder for a run of its own."""
        self.runs += 1
        folder = self.folder / str(self.runs)
        folder.mkdir()
        return folder
