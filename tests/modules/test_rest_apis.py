# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""REST APIs below a custom domain name, and the one role by which an account lets them log."""

from __future__ import annotations

import typing as t

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.graph import Node
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.stack import converge_all
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.survey import Terms
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.apigateway_rest_api import (
    REST_API,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.apigatewayv2_api_mapping import (  # noqa: E501
    MAPPING,
)
from tests.support.aws import Aws
from tests.support.deployment_worlds import rest_api_logs

API = {"name": "orders", "stage_name": "live", "body": {"openapi": "3.0.1", "paths": {}}}
MAPPED = {
    "domain_name": "api.example.com",
    "api_mapping_key": "",
    "rest_api_name": "orders",
    "stage": "live",
}
LOGS = {"log_group_name": "/orders", "format": "$context.requestId"}

Document = dict[str, t.Any]


def stack(aws: Aws, dry: bool = False, state: str = "present") -> list[t.Any]:
    """Return the results of the API and what leads to it, in one stack."""
    terms = Terms(state=state)
    entries = ((MAPPING, MAPPED), (REST_API, API))
    nodes = [Node(resource.name, resource, options, terms) for resource, options in entries]
    return list(converge_all(nodes, aws.session(dry), dry).values())


def test_a_domain_leads_to_a_rest_api_of_the_same_stack(aws: Aws) -> None:
    rest_api_logs(aws)
    aws.forget()
    mapping, api = stack(aws, dry=True)
    assert (mapping.changed, api.changed, aws.writes) == (True, True, [])
    mapping, api = stack(aws)
    assert mapping.after["api_id"] == api.after["rest_api_id"]
    aws.forget()
    assert [one.changed for one in stack(aws)] == [False, False]
    assert aws.writes == []
    # AWS keeps an API to which a domain leads, so the mapping goes first.
    assert [one.after for one in stack(aws, state="absent")] == [{}, {}]


def test_an_account_keeps_the_role_it_has(aws: Aws) -> None:
    """It is for all REST APIs of the region, so it is set where there is none, and only then."""
    found = rest_api_logs(aws)
    deployed = {"name": "deployed", "stage_name": "live", "access_log_settings": LOGS}
    aws.lasts(REST_API, {**deployed, "cloudwatch_role": "logs"})
    account = aws.client("apigateway").get_account
    assert account()["cloudwatchRoleArn"] == found["logs_role"]
    other = f"{found['logs_role']}-of-others"
    aws.converge(REST_API, {**deployed, "access_log_settings": {}})
    aws.lasts(REST_API, {**deployed, "cloudwatch_role": other})
    assert account()["cloudwatchRoleArn"] == found["logs_role"]
    aws.converge(REST_API, {**deployed, "access_log_settings": {}})
    aws.lasts(REST_API, deployed)
