# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The one form of a listener's attributes."""

from __future__ import annotations

import typing as t

from ._rule_documents import Document


def one_attribute_form(document: Document) -> Document:
    """Return ``document`` with its attributes as text, as AWS keeps them: ``false``, ``350``."""
    attributes = document.get("attributes")
    if attributes is None:
        return document
    return {**document, "attributes": {key: _text(value) for key, value in attributes.items()}}


def _text(value: t.Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
