# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What localaws remembers beside moto: plain dictionaries that one reset empties.

``POOLS = Store()`` at module level makes a store; ``POOLS[call]`` is its dictionary for the
account and region of a call, so that regions never see each other's resources.
"""

from __future__ import annotations

import typing as t

ACCOUNT = "123456789012"  # moto's account, for any credentials

Document = dict[str, t.Any]

_resets: list[t.Callable[[], None]] = []
_epoch = 0


def on_reset(forget: t.Callable[[], None]) -> t.Callable[[], None]:
    """Have ``forget`` called by every reset; usable as a decorator."""
    _resets.append(forget)
    return forget


def reset() -> None:
    """Forget all that the stores hold."""
    global _epoch
    _epoch += 1
    for forget in _resets:
        forget()


def epoch() -> int:
    """Return how often everything was forgotten so far."""
    return _epoch


class Placed(t.Protocol):
    """Anything that says where it happens, such as a call."""

    account: str
    region: str


Held = t.TypeVar("Held")


class Store(t.Generic[Held]):
    """One dictionary for each account and region."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, str], dict[str, Held]] = {}
        on_reset(self._places.clear)

    def __getitem__(self, place: Placed) -> dict[str, Held]:
        return self._places.setdefault((place.account, place.region), {})

    def everywhere(self) -> t.Iterator[tuple[tuple[str, str], dict[str, Held]]]:
        """Return ((account, region), dictionary) pairs, for the few calls that carry no region."""
        return iter(list(self._places.items()))
