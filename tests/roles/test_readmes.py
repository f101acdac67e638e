# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The examples of the roles' READMEs, run as they stand but for the ids of the network."""

from __future__ import annotations

import re

import pytest
import yaml

from demo.playbook import ROOT
from tests.roles.estate import Document, Estate

# Each stands on what those before it have made.
ROLES = ("user_pool", "load_balancer", "sign_in")


def example(role: str, estate: Estate) -> list[Document]:
    """Return the plays of a README, with the ids of the estate's network."""
    (block,) = re.findall(
        r"```yaml\n(.*?)```", (ROOT / "roles" / role / "README.md").read_text(), re.S
    )
    ids = {"vpc-0123456789abcdef0": estate.vpc}
    ids |= {f"subnet-0123456789abcdef{n}": one for n, one in enumerate(estate.subnets, 1)}
    for shown, real in ids.items():
        block = block.replace(shown, real)
    plays: list[Document] = yaml.safe_load(block)
    return plays


@pytest.fixture(scope="module")
def targets(estate: Estate) -> Estate:
    """The target group that the examples name."""
    estate.targets("hello")
    return estate


@pytest.mark.parametrize("role", ROLES)
def test_the_example_runs_and_then_finds_nothing_to_do(targets: Estate, role: str) -> None:
    first = targets.run_plays(example(role, targets), {})
    assert first.status == 0, first.output
    again = targets.run_plays(example(role, targets), {})
    assert (again.status, [step.task for step in again.steps if step.changed]) == (0, [])
