# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Jobs that import users: the signed address, the header, what becomes of each line."""

from __future__ import annotations

import typing as t
import urllib.error
import urllib.request

import pytest

from tests.localaws.expect import new_pool, refused

NOT_MET = "PreconditionNotMetException"
ROLE = "arn:aws:iam::123456789012:role/logs"
FILE = "cognito:username,email\nann,ann@example.com\nbob,bob@example.com\n,nobody@example.com\n"


def put(url: str, text: str, **headers: str) -> int:
    """Return the status that an upload gets."""
    headers["content-type"] = "text/csv"
    request = urllib.request.Request(url, text.encode(), headers, method="PUT")
    try:
        with urllib.request.urlopen(request) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


@pytest.fixture
def pool_id(idp: t.Any) -> str:
    return new_pool(idp)


@pytest.fixture
def job(idp: t.Any, pool_id: str) -> dict[str, t.Any]:
    made = idp.create_user_import_job(
        UserPoolId=pool_id, JobName="staff", CloudWatchLogsRoleArn=ROLE
    )
    return dict(made["UserImportJob"])


def test_header_names_the_attributes_of_the_pool(idp: t.Any, pool_id: str) -> None:
    told = idp.get_csv_header(UserPoolId=pool_id)["CSVHeader"]
    assert {"email", "phone_number_verified", "cognito:username", "cognito:mfa_enabled"} <= {*told}
    assert "sub" not in told


def test_import(idp: t.Any, pool_id: str, job: dict[str, t.Any]) -> None:
    ids = {"UserPoolId": pool_id, "JobId": job["JobId"]}
    idp.admin_create_user(UserPoolId=pool_id, Username="bob")
    assert job["Status"] == "Created"
    with refused("No file was uploaded", NOT_MET):
        idp.start_user_import_job(**ids)
    assert put(job["PreSignedUrl"], FILE) == 403
    assert put(job["PreSignedUrl"], FILE, **{"x-amz-server-side-encryption": "aws:kms"}) == 200
    assert idp.start_user_import_job(**ids)["UserImportJob"]["Status"] == "Pending"
    assert idp.describe_user_import_job(**ids)["UserImportJob"]["Status"] == "InProgress"
    told = idp.describe_user_import_job(**ids)["UserImportJob"]
    counts = (told["ImportedUsers"], told["SkippedUsers"], told["FailedUsers"])
    assert (told["Status"], counts) == ("Succeeded", (1, 1, 1))
    ann = idp.admin_get_user(UserPoolId=pool_id, Username="ann")
    assert ann["UserStatus"] == "RESET_REQUIRED"
    with refused("The job is Succeeded", NOT_MET):
        idp.start_user_import_job(**ids)


def test_stop(idp: t.Any, pool_id: str, job: dict[str, t.Any]) -> None:
    ids = {"UserPoolId": pool_id, "JobId": job["JobId"]}
    put(job["PreSignedUrl"], FILE, **{"x-amz-server-side-encryption": "aws:kms"})
    idp.start_user_import_job(**ids)
    assert idp.stop_user_import_job(**ids)["UserImportJob"]["Status"] == "Stopping"
    assert idp.describe_user_import_job(**ids)["UserImportJob"]["Status"] == "Stopped"
    assert idp.list_users(UserPoolId=pool_id)["Users"] == []


def test_jobs_are_listed_by_pages(idp: t.Any, pool_id: str) -> None:
    for number in range(3):
        idp.create_user_import_job(
            UserPoolId=pool_id, JobName=f"job{number}", CloudWatchLogsRoleArn=ROLE
        )
    first = idp.list_user_import_jobs(UserPoolId=pool_id, MaxResults=2)
    rest = idp.list_user_import_jobs(
        UserPoolId=pool_id, MaxResults=2, PaginationToken=first["PaginationToken"]
    )
    assert [len(first["UserImportJobs"]), len(rest["UserImportJobs"])] == [2, 1]
    assert "PaginationToken" not in rest
