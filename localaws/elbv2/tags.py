# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Tags on load balancers, target groups, listeners and rules."""

from __future__ import annotations

from localaws.elbv2.errors import invalid
from localaws.elbv2.store import Document, Store
from localaws.errors import AwsError

AT_ONCE = 20
AT_MOST = 50


def as_dict(tags: list[Document] | None) -> dict[str, str]:
    """Return a list of tags as a dict, refusing what AWS refuses."""
    given: dict[str, str] = {}
    for tag in tags or []:
        if tag["Key"] in given:
            raise AwsError("DuplicateTagKeys", f"Tag key '{tag['Key']}' is duplicated")
        if tag["Key"].lower().startswith("aws:"):
            raise invalid(f"Tag key '{tag['Key']}' must not start with 'aws:'")
        given[tag["Key"]] = tag.get("Value", "")
    return given


def put(store: Store, arn: str, tags: list[Document] | None) -> None:
    """Add tags to a resource that exists."""
    merged = {**store.tags.get(arn, {}), **as_dict(tags)}
    if len(merged) > AT_MOST:
        raise AwsError("TooManyTags", f"The limit of {AT_MOST} tags per resource has been reached")
    store.tags[arn] = merged


def add_tags(store: Store, params: Document) -> None:
    for arn in params["ResourceArns"]:
        store.get(arn)
    for arn in params["ResourceArns"]:
        put(store, arn, params["Tags"])


def remove_tags(store: Store, params: Document) -> None:
    for arn in params["ResourceArns"]:
        store.get(arn)
        store.untag_resource(arn, params["TagKeys"])


def describe_tags(store: Store, params: Document) -> Document:
    arns = params["ResourceArns"]
    if len(arns) > AT_ONCE:
        raise invalid(f"You can only describe tags of up to {AT_ONCE} resources at once")
    return {"TagDescriptions": [_described(store, arn) for arn in arns]}


def _described(store: Store, arn: str) -> Document:
    store.get(arn)
    tags = store.tags.get(arn, {})
    return {"ResourceArn": arn, "Tags": [{"Key": k, "Value": v} for k, v in tags.items()]}


OPERATIONS = (add_tags, remove_tags, describe_tags)
