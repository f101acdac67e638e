# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Check mode with diff on an empty account: what would be is predicted, nothing is written."""

from __future__ import annotations

import typing as t
from pathlib import Path

import pytest

from tests.support.aws import Aws
from tests.support.cases import CASES, filled, options_of
from tests.support.playbooks import play, task
from tests.support.resources import RESOURCES, accepted, resource_of

Document = dict[str, t.Any]

# What a task names by an id has to exist; ids of an earlier task of the same run are predicted.
IDS = {
    "login_certificate_arn": "arn:aws:acm:us-east-1:123456789012:certificate/1-2-3",
    "certificate_arn": "arn:aws:acm:eu-west-1:123456789012:certificate/1-2-3",
    "other_certificate_arn": "arn:aws:acm:eu-west-1:123456789012:certificate/4-5-6",
    "subnets": ["subnet-1", "subnet-2"],
    "vpc": "vpc-1",
    "target_group": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/orders/1",
    "front": "sg-1",
    "back": "sg-2",
    "other_runner": "arn:aws:iam::123456789012:role/other_runner",
    "boundary": "arn:aws:iam::123456789012:policy/boundary",
}


@pytest.mark.parametrize("module", CASES)
def test_nothing_has_to_exist_for_a_prediction(aws: Aws, module: str) -> None:
    """The same for every module there is, in-process: parents by name are predicted too."""
    resource, case = resource_of(module), CASES[module]
    options = accepted(module, filled(case["identity"] | case["create"], IDS))
    result = aws.converge(resource, options, check_mode=True)
    assert (result.changed, aws.writes) == (True, [])
    assert result.before == {}
    assert result.diff(resource)["after"]
    gone = aws.converge(resource, options, check_mode=True, state="absent")
    assert (gone.changed, gone.after, aws.writes) == (False, {}, [])


def test_modules_predict_on_an_empty_account(aws: Aws, tmp_path: Path) -> None:
    cases = {name: CASES[name] for name in RESOURCES}
    tasks = [task(name, filled(options_of(case, "create"), IDS)) for name, case in cases.items()]
    tasks += [task(name, filled(options_of(case, "delete"), IDS)) for name, case in cases.items()]
    made = play(aws, tmp_path, tasks, {}, "--check")
    assert [step.outcome for step in made.steps] == ["ok"] * len(tasks), made.output
    assert [step.writes for step in made.steps] == [[]] * len(tasks)
    count = len(cases)
    for step, case in zip(made.steps[:count], cases.values(), strict=True):
        predicted(step.task, step.changed, step.result, case)
    for step, case in zip(made.steps[count:], cases.values(), strict=True):
        assert (step.changed, step.result[case["noun"]]) == (False, {})


def predicted(module: str, changed: bool, result: Document, case: Document) -> None:
    """The whole of what would be made is there, ids made up, and so is the difference."""
    document, diff = result[case["noun"]], result["diff"]
    assert changed
    assert (diff["before"], bool(diff["after"])) == ({}, True)
    resource = resource_of(module)
    own = [name for name in resource.ids if name not in ("user_pool_id",)] or [*resource.ids]
    assert [name for name in own if not str(document[name]).startswith("predicted:")] == []
    plain = {k: v for k, v in case["create"].items() if isinstance(v, (str, int, bool))}
    told = {k: document.get(k) for k in plain}
    assert {k for k in plain if "{{" not in str(plain[k]) and k not in told} == set()


def test_a_whole_sign_in_is_predicted(aws: Aws) -> None:
    """Names lead to ids that are predicted, at every depth."""
    rule = RESOURCES["elb_listener_rule"]
    options = {
        "load_balancer_name": "edge",
        "listener_port": 443,
        "key": "orders",
        "priority": "auto",
        "conditions": [{"host_header": {"values": ["orders.example.com"]}}],
        "actions": [
            {
                "authenticate_cognito": {
                    "user_pool_name": "staff",
                    "user_pool_client_name": "orders",
                }
            },
            {"target_group_name": "orders"},
        ],
    }
    after = aws.converge(rule, options, check_mode=True).after
    login = after["actions"][0]["authenticate_cognito"]
    ids = [login["user_pool_arn"], login["user_pool_client_id"], login["user_pool_domain"]]
    ids += [after["listener_arn"], after["rule_arn"]]
    ids += [after["actions"][1]["forward"]["target_groups"][0]["target_group_arn"]]
    assert [name for name in ids if not name.startswith("predicted:")] == []
    assert after["priority"] == 1
    assert aws.writes == []
