# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Each leaf that AWS lets us set is an option, an id, or left out for a reason; the table is told.

Every run of the tests ends with it, and a guide holds it.
"""

from __future__ import annotations

import typing as t

import pytest

from tests.support import coverage


@pytest.mark.parametrize("row", coverage.table(), ids=lambda row: f"{row.module}-{row.operation}")
def test_every_leaf_is_an_option_an_id_or_explained(row: coverage.Row) -> None:
    assert row.uncovered == ()
    assert all(reason.strip() for reason in row.reasons.values())


def test_no_reason_is_left_over() -> None:
    """What is explained is a leaf, and no option."""
    given = {(name, path) for name, kind in coverage.COGNITO.items() for path in unmanaged(kind)}
    assert given == {(module, path) for module, path, _reason in coverage.reasons()}


def unmanaged(kind: t.Any) -> t.Iterable[str]:
    return tuple(kind.resource.traits.unmanaged)


def test_nothing_is_called_otherwise_in_vain() -> None:
    rows = coverage.table()
    for module, words in coverage.OTHERWISE.items():
        found = {path for row in rows if row.module == module for path in row.options}
        for theirs in words:
            assert any(path == theirs or path.startswith(f"{theirs}.") for path in found), theirs


def test_the_guide_is_up_to_date(record_property: t.Callable[[str, object], None]) -> None:
    record_property("coverage", list(coverage.lines()))
    written = coverage.GUIDE.read_text(encoding="utf-8")
    assert written == coverage.guide(), "run make coverage"
