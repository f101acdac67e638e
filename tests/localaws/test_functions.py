# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Lambda: functions take time, need their role, and keep what they are told."""

from __future__ import annotations

import json
import typing as t

import pytest

from localaws import modes
from tests.localaws.expect import refused
from tests.localaws.test_elbv2_load_balancers import new_function

ROLE = "arn:aws:iam::123456789012:role/fn"
CONFLICT = "ResourceConflictException"
INVALID = "InvalidParameterValueException"


@pytest.fixture
def functions(aws: t.Any) -> t.Any:
    new_function(aws)
    return aws.client("lambda")


def status(functions: t.Any) -> tuple[str, str | None]:
    found = functions.get_function_configuration(FunctionName="fn")
    return found["State"], found.get("LastUpdateStatus")


def test_a_function_is_pending_first_and_takes_no_update(aws: t.Any) -> None:
    modes.set_modes({"reads_until_active": 2})
    new_function(aws)
    functions = aws.client("lambda")
    with refused("state: Pending", CONFLICT):
        functions.update_function_configuration(FunctionName="fn", Timeout=9)
    assert [status(functions)[0] for _ in range(2)] == ["Pending", "Active"]
    functions.update_function_configuration(FunctionName="fn", Timeout=9)
    with refused("An update is in progress", CONFLICT):
        functions.update_function_code(FunctionName="fn", ZipFile=b"PK\x05\x06" + b"\0" * 18)
    assert [status(functions)[1] for _ in range(2)] == ["InProgress", "Successful"]


def test_a_function_needs_a_role_that_trusts_it(aws: t.Any, functions: t.Any) -> None:
    trust = json.dumps({"Version": "2012-10-17", "Statement": []})
    aws.client("iam").create_role(RoleName="other", AssumeRolePolicyDocument=trust)
    for name in ("other", "nobody"):
        with refused("cannot be assumed by Lambda", INVALID):
            functions.update_function_configuration(
                FunctionName="fn", Role=f"arn:aws:iam::123456789012:role/{name}"
            )


def test_names_are_unique_and_code_has_a_beginning(aws: t.Any, functions: t.Any) -> None:
    code = {"ZipFile": b"PK\x05\x06" + b"\0" * 18}
    with refused("already exist: fn", CONFLICT):
        functions.create_function(
            FunctionName="fn", Role=ROLE, Code=code, Runtime="python3.13", Handler="a.b"
        )
    with refused("Runtime and Handler are mandatory", INVALID):
        functions.create_function(FunctionName="other", Role=ROLE, Code=code)
    with refused("Please provide a source", INVALID):
        functions.update_function_code(FunctionName="fn", Architectures=["arm64"])


def test_all_settings_are_kept(functions: t.Any) -> None:
    told = {
        "TracingConfig": {"Mode": "Active"},
        "EphemeralStorage": {"Size": 1024},
        "LoggingConfig": {"LogFormat": "JSON"},
    }
    functions.update_function_configuration(FunctionName="fn", **told)
    found = functions.get_function(FunctionName="fn")["Configuration"]
    assert {key: found[key] for key in told} == {
        **told,
        "LoggingConfig": {"LogFormat": "JSON", "LogGroup": "/aws/lambda/fn"},
    }


def test_statements_have_a_name_of_their_own_and_all_conditions(functions: t.Any) -> None:
    given = {"FunctionName": "fn", "StatementId": "a", "Action": "lambda:InvokeFunction"}
    more = {"SourceAccount": "123456789012", "PrincipalOrgID": "o-abcdefghij"}
    functions.add_permission(**given, Principal="123456789012", **more)
    with refused("(a) provided already exists", CONFLICT):
        functions.add_permission(**given, Principal="sns.amazonaws.com")
    (statement,) = json.loads(functions.get_policy(FunctionName="fn")["Policy"])["Statement"]
    assert statement["Principal"] == {"AWS": "arn:aws:iam::123456789012:root"}
    assert statement["Condition"]["StringEquals"] == {
        "AWS:SourceAccount": "123456789012",
        "aws:PrincipalOrgID": "o-abcdefghij",
    }
