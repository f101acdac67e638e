# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A task that finds nothing to do makes no call that could be left out."""

from __future__ import annotations

import typing as t

import pytest

from tests.support.aws import Aws
from tests.support.cases import CASES, filled, options_of
from tests.support.resources import accepted, resource_of
from tests.support.worlds import WORLDS

COUNTED = {name: case for name, case in CASES.items() if "no_op_calls" in case}


@pytest.mark.parametrize("module", COUNTED)
def test_calls_of_a_task_that_changes_nothing(
    aws: Aws, module: str, record_property: t.Callable[[str, object], None]
) -> None:
    case = COUNTED[module]
    given = filled(options_of(case, "create"), WORLDS[case["world"]](aws))
    options = accepted(module, given)
    assert aws.converge(resource_of(module), options).changed
    aws.forget()
    assert not aws.converge(resource_of(module), options).changed
    assert sorted(aws.operations) == sorted(case["no_op_calls"]["calls"])
    record_property("calls", (module, aws.operations, case["no_op_calls"]["because"]))


def test_the_least_that_a_task_can_ask(aws: Aws) -> None:
    """Without names to look up and without options that have reads of their own: one call."""
    found = WORLDS["sign_in"](aws)
    least: dict[str, tuple[dict[str, t.Any], list[str]]] = {
        "cognito_user_pool": (
            {"user_pool_id": found["user_pool_id"], "user_pool_tier": "ESSENTIALS"},
            ["DescribeUserPool"],
        ),
        "cognito_user_pool_client": (
            {"user_pool_id": found["user_pool_id"], "client_id": found["client_id"]},
            ["DescribeUserPoolClient"],
        ),
        "cognito_user_pool_domain": (
            {"user_pool_id": found["user_pool_id"], "domain": "staff-gate"},
            ["DescribeUserPoolDomain"],
        ),
        "elb_listener": (
            {"listener_arn": found["listener_arn"], "protocol": "HTTPS"},
            ["DescribeListeners"],
        ),
    }
    for module, (options, operations) in least.items():
        aws.forget()
        assert not aws.converge(resource_of(module), options).changed
        assert aws.operations == operations
