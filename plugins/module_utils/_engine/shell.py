# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What stands between a task and the engine: a module's own process, or the one of the playbook.

A shell takes what AnsibleAWSModule takes (``argument_spec``, the constraints) and has what the
engine uses of it: ``params``, ``check_mode``, ``no_log_values``, ``warn``, ``exit_json``,
``fail_json``.
"""

from __future__ import annotations

import contextlib
import contextvars
import typing as t

from ansible_collections.amazon.aws.plugins.module_utils.modules import AnsibleAWSModule

Shell = t.Callable[..., t.Any]

_SHELL: contextvars.ContextVar[Shell] = contextvars.ContextVar("shell", default=AnsibleAWSModule)


def opened(spec: t.Mapping[str, t.Any], **settings: t.Any) -> t.Any:
    """Return the task that Ansible has called, its options validated by ``spec``."""
    return _SHELL.get()(argument_spec=spec, supports_check_mode=True, **settings)


@contextlib.contextmanager
def inside(shell: Shell) -> t.Iterator[None]:
    """Let every task that is opened meanwhile be opened by ``shell``."""
    before = _SHELL.set(shell)
    try:
        yield
    finally:
        _SHELL.reset(before)
