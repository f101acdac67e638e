# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Importing users: the steps of a job that can be made, started and stopped, and never removed."""

from __future__ import annotations

import json
import typing as t

import pytest

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.errors import PlanError
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_import_job import (
    USER_IMPORT_JOB,
)
from tests.support import worlds
from tests.support.aws import Aws
from tests.support.compare import differences, without_ids
from tests.support.resources import as_options, spec_of

JOB = USER_IMPORT_JOB
FILE = "cognito:username,email\nann,ann@example.com\nbob,bob@example.com\n"
ROLE = "arn:aws:iam::123456789012:role/logs"
NEW = {
    "user_pool_name": "staff",
    "name": "old-directory",
    "cloud_watch_logs_role_arn": ROLE,
    "csv": FILE,
}
STARTED = {**NEW, "started": True}

pytestmark = pytest.mark.usefixtures("at_once")


@pytest.mark.parametrize("options", [NEW, STARTED], ids=["waiting", "started"])
def test_check_mode_says_what_comes(aws: Aws, options: dict[str, t.Any]) -> None:
    worlds.pool(aws)
    aws.forget()
    check = aws.converge(JOB, options, check_mode=True)
    assert (check.changed, aws.writes) == (True, [])
    real = aws.converge(JOB, options)
    told = {name: value for name, value in check.after.items() if name != "uploaded"}
    assert differences(without_ids(told), real.after) == []
    assert [call.operation for call in check.calls] == [call.operation for call in real.calls]


def test_a_job_imports_once(aws: Aws) -> None:
    found = worlds.pool(aws)
    after = aws.lasts(JOB, STARTED)
    assert (after["status"], after["imported_users"]) == ("Succeeded", 2)
    assert after["csv_header"]
    users = aws.client("cognito-idp").list_users(UserPoolId=found["user_pool_id"])["Users"]
    assert sorted(user["Username"] for user in users) == ["ann", "bob"]
    # One that has ended cannot be stopped either, nor run again.
    aws.stands(JOB, {**NEW, "started": False})
    assert "ann@example.com" not in json.dumps([aws.calls, aws.made])


def test_a_job_waits_until_it_is_started(aws: Aws) -> None:
    worlds.pool(aws)
    assert aws.lasts(JOB, NEW)["status"] == "Created"
    (told,) = aws.inform(JOB, {"user_pool_name": "staff", "name": "old-directory"})
    aws.stands(JOB, as_options(told, spec_of("cognito_user_import_job")))
    assert aws.lasts(JOB, STARTED)["status"] == "Succeeded"


def test_a_job_under_way_is_stopped(aws: Aws) -> None:
    worlds.pool(aws)
    aws.mode(reads_until_active=5)
    aws.converge(JOB, STARTED, wait=False)
    assert aws.lasts(JOB, {**NEW, "started": False})["status"] == "Stopped"


def test_a_job_that_fails_says_why(aws: Aws) -> None:
    worlds.pool(aws)
    bad = {**STARTED, "csv": "cognito:username,cognito:shoe\nann,44\n"}
    with pytest.raises(PlanError, match=r"User import job old-directory did not.*header"):
        aws.converge(JOB, bad)


def test_a_refused_upload_says_so_and_tells_no_address(aws: Aws) -> None:
    worlds.pool(aws)
    aws.fault(service="s3", operation="PutObject", code="AccessDenied", times=1)
    with pytest.raises(PlanError, match="refused the file with status") as caught:
        aws.converge(JOB, NEW)
    assert "Signature" not in str(caught.value)
    # The next run goes on where this one stopped.
    assert aws.converge(JOB, STARTED).after["status"] == "Succeeded"


def test_all_pages_of_jobs_are_searched(aws: Aws) -> None:
    found = worlds.pool(aws)
    for number in range(61):
        aws.client("cognito-idp").create_user_import_job(
            UserPoolId=found["user_pool_id"], JobName=f"job{number}", CloudWatchLogsRoleArn=ROLE
        )
    aws.stands(JOB, {"user_pool_name": "staff", "name": "job0"})


def test_two_jobs_of_a_name_are_told_apart_by_id(aws: Aws) -> None:
    found = worlds.pool(aws)
    for _ in range(2):
        aws.client("cognito-idp").create_user_import_job(
            UserPoolId=found["user_pool_id"], JobName="old-directory", CloudWatchLogsRoleArn=ROLE
        )
    with pytest.raises(PlanError, match=r"There are 2 user import jobs.*by job_id"):
        aws.converge(JOB, STARTED)
