# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A target group behind a sign-in: the whole way there and back, and through the door."""

from __future__ import annotations

import typing as t

import pytest

from demo.inventory import gained
from tests.localaws.door.visitor import Visitor
from tests.roles.estate import ZONE, Document, Estate

HOST, OTHER = f"shop.{ZONE}", f"www.{ZONE}"
DEPLOY, DESTROY = "gatehouse.aws.deploy", "gatehouse.aws.destroy"


def shop(estate: Estate, **more: t.Any) -> Document:
    """Return the variables of a service with every kind of access."""
    return {
        "service_name": "shop",
        "service_hosts": [HOST, OTHER],
        "service_type": "target_group",
        "load_balancer_zone": ZONE,
        "vpc_id": estate.vpc,
        "load_balancer_subnets": estate.subnets,
        "user_pool_domain": "shop-pages",
        "user_pool_mfa_configuration": "OFF",
        "sign_in_access": [
            {"name": "health", "access": "public", "paths": ["/health"], "methods": ["GET"]},
            {"name": "robots", "access": "machine", "paths": ["/m/*"], "scopes": ["shop/write"]},
            {"name": "calls", "access": "api", "paths": ["/api/*"]},
            {
                "name": "office",
                "access": "authenticate",
                "paths": ["/office/*"],
                "source_cidrs": ["203.0.113.0/24"],
            },
            {
                "name": "probes",
                "access": "allowlist",
                "paths": ["/probes/*"],
                "source_cidrs": ["127.0.0.0/8"],
            },
        ],
        **more,
    }


@pytest.fixture(scope="module")
def deployed(estate: Estate) -> t.Iterator[Estate]:
    """The shop, deployed in an account where a check has foretold it."""
    estate.targets("shop")
    before = estate.account.standing()
    foretold = estate.run(DEPLOY, shop(estate), "--check")
    assert foretold.status == 0, foretold.output
    assert gained(before, estate.account.standing()) == {}
    done = estate.run(DEPLOY, shop(estate))
    assert done.status == 0, done.output
    assert [s.task for s in foretold.steps if s.changed] == [
        s.task for s in done.steps if s.changed
    ]
    yield estate
    gone = estate.run(DESTROY, shop(estate), "-e", "confirm_delete=shop")
    assert gone.status == 0, gone.output
    assert gained(before, estate.account.standing()) == {}


@pytest.fixture
def visitor(deployed: Estate) -> t.Iterator[Visitor]:
    with Visitor(deployed.door) as somebody:
        yield somebody


def test_second_run_changes_nothing(deployed: Estate) -> None:
    again = deployed.run(DEPLOY, shop(deployed))
    assert (again.status, [s.task for s in again.steps if s.changed]) == (0, [])
    assert [write for step in again.steps for write in step.writes] == []


@pytest.mark.parametrize(
    ("path", "status", "to"),
    [
        ("/", 302, "/oauth2/authorize"),
        ("/health", 200, ""),
        ("/healthy", 302, "/oauth2/authorize"),
        ("/api/orders", 401, ""),
        ("/m/orders", 401, ""),
        ("/office/door", 403, ""),
        ("/probes/1", 200, ""),
        ("/signed-out", 200, ""),
    ],
)
def test_what_a_stranger_gets(visitor: Visitor, path: str, status: int, to: str) -> None:
    for host in (HOST, OTHER):
        answer = visitor.get(f"https://{host}{path}")
        assert (answer.status_code, to in answer.headers.get("location", "")) == (status, True)


def test_public_path_is_public_by_its_method_only(visitor: Visitor) -> None:
    answer = visitor.http.post(f"https://{HOST}/health")
    assert "/oauth2/authorize" in answer.headers.get("location", "") or answer.status_code == 401


def test_destroy_refuses_a_load_balancer_that_is_not_named_twice(deployed: Estate) -> None:
    refused = deployed.run(DESTROY, shop(deployed, user_pool_deletion_protection="INACTIVE"))
    assert refused.status != 0
    assert "set load_balancer_confirm_delete to shop" in refused.output or (
        "set user_pool_confirm_delete to shop" in refused.output
    )
    assert [write for step in refused.steps for write in step.writes] == []
