# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Functions and who may call them: the same code is the same, and secrets stay."""

from __future__ import annotations

import dataclasses
import typing as t
from pathlib import Path

import pytest

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.errors import PlanError
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.graph import Node
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.stack import converge_all
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.survey import Terms
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.lambda_function import (
    FUNCTION,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.lambda_permission import (
    PERMISSION,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.target_group import (
    TARGET_GROUP,
)
from localaws.door import functions
from tests.support.aws import Aws
from tests.support.deployment_worlds import DEPLOYMENT_WORLDS, runner
from tests.support.playbooks import play, task
from tests.support.resources import resource_of
from tests.support.worlds import WORLDS

Document = dict[str, t.Any]

CODE = "def handler(event, context):\n    return event['n'] + {}\n"
# What tells each of them from others.
IDENTITY = {
    "elb_target_group": {"name"},
    "lambda_permission": {"function_name", "statement_id"},
    "lambda_function": {"name"},
    "elb_listener_rule": {"load_balancer_name", "listener_port", "key"},
}
SECRET = "a-password-that-is-none-0123456"


def options(**more: t.Any) -> Document:
    """Return what makes a function."""
    base = {"name": "adder", "runtime": "python3.13", "handler": "app.handler", "role": "runner"}
    return {**base, **more}


def folder(path: Path, number: int) -> str:
    """Return a folder of code that adds ``number``, with what running it leaves behind."""
    (path / "__pycache__").mkdir(parents=True)
    (path / "__pycache__" / "app.pyc").write_text(str(path))
    (path / "app.py").write_text(CODE.format(number))
    return str(path)


@pytest.fixture
def account(aws: Aws) -> Aws:
    DEPLOYMENT_WORLDS["function_roles"](aws)
    return aws


def test_the_same_code_is_the_same_wherever_it_lies(account: Aws, tmp_path: Path) -> None:
    here, there = folder(tmp_path / "here", 1), folder(tmp_path / "there", 1)
    made = account.lasts(FUNCTION, options(source_path=here))
    assert functions.run(made["function_arn"], {"n": 1}) == 2
    account.stands(FUNCTION, options(source_path=there))
    account.stands(FUNCTION, options(source_files={"app.py": CODE.format(1)}))
    changed = account.lasts(FUNCTION, options(source_path=folder(tmp_path / "other", 2)))
    assert functions.run(changed["function_arn"], {"n": 1}) == 3
    assert account.requests("UpdateFunctionConfiguration") == []


def test_code_in_a_bucket_is_told_by_its_hash(account: Aws) -> None:
    account.client("s3").create_bucket(
        Bucket="builds", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}
    )
    account.client("s3").put_object(Bucket="builds", Key="a.zip", Body=b"PK\x05\x06" + b"\0" * 18)
    stored = {"s3_bucket": "builds", "s3_key": "a.zip"}
    made = account.lasts(FUNCTION, options(**stored))
    account.stands(FUNCTION, options(**stored, code_sha256=made["code_sha256"]))
    told: list[str] = []
    again = options(**stored, code_sha256="of-another-build")
    account.converge(FUNCTION, again, warnings=told)
    assert len(account.requests("UpdateFunctionCode")) == 1
    assert "code_sha256" in told[0]  # AWS has other code than was told of.


def test_each_change_waits_for_the_one_before(account: Aws, at_once: None) -> None:
    account.mode(reads_until_active=3)
    account.lasts(FUNCTION, options(source_files={"app.py": CODE.format(1)}))
    changed = options(source_files={"app.py": CODE.format(2)}, timeout=20)
    after = account.lasts(FUNCTION, changed)
    assert (after["state"], after["last_update_status"]) == ("Active", "Successful")


def test_the_folder_tmp_and_what_was_not_mentioned_stay(account: Aws) -> None:
    kept = {"ephemeral_storage": {"size": 1024}, "environment_variables": {"STAGE": "test"}}
    account.lasts(FUNCTION, options(source_files={"app.py": CODE.format(1)}, **kept))
    after = account.lasts(FUNCTION, {"name": "adder", "memory_size": 512})
    assert {o: after[o] for o in kept} == kept
    assert after["role"].endswith(":role/runner")


def test_variables_are_told_to_nobody(account: Aws, tmp_path: Path) -> None:
    variables = {"secret_environment_variables": {"PASSWORD": "{{ secret }}"}}
    given = options(source_files={"app.py": CODE.format(1)}, **variables)
    tasks = [
        task("lambda_function", given),
        task("lambda_function", {**given, "timeout": 9}),
        task("lambda_function_info", {"name": "adder"}),
        task("lambda_function", {**given, "return_secrets": True}),
    ]
    made = play(account, tmp_path, tasks, {"secret": SECRET}, "-vvv")
    assert [step.outcome for step in made.steps] == ["ok"] * 4, made.output
    assert SECRET not in made.output + str([step.result for step in made.steps[:3]])
    found = account.client("lambda").get_function(FunctionName="adder")["Configuration"]
    assert found["Environment"]["Variables"] == {"PASSWORD": SECRET}


def test_a_statement_leaves_the_others_alone(aws: Aws) -> None:
    DEPLOYMENT_WORLDS["functions"](aws)
    client = aws.client("lambda")
    client.add_permission(
        FunctionName="orders", StatementId="own", Action="lambda:*", Principal="123456789012"
    )
    balancer = {"function_name": "orders", "statement_id": "balancer"}
    wanted = {"principal": "elasticloadbalancing.amazonaws.com", "target_group_name": "orders"}
    aws.lasts(PERMISSION, {**balancer, **wanted})
    own = {"function_name": "orders", "statement_id": "own"}
    aws.stands(PERMISSION, {**own, "principal": "arn:aws:iam::123456789012:root"})
    found = aws.inform(PERMISSION, {"function_name": "orders"})
    assert [one["statement_id"] for one in found] == ["own", "balancer"]
    assert aws.converge(PERMISSION, balancer, state="absent").changed
    assert [one["statement_id"] for one in aws.inform(PERMISSION, {"function_name": "orders"})] == [
        "own"
    ]


def test_a_condition_that_is_not_known_is_not_lost(aws: Aws) -> None:
    DEPLOYMENT_WORLDS["functions"](aws)
    from moto.awslambda.models import lambda_backends

    policy = lambda_backends["123456789012"]["eu-west-1"].get_function("orders").policy
    policy.statements.append(
        {
            "Sid": "own",
            "Effect": "Allow",
            "Principal": {"Service": "s3.amazonaws.com"},
            "Action": "lambda:InvokeFunction",
            "Condition": {"Bool": {"aws:SecureTransport": "true"}},
        }
    )
    own = {"function_name": "orders", "statement_id": "own", "source_account": "123456789012"}
    with pytest.raises(PlanError, match="aws:securetransport"):
        aws.converge(PERMISSION, own)


def behind(state: str = "present") -> list[Node]:
    """A function, its target group, the leave that one gives the other, and the rule in front."""
    found: dict[str, Document] = {
        "elb_target_group": {
            "name": "adder",
            "target_type": "lambda",
            "targets": [{"function_name": "adder"}],
        },
        "lambda_permission": {
            "function_name": "adder",
            "statement_id": "balancer",
            "principal": "elasticloadbalancing.amazonaws.com",
            "target_group_name": "adder",
        },
        "lambda_function": options(source_files={"app.py": CODE.format(1)}),
        "elb_listener_rule": {
            "load_balancer_name": "edge",
            "listener_port": 443,
            "key": "adder",
            "priority": "auto",
            "conditions": [{"path_pattern": {"values": ["/add"]}}],
            "actions": [{"target_group_name": "adder"}],
        },
    }
    return [Node(kind, resource_of(kind), o, Terms(state=state)) for kind, o in found.items()]


@pytest.fixture
def edge(aws: Aws) -> Aws:
    WORLDS["sign_in"](aws)
    runner(aws, "runner")
    return aws


def test_a_function_its_leave_and_its_target_group_are_one_stack(edge: Aws) -> None:
    """AWS asks for the leave when it takes the target, and the rule stands before that."""
    for dry in (True, False):
        edge.forget()
        results = converge_all(behind(), edge.session(check_mode=dry), dry=dry)
        assert [one.changed for one in results.values()] == [True] * 4
        assert len(next(iter(results.values())).planned["targets"]) == 1
    made = next(iter(results.values())).after
    assert made["targets"][0]["id"].endswith(":function:adder")
    writes = edge.writes
    assert writes[-1] == "RegisterTargets"
    assert sorted(writes[:-1]) == [
        *("AddPermission", "CreateFunction", "CreateRule", "CreateTargetGroup"),
    ]
    edge.forget()
    again = converge_all(behind(), edge.session(), dry=False)
    assert ([one.changed for one in again.values()], edge.writes) == ([False] * 4, [])


def test_they_go_in_one_stack_too(edge: Aws) -> None:
    """The function is let go of first, whatever of the entries says so."""
    brief = [
        dataclasses.replace(
            one, options={o: v for o, v in one.options.items() if o in IDENTITY[one.kind]}
        )
        for one in behind("absent")
    ]
    for leaving in (behind("absent"), brief):
        converge_all(behind(), edge.session(), dry=False)
        edge.forget()
        assert all(
            one.changed for one in converge_all(leaving, edge.session(True), dry=True).values()
        )
        gone = converge_all(leaving, edge.session(), dry=False)
        assert [(one.changed, one.after) for one in gone.values()] == [(True, {})] * 4
        again = converge_all(leaving, edge.session(), dry=False)
        assert [one.changed for one in again.values()] == [False] * 4


def test_another_function_takes_the_place_of_the_first(aws: Aws) -> None:
    """AWS registers no second one, not even for a moment."""
    found = DEPLOYMENT_WORLDS["functions"](aws)
    aws.converge(FUNCTION, options(source_files={"app.py": CODE.format(1)}))
    for name in ("orders", "adder"):
        leave = {"principal": "elasticloadbalancing.amazonaws.com", "target_group_name": "orders"}
        aws.converge(PERMISSION, {"function_name": name, "statement_id": "balancer", **leave})
        group = {"name": "orders", "targets": [{"function_name": name}]}
        made = aws.lasts(TARGET_GROUP, group)
        assert made["targets"][0]["id"].endswith(f":function:{name}")
    assert made["target_group_arn"] == found["function_group_arn"]


def test_an_api_is_told_by_its_name(aws: Aws) -> None:
    """HTTP or REST: the statement is for all of this API, in the function's own account."""
    DEPLOYMENT_WORLDS["functions"](aws)
    http = aws.client("apigatewayv2").create_api(Name="orders", ProtocolType="HTTP")["ApiId"]
    rest = aws.client("apigateway").create_rest_api(name="orders")["id"]
    api = {"function_name": "orders", "principal": "apigateway.amazonaws.com"}
    for option, made in (("api_name", http), ("rest_api_name", rest)):
        wanted = {**api, "statement_id": option, option: "orders"}
        foretold = aws.converge(PERMISSION, {**wanted, option: "later"}, check_mode=True)
        assert foretold.after["source_arn"].startswith("predicted:")
        with pytest.raises(PlanError, match=f"api with {option} later: create it first"):
            aws.converge(PERMISSION, {**wanted, option: "later"})
        arn = aws.lasts(PERMISSION, wanted)["source_arn"]
        assert arn == f"arn:aws:execute-api:eu-west-1:123456789012:{made}/*/*"
