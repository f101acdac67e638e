# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Many things of a kind in one stack: calls grow with pages of lists, not with what is meant."""

from __future__ import annotations

import collections
import typing as t

import pytest

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.graph import Node
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.stack import converge_all
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.survey import Terms
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.group import GROUP
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user import USER
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool_client import (
    USER_POOL_CLIENT,
)
from tests.support import worlds
from tests.support.aws import Aws

Document = dict[str, t.Any]

GROUPS = ("admins", "editors", "readers")


def user(number: int, **options: t.Any) -> Document:
    """Return the options of one user of many."""
    email = f"user{number}@example.com"
    groups = [GROUPS[number % 3]] if number else []
    return {"username": f"user{number}", "attributes": {"email": email}, "groups": groups} | options


def converged(aws: Aws, resource: t.Any, entries: list[Document]) -> tuple[set[str], Document]:
    """Return who was changed, and how often each operation was called."""
    entries = [{"user_pool_name": "staff", **one} for one in entries]
    # As the module's own default has it.
    terms = Terms(purge={"purge_attributes": False})
    nodes = [Node(resource.name, resource, one, terms) for one in entries]
    aws.forget()
    results = converge_all(nodes, aws.session(), dry=False)
    changed = {node.label.split()[-1] for node, result in results.items() if result.changed}
    return changed, dict(collections.Counter(aws.operations))


def test_users_are_listed_once(aws: Aws) -> None:
    worlds.with_groups(aws)
    everybody = [user(number) for number in range(70)]
    changed, _calls = converged(aws, USER, everybody)
    assert len(changed) == 70
    changed, calls = converged(aws, USER, everybody)
    assert changed == set()
    assert calls == {"ListUserPools": 1, "ListUsers": 2, "ListGroups": 1, "ListUsersInGroup": 3}


def test_only_who_differs_is_read_and_written(aws: Aws) -> None:
    worlds.with_groups(aws)
    everybody = [user(number) for number in range(5)]
    converged(aws, USER, everybody)
    everybody[2] = user(2, groups=["admins"])
    everybody[4] = user(4, attributes={"email": "new@example.com"})
    changed, calls = converged(aws, USER, everybody)
    assert changed == {"user2", "user4"}
    # Once before the plan and once after the change.
    assert calls["AdminGetUser"] == calls["AdminListGroupsForUser"] == 4


def test_a_late_list_writes_nothing(aws: Aws) -> None:
    """AWS's lists come after the facts: who is not in them yet is looked for by name."""
    worlds.with_groups(aws)
    everybody = [user(number) for number in range(3)]
    converged(aws, USER, everybody)
    aws.fault(operation="ListUsers", answer={"Users": []})
    changed, calls = converged(aws, USER, everybody)
    assert (changed, calls["AdminGetUser"]) == (set(), 3)


def test_few_of_very_many_are_read_each(aws: Aws) -> None:
    """Listing a large pool to find a few of its users would take longer."""
    found = worlds.with_groups(aws)
    cognito = aws.client("cognito-idp")
    for number in range(130):
        cognito.admin_create_user(UserPoolId=found["user_pool_id"], Username=f"user{number}")
    changed, calls = converged(aws, USER, [{"username": "user1"}, {"username": "user2"}])
    assert changed == set()
    assert calls == {"ListUserPools": 1, "ListUsers": 2, "AdminGetUser": 2}


def test_users_who_sign_in_by_address_are_found_in_the_list(aws: Aws) -> None:
    worlds.pool(aws, UsernameAttributes=["email"])
    everybody = [
        {"username": f"u{n}@example.com", "attributes": {"email_verified": "true"}}
        for n in range(3)
    ]
    converged(aws, USER, everybody)
    changed, calls = converged(aws, USER, everybody)
    assert changed == set()
    assert calls == {"ListUserPools": 1, "ListUsers": 1}


def test_factors_are_read_each(aws: Aws) -> None:
    """No list tells them."""
    worlds.with_groups(aws)
    everybody = [user(n, mfa_preference={"sms": {"enabled": False}}) for n in range(2)]
    converged(aws, USER, everybody)
    changed, calls = converged(aws, USER, everybody)
    assert (changed, calls["AdminGetUser"]) == (set(), 2)


def test_groups_are_listed_once(aws: Aws) -> None:
    worlds.with_groups(aws)
    changed, calls = converged(aws, GROUP, [{"name": name} for name in GROUPS])
    assert changed == set()
    assert calls == {"ListUserPools": 1, "ListGroups": 1}


@pytest.mark.parametrize("new", [True, False], ids=["new", "standing"])
def test_clients_are_listed_once(aws: Aws, new: bool) -> None:
    worlds.pool(aws)
    clients = [{"name": f"client{number}"} for number in range(61)]
    if not new:
        converged(aws, USER_POOL_CLIENT, clients)
    changed, calls = converged(aws, USER_POOL_CLIENT, clients)
    assert len(changed) == (61 if new else 0)
    assert calls["ListUserPools"] == 1
    assert calls["ListUserPoolClients"] == (1 if new else 2)
    # What creates one answers all of it.
    assert calls.get("DescribeUserPoolClient", 0) == (0 if new else 61)
