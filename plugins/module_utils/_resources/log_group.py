# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A log group of CloudWatch Logs."""

from __future__ import annotations

from .._engine.documents import Document
from .._engine.habits import Faults, Meaning, Refusals, Traits
from .._engine.resource import Read, Resource, Search
from .._engine.shapes import Names
from .._engine.writers import Either, Patch, Tags

# What AWS leaves out: events never expire, and it encrypts them with a key of its own.
NEW = {"retention_in_days": 0, "kms_key_id": ""}


def nothing_left_out(found: Document) -> Document:
    """Return ``found`` with what AWS leaves out."""
    return {**NEW, **found}


def without_empty_key(document: Document, creating: bool) -> Document:
    """AWS takes no empty key."""
    return {k: v for k, v in document.items() if v or k != "kms_key_id"}


LOG_GROUP = Resource(
    service="logs",
    name="log_group",
    ids=("log_group_arn",),
    names=("name",),
    words=Names(
        {
            "logGroupName": "name",
            "logGroupNamePrefix": "name",
            "logGroupIdentifier": "name",
            "resourceArn": "log_group_arn",
        }
    ),
    # The list is sorted by name, so the one whose name is the prefix itself is on its first page.
    read=Read("DescribeLogGroups", "logGroups", among=("name",)),
    extras=(Read("ListTagsForResource", gives=frozenset({"tags"})),),
    search=Search("DescribeLogGroups", "logGroups", by=(), whole=True),
    create="CreateLogGroup",
    created="@",
    writers=(
        Either(
            "PutRetentionPolicy",
            owns=frozenset({"retention_in_days"}),
            on_create=False,
            clear="DeleteRetentionPolicy",
        ),
        Either("AssociateKmsKey", owns=frozenset({"kms_key_id"}), clear="DisassociateKmsKey"),
        Patch("PutLogGroupDeletionProtection", owns=frozenset({"deletion_protection_enabled"})),
        Tags("TagResource"),
    ),
    meaning=Meaning(born=NEW, described=nothing_left_out, wire=without_empty_key),
    delete="DeleteLogGroup",
    traits=Traits(growing={"tags": "purge_tags"}),
    refusals=Refusals(keep_if=("deletion_protection_enabled", True)),
    faults=Faults(
        # Somebody else, such as a service that logs, is changing it at the same time.
        retry_on=("OperationAbortedException",),
    ),
)
