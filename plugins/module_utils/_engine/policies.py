# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""How a list or a map is merged and compared. Structures need no policy: they merge by member."""

from __future__ import annotations

import dataclasses
import json
import typing as t

from .errors import PlanError

Merge = t.Callable[[t.Any, t.Any], t.Any]


def _rank(item: t.Any) -> str:
    return json.dumps(item, sort_keys=True, default=str)


class Policy:
    """A list or map that is replaced as a whole and whose order counts."""

    takes: t.ClassVar[t.Any] = list

    def overlay(self, base: t.Any, patch: t.Any, merge: Merge) -> t.Any:
        """Return ``patch`` laid over ``base``; ``merge`` does the same for two elements."""
        return [merge(None, item) for item in patch] if self.takes is list else dict(patch)

    def sort(self, items: list[t.Any]) -> list[t.Any]:
        """Return ``items`` in the order in which equal lists are equal."""
        return items

    def grown(self) -> Policy:
        """Return the policy that keeps what a patch leaves out."""
        return Additive()

    def whole(self) -> Policy:
        """Return the policy by which a patch is all there is."""
        return self


class Ordered(Policy):
    """A list whose order means something: the actions of a rule."""


class Replaced(Policy):
    """A free map that is replaced as a whole."""

    takes = dict


class Unordered(Policy):
    """A set written as a list: order and repetition mean nothing."""

    def sort(self, items: list[t.Any]) -> list[t.Any]:
        """Return each item once, sorted."""
        if all(isinstance(item, str) for item in items):
            return sorted({*items})
        return [json.loads(item) for item in sorted({_rank(item) for item in items})]


class Whole(Unordered):
    """A list of structures without identity: replaced as a whole, compared as a set."""


class Additive(Policy):
    """A map or a set of which only what the user wrote matters; all else stays."""

    takes = (dict, list)

    def overlay(self, base: t.Any, patch: t.Any, merge: Merge) -> t.Any:
        """Return all of ``base``, with what ``patch`` adds or says otherwise."""
        if isinstance(patch, dict):
            return {**(base or {}), **patch}
        return [*(base or []), *(item for item in patch if item not in (base or []))]

    def sort(self, items: list[t.Any]) -> list[t.Any]:
        """Return each item once, sorted."""
        return Unordered().sort(items)

    def whole(self) -> Policy:
        """Return the policy of a set that a patch replaces."""
        return Unordered()


class Subtractive(Policy):
    """A set from which what the user wrote is taken; all else stays."""

    def overlay(self, base: t.Any, patch: t.Any, merge: Merge) -> t.Any:
        """Return what of ``base`` is not in ``patch``."""
        return [item for item in base or [] if item not in patch]

    def sort(self, items: list[t.Any]) -> list[t.Any]:
        """Return each item once, sorted."""
        return Unordered().sort(items)


class TagMap(Policy):
    """Tags, replaced as a whole but for those that AWS itself keeps there."""

    takes = dict

    def overlay(self, base: t.Any, patch: t.Any, merge: Merge) -> t.Any:
        """Return ``patch`` and the ``aws:`` tags of ``base``, which nobody else can write."""
        kept = {k: v for k, v in (base or {}).items() if k.startswith("aws:")}
        return {**kept, **{k: str(v) for k, v in patch.items()}}


@dataclasses.dataclass(frozen=True)
class Keyed(Policy):
    """A list of structures told apart by some of their members, merged element by element."""

    keys: tuple[str, ...]
    additive: bool = False

    def __init__(self, *keys: str, additive: bool = False) -> None:
        """Elements are told apart by ``keys``; an additive list keeps what a patch leaves out."""
        object.__setattr__(self, "keys", keys)
        object.__setattr__(self, "additive", additive)

    def key(self, item: t.Mapping[str, t.Any]) -> tuple[t.Any, ...]:
        """Return what tells ``item`` from its neighbours."""
        return tuple(item.get(name) for name in self.keys)

    def overlay(self, base: t.Any, patch: t.Any, merge: Merge) -> t.Any:
        """Return the elements of ``patch``, each laid over the one of ``base`` with its key."""
        old = {self.key(item): item for item in base or []}
        new: dict[t.Any, t.Any] = {}
        for item in patch:
            if self.key(item) in new:
                twice = ", ".join(
                    f"{k} {v}" for k, v in zip(self.keys, self.key(item), strict=False)
                )
                raise PlanError(f"{twice} is listed twice: list it once.")
            new[self.key(item)] = merge(old.get(self.key(item)), item)
        rest = {k: merge(v, None) for k, v in old.items() if k not in new}
        return [*(rest.values() if self.additive else ()), *new.values()]

    def grown(self) -> Policy:
        """Return the same, keeping elements that a patch leaves out."""
        return Keyed(*self.keys, additive=True)

    def sort(self, items: list[t.Any]) -> list[t.Any]:
        """Return ``items`` sorted by key."""
        return sorted(items, key=lambda item: _rank(self.key(item)))
