# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Switches for what AWS's documents and measurements tell differently: POST /_localaws/modes."""

from __future__ import annotations

from localaws.state import on_reset

# Each switch with its readings, the default first.
MODES = {
    # strict: UpdateUserPool resets every omitted setting, as the API reference says.
    # measured: it keeps what was seen to be kept on AWS.
    "update_user_pool": ("strict", "measured"),
    # How many reads show a new domain or load balancer, or an import, on its way before it is done.
    "reads_until_active": ("0", "1", "2", "3", "5", "10"),
}

_defaults = {name: readings[0] for name, readings in MODES.items()}
_current = dict(_defaults)


def mode(name: str) -> str:
    """Return the reading that is in force."""
    return _current[name]


def set_modes(chosen: dict[str, object], *, lasting: bool = False) -> dict[str, str]:
    """Choose readings, until the next reset or for good, and return all in force."""
    for name, reading in chosen.items():
        if name not in MODES or str(reading) not in MODES[name]:
            raise ValueError(f"No mode {name}: {reading}; there are {MODES}")
    readings = {name: str(reading) for name, reading in chosen.items()}
    _current.update(readings)
    if lasting:
        _defaults.update(readings)
    return dict(_current)


@on_reset
def _restore() -> None:
    _current.update(_defaults)
