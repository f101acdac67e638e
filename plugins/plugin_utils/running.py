# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Running modules in the playbook's own process, where that is the same."""

from __future__ import annotations

import importlib
import os
import sys
import typing as t

from ansible.constants import config
from ansible.plugins.action.normal import ActionModule as AsModule
from ansible.plugins.loader import filter_loader, test_loader
from ansible_collections.amazon.aws.plugins.module_utils.botocore import HAS_BOTO3

from ..module_utils._engine.connection import prepare
from ..module_utils._engine.resource import Resource
from ..plugin_utils.in_process import Elsewhere, Task, run_here

SWITCH = "gatehouse_in_process"
config.initialize_plugin_configuration_definitions(
    "action",
    "gatehouse.aws",
    {
        "in_process": {
            "type": "bool",
            "default": True,
            "vars": [{"name": SWITCH}],
            "env": [{"name": "GATEHOUSE_IN_PROCESS"}],
            "ini": [{"section": "gatehouse", "key": "in_process"}],
        }
    },
)


def services_of(module: t.Any) -> set[str]:
    """Return the services that ``module`` asks, or most likely asks."""
    kind = vars(module).get("kind")
    resources = [kind.KIND.resource] if kind else vars(module).values()
    asked = [one for one in resources if isinstance(one, Resource)]
    asked += [reference.target for one in asked for reference in one.references]
    return {one.service for one in asked}.union(vars(module).get("USUAL", ()))


# The first template loads all of Ansible's filters and tests: here, so that not every task does.
filter_loader.get("ansible.builtin.bool")
test_loader.get("ansible.builtin.failed")


def action_of(name: str) -> type[AsModule]:
    """Return the action of the module beside ``name``, a file in plugins/action."""
    module = importlib.import_module(name.replace(".plugins.action.", ".plugins.modules."))
    if HAS_BOTO3:
        prepare(services_of(module))
    return type("ActionModule", (InProcess,), {"module": module})


def same_python(path: str) -> bool:
    """Return whether ``path`` starts the Python that runs this, with the same packages."""
    ours = sys.executable
    folders = {os.path.realpath(os.path.dirname(one)) for one in (path, ours)}
    return len(folders) == 1 and os.path.realpath(path) == os.path.realpath(ours)


class InProcess(AsModule):
    """Runs the module here where nobody could tell the difference, else as a module."""

    module: t.ClassVar[t.Any]

    def run(self, tmp: str | None = None, task_vars: dict[str, t.Any] | None = None) -> t.Any:
        """Return the module's result."""
        if HAS_BOTO3 and self.equivalent(task_vars or {}):
            environment: dict[str, t.Any] = {}
            self._compute_environment_string(environment)
            dry, tell = bool(self._task.check_mode), self._display.display
            task = Task(self._task.action, self._task.args, dry, environment, tell)
            try:
                return run_here(self.module.main, task)
            except Elsewhere as reason:
                self._display.vvv(f"{task.action} runs as a module: {reason}")
        return super().run(tmp, task_vars)

    def equivalent(self, task_vars: dict[str, t.Any]) -> bool:
        """Return whether the module would run on this machine, as this user, by this Python."""
        here = self._connection.transport == "local" and not self._connection.become
        if not here or self._task.async_val:
            return False
        delegated = task_vars.get("ansible_delegated_vars", {}).get(self._task.delegate_to)
        return self.wanted(delegated or task_vars)

    def wanted(self, task_vars: dict[str, t.Any]) -> bool:
        """Return whether the user's settings leave the module to this process."""
        names = {SWITCH, "ansible_python_interpreter"} & task_vars.keys()
        told = {name: self._templar.template(task_vars[name]) for name in names}
        where = {"plugin_type": "action", "plugin_name": "gatehouse.aws"}
        if not config.get_config_value("in_process", variables=told, **where):
            return False
        find = config.get_config_value_and_origin
        python, origin = find("INTERPRETER_PYTHON", variables=told)
        return origin == "default" or same_python(python)
