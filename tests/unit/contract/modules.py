# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The collection's modules as values: their documentation, and what they hand to the engine."""

from __future__ import annotations

import dataclasses
import functools
import importlib
import json
import subprocess
import sys
import typing as t
from pathlib import Path
from unittest import mock

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import (
    argument_spec,
    info_argument_spec,
)

ROOT = Path(__file__).parents[3]
# A stack is made of other modules' options: test_stack.py is its own contract.
STACK = "stack"
EVERY = sorted(path.stem for path in (ROOT / "plugins/modules").glob("[!_]*.py"))
NAMES = [name for name in EVERY if name != STACK]

Tree = dict[str, t.Any]


@dataclasses.dataclass(frozen=True)
class Module:
    """One module: its ``OPTIONS``, the complete ``spec``, and the constraints between options."""

    name: str
    resource: t.Any
    options: Tree
    spec: Tree
    constraints: Tree


@functools.cache
def module(name: str) -> Module:
    """Return the module ``name``, by running its main() against an engine that only listens."""
    source = importlib.import_module(f"ansible_collections.gatehouse.aws.plugins.modules.{name}")
    entry = "run_info" if name.endswith("_info") else "run"
    with mock.patch.object(source, entry) as engine:
        source.main()
    resource, options = engine.call_args.args
    spec = (info_argument_spec if entry == "run_info" else argument_spec)(resource, options)
    return Module(name, resource, options, spec, dict(engine.call_args.kwargs))


@functools.cache
def documented() -> dict[str, Tree]:
    """Return what ansible-doc makes of every module, documentation fragments merged in."""
    tool = str(Path(sys.executable).parent / "ansible-doc")
    names = [f"gatehouse.aws.{name}" for name in EVERY]
    done = subprocess.run(
        [tool, "--type", "module", "--json", *names], check=True, capture_output=True, text=True
    )
    return {name.rpartition(".")[2]: found for name, found in json.loads(done.stdout).items()}
