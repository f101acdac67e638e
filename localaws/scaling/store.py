# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""All that one account has of Application Auto Scaling in one region, as AWS's documents."""

from __future__ import annotations

from moto.core.base_backend import BaseBackend

from localaws.errors import AwsError
from localaws.state import Document

Key = tuple[str, str, str]
Named = dict[tuple[Key, str], Document]


class Store(BaseBackend):
    """Documents by what they scale, policies and scheduled actions by name as well."""

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        self.targets: dict[Key, Document] = {}
        self.policies: Named = {}
        self.actions: Named = {}
        self.tags: dict[str, dict[str, str]] = {}

    def arn(self, resource: str, service: str = "application-autoscaling") -> str:
        """Return the ARN of ``resource``."""
        return f"arn:{self.partition}:{service}:{self.region_name}:{self.account_id}:{resource}"

    def target(self, key: Key) -> Document:
        """Return a scalable target, or refuse as AWS does."""
        if key not in self.targets:
            raise not_found("scalable target", key)
        return self.targets[key]


def key_of(document: Document) -> Key:
    """Return what a document scales."""
    return (
        str(document["ServiceNamespace"]),
        str(document["ResourceId"]),
        str(document["ScalableDimension"]),
    )


def not_found(noun: str, key: Key, name: str = "") -> AwsError:
    """Return what AWS says of something that is not there."""
    namespace, resource, dimension = key
    message = (
        f"No {noun} found for service namespace: {namespace}, resource ID: {resource},"
        f" scalable dimension: {dimension}"
    )
    named = f", {noun.split()[-1]} name: {name}" if name else ""
    return AwsError("ObjectNotFoundException", message + named)


def chosen(found: list[Document], params: Document) -> list[Document]:
    """Return the documents of the namespace, resource and dimension that were asked for."""
    fields = ("ServiceNamespace", "ResourceId", "ScalableDimension")
    return [one for one in found if all(params.get(f) in (None, one[f]) for f in fields)]
