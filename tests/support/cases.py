# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The cases of the modules as data: tests/modules/cases*.yml."""

from __future__ import annotations

import typing as t
from pathlib import Path

import yaml

Document = dict[str, t.Any]

FOLDER = Path(__file__).parents[1] / "modules"
CASES: dict[str, Document] = {
    name: {**case, "module": name}
    for path in sorted(FOLDER.glob("cases*.yml"))
    for name, case in yaml.safe_load(path.read_text(encoding="utf-8")).items()
}


def options_of(case: Document, kind: str) -> Document:
    """Return the options of the task that does ``kind``."""
    return {**case["identity"], **case.get(kind, {"state": "absent"})}


def filled(value: t.Any, variables: Document) -> t.Any:
    """Return ``value`` with what stands in double braces replaced."""
    if isinstance(value, dict):
        return {name: filled(inner, variables) for name, inner in value.items()}
    if isinstance(value, list):
        return [filled(inner, variables) for inner in value]
    if isinstance(value, str) and value.startswith("{{ "):
        return variables[value.strip("{ }")]
    return value
