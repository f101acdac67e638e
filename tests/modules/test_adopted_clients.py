# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Clients of other services of AWS: found by a part of their name, changed, left standing."""

from __future__ import annotations

import pytest

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.errors import PlanError
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool_client import (
    USER_POOL_CLIENT,
)
from tests.support import worlds
from tests.support.aws import Aws

SEARCH = "AmazonOpenSearchService-search-eu-west-1-abcdefghij"
BY = [{"name_prefix": "AmazonOpenSearchService-search-"}, {"name_pattern": "-search-.*-[a-j]+$"}]


def made(aws: Aws, *names: str) -> None:
    found = worlds.pool(aws)
    for name in names:
        worlds.app_client(aws, found, name)
    aws.forget()


@pytest.mark.parametrize("by", BY, ids=["prefix", "pattern"])
def test_changed_and_kept(aws: Aws, by: dict[str, str]) -> None:
    made(aws, "orders", SEARCH)
    options = {"user_pool_name": "staff", **by, "auth_session_validity": 5}
    check = aws.converge(USER_POOL_CLIENT, options, check_mode=True)
    after = aws.lasts(USER_POOL_CLIENT, options)
    assert (after["name"], after["auth_session_validity"]) == (SEARCH, 5)
    assert check.after == {**after, "last_modified_date": check.after["last_modified_date"]}
    assert "DescribeUserPoolClient" in aws.operations
    assert aws.operations.count("DescribeUserPoolClient") == 1


@pytest.mark.parametrize("by", BY, ids=["prefix", "pattern"])
def test_never_created(aws: Aws, by: dict[str, str]) -> None:
    made(aws, "orders")
    with pytest.raises(PlanError, match="finds one that another service made and creates none"):
        aws.converge(USER_POOL_CLIENT, {"user_pool_name": "staff", **by})
    assert aws.writes == []


@pytest.mark.parametrize("by", BY, ids=["prefix", "pattern"])
def test_never_deleted(aws: Aws, by: dict[str, str]) -> None:
    made(aws, SEARCH)
    with pytest.raises(PlanError, match="give client_id or name to delete it"):
        aws.converge(USER_POOL_CLIENT, {"user_pool_name": "staff", **by}, state="absent")
    assert aws.writes == []


@pytest.mark.parametrize("by", BY, ids=["prefix", "pattern"])
def test_several_are_listed(aws: Aws, by: dict[str, str]) -> None:
    made(aws, SEARCH, SEARCH)
    with pytest.raises(PlanError, match=r"There are 2 user pool clients .*Say which one by"):
        aws.converge(USER_POOL_CLIENT, {"user_pool_name": "staff", **by})
    assert aws.writes == []


def test_what_is_no_expression_is_refused(aws: Aws) -> None:
    made(aws, SEARCH)
    with pytest.raises(PlanError, match=r"name_pattern \( is no regular expression: correct it"):
        aws.converge(USER_POOL_CLIENT, {"user_pool_name": "staff", "name_pattern": "("})
    assert aws.writes == []
