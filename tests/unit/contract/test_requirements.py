# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the developers' tools import is what requirements/ installs."""

from __future__ import annotations

import ast
import re
import sys
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
OURS = {path.name for path in ROOT.iterdir() if path.is_dir()} | {"ansible_collections"}


def plain(distribution: str) -> str:
    """Return the name of a distribution in the one form that compares."""
    return re.sub(r"[-_.]+", "-", distribution).lower()


def installed(*sets: str) -> set[str]:
    """Return the distributions that the files of ``sets`` name."""
    texts = [(ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8") for name in sets]
    return {plain(line.split("==")[0]) for text in texts for line in text.splitlines()}


def imports(path: Path) -> set[str]:
    """Return the top-level packages that the file at ``path`` imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        if isinstance(node, ast.ImportFrom) and not node.level and node.module:
            found.add(node.module.split(".")[0])
    return found


def missing(folder: str, *sets: str) -> set[str]:
    """Return the foreign packages imported under ``folder`` that no file of ``sets`` brings."""
    everything = {name for path in (ROOT / folder).rglob("*.py") for name in imports(path)}
    siblings = {path.stem for path in (ROOT / folder).rglob("*.py")}
    providers = metadata.packages_distributions()
    foreign = everything - OURS - siblings - set(sys.stdlib_module_names)
    brought = installed(*sets)
    return {n for n in foreign if not brought.intersection(map(plain, providers.get(n, [])))}


@pytest.mark.parametrize("folder", ["localaws", "demo", "bench"])
def test_demo_and_localaws_need_no_more_than_run(folder: str) -> None:
    assert missing(folder, "run") == set()


def test_the_tests_need_no_more_than_run_and_test() -> None:
    assert missing("tests", "run", "test") == set()


def test_plugins_need_no_more_than_ansible_and_boto3() -> None:
    assert missing("plugins", "run") == set()


@pytest.mark.parametrize("name", ["run", "test", "lint"])
def test_versions_are_exact(name: str) -> None:
    text = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line[:1] != "#"]
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []
