# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The example of Fargate: what a check foretells comes; and the flat list of bench is the same."""

from __future__ import annotations

import pytest

from bench.contenders import PLAYBOOKS
from tests.roles.estate import Document, Estate
from tests.support.compare import surprises
from tests.support.playbooks import Play


@pytest.fixture(scope="module")
def runs(estate: Estate, variables: Document) -> tuple[Play, Play]:
    """A check in an empty account, and a run."""
    foretold = estate.run("gatehouse.aws.deploy", variables, "--check")
    done = estate.run("gatehouse.aws.deploy", variables)
    assert (foretold.status, done.status) == (0, 0), foretold.output + done.output
    return foretold, done


def test_what_a_check_foretells_is_what_comes(runs: tuple[Play, Play]) -> None:
    """Every resource, field by field, in results and in diffs; but for ids, which AWS gives."""
    foretold, done = runs
    assert [write for step in foretold.steps for write in step.writes] == []
    assert surprises(foretold.steps, done.steps) == []


def test_the_flat_list_makes_what_the_roles_make(
    estate: Estate, variables: Document, runs: tuple[Play, Play]
) -> None:
    """But for what an application is told of its sign-in, which is in the task definition."""
    (step,) = estate.run(str(PLAYBOOKS / "whole.yml"), variables, "--check").steps
    assert [line for line in step.result["summary"] if not line.endswith(": unchanged")] == [
        "ecs_service hello: changed",
        "ecs_task_definition hello: changed",
    ]
