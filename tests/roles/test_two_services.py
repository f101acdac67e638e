# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Two services by two playbooks on one load balancer, at the same time."""

from __future__ import annotations

import typing as t

import pytest

from tests.localaws.door.visitor import Visitor
from tests.roles.estate import ZONE, Document, Estate
from tests.roles.people import EMAIL, add_person, sign_in
from tests.support.playbooks import Play

NAMES = ("books", "songs")
DEPLOY, DESTROY = "gatehouse.aws.deploy", "gatehouse.aws.destroy"


def service(estate: Estate, name: str) -> Document:
    """Return the variables of a service on a load balancer that stands already."""
    return {
        "service_name": name,
        "service_hosts": [f"{name}.{ZONE}"],
        "service_type": "target_group",
        "vpc_id": estate.vpc,
        "load_balancer_name": "edge",
        "load_balancer_shared": True,
        "load_balancer_zone": ZONE,
        "load_balancer_certificates": [{"domain_name": f"{name}.{ZONE}"}],
        "user_pool_domain": f"{name}-pages",
        "user_pool_mfa_configuration": "OFF",
        "sign_in_access": [
            {"name": "health", "access": "public", "paths": ["/health"]},
            {"name": "calls", "access": "api", "paths": ["/api/*"]},
        ],
    }


def together(estate: Estate, playbook: str, *flags: str) -> list[Play]:
    """Return what came of both playbooks, run at the same time."""
    runs = [estate.begin(playbook, service(estate, name), *flags) for name in NAMES]
    return [run.end() for run in runs]


def changes(played: Play) -> tuple[int, list[str]]:
    """Return the status and the tasks that report a change."""
    return played.status, [step.task for step in played.steps if step.changed]


@pytest.fixture(scope="module")
def both(estate: Estate) -> Estate:
    """A load balancer by the role, with no variable but the required ones; then both services."""
    variables = {
        "load_balancer_name": "edge",
        "load_balancer_vpc_id": estate.vpc,
        "load_balancer_subnets": estate.subnets,
        "load_balancer_hosts": [f"edge.{ZONE}"],
        "load_balancer_zone": ZONE,
    }
    made = estate.run_role("load_balancer", variables)
    assert made.status == 0, made.output
    for name in NAMES:
        estate.targets(name)
    for played in together(estate, DEPLOY):
        assert played.status == 0, played.output
    return estate


@pytest.fixture
def visitor(both: Estate) -> t.Iterator[Visitor]:
    with Visitor(both.door) as somebody:
        yield somebody


def test_neither_sees_a_change_by_the_other(both: Estate) -> None:
    assert [changes(played) for played in together(both, DEPLOY)] == [(0, []), (0, [])]


def test_one_person_has_a_session_with_each(both: Estate, visitor: Visitor) -> None:
    for name in NAMES:
        add_person(both, name)
        assert visitor.get(f"https://{name}.{ZONE}/health").status_code == 200
        assert visitor.get(f"https://{name}.{ZONE}/api/x").status_code == 401
        assert EMAIL in sign_in(visitor, f"https://{name}.{ZONE}/").text
    for name in NAMES:
        assert visitor.get(f"https://{name}.{ZONE}/api/x").status_code == 200


def test_one_goes_and_the_other_stays_as_it_is(both: Estate, visitor: Visitor) -> None:
    gone = both.run(DESTROY, service(both, "books"), "-e", "confirm_delete=books")
    assert gone.status == 0, gone.output
    assert visitor.get(f"https://books.{ZONE}/").status_code == 404
    assert visitor.get(f"https://songs.{ZONE}/health").status_code == 200
    assert changes(both.run(DEPLOY, service(both, "songs"))) == (0, [])
    again = both.run(DESTROY, service(both, "books"), "-e", "confirm_delete=books")
    assert changes(again) == (0, [])
