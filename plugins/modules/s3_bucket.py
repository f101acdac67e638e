#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: s3_bucket
version_added: 0.1.0
short_description: Manage one bucket of S3
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes a bucket with its policy, what keeps it from the public, its
    encryption, and the rules by which objects go.
  - A new bucket is what AWS makes it, closed to the public, without access control lists,
    encrypted, and without old versions, in the region of the task.
  - Policies are compared by what they mean, so order and spelling do not count.
  - An option that is not given keeps the value it has in AWS, and costs no call. A null value
    means the option is not given.
options:
  name:
    description:
      - The name of the bucket, by which it is found. It is unique in all of AWS and cannot
        change.
    type: str
    required: true
  policy:
    description:
      - The policy of the bucket in JSON or YAML, replaced as a whole. An empty one is taken
        away.
    type: json
  public_access:
    description:
      - What is blocked of what would make the bucket public. AWS blocks all four for a new
        bucket.
    type: dict
    suboptions:
      block_public_acls:
        description:
          - Whether new access control lists that open anything to the public are refused.
        type: bool
      ignore_public_acls:
        description:
          - Whether such lists count for nothing.
        type: bool
      block_public_policy:
        description:
          - Whether a O(policy) that opens anything to the public is refused.
        type: bool
      restrict_public_buckets:
        description:
          - Whether only the account and AWS's services get in while the policy is public.
        type: bool
  object_ownership:
    description:
      - Who owns new objects. With V(BucketOwnerEnforced), AWS's own for a new bucket, it is
        the bucket's owner, and access control lists count for nothing.
    type: str
    choices:
      - BucketOwnerEnforced
      - BucketOwnerPreferred
      - ObjectWriter
  encryption:
    description:
      - How new objects are encrypted, with a key of S3, which is AWS's own for a new bucket
        and the only one to which Elastic Load Balancing writes logs, or by KMS.
    type: str
    choices:
      - AES256
      - aws:kms
      - aws:kms:dsse
  encryption_key_id:
    description:
      - The key of KMS that encrypts new objects, by ARN or ID. AWS's own when it is left out
        for a new bucket.
    type: str
  bucket_key_enabled:
    description:
      - Whether the bucket has a key of its own, so that KMS is asked less often.
    type: bool
  versioning:
    description:
      - Whether objects that are overwritten or deleted are kept as old versions.
    type: bool
  lifecycle_rules:
    description:
      - The rules by which objects go, all of them. An empty list takes all away.
      - What a rule has besides, such as transitions, is kept.
    type: list
    elements: dict
    suboptions:
      id:
        description:
          - What the rule is called, by which it is found.
        type: str
        required: true
      status:
        description:
          - Whether the rule is in force.
        type: str
        choices:
          - Enabled
          - Disabled
        default: Enabled
      filter:
        description:
          - Which objects the rule is for. All of them when it is left out.
        type: dict
        suboptions:
          prefix:
            description:
              - What their keys begin with.
            type: str
      expiration:
        description:
          - When objects go.
        type: dict
        suboptions:
          days:
            description:
              - So many days after they were written, at least V(1).
            type: int
      noncurrent_version_expiration:
        description:
          - When old versions go.
        type: dict
        suboptions:
          noncurrent_days:
            description:
              - So many days after they were overwritten or deleted, at least V(1).
            type: int
      abort_incomplete_multipart_upload:
        description:
          - When uploads that nobody finished go.
        type: dict
        suboptions:
          days_after_initiation:
            description:
              - So many days after they were begun, at least V(1).
            type: int
  force:
    description:
      - Whether O(state=absent) also deletes a bucket that is not empty, with all objects and
        old versions in it. Without it, such a bucket is refused.
    type: bool
    default: false
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - amazon.aws.tags
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(s3:ListBucket), C(s3:CreateBucket), for each option that
    is given the one to get and the one to put it (C(s3:GetBucketPolicy), C(s3:PutBucketPolicy),
    C(s3:DeleteBucketPolicy), C(s3:GetBucketPublicAccessBlock),
    C(s3:PutBucketPublicAccessBlock), C(s3:GetBucketOwnershipControls),
    C(s3:PutBucketOwnershipControls), C(s3:GetEncryptionConfiguration),
    C(s3:PutEncryptionConfiguration), C(s3:GetBucketVersioning), C(s3:PutBucketVersioning),
    C(s3:GetLifecycleConfiguration), C(s3:PutLifecycleConfiguration), C(s3:GetBucketTagging),
    C(s3:PutBucketTagging)), and to remove a bucket C(s3:ListBucketVersions),
    C(s3:DeleteBucket), and with O(force) C(s3:DeleteObject) and C(s3:DeleteObjectVersion).
seealso:
  - module: gatehouse.aws.s3_bucket_info
  - module: gatehouse.aws.elb_load_balancer
  - name: CreateBucket
    description: AWS's reference of the operation that creates buckets.
    link: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
"""

EXAMPLES = r"""
- name: Create the bucket that the logs of load balancers go to
  gatehouse.aws.s3_bucket:
    name: orders-logs
    policy:
      Version: "2012-10-17"
      Statement:
        - Effect: Allow
          Principal:
            Service: logdelivery.elasticloadbalancing.amazonaws.com
          Action: s3:PutObject
          Resource: arn:aws:s3:::orders-logs/access/AWSLogs/123456789012/*
    encryption: AES256
    lifecycle_rules:
      - id: expire
        expiration:
          days: 90
    tags:
      team: orders

- name: Keep the logs forever
  gatehouse.aws.s3_bucket:
    name: orders-logs
    lifecycle_rules: []

- name: Delete the bucket, with all that is in it
  gatehouse.aws.s3_bucket:
    name: orders-logs
    state: absent
    force: true
"""

RETURN = r"""
bucket:
  description:
    - What there is after the run; empty when it is absent. In check mode, what there would be.
  returned: success
  type: dict
  contains:
    name:
      description:
        - The name of the bucket.
      returned: always
      type: str
    bucket_region:
      description:
        - The region that the bucket is in.
      returned: when AWS reports it
      type: str
    policy:
      description:
        - The policy of the bucket; empty when it has none.
      returned: when it is given, or asked for by M(gatehouse.aws.s3_bucket_info)
      type: dict
    public_access:
      description:
        - What is blocked of what would make the bucket public.
      returned: when it is given, or asked for by M(gatehouse.aws.s3_bucket_info)
      type: dict
      contains:
        block_public_acls:
          description: Whether new lists that open anything to the public are refused.
          type: bool
        ignore_public_acls:
          description: Whether such lists count for nothing.
          type: bool
        block_public_policy:
          description: Whether a policy that opens anything to the public is refused.
          type: bool
        restrict_public_buckets:
          description: Whether only the account and AWS get in while the policy is public.
          type: bool
    object_ownership:
      description:
        - Who owns new objects.
      returned: when it is given, or asked for by M(gatehouse.aws.s3_bucket_info)
      type: str
    encryption:
      description:
        - How new objects are encrypted.
      returned: when it is given, or asked for by M(gatehouse.aws.s3_bucket_info)
      type: str
    encryption_key_id:
      description:
        - The key of KMS that encrypts new objects; empty where AWS's own does.
      returned: when it is given, or asked for by M(gatehouse.aws.s3_bucket_info)
      type: str
    bucket_key_enabled:
      description:
        - Whether the bucket has a key of its own, so that KMS is asked less often.
      returned: when it is given, or asked for by M(gatehouse.aws.s3_bucket_info)
      type: bool
    versioning:
      description:
        - Whether objects that are overwritten or deleted are kept as old versions.
      returned: when it is given, or asked for by M(gatehouse.aws.s3_bucket_info)
      type: bool
    lifecycle_rules:
      description:
        - The rules by which objects go.
      returned: when it is given, or asked for by M(gatehouse.aws.s3_bucket_info)
      type: list
      elements: dict
      contains:
        id:
          description: What the rule is called.
          type: str
        status:
          description: V(Enabled) or V(Disabled).
          type: str
        filter:
          description: Which objects it is for.
          type: dict
          contains:
            prefix:
              description: What their keys begin with.
              type: str
        expiration:
          description: When objects go.
          type: dict
          contains:
            days:
              description: So many days after they were written.
              type: int
        noncurrent_version_expiration:
          description: When old versions go.
          type: dict
          contains:
            noncurrent_days:
              description: So many days after they were overwritten or deleted.
              type: int
        abort_incomplete_multipart_upload:
          description: When uploads that nobody finished go.
          type: dict
          contains:
            days_after_initiation:
              description: So many days after they were begun.
              type: int
    tags:
      description: The tags.
      returned: when AWS reports it
      type: dict
error:
  description: What AWS said, when AWS refused a call. The sentence is in C(msg).
  returned: when AWS refuses a call
  type: dict
  contains:
    code:
      description: The code of the error.
      type: str
    message:
      description: The message of the error.
      type: str
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import s3_bucket as kind

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring the resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
