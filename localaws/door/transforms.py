# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""host-header-rewrite and url-rewrite: what the target is asked instead."""

from __future__ import annotations

import typing as t

from localaws.door.errors import Refused
from localaws.door.patterns import expression, replacement

Document = dict[str, t.Any]


def rewritten(rule: Document, host: str, target: str) -> tuple[str, str]:
    """Return (host, path and query) for the target; without a match they stay as they are."""
    for transform in rule.get("Transforms") or []:
        if transform["Type"] == "host-header-rewrite":
            host = _rewrite(transform["HostHeaderRewriteConfig"], host, ignore_case=True)
        else:
            target = _rewrite(transform["UrlRewriteConfig"], target, ignore_case=False)
    if not target.startswith("/"):
        raise Refused(500)
    return host, target


def _rewrite(config: Document, text: str, *, ignore_case: bool) -> str:
    for rewrite in config["Rewrites"]:
        found = expression(rewrite["Regex"], ignore_case).search(text)
        if found:
            return text[: found.start()] + _filled(rewrite, found) + text[found.end() :]
    return text


def _filled(rewrite: Document, found: t.Any) -> str:
    try:
        return replacement(rewrite["Replace"], found)
    except IndexError as error:  # AWS: a transform that matches and fails is a 500
        raise Refused(500) from error
