# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Faults on demand: POST a rule, or a list of rules, to /_localaws/faults; DELETE clears them.

A rule says which calls it strikes and what becomes of them. Which calls:

- ``service``, ``operation``: left out, any.
- ``after``: only once this operation has succeeded, counted anew each time.
- ``nth``: the call of that number, or of those numbers; the first is 1.
- ``times``: the first so many.
- ``share``: that share of them, drawn with ``seed``.

What becomes of them:

- ``code`` with ``message`` and ``status``: refused with this error, nothing happens.
- ``answer``: this document is the result, nothing happens (an empty list, for one).
- ``latency_ms``: answered later.
- ``cut``: the call takes effect, then its connection is cut without an answer.

So a listener rule that is not visible for two reads after its creation is ``{"operation":
"DescribeRules", "after": "CreateRule", "times": 2, "code": "RuleNotFound"}``.
"""

from __future__ import annotations

import random
import threading
import typing as t
from dataclasses import dataclass, field, fields

from localaws.call import Call
from localaws.errors import AwsError
from localaws.state import on_reset

MESSAGES = {
    "TooManyRequestsException": "Rate exceeded",
    "ThrottlingException": "Rate exceeded",
    "Throttling": "Rate exceeded",
    "ConcurrentModificationException": "Only one request can be processed at a time.",
}


@dataclass
class Fault:
    """One rule."""

    service: str | None = None
    operation: str | None = None
    after: str | None = None
    nth: list[int] = field(default_factory=list)
    times: int | None = None
    share: float | None = None
    seed: int = 0
    code: str | None = None
    message: str | None = None
    status: int | None = None
    answer: dict[str, t.Any] | None = None
    latency_ms: float = 0
    cut: bool = False
    seen: int | None = field(default=0, init=False)  # None: not armed yet

    def __post_init__(self) -> None:
        self.nth = [self.nth] if isinstance(self.nth, int) else list(self.nth)
        self.draw = random.Random(self.seed)
        if self.after:
            self.seen = None

    def strikes(self, call: Call) -> bool:
        """Tell whether the rule strikes ``call``, which counts as seen from now on."""
        if self.seen is None or not self._concerns(call):
            return False
        self.seen += 1
        if self.nth and self.seen not in self.nth:
            return False
        if self.times is not None and self.seen > self.times:
            return False
        return self.share is None or self.draw.random() < self.share

    def error(self) -> AwsError | None:
        """Return the error that struck calls are refused with."""
        if self.code is None:
            return None
        message = self.message or MESSAGES.get(self.code, "Refused on demand by localaws.")
        return AwsError(self.code, message, self.status)

    def _concerns(self, call: Call) -> bool:
        return self.service in (None, call.service) and self.operation in (None, call.operation)


_faults: list[Fault] = []
_lock = threading.Lock()


def add(rules: t.Any) -> int:
    """Take over a rule or a list of rules and return how many there are now."""
    known = {each.name for each in fields(Fault) if each.init}
    rules = rules if isinstance(rules, list) else [rules]
    for rule in rules:
        unknown = set(rule) - known
        if unknown:
            raise ValueError(f"No such part of a fault: {', '.join(sorted(unknown))}")
    with _lock:
        _faults.extend(Fault(**rule) for rule in rules)
        return len(_faults)


@on_reset
def clear() -> None:
    """Drop all rules."""
    with _lock:
        _faults.clear()


def striking(call: Call) -> list[Fault]:
    """Return the rules that strike ``call``."""
    with _lock:
        return [fault for fault in _faults if fault.strikes(call)]


def succeeded(call: Call) -> None:
    """Arm the rules that wait for ``call``."""
    with _lock:
        for fault in _faults:
            if fault.after == call.operation and fault.service in (None, call.service):
                fault.seen = 0
