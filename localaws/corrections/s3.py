# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""S3: a new bucket is closed and encrypted, and a policy must not open what is blocked."""

from __future__ import annotations

import json
import typing as t

from moto.s3.models import FakeBucket, PublicAccessBlock, s3_backends

from localaws.call import Call
from localaws.errors import AwsError
from localaws.services import checks, serves
from localaws.upstream import moto

Document = dict[str, t.Any]
ENCRYPTED = {
    "Rule": {
        "ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"},
        "BucketKeyEnabled": "false",
    }
}


def _bucket(call: Call) -> FakeBucket | None:
    return s3_backends[call.account]["aws"].buckets.get(call["Bucket"])


@serves("s3")
def create_bucket(call: Call) -> Document:
    """Make a bucket as AWS has made them since April 2023; moto leaves it open and bare."""
    mine = _bucket(call)
    if mine is not None and mine.region_name != "us-east-1":
        raise AwsError("BucketAlreadyOwnedByYou", "You already own this bucket.", 409)
    result = moto(call)
    made = _bucket(call)
    if made is not None and made.public_access_block is None:
        made.public_access_block = PublicAccessBlock(*["TRUE"] * 4)
        made.ownership_rule = made.ownership_rule or "BucketOwnerEnforced"
        made.encryption = ENCRYPTED
    return result


@checks("s3", "PutBucketPolicy")
def _is_a_policy(call: Call) -> None:
    try:
        policy = json.loads(call["Policy"])
    except ValueError:
        policy = None
    if not isinstance(policy, dict) or not policy.get("Statement"):
        text = "Policies must be valid JSON and the first byte must be '{'"
        raise AwsError("MalformedPolicy", text)


@checks("s3", "PutBucketPolicy")
def _not_public(call: Call) -> None:
    """Refuse to let anybody in where that is blocked."""
    mine = _bucket(call)
    blocked = mine and mine.public_access_block and mine.public_access_block.block_public_policy
    statements = json.loads(call["Policy"])["Statement"]
    statements = statements if isinstance(statements, list) else [statements]
    if blocked and any(_is_public(one) for one in statements):
        text = (
            "User is not authorized to perform: s3:PutBucketPolicy because public policies are"
            " blocked by the BlockPublicPolicy block public access setting."
        )
        raise AwsError("AccessDenied", text, 403)


def _is_public(statement: Document) -> bool:
    who = statement.get("Principal")
    anybody = who == "*" or (isinstance(who, dict) and "*" in str(who.get("AWS")))
    return statement.get("Effect") == "Allow" and anybody and not statement.get("Condition")
