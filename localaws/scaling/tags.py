# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Tags of scalable targets."""

from __future__ import annotations

from localaws.errors import AwsError
from localaws.scaling.store import Store
from localaws.state import Document

AT_MOST = 50


def _tags(store: Store, params: Document) -> dict[str, str]:
    arn = params["ResourceARN"]
    if arn not in store.tags:
        message = f"No scalable target found for resource ARN: {arn}"
        raise AwsError("ResourceNotFoundException", message)
    return store.tags[arn]


def tag_resource(store: Store, params: Document) -> None:
    tags = _tags(store, params)
    if len({**tags, **params["Tags"]}) > AT_MOST:
        raise AwsError("TooManyTagsException", f"A resource can have at most {AT_MOST} tags.")
    tags.update(params["Tags"])


def untag_resource(store: Store, params: Document) -> None:
    tags = _tags(store, params)
    for key in params["TagKeys"]:
        tags.pop(key, None)


def list_tags_for_resource(store: Store, params: Document) -> Document:
    return {"Tags": dict(_tags(store, params))}


OPERATIONS = (tag_resource, untag_resource, list_tags_for_resource)
