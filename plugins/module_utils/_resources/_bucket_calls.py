# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Making a bucket, and emptying it."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.errors import PlanError
from .._engine.shapes import Model
from .._engine.writers import Call, Options, Writer

# AWS takes every region by its name but the first one it had.
FIRST_REGION = "us-east-1"


class Made(Writer):
    """The bucket itself, in the region of the run."""

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return the call that makes it."""
        request = {"Bucket": after["name"]}
        return [Call(self.operation, request, frozenset(options), do=made(request))]


def made(request: Document) -> t.Callable[[t.Any, Document], Document]:
    """Return what makes a bucket where the run is."""

    def do(store: t.Any, told: Document) -> Document:
        region = store.session.region("s3")
        where = {"CreateBucketConfiguration": {"LocationConstraint": region}}
        store.call("CreateBucket", {**request, **({} if region == FIRST_REGION else where)})
        store.unheard = ("NoSuchBucket",)
        return {}

    return do


def emptied(name: str) -> t.Callable[[t.Any, Document], Document]:
    """Return what deletes everything in a bucket, old versions too."""

    def do(store: t.Any, told: Document) -> Document:
        while keys := held(store, name):
            request = {"Bucket": name, "Delete": {"Objects": keys, "Quiet": True}}
            if kept := store.call("DeleteObjects", request).get("Errors"):
                raise PlanError(
                    f"AWS keeps {kept[0]['Key']} of bucket {name}: {kept[0].get('Message', '')}."
                    " Look at it in AWS."
                )
        return {}

    return do


def held(store: t.Any, name: str) -> list[Document]:
    """Return the keys of at most a thousand versions, which is what one deletion takes."""
    page = store.call("ListObjectVersions", {"Bucket": name})
    found = [*(page.get("Versions") or []), *(page.get("DeleteMarkers") or [])]
    return [{"Key": one["Key"], "VersionId": one["VersionId"]} for one in found]
