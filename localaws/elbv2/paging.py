# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Pages of Describe answers."""

from __future__ import annotations

import typing as t

from localaws.elbv2.errors import invalid

# AWS does not say how long a page is by default. A short one finds the clients that do not turn it.
DEFAULT_PAGE = 50

Document = dict[str, t.Any]


def page(key: str, found: list[Document], params: Document, arn: str = "") -> Document:
    """Return the page of ``found`` that ``params`` ask for, under ``key``, with the next marker."""
    start = _start(found, params.get("Marker"), arn)
    end = start + (params.get("PageSize") or DEFAULT_PAGE)
    answer: Document = {key: found[start:end]}
    if end < len(found):
        answer["NextMarker"] = found[end - 1][arn] if arn else str(end)
    return answer


def _start(found: list[Document], marker: str | None, arn: str) -> int:
    if not marker:
        return 0
    marks = [document[arn] if arn else str(place + 1) for place, document in enumerate(found)]
    if marker not in marks:
        raise invalid(f"Marker '{marker}' is not valid")
    return marks.index(marker) + 1
