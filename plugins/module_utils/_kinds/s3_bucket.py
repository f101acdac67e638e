# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module s3_bucket, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import block, blocks, booleans, choice, integers, strings
from .._resources.bucket import BLOCKS, BUCKET

KIND = Kind(
    BUCKET,
    {
        **strings("name", required=True),
        **strings("policy", type="json"),
        **block("public_access", booleans(" ".join(BLOCKS))),
        **choice("object_ownership", "BucketOwnerEnforced BucketOwnerPreferred ObjectWriter"),
        **choice("encryption", "AES256 aws:kms aws:kms:dsse"),
        **strings("encryption_key_id"),
        **booleans("bucket_key_enabled versioning"),
        **blocks(
            "lifecycle_rules",
            strings("id", required=True),
            choice("status", "Enabled Disabled", default="Enabled"),
            block("filter", strings("prefix")),
            block("expiration", integers("days")),
            block("noncurrent_version_expiration", integers("noncurrent_days")),
            block("abort_incomplete_multipart_upload", integers("days_after_initiation")),
        ),
        **booleans("force", default=False),
    },
)
