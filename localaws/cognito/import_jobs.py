# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Jobs that import users from a file, which is uploaded to an address that S3 has signed."""

from __future__ import annotations

import csv

import boto3
from botocore.config import Config
from moto.s3.models import s3_backends

from localaws.call import Call
from localaws.cognito import twins
from localaws.cognito.store import SERVICE, Pool, missing, now, page, pool_of, refuse, unique
from localaws.errors import AwsError
from localaws.modes import mode
from localaws.services import checks, serves
from localaws.state import Document

BUCKET = "aws-cognito-idp-user-import"
ENCRYPTION = "x-amz-server-side-encryption"
UNDER_WAY = ("Pending", "InProgress", "Stopping")
FIRST = ("profile", "address", "birthdate", "gender", "preferred_username", "updated_at", "website")
OWN = ("cognito:mfa_enabled", "cognito:username")
EXPIRES = 15 * 60  # seconds
RESET, CONFIRMED = "RESET_REQUIRED", "CONFIRMED"


@serves(SERVICE, "GetCSVHeader")
def get_csv_header(call: Call) -> Document:
    pool = pool_of(call)
    return {"UserPoolId": pool.id, "CSVHeader": _header(pool)}


def _header(pool: Pool) -> list[str]:
    attributes = [name for name in pool.schema if name not in ("sub", "identities")]
    return [*sorted(attributes, key=lambda name: name not in FIRST), *OWN]


@serves(SERVICE)
def create_user_import_job(call: Call) -> Document:
    pool = pool_of(call)
    job = {
        "JobName": call["JobName"],
        "JobId": f"import-{unique(10)}",
        "UserPoolId": pool.id,
        "CreationDate": now(),
        "Status": "Created",
        "CloudWatchLogsRoleArn": call["CloudWatchLogsRoleArn"],
    }
    if call.get("PasswordHashingAlgorithm"):
        job["PasswordHashingAlgorithm"] = call["PasswordHashingAlgorithm"]
    job["PreSignedUrl"] = _signed(call, f"{pool.id}/{job['JobId']}.csv")
    pool.jobs[job["JobId"]] = job
    return {"UserImportJob": job}


def _signed(call: Call, key: str) -> str:
    """Return an address at which S3 takes one file, encrypted by its own key."""
    client = boto3.client(
        "s3",
        region_name=call.region,
        endpoint_url=call.request.host_url.rstrip("/"),
        aws_access_key_id="localaws",
        aws_secret_access_key="localaws",
        config=Config(s3={"addressing_style": "path"}, signature_version="s3v4"),
    )
    bucket = f"{BUCKET}-{call.region}"
    backend = s3_backends[call.account]["aws"]
    if bucket not in backend.buckets:
        backend.create_bucket(bucket, call.region)
    what = {"Bucket": bucket, "Key": key, "ServerSideEncryption": "aws:kms"}
    return str(client.generate_presigned_url("put_object", what, ExpiresIn=EXPIRES))


@checks("s3", "PutObject")
def _as_signed(call: Call) -> None:
    """What was signed has to be sent, and nothing beside it."""
    if call["Bucket"].startswith(BUCKET) and call.request.headers.get(ENCRYPTION) != "aws:kms":
        raise AwsError(
            "SignatureDoesNotMatch",
            "The request signature we calculated does not match the signature you provided.",
            403,
        )


@serves(SERVICE)
def list_user_import_jobs(call: Call) -> Document:
    jobs = sorted(pool_of(call).jobs.values(), key=lambda job: job["CreationDate"], reverse=True)
    call.parameters["NextToken"] = call.get("PaginationToken")
    shown, token = page(call, jobs)
    return {"UserImportJobs": shown, **({"PaginationToken": token} if token else {})}


@serves(SERVICE)
def describe_user_import_job(call: Call) -> Document:
    job = dict(_job(call))
    if job["Status"] == "InProgress":
        _job(call)["reads"] -= 1
        if _job(call)["reads"] < 0:
            _finish(pool_of(call), _job(call))
    return {"UserImportJob": job}


@serves(SERVICE)
def start_user_import_job(call: Call) -> Document:
    pool, job = pool_of(call), _job(call)
    if job["Status"] != "Created":
        refuse(f"The job is {job['Status']}.", "PreconditionNotMetException")
    if any(one["Status"] in UNDER_WAY for one in pool.jobs.values()):
        refuse("Another job is under way.", "PreconditionNotMetException")
    if _file(call, job) is None:
        refuse("No file was uploaded.", "PreconditionNotMetException")
    reads = int(mode("reads_until_active"))
    job |= {"Status": "InProgress", "StartDate": now(), "file": _file(call, job), "reads": reads}
    return {"UserImportJob": {**job, "Status": "Pending"}}


@serves(SERVICE)
def stop_user_import_job(call: Call) -> Document:
    job = _job(call)
    if job["Status"] not in ("Pending", "InProgress"):
        refuse(f"The job is {job['Status']}.", "PreconditionNotMetException")
    job |= {"Status": "Stopped", "CompletionDate": now()}
    return {"UserImportJob": {**job, "Status": "Stopping"}}


def _job(call: Call) -> Document:
    job = pool_of(call).jobs.get(call["JobId"])
    return job or missing(f"Import job {call['JobId']} does not exist.")


def _file(call: Call, job: Document) -> str | None:
    backend, bucket = s3_backends[call.account]["aws"], f"{BUCKET}-{call.region}"
    found = backend.get_object(bucket, f"{job['UserPoolId']}/{job['JobId']}.csv")
    return found.value.decode() if found else None


def _finish(pool: Pool, job: Document) -> None:
    """Import what the file of ``job`` holds."""
    rows = list(csv.DictReader(job.pop("file").splitlines()))
    counts = {"ImportedUsers": 0, "SkippedUsers": 0, "FailedUsers": 0}
    unknown = set(rows[0] if rows else {}) - {*_header(pool), "cognito:password_hash"}
    for row in () if unknown else rows:
        counts[_import(pool, row)] += 1
    failed = bool(unknown) or not counts["ImportedUsers"] + counts["SkippedUsers"]
    said = "The header of the file is not that of the pool." if unknown else "The job has ended."
    status = "Failed" if failed else "Succeeded"
    job |= {**counts, "Status": status, "CompletionMessage": said, "CompletionDate": now()}


def _import(pool: Pool, row: dict[str, str]) -> str:
    """Return what became of one user."""
    name = row.get("cognito:username")
    if not name:
        return "FailedUsers"
    if twins.twin(pool)._get_user(name):
        return "SkippedUsers"
    attributes = [{"Name": k, "Value": v} for k, v in row.items() if v and k in pool.schema]
    backend = twins.backend(pool.region)
    user = backend.admin_create_user(pool.id, name, "SUPPRESS", "", attributes)
    user.status = CONFIRMED if row.get("cognito:password_hash") else RESET
    return "ImportedUsers"
