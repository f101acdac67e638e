# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which rows of AWS's behaviour the tests hold localaws to: ``@row(table, behaviour)``.

``behaviour`` is the row's text or its beginning. A row is honoured when it has a test and all its
tests passed. The run ends with the tally; ``--tally FILE`` writes it as Markdown as well.
"""

from __future__ import annotations

import typing as t
from functools import cache
from pathlib import Path

import pytest
import yaml

ROWS = Path(__file__).with_name("rows.yml")
PROPERTY = "aws-behaviour"


@cache
def rows() -> dict[str, dict[str, dict[str, str]]]:
    """Return all rows: table -> behaviour -> row."""
    tables = yaml.safe_load(ROWS.read_text(encoding="utf-8"))
    return {title: {row["behaviour"]: row for row in table} for title, table in tables.items()}


def row(table: str, behaviour: str) -> pytest.MarkDecorator:
    """Mark a test as the proof of one row."""
    found = [each for each in rows()[table] if each.startswith(behaviour)]
    if len(found) != 1:
        raise LookupError(f"{len(found)} rows of {table!r} begin with {behaviour!r}")
    return pytest.mark.row(table, found[0])


def ours() -> dict[tuple[str, str], str]:
    """Return the rows that touch localaws, each with its source."""
    return {
        (title, behaviour): row["source"]
        for title, table in rows().items()
        for behaviour, row in table.items()
        if "not_ours" not in row
    }


class Tally:
    """Collects the outcome of every row's tests."""

    def __init__(self) -> None:
        self.outcomes: dict[tuple[str, str], bool] = {}

    def note(self, marked: t.Iterable[tuple[str, str]], *, passed: bool) -> None:
        """Note the outcome of one test for its rows."""
        for key in marked:
            self.outcomes[key] = passed and self.outcomes.get(key, True)

    def honoured(self) -> set[tuple[str, str]]:
        """Return the rows that are proved."""
        return {key for key, passed in self.outcomes.items() if passed}

    def lines(self) -> t.Iterator[str]:
        """Return the tally as Markdown lines."""
        honoured, touching = self.honoured(), ours()
        yield "| table | rows that touch us | honoured |"
        yield "|---|---|---|"
        for title in rows():
            here = [key for key in touching if key[0] == title]
            yield f"| {title} | {len(here)} | {len(honoured.intersection(here))} |"
        yield f"| all | {len(touching)} | {len(honoured)} |"

    def open_rows(self) -> list[str]:
        """Return the rows that touch us and are not proved."""
        honoured = self.honoured()
        return [
            f"{table}: {text} [{source}]"
            for (table, text), source in ours().items()
            if (table, text) not in honoured
        ]
