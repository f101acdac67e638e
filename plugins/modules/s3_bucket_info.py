#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: s3_bucket_info
version_added: 0.1.0
short_description: Read buckets of S3
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns one bucket, or all of the account, in the form that M(gatehouse.aws.s3_bucket) takes.
  - Every bucket costs eight calls.
options:
  name:
    description:
      - The name of the only bucket to read. Left out, all are read.
    type: str
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(s3:ListBucket), C(s3:GetBucketPolicy),
    C(s3:GetBucketPublicAccessBlock), C(s3:GetBucketOwnershipControls),
    C(s3:GetEncryptionConfiguration), C(s3:GetBucketVersioning),
    C(s3:GetLifecycleConfiguration) and C(s3:GetBucketTagging), and for all buckets
    C(s3:ListAllMyBuckets).
seealso:
  - module: gatehouse.aws.s3_bucket
  - name: ListBuckets
    description: AWS's reference of the operation that lists buckets.
    link: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html
"""

EXAMPLES = r"""
- name: Read one bucket
  gatehouse.aws.s3_bucket_info:
    name: orders-logs
  register: found

- name: Read all buckets
  gatehouse.aws.s3_bucket_info:
"""

RETURN = r"""
buckets:
  description:
    - All that were found, each as M(gatehouse.aws.s3_bucket) takes it. The list is empty when
      nothing was found.
  returned: success
  type: list
  elements: dict
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

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import strings
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.bucket import BUCKET

OPTIONS = strings("name")


def main() -> None:
    """Read what the options name."""
    run_info(BUCKET, OPTIONS)


if __name__ == "__main__":
    main()
