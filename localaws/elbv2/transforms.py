# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Transforms of a rule: rewrites of the host header and of the URL."""

from __future__ import annotations

import regex

from localaws.elbv2.errors import invalid
from localaws.elbv2.store import Document

CONFIGS = {
    "host-header-rewrite": "HostHeaderRewriteConfig",
    "url-rewrite": "UrlRewriteConfig",
}


def normal(given: list[Document]) -> list[Document]:
    """Return transforms as AWS keeps them, refusing what it refuses."""
    for type_ in CONFIGS:
        if sum(one["Type"] == type_ for one in given) > 1:
            raise invalid(f"A rule can only have one transform of type '{type_}'")
    return [_checked(one) for one in given]


def _checked(transform: Document) -> Document:
    config = CONFIGS[transform["Type"]]
    if set(transform) != {"Type", config}:
        raise invalid(f"A transform of type '{transform['Type']}' must specify '{config}' alone")
    rewrites = transform[config].get("Rewrites") or []
    if len(rewrites) != 1:
        raise invalid(f"'{config}' must specify exactly one rewrite")
    for rewrite in rewrites:
        check_regex(rewrite["Regex"])
        if len(rewrite["Regex"]) > 1024 or len(rewrite["Replace"]) > 1024:
            raise invalid(f"A rewrite of '{config}' cannot be longer than '1024' characters")
    return transform


def check_regex(pattern: str) -> None:
    """Refuse a regular expression that cannot be compiled."""
    try:
        regex.compile(pattern)
    except regex.error:
        raise invalid(f"The regular expression '{pattern}' is not valid") from None
