# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""localaws: emptied, slowed down, and asked which calls it had."""

from __future__ import annotations

import collections
import json
import typing as t
import urllib.request


class Aws:
    """The control endpoints of one localaws."""

    def __init__(self, url: str) -> None:
        self.url = url

    def empty(self) -> None:
        """Forget everything."""
        self._ask("POST", "reset")

    def answer_after(self, milliseconds: int) -> None:
        """Answer every call that much later from now on, and forget the calls so far."""
        self._ask("DELETE", "faults")
        if milliseconds:
            self._ask("POST", "faults", {"latency_ms": milliseconds})
        self._ask("DELETE", "calls")

    def calls(self) -> dict[str, int]:
        """Return how many calls each operation had, by ``service.Operation``."""
        names = (f"{one['service']}.{one['operation']}" for one in self._ask("GET", "calls"))
        return dict(sorted(collections.Counter(names).items()))

    def _ask(self, method: str, endpoint: str, body: t.Any = None) -> t.Any:
        request = urllib.request.Request(
            f"{self.url}/_localaws/{endpoint}", json.dumps(body).encode(), method=method
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)
