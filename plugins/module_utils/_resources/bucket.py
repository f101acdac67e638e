# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A bucket of S3, as far as a place for logs and code needs it."""

from __future__ import annotations

import typing as t

try:
    from botocore.exceptions import ClientError
except ImportError:
    pass  # Reported by AnsibleAWSModule, in words that say what to install.

from .._engine.calling import code_of
from .._engine.documents import Document
from .._engine.errors import PlanError
from .._engine.habits import Deletion, Faults, Meaning, Refusals, Traits
from .._engine.policies import Keyed, Replaced, TagMap, Whole
from .._engine.resource import Read, Resource, Search
from .._engine.shapes import Names
from .._engine.writers import Call, Either, Patch
from ._bucket_calls import Made, emptied
from ._policy_documents import one_policy_form, parsed, written

BLOCKS = (
    "block_public_acls",
    "ignore_public_acls",
    "block_public_policy",
    "restrict_public_buckets",
)
# What AWS gives to every new bucket: closed, without lists of its own, encrypted.
NEW: Document = {
    "public_access": dict.fromkeys(BLOCKS, True),
    "object_ownership": "BucketOwnerEnforced",
    "encryption": "AES256",
    "encryption_key_id": "",
    "bucket_key_enabled": False,
    "versioning": False,
    "policy": {},
    "lifecycle_rules": [],
    "tags": {},
}
ENCRYPTION = ("encryption", "encryption_key_id", "bucket_key_enabled")


def told(store: t.Any, bucket: Document) -> Document:
    """Return where the bucket is; its name may be somebody else's in another account."""
    try:
        found = store.call("HeadBucket", {"Bucket": bucket["name"]})
    except ClientError as error:
        if code_of(error) != "403":
            raise
        raise PlanError(
            f"There is a bucket {bucket['name']} that you may not see. Names of buckets are unique"
            " in all of AWS: give another name, or ask its owner for s3:ListBucket."
        ) from error
    return {"bucket_region": found.get("BucketRegion", "")}


def asking(operation: str, missing: str, said: t.Callable[[t.Any], Document]) -> t.Any:
    """Return a walk that tells what ``operation`` says; AWS calls having none an error."""

    def walk(store: t.Any, bucket: Document) -> Document:
        try:
            return said(store.call(operation, {"Bucket": bucket["name"]}))
        except ClientError as error:
            if code_of(error) != missing:
                raise
            return said({})

    return walk


def public_access(reply: Document) -> Document:
    """Return what is blocked; nothing is where AWS has no configuration."""
    found = reply.get("PublicAccessBlockConfiguration", {})
    members = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
    blocked = (found.get(member, False) for member in members)
    return {"public_access": dict(zip(BLOCKS, blocked, strict=True))}


def encryption(reply: Document) -> Document:
    """Return how new objects are encrypted."""
    rules = reply.get("ServerSideEncryptionConfiguration", {}).get("Rules") or [{}]
    default = rules[0].get("ApplyServerSideEncryptionByDefault", {})
    return {
        "encryption": default.get("SSEAlgorithm", "AES256"),
        "encryption_key_id": default.get("KMSMasterKeyID", ""),
        "bucket_key_enabled": rules[0].get("BucketKeyEnabled", False),
        # Not ours to offer, but AWS forgets what it is not told again.
        "blocked_encryption_types": rules[0].get("BlockedEncryptionTypes", {}),
    }


def ownership(reply: Document) -> Document:
    """Return who owns new objects; without a rule, who wrote them."""
    rules = reply.get("OwnershipControls", {}).get("Rules") or [{"ObjectOwnership": "ObjectWriter"}]
    return {"object_ownership": rules[0]["ObjectOwnership"]}


def lifecycle(store: t.Any, bucket: Document) -> Document:
    """Return the rules by which objects go, in the user's words."""
    operation = "GetBucketLifecycleConfiguration"
    decode = store.model.reply(operation).decode
    missing = "NoSuchLifecycleConfiguration"
    rules = asking(operation, missing, decode)(store, bucket).get("rules", [])
    return {"lifecycle_rules": rules}


def one_form(document: Document) -> Document:
    """Policies are compared by what they mean; only KMS has a key."""
    forms: Document = {}
    if document.get("policy") is not None:
        forms["policy"] = one_policy_form(document["policy"] or {})
    if document.get("encryption") == "AES256":
        forms["encryption_key_id"] = ""
    if document.get("lifecycle_rules"):
        forms["lifecycle_rules"] = [for_all(rule) for rule in document["lifecycle_rules"]]
    return {**document, **forms}


def for_all(rule: Document) -> Document:
    """Return a rule with the filter that lets everything through, where it has none."""
    filtered = rule.get("filter") or "prefix" in rule
    return rule if filtered else {**rule, "filter": {"prefix": ""}}


def as_requests(document: Document, creating: bool) -> Document:
    """Return ``document`` with what each request calls its part of it."""
    default = {"sse_algorithm": document.get("encryption")}
    default |= {"kms_master_key_id": document.get("encryption_key_id") or None}
    rule = {
        "apply_server_side_encryption_by_default": default,
        "bucket_key_enabled": document.get("bucket_key_enabled"),
        "blocked_encryption_types": {
            "encryption_type": document.get("blocked_encryption_types", {}).get("EncryptionType")
        },
    }
    ownership = {"object_ownership": document.get("object_ownership")}
    status = "Enabled" if document.get("versioning") else "Suspended"
    pairs = (document.get("tags") or {}).items()
    return {
        **document,
        "policy": written(document["policy"]) if document.get("policy") else None,
        "server_side_encryption_configuration": {"rules": [rule]},
        "ownership_controls": {"rules": [ownership]},
        "versioning_configuration": {"status": status},
        "lifecycle_configuration": {"rules": document.get("lifecycle_rules")},
        "tagging": {"tag_set": [{"key": key, "value": str(value)} for key, value in pairs]},
    }


def problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for a policy that is none, and for a key without KMS."""
    policy = desired.get("policy")
    if policy is not None and not isinstance(parsed(policy) or {}, dict):
        yield "policy is no policy: give a JSON object, as text or as YAML."
    if desired.get("encryption_key_id") and desired.get("encryption") == "AES256":
        yield "encryption_key_id is for KMS: set encryption to aws:kms, or leave it out."
    for rule in desired.get("lifecycle_rules") or []:
        if not (rule.get("id") and rule.get("status")):
            yield "lifecycle_rules need an id and a status each: give both."


def removal(current: Document, resolved: Document, store: t.Any) -> list[Call]:
    """Return what deletes a bucket; one that holds something only where that is asked for."""
    bucket = {"Bucket": current["name"]}
    held = store.call("ListObjectVersions", {**bucket, "MaxKeys": 1})
    full = bool(held.get("Versions") or held.get("DeleteMarkers"))
    if full and not resolved.get("force"):
        raise PlanError(
            f"Cannot delete bucket {current['name']}, which is not empty: empty it first, or set"
            " force to true beside state absent to delete all that it holds."
        )
    emptying = [Call("DeleteObjects", bucket, do=emptied(current["name"]))] if full else []
    return [*emptying, Call("DeleteBucket", bucket, frozenset(current))]


BUCKET = Resource(
    service="s3",
    name="bucket",
    ids=(),
    names=("name",),
    words=Names(
        {
            "Bucket": "name",
            "PublicAccessBlockConfiguration": "public_access",
        }
    ),
    read=Read("HeadBucket", walk=told),
    extras=(
        Read(
            "",
            gives=frozenset({"public_access"}),
            walk=asking(
                "GetPublicAccessBlock", "NoSuchPublicAccessBlockConfiguration", public_access
            ),
        ),
        Read(
            "",
            gives=frozenset({"object_ownership"}),
            walk=asking("GetBucketOwnershipControls", "OwnershipControlsNotFoundError", ownership),
        ),
        Read(
            "",
            gives=frozenset(ENCRYPTION),
            walk=asking(
                "GetBucketEncryption",
                "ServerSideEncryptionConfigurationNotFoundError",
                encryption,
            ),
        ),
        Read(
            "",
            gives=frozenset({"versioning"}),
            walk=asking(
                "GetBucketVersioning", "", lambda r: {"versioning": r.get("Status") == "Enabled"}
            ),
        ),
        Read(
            "",
            gives=frozenset({"policy"}),
            walk=asking(
                "GetBucketPolicy",
                "NoSuchBucketPolicy",
                lambda reply: {"policy": parsed(reply.get("Policy") or {})},
            ),
        ),
        Read("", gives=frozenset({"lifecycle_rules"}), walk=lifecycle),
        Read(
            "",
            gives=frozenset({"tags"}),
            walk=asking(
                "GetBucketTagging",
                "NoSuchTagSet",
                lambda r: {"tags": {one["Key"]: one["Value"] for one in r.get("TagSet") or []}},
            ),
        ),
    ),
    search=Search("ListBuckets", "Buckets[].Name", by=(), fills="name"),
    writers=(
        Made("CreateBucket", owns=frozenset({"name"})),
        # Before the policy, so that it is closed first.
        Patch("PutPublicAccessBlock", owns=frozenset({"public_access"})),
        Patch("PutBucketOwnershipControls", owns=frozenset({"object_ownership"})),
        Patch("PutBucketEncryption", owns=frozenset(ENCRYPTION)),
        Patch("PutBucketVersioning", owns=frozenset({"versioning"})),
        Either("PutBucketPolicy", owns=frozenset({"policy"}), clear="DeleteBucketPolicy"),
        Either(
            "PutBucketLifecycleConfiguration",
            owns=frozenset({"lifecycle_rules"}),
            clear="DeleteBucketLifecycle",
        ),
        Either("PutBucketTagging", owns=frozenset({"tags"}), clear="DeleteBucketTagging"),
    ),
    meaning=Meaning(born=NEW, canonical=(one_form,), wire=as_requests),
    delete="DeleteBucket",
    deletion=Deletion(calls=removal),
    policies={
        "policy": Replaced(),
        "tags": TagMap(),
        "lifecycle_rules": Keyed("id"),
        "lifecycle_rules.transitions": Whole(),
        "lifecycle_rules.noncurrent_version_transitions": Whole(),
        "lifecycle_rules.filter.and.tags": TagMap(),
    },
    traits=Traits(
        inner=("blocked_encryption_types",),
        derived=frozenset({"bucket_region"}),
        guides=frozenset({"force"}),
        wider=("policy",),
        growing={"tags": "purge_tags"},
    ),
    refusals=Refusals(problems=(problems,)),
    faults=Faults(
        # Without a body, AWS's answer to HeadBucket is a number.
        missing=("404", "NoSuchBucket"),
        # Another change of it has not ended; a role in the policy is not known everywhere yet.
        retry_on=("OperationAborted", "MalformedPolicy: Invalid principal"),
    ),
)
