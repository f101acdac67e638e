# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The control endpoints under /_localaws/, which tests and tools call."""

from __future__ import annotations

import json
import typing as t

from localaws import calls, faults, modes, outcomes, state, upstream
from localaws.protocol import Answer

PREFIX = "/_localaws/"


def reset() -> None:
    """Forget everything: resources, log, faults, modes."""
    state.reset()
    upstream.reset()


def _nothing(_: t.Any) -> dict[str, t.Any]:
    return {}


def _reset(body: t.Any) -> dict[str, t.Any]:
    reset()
    return _nothing(body)


def _clear_calls(body: t.Any) -> dict[str, t.Any]:
    calls.clear()
    return _nothing(body)


def _clear_faults(body: t.Any) -> dict[str, t.Any]:
    faults.clear()
    return _nothing(body)


ENDPOINTS: dict[tuple[str, str], t.Callable[[t.Any], t.Any]] = {
    ("GET", "health"): _nothing,
    ("POST", "reset"): _reset,
    ("GET", "calls"): lambda _: calls.recorded(),
    ("DELETE", "calls"): _clear_calls,
    ("POST", "faults"): lambda body: {"faults": faults.add(body)},
    ("DELETE", "faults"): _clear_faults,
    ("POST", "modes"): modes.set_modes,
    ("GET", "modes"): lambda _: modes.set_modes({}),
    **outcomes.ENDPOINTS,
}


def control(method: str, path: str, body: bytes) -> Answer:
    """Return the answer of a control endpoint, always JSON."""
    endpoint = ENDPOINTS.get((method, path.removeprefix(PREFIX).strip("/")))
    if endpoint is None:
        served = [f"{verb} {PREFIX}{name}" for verb, name in ENDPOINTS]
        return _json(404, {"message": "No such endpoint", "endpoints": served})
    try:
        return _json(200, endpoint(json.loads(body) if body else {}))
    except (ValueError, TypeError, AttributeError) as error:
        return _json(400, {"message": str(error)})


def _json(status: int, document: t.Any) -> Answer:
    return Answer(status, json.dumps(document).encode(), {"Content-Type": "application/json"})
