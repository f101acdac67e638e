# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Wildcards and regular expressions as conditions and transforms use them."""

from __future__ import annotations

import functools
import re


@functools.lru_cache(maxsize=1024)
def wildcard(pattern: str, ignore_case: bool) -> re.Pattern[str]:
    """Return the expression for ``*`` (any characters), ``?`` (one) and their escapes."""
    parts, escaped = [], False
    for character in pattern:
        if escaped or character not in "*?\\":
            parts.append(re.escape(character))
            escaped = False
        elif character == "\\":
            escaped = True
        else:
            parts.append(".*" if character == "*" else ".")
    return re.compile("".join(parts), (re.IGNORECASE if ignore_case else 0) | re.DOTALL)


def like(pattern: str, text: str, *, ignore_case: bool) -> bool:
    """Return whether all of ``text`` is as ``pattern`` says."""
    return wildcard(pattern, ignore_case).fullmatch(text) is not None


@functools.lru_cache(maxsize=1024)
def expression(regex: str, ignore_case: bool = False) -> re.Pattern[str]:
    """Return a compiled regular expression of a rule."""
    return re.compile(regex, re.IGNORECASE if ignore_case else 0)


def replacement(template: str, found: re.Match[str]) -> str:
    """Return ``template`` with $1, $2, ... filled from ``found``; IndexError for a missing one."""
    return re.sub(r"\$(\d)", lambda number: found.group(int(number[1])) or "", template)
