# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Secrets of app clients by the calendar, and straight into Secrets Manager."""

from __future__ import annotations

import datetime
import json
import typing as t

import pytest

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.errors import PlanError
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.client_secret import (
    USER_POOL_CLIENT_SECRET,
)
from localaws.cognito.store import POOLS
from tests.support import worlds
from tests.support.aws import Aws

CLIENT = {"user_pool_name": "staff", "client_name": "orders"}
PLACE = {**CLIENT, "secretsmanager_secret_id": "orders/sign-in"}
SECRET = USER_POOL_CLIENT_SECRET


def grow_older(days: int) -> None:
    """Let all secrets have been made earlier."""
    for _place, pools in POOLS.everywhere():
        for client in (one for pool in pools.values() for one in pool.clients.values()):
            for secret in client.secrets:
                secret["ClientSecretCreateDate"] -= datetime.timedelta(days=days)


def ids(aws: Aws) -> list[str]:
    (found,) = aws.inform(SECRET, CLIENT)
    return [one["client_secret_id"] for one in found["client_secrets"]]


def stored(aws: Aws) -> str:
    told = aws.client("secretsmanager").get_secret_value(SecretId="orders/sign-in")
    return str(told["SecretString"])


def told(aws: Aws, found: t.Mapping[str, t.Any]) -> str:
    key = {"UserPoolId": found["user_pool_id"], "ClientId": found["client_id"]}
    client = aws.client("cognito-idp").describe_user_pool_client(**key)["UserPoolClient"]
    return str(client["ClientSecret"])


def truthful(aws: Aws, options: dict[str, t.Any]) -> t.Any:
    """Return the result of ``options``, which check mode must predict."""
    check = aws.converge(SECRET, options, check_mode=True)
    real = aws.converge(SECRET, options)
    assert check.changed == real.changed
    assert check.after["rotation"] == real.after["rotation"]
    return real


def test_rotation_waits_for_its_age_and_keeps_the_former(aws: Aws) -> None:
    worlds.hosted(aws)
    monthly = {**CLIENT, "rotate": True, "min_age": 30}
    assert not truthful(aws, monthly).changed
    first = ids(aws)
    grow_older(days=30)
    assert truthful(aws, monthly).changed
    assert not truthful(aws, monthly).changed
    second = ids(aws)
    assert (second[:1], len(second)) == (first, 2)
    grow_older(days=30)
    assert truthful(aws, monthly).changed
    assert ids(aws)[0] == second[1]


def test_the_former_goes_after_a_while(aws: Aws) -> None:
    worlds.hosted(aws)
    aws.converge(SECRET, {**CLIENT, "rotation": "started"})
    weekly = {**CLIENT, "keep": 1, "min_age": 7}
    assert not truthful(aws, weekly).changed
    newest = ids(aws)[1]
    grow_older(days=7)
    assert truthful(aws, weekly).changed
    assert ids(aws) == [newest]
    assert not truthful(aws, weekly).changed


def test_first_secret_is_stored_once(aws: Aws) -> None:
    found = worlds.hosted(aws)
    check = aws.converge(SECRET, PLACE, check_mode=True)
    assert (check.changed, check.after["stored"], aws.writes[-1:]) == (
        True,
        "current",
        ["CreateUserPoolClient"],
    )
    result = aws.converge(SECRET, PLACE)
    assert (result.changed, result.after["stored"]) == (True, "current")
    assert stored(aws) == told(aws, found)
    aws.stands(SECRET, PLACE)
    assert "GetSecretValue" not in aws.operations


@pytest.mark.parametrize("own", [None, "chosen_by_the_tests_0123456789"])
def test_a_new_secret_is_stored_as_it_is_made(aws: Aws, own: str | None) -> None:
    worlds.hosted(aws)
    aws.converge(SECRET, PLACE)
    started = {**PLACE, "rotation": "started", **({"client_secret": own} if own else {})}
    result = aws.converge(SECRET, started)
    assert stored(aws) == (own or result.after["client_secret"])
    aws.stands(SECRET, {**PLACE, "rotation": "started"})
    assert own is None or own not in json.dumps(aws.calls)
    # The old one deleted, the place stays; the new one given up, it gets the old one again.
    assert aws.converge(SECRET, {**PLACE, "rotation": "finished"}).changed
    assert stored(aws) == (own or result.after["client_secret"])


def test_an_abandoned_secret_leaves_its_place(aws: Aws) -> None:
    found = worlds.hosted(aws)
    first = told(aws, found)
    aws.converge(SECRET, {**PLACE, "rotation": "started"})
    assert stored(aws) != first
    assert aws.converge(SECRET, {**PLACE, "rotation": "abandoned"}).changed
    assert stored(aws) == first
    aws.stands(SECRET, {**PLACE, "rotation": "finished"})


def test_what_nobody_tells_any_more_is_refused(aws: Aws) -> None:
    worlds.hosted(aws)
    aws.converge(SECRET, {**CLIENT, "rotation": "started"})
    aws.forget()
    with pytest.raises(PlanError, match="does not hold the newest of two client secrets"):
        aws.converge(SECRET, PLACE)
    assert aws.writes == []


def test_a_place_on_its_way_out_is_refused(aws: Aws) -> None:
    worlds.hosted(aws)
    aws.converge(SECRET, PLACE)
    aws.client("secretsmanager").delete_secret(SecretId="orders/sign-in")
    aws.forget()
    with pytest.raises(PlanError, match="scheduled for deletion: restore it"):
        aws.converge(SECRET, {**PLACE, "rotation": "started"})
    assert aws.writes == []


def test_a_place_by_an_arn_of_nothing_is_refused(aws: Aws) -> None:
    worlds.hosted(aws)
    arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:nothing-AbCdEf"
    with pytest.raises(PlanError, match="does not exist: create it, or give a name"):
        aws.converge(SECRET, {**CLIENT, "secretsmanager_secret_id": arn})
