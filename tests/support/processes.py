# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Modules run as Ansible runs them, without a playbook around: in a process of their own, or here.

A process of its own is forked from one that has imported what every module needs, and nothing else:
it starts as empty as one of Ansible's, in a tenth of the time.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import multiprocessing
import typing as t

from ansible.module_utils import basic

from ansible_collections.gatehouse.aws.plugins.module_utils._engine import run  # noqa: F401
from ansible_collections.gatehouse.aws.plugins.plugin_utils.in_process import (
    TO_MODULE,
    Task,
    packed,
    run_here,
)

if t.TYPE_CHECKING:
    from multiprocessing.connection import Connection

Document = dict[str, t.Any]

FORKING = multiprocessing.get_context("forkserver")
FORKING.set_forkserver_preload([__name__])


def main_of(module: str) -> t.Callable[[], None]:
    """Return what a module does when it is started."""
    return importlib.import_module(
        f"ansible_collections.gatehouse.aws.plugins.modules.{module}"
    ).main


def run_inside(module: str, options: Document, check: bool) -> Document:
    """Return what a module tells that runs in this process."""
    return run_here(main_of(module), Task(f"gatehouse.aws.{module}", options, check, {}))


def run_apart(module: str, options: Document, check: bool) -> Document:
    """Return what a module tells that runs in a process of its own."""
    here, there = FORKING.Pipe(duplex=False)
    with here:
        process = FORKING.Process(target=tell, args=(there, module, options, check))
        process.start()
        there.close()
        told = here.recv()
        process.join()
    return t.cast(Document, json.loads(told))


def tell(pipe: Connection, module: str, options: Document, check: bool) -> None:
    """Send what the module prints, which has the task's options where Ansible puts them."""
    given = {**options, "_ansible_check_mode": check, "_ansible_diff": True}
    given["_ansible_module_name"] = f"gatehouse.aws.{module}"
    basic._ANSIBLE_ARGS = packed({"ANSIBLE_MODULE_ARGS": given}, TO_MODULE).encode()
    basic._ANSIBLE_PROFILE = "legacy"
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.suppress(SystemExit):
        main_of(module)()
    pipe.send(printed.getvalue())
