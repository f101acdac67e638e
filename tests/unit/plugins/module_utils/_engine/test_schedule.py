# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Doing many things at once: in which order they are begun, and what becomes of failures."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.schedule import in_order

# "d" stands on "c", and that on "b"; "a", "e" and "f" on nothing.
NEEDS: dict[str, set[str]] = {
    "a": set(),
    "b": set(),
    "c": {"b"},
    "d": {"c"},
    "e": set(),
    "f": {"e"},
}


def begun(weight: t.Callable[[str], int], at_once: int = 1) -> list[str]:
    """Return the nodes in the order in which they were begun."""
    order: list[str] = []
    assert in_order(NEEDS, order.append, lambda node, made: None, at_once, weight=weight) == {}
    return order


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ({}, ["b", "c", "e", "a", "d", "f"]),
        ({"a": 9}, ["a", "b", "c", "e", "d", "f"]),
        ({"b": 0, "c": 0, "d": 0}, ["e", "a", "f", "b", "c", "d"]),
    ],
    ids=["by number", "one that takes long", "a row that takes nothing"],
)
def test_what_holds_up_the_longest_row_goes_first(
    weights: dict[str, int], expected: list[str]
) -> None:
    assert begun(lambda node: weights.get(node, 1)) == expected


def test_after_a_failure_nothing_more_is_begun() -> None:
    tried: list[str] = []

    def work(node: str) -> None:
        tried.append(node)
        if node == "b":
            raise ValueError(node)

    failed = in_order(NEEDS, work, lambda node, made: None, 1)
    assert (tried, list(failed)) == (["b"], ["b"])
