# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A deployment is one plan: an error anywhere stops all of it; and whatever stops it, it goes on.

The tests of this file go on from one another, from an empty account to an empty one.
"""

from __future__ import annotations

import time
import typing as t

import pytest

from demo.inventory import gained
from tests.roles.estate import ZONE, Document, Estate
from tests.support.playbooks import Play

DEPLOY, DESTROY = "gatehouse.aws.deploy", "gatehouse.aws.destroy"
GIVEN = "{{ (wrong[inventory_hostname | int - 1]).%s | default(%s) }}"

ELSEWHERE = "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"
# What is wrong is known by AWS alone, and what is said of it.
WRONG: list[tuple[Document, str]] = [
    ({"zone": "elsewhere.example"}, "There is no hosted zone with zone elsewhere.example"),
    ({"web_acl": "nobody"}, "There is no web acl with web_acl_name nobody"),
    ({"provider": ["Nobody"]}, "Nobody"),
    ({"certificate": ELSEWHERE}, "is in us-east-1, and the load balancer in eu-west-1"),
    ({"text": "${cognito_user_pool[name=nobody].arn}"}, "does not exist: create it first"),
]


@pytest.fixture(scope="module")
def before(estate: Estate, variables: Document) -> t.Any:
    """What stands in an account that has no more than the example names."""
    return estate.account.standing()


def stack_of(played: Play) -> t.Any:
    """Return the step that makes everything."""
    (step,) = (step for step in played.steps if "summary" in step.result)
    return step


def test_an_error_anywhere_stops_all_of_it(
    estate: Estate, variables: Document, before: t.Any
) -> None:
    """Each by a host of one inventory, as a run for each would take long."""
    arn = variables["load_balancer_certificate_arn"]
    wrong = {
        "wrong": [given for given, _said in WRONG],
        "load_balancer_zone": GIVEN % ("zone", repr(ZONE)),
        "load_balancer_web_acl_name": GIVEN % ("web_acl", "''"),
        "sign_in_supported_identity_providers": GIVEN % ("provider", "['COGNITO']"),
        "load_balancer_certificate_arn": GIVEN % ("certificate", repr(arn)),
        "ecs_service_environment": {"POOL": GIVEN % ("text", "'none'")},
        "fleet": "all",
    }
    hosts = ",".join(str(number + 1) for number in range(len(WRONG)))
    refused = estate.run(DEPLOY, {**variables, **wrong}, "-i", f"{hosts},")
    said = [str(step.result["msg"]) for step in refused.steps if step.outcome == "failed"]
    for _given, sentence in WRONG:
        assert [one for one in said if sentence in one], (sentence, said)
    assert len(said) == len(WRONG), refused.output
    assert [write for step in refused.steps for write in step.writes] == []
    assert gained(before, estate.account.standing()) == {}


def counted(standing: t.Mapping[str, t.Sized]) -> dict[str, int]:
    """Return how many of each kind there are."""
    return {kind: len(those) for kind, those in standing.items()}


@pytest.fixture(scope="module")
def undisturbed(
    estate: Estate, variables: Document, before: t.Any
) -> tuple[Play, dict[str, int], Play]:
    """A deployment, what it leaves, and its end, in an account that is empty again."""
    done = estate.run(DEPLOY, variables)
    assert done.status == 0, done.output
    made = counted(gained(before, estate.account.standing()))
    gone = estate.run(DESTROY, variables, "-e", "confirm_delete=hello")
    assert gone.status == 0, gone.output
    assert gained(before, estate.account.standing()) == {}
    return done, made, gone


def test_names_come_last_and_go_first(undisturbed: tuple[Play, t.Any, Play]) -> None:
    """Whoever comes by a name finds the door, and behind it never a target without its sign-in."""
    done, _made, gone = undisturbed
    writes = stack_of(done).writes
    last = len(writes) - 1 - writes[::-1].index("CreateRule")
    assert last < writes.index("CreateService") < writes.index("ChangeResourceRecordSets")
    undone = stack_of(gone).writes
    order = ("ChangeResourceRecordSets", "DeleteService", "DeleteRule", "DeleteLoadBalancer")
    assert sorted(order, key=undone.index) == list(order)


def test_killed_in_the_middle_and_run_again(
    estate: Estate, variables: Document, before: t.Any, undisturbed: tuple[Play, t.Any, Play]
) -> None:
    """It ends as a run that nobody disturbed."""
    running = estate.begin(DEPLOY, variables)
    while len(estate.aws.writes) < 20:
        assert running.process.poll() is None, running.end().output
        time.sleep(0.01)
    running.kill()
    half = counted(gained(before, estate.account.standing()))
    done = estate.run(DEPLOY, variables)
    assert done.status == 0, done.output
    deeds = {line.rpartition(" ")[2] for line in stack_of(done).result["summary"]}
    assert deeds >= {"unchanged", "created"}
    _done, made, _gone = undisturbed
    assert half != counted(gained(before, estate.account.standing())) == made
    again = estate.run(DEPLOY, variables)
    assert (again.status, [one.task for one in again.steps if one.changed]) == (0, [])
