# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The code stays small: budgets for modules, engine files and functions, in lines of code."""

from __future__ import annotations

import ast
import io
import re
import tokenize
import typing as t
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PLUGINS = ROOT / "plugins"
ENGINE = sorted((PLUGINS / "module_utils/_engine").glob("*.py"))
MODULES = sorted((PLUGINS / "modules").glob("*.py"))
# Actions are links to one file.
EVERYTHING = sorted(path for path in PLUGINS.rglob("*.py") if not path.is_symlink())

DOCUMENTS = {"DOCUMENTATION", "EXAMPLES", "RETURN"}
NOT_A_SERVICE = {"ThreadPoolExecutor"}
SERVICES = {"cognito", "elb", "elbv2", "alb", "ecs", "acm", "pool", "listener"}
SILENT = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}


def is_text(node: ast.stmt) -> bool:
    """Return whether ``node`` is a docstring or one of Ansible's documents."""
    if isinstance(node, ast.Assign):
        return any(isinstance(one, ast.Name) and one.id in DOCUMENTS for one in node.targets)
    value = node.value if isinstance(node, ast.Expr) else None
    return isinstance(value, ast.Constant) and isinstance(value.value, str)


def lines(node: ast.stmt) -> set[int]:
    """Return the numbers of all lines of ``node``."""
    return set(range(node.lineno, (node.end_lineno or node.lineno) + 1))


def code(source: str) -> list[tokenize.TokenInfo]:
    """Return the tokens of ``source`` that are code: no comments, no docstrings, no documents."""
    text = [lines(n) for n in ast.walk(ast.parse(source)) if isinstance(n, ast.stmt) and is_text(n)]
    written = set().union(*text)
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return [one for one in tokens if one.type not in SILENT and one.start[0] not in written]


def code_lines(source: str) -> set[int]:
    """Return the numbers of the lines of ``source`` that bear code."""
    return {n for one in code(source) for n in range(one.start[0], one.end[0] + 1)}


def functions(source: str) -> t.Iterator[tuple[str, int]]:
    """Yield every function of ``source`` with the number of its lines that bear code."""
    bearing = code_lines(source)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, len(lines(node) & bearing)


def named(path: Path) -> str:
    """Return how a test's id shows ``path``."""
    return str(path.relative_to(ROOT))


def test_code_lines_leave_out_what_is_no_code() -> None:
    """The measure itself: of these eight lines, three bear code."""
    source = '"""About."""\n\nDOCUMENTATION = """\na: b\n"""\n# why\ndef f():\n    """Say."""\n'
    assert code_lines(source + "    return g(\n        1)\n") == {7, 9, 10}
    assert dict(functions(source + "    return g(\n        1)\n")) == {"f": 3}


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_module_has_at_most_60_lines(path: Path) -> None:
    """A module is documentation, options and one call of the engine."""
    assert len(code_lines(path.read_text())) <= 60


@pytest.mark.parametrize("path", ENGINE, ids=named)
def test_engine_file_has_at_most_150_lines(path: Path) -> None:
    """Each part of the engine can be read at one sitting."""
    assert len(code_lines(path.read_text())) <= 150


@pytest.mark.parametrize("path", EVERYTHING, ids=named)
def test_function_has_at_most_25_lines(path: Path) -> None:
    """No function has to be scrolled."""
    assert {name: n for name, n in functions(path.read_text()) if n > 25} == {}


def test_check_mode_is_known_in_one_place() -> None:
    """Deciding and doing are apart, so that only one place asks whether to do.

    What runs a module in the playbook's process hands the task's wish on, as AnsibleModule does.
    """
    asking = {
        named(path)
        for path in EVERYTHING
        if path.parent.name != "plugin_utils"
        and any(one.string == "check_mode" for one in code(path.read_text()))
    }
    assert len(asking) == 1
    assert asking <= {named(path) for path in ENGINE}


@pytest.mark.parametrize("path", ENGINE, ids=named)
def test_engine_names_no_service(path: Path) -> None:
    """A habit of one service is data of its resource, not a condition in the engine."""
    words = {
        word.lower()
        for one in code(path.read_text())
        if one.type in (tokenize.NAME, tokenize.STRING) and one.string not in NOT_A_SERVICE
        for word in re.findall(r"[A-Za-z][a-z0-9]*|[A-Z]+(?![a-z])", one.string)
    }
    assert words & SERVICES == set()
