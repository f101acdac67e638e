# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Who does the work: each as the command of a step, or the reason why it cannot."""

from __future__ import annotations

import dataclasses
import json
import os
import sys
import typing as t
from pathlib import Path

from bench.scenarios import Scenario, Step
from demo.playbook import BIN, ROOT

PLAYBOOKS, PEERS = ROOT / "bench/playbooks", ROOT / "bench/peers"
TERRAFORM = "GATEHOUSE_TERRAFORM"
WHOLE_ONLY = "measured for the whole deployment only"
NO_COGNITO = "they have no module for Amazon Cognito"

Command = list[str]


@dataclasses.dataclass(frozen=True)
class Contender:
    """``command(scenario, step, file)`` returns what runs, or in a sentence why nothing does."""

    name: str
    command: t.Callable[[Scenario, Step, Path], Command | str]


def play(playbook: str, step: Step, file: Path, *more: str) -> Command:
    """Return the command that runs a playbook."""
    given = ["-e", f"@{file}", "-e", json.dumps(dict(step.with_))]
    return [str(BIN / "ansible-playbook"), playbook, *given, *more, *["--check"] * step.check]


def ours(scenario: Scenario, step: Step, file: Path, *more: str) -> Command:
    """Return how this collection does it: a flat list of resources, as Terraform and peers have."""
    name = "destroy" if step.name == "destroy" else scenario.name
    return play(str(PLAYBOOKS / f"{name}.yml"), step, file, *more)


def as_roles(scenario: Scenario, step: Step, file: Path) -> Command | str:
    """Return the same by the collection's playbooks, out of a few names and the roles' defaults."""
    if scenario.name != "whole":
        return WHOLE_ONLY
    if step.name == "destroy":
        return play("gatehouse.aws.destroy", step, file, "-e", "confirm_delete=hello")
    return play("gatehouse.aws.deploy", step, file)


def as_modules(scenario: Scenario, step: Step, file: Path) -> Command:
    """Return the same, each module in a process of its own."""
    return ours(scenario, step, file, "-e", "gatehouse_in_process=false")


def peers(scenario: Scenario, step: Step, file: Path) -> Command | str:
    """Return how amazon.aws and community.aws do it."""
    if scenario.name in ("clients", "pools"):
        return NO_COGNITO
    name = "destroy" if step.name == "destroy" else scenario.name
    return play(str(PEERS / f"{name}.yml"), step, file)


def floor(scenario: Scenario, step: Step, file: Path) -> Command | str:
    """Return the fewest calls, by botocore alone; what it reads tells what a check would."""
    return [sys.executable, "-m", "bench.floor", scenario.name, step.name, str(file)]


def terraform(scenario: Scenario, step: Step, file: Path) -> Command | str:
    """Return how Terraform's aws provider does it, where the machine has one."""
    program = os.environ.get(TERRAFORM)
    if not program:
        return f"absent: {TERRAFORM} names no program"
    if scenario.name != "whole":
        return WHOLE_ONLY
    return [sys.executable, "-m", "bench.terraform", program, step.name, str(file)]


CONTENDERS = (
    Contender("ours", ours),
    Contender("ours, roles", as_roles),
    Contender("ours, modules", as_modules),
    Contender("peers", peers),
    Contender("floor", floor),
    Contender("terraform", terraform),
)
