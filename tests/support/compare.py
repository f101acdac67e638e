# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Comparing what was predicted with what came about."""

from __future__ import annotations

import re
import typing as t

TIME = re.compile(r"\d{4}-\d\d-\d\dT[\d:.+Z]*")
# AWS counts these up, or tells the time by them, whoever asks.
COUNTED = {"revision", "creation_time"}
PREDICTED = "predicted"
MASK = "********"


def differences(predicted: t.Any, real: t.Any, path: str = "", grows: str = "") -> list[str]:
    """Return where ``real`` is not what ``predicted`` says; what it leaves out may be anything.

    Ids that check mode makes up are let pass, and masks. The order of lists does not count; one
    called ``grows`` may hold more in reality.
    """
    if predicted == MASK:
        return []
    if isinstance(predicted, str) and PREDICTED in predicted:
        return [] if real else [f"{path}: nothing for {predicted}"]
    if isinstance(predicted, dict) and isinstance(real, dict):
        inner = [
            differences(value, real.get(name), f"{path}.{name}".strip("."), grows)
            for name, value in predicted.items()
            if value not in ({}, [], None) or real.get(name)
        ]
        return [found for part in inner for found in part]
    if isinstance(predicted, list) and isinstance(real, list):
        lost = [item for item in predicted if not any(differences(item, one) == [] for one in real)]
        found = [f"{path}: {item!r} is not among {real!r}" for item in lost]
        if len(predicted) != len(real) and path != grows:
            found.append(f"{path}: {len(predicted)} were predicted, {len(real)} are there")
        return found
    return [] if predicted == real else [f"{path}: {predicted!r} was predicted, it is {real!r}"]


def without_ids(value: t.Any) -> t.Any:
    """Return ``value`` without the members that hold an id which check mode made up."""
    if isinstance(value, dict):
        return {name: without_ids(one) for name, one in value.items() if not made_up(one)}
    return [without_ids(one) for one in value] if isinstance(value, list) else value


def made_up(value: t.Any) -> bool:
    """Return whether ``value`` is an id that check mode made up."""
    return isinstance(value, str) and value.startswith(PREDICTED)


def alike(one: t.Any, other: t.Any, pairs: dict[str, str]) -> bool:
    """Return whether two results are the same, but for ids: each stands for always the same one."""
    if isinstance(one, dict) and isinstance(other, dict):
        names = one.keys() - COUNTED
        return names == other.keys() - COUNTED and all(
            alike(one[n], other[n], pairs) for n in sorted(names)
        )
    if isinstance(one, list) and isinstance(other, list):
        left = list(other)
        for item in one:
            found = next((o for o in left if alike(item, o, dict(pairs))), None)
            if found is None or not alike(item, found, pairs):
                return False
            left.remove(found)
        return not left
    if isinstance(one, str) and isinstance(other, str):
        first, second = TIME.sub("time", one), TIME.sub("time", other)
        return first == second or pairs.setdefault(first, second) == second
    return one == other


def surprises(foretold: t.Sequence[t.Any], done: t.Sequence[t.Any]) -> list[str]:
    """Return where the stacks of a run are not what those of a check before it foretold."""
    pairs = list(zip(stacks(foretold), stacks(done), strict=True))
    assert pairs
    found = []
    for (name, expected), (other, real) in pairs:
        assert name == other
        found += differences(expected["summary"], real["summary"], f"{name}: summary")
        found += differences(expected["resources"], real["resources"], f"{name}: resources")
        for one, two in zip(expected["diff"], real["diff"], strict=True):
            place = f"{name}: diff of {one['after_header']}"
            assert (one["before"], one["after"].keys()) == (two["before"], two["after"].keys()), (
                place
            )
            found += differences(one["after"], two["after"], place)
    return found


def stacks(steps: t.Iterable[t.Any]) -> t.Iterator[tuple[str, dict[str, t.Any]]]:
    """Yield the tasks that are stacks, by name, with their results."""
    return ((step.task, step.result) for step in steps if "summary" in step.result)
