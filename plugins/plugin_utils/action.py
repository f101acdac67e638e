# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action of every module: it runs in the playbook's own process where that is the same.

``plugins/action`` holds a file of one call for each module, as module_defaults of one module would
become those of all if the modules' names were redirected to one action. Ansible imports actions in
its main process: what is imported and parsed then, the processes of all tasks inherit.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import typing as t

from . import compiled

compiled.keep()


def action_of(name: str) -> t.Any:
    """Return the action of the module beside ``name``, a file in plugins/action."""
    with lasting():
        return importlib.import_module(".running", __package__).action_of(name)


@contextlib.contextmanager
def lasting() -> t.Iterator[None]:
    """Let nobody look for garbage in what is made meanwhile, now or later.

    It lasts until the end. To look through it costs more than to make it, and in each process of a
    task it would be copied for that.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
