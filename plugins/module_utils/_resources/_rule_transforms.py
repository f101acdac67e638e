# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The one form of a rule's transforms."""

from __future__ import annotations

from ansible_collections.gatehouse.aws.plugins.module_utils._resources._rule_documents import (
    Document,
    filled,
    in_order,
    name_of,
    with_each,
)

TRANSFORMS = ("host_header_rewrite", "url_rewrite")


def one_transform_form(document: Document) -> Document:
    """Return ``document`` with each transform typed, empty blocks dropped, in a fixed order."""
    return with_each(document, "transforms", lambda items: in_order(_transform(i) for i in items))


def _transform(transform: Document) -> Document:
    members = filled(transform)
    block = next((name for name in TRANSFORMS if name in members), None)
    if block is not None:
        members.setdefault("type", name_of(block))
    return members
