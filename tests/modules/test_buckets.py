# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Buckets: what goes out, what stays, and what is never emptied by accident."""

from __future__ import annotations

import typing as t

import pytest
from botocore.exceptions import ClientError

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.errors import PlanError
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.bucket import BUCKET
from tests.support.aws import REGION, Aws

NAME = {"name": "orders-logs"}
OPEN = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*"}


def policy(*statements: dict[str, t.Any]) -> dict[str, t.Any]:
    return {"Version": "2012-10-17", "Statement": list(statements)}


def test_a_new_bucket_is_told_only_what_aws_does_not_do_by_itself(aws: Aws) -> None:
    closed = {"object_ownership": "BucketOwnerEnforced", "encryption": "AES256"}
    aws.lasts(BUCKET, {**NAME, **closed, "public_access": {"block_public_acls": True}})
    assert [call["operation"] for call in aws.made if not call["operation"].startswith("Get")] == [
        "HeadBucket",
        "CreateBucket",
        "HeadBucket",
    ]
    place = aws.client("s3").get_bucket_location(Bucket="orders-logs")
    assert place["LocationConstraint"] == REGION


def test_what_is_not_given_is_neither_read_nor_reset(aws: Aws) -> None:
    s3 = aws.client("s3")
    aws.converge(BUCKET, {**NAME, "encryption": "aws:kms", "versioning": True})
    rule = {
        "ID": "cold",
        "Status": "Enabled",
        "Filter": {"Prefix": "a/"},
        "Transitions": [{"Days": 30, "StorageClass": "GLACIER"}],
    }
    s3.put_bucket_lifecycle_configuration(
        Bucket="orders-logs", LifecycleConfiguration={"Rules": [rule]}
    )
    cold = {"id": "cold", "status": "Enabled", "filter": {"prefix": "a/"}}
    aws.lasts(BUCKET, {**NAME, "lifecycle_rules": [{**cold, "expiration": {"days": 400}}]})
    assert {call["operation"] for call in aws.made} == {
        "HeadBucket",
        "GetBucketLifecycleConfiguration",
        "PutBucketLifecycleConfiguration",
    }
    (kept,) = s3.get_bucket_lifecycle_configuration(Bucket="orders-logs")["Rules"]
    assert {**kept, "Expiration": None} == {**rule, "Expiration": None}
    assert s3.get_bucket_versioning(Bucket="orders-logs")["Status"] == "Enabled"


def test_a_bucket_that_holds_something_goes_only_by_force(aws: Aws) -> None:
    aws.converge(BUCKET, {**NAME, "versioning": True})
    s3 = aws.client("s3")
    for body in (b"1", b"2"):
        s3.put_object(Bucket="orders-logs", Key="a", Body=body)
    s3.delete_object(Bucket="orders-logs", Key="a")
    aws.forget()
    for check_mode in (True, False):
        with pytest.raises(PlanError, match="not empty: empty it first, or set force"):
            aws.converge(BUCKET, NAME, check_mode, state="absent")
    assert aws.converge(BUCKET, {**NAME, "force": True}, True, state="absent").changed
    assert aws.writes == []
    assert aws.converge(BUCKET, {**NAME, "force": True}, state="absent").changed
    assert s3.list_buckets()["Buckets"] == []


def test_a_bucket_of_somebody_else_is_told_as_such(aws: Aws) -> None:
    aws.fault(service="s3", operation="HeadBucket", code="403", status=403)
    with pytest.raises(PlanError, match=r"may not see\. Names of buckets are unique"):
        aws.converge(BUCKET, NAME)


@pytest.mark.parametrize(
    ("document", "code"),
    [(policy(OPEN), "AccessDenied"), (policy(), "MalformedPolicy")],
    ids=["open to everybody", "without a statement"],
)
def test_aws_keeps_a_new_bucket_closed(aws: Aws, document: dict[str, t.Any], code: str) -> None:
    with pytest.raises(ClientError) as refused:
        aws.converge(BUCKET, {**NAME, "policy": document})
    assert refused.value.response["Error"]["Code"] == code
