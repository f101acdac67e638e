# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What can go wrong before anything is written."""

from __future__ import annotations

import typing as t


class PlanError(Exception):
    """One sentence for the user: which option, what is wrong with it, and the way out."""


def listed(words: t.Iterable[object]) -> str:
    """Return ``words`` as an English list: ``a, b and c``."""
    items = [str(word) for word in words]
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def sentence(text: str) -> str:
    """Return ``text`` with a capital at its beginning; names inside keep theirs."""
    return text[:1].upper() + text[1:]
