# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Saying what a stack waits for, and since when: soon at first, then less often."""

from __future__ import annotations

import time
import typing as t

from .errors import listed

FIRST, LONGEST = 5.0, 60.0  # Seconds until the first line, and between the last ones.
NAMED = 4  # So many are named, the rest is counted.


class Progress:
    """Tells people, through ``tell``, what is under way once it takes time."""

    def __init__(self, tell: t.Callable[[str], None]) -> None:
        """The clock starts now."""
        self.tell, self.pause = tell, FIRST
        self.due = time.monotonic() + FIRST

    def __call__(self, under: t.Mapping[t.Any, float]) -> None:
        """Tell of ``under``, nodes and when they began, if it is time to."""
        now = time.monotonic()
        if now < self.due or not under:
            return
        self.pause = min(self.pause * 2, LONGEST)
        self.due = now + self.pause
        slowest = sorted(under.items(), key=lambda item: item[1])
        words = [f"{node.label} ({now - since:.0f} s)" for node, since in slowest[:NAMED]]
        more = [f"{len(slowest) - NAMED} more"] if len(slowest) > NAMED else []
        self.tell(f"Waiting for {listed([*words, *more])}")
