# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The log of calls, for tests to read: GET and DELETE /_localaws/calls."""

from __future__ import annotations

import typing as t
from collections import deque

from localaws.call import Call
from localaws.masking import masked
from localaws.state import on_reset

_calls: deque[dict[str, t.Any]] = deque(maxlen=20_000)
on_reset(_calls.clear)


def record(call: Call, outcome: str) -> None:
    """Note that ``call`` was answered: "ok", or with an error's code."""
    _calls.append(
        {
            "service": call.service,
            "operation": call.operation,
            "region": call.region,
            "parameters": masked(call.model.input_shape, call.parameters),
            "outcome": outcome,
        }
    )


def recorded() -> list[dict[str, t.Any]]:
    """Return all noted calls, the oldest first."""
    return list(_calls)


def clear() -> None:
    """Forget the noted calls."""
    _calls.clear()
