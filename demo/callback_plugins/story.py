# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Ansible's output as one line a task, and the figures of the run in a file."""

from __future__ import annotations

import json
import os
import pathlib
import typing as t

from ansible.plugins.callback import CallbackBase

DOCUMENTATION = """
name: story
type: stdout
short_description: One line a task
description:
  - Prints one line for each task that did something or failed; below a stack one a resource.
  - Writes the figures of the run as JSON to the file that E(DEMO_FIGURES) names.
"""

QUIET = ("include_tasks", "include_role", "assert", "set_fact", "validate_argument_spec")


class CallbackModule(CallbackBase):
    """Prints the story of a playbook."""

    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "stdout"
    CALLBACK_NAME = "story"

    def __init__(self) -> None:
        super().__init__()
        self._role = ""
        self._deeds: list[str] = []

    def _tell(self, word: str, task: t.Any, more: str = "") -> None:
        role = task._role.get_name().rpartition(".")[2] if task._role else ""
        if role != self._role:
            self._role = role
            self._display.display(f"  {role}" if role else "")
        color = {"changed": "yellow", "FAILED": "red"}.get(word, "green")
        self._display.display(f"    {word:8} {task.get_name().rpartition(' : ')[2]}{more}", color)

    def v2_runner_on_ok(self, result: t.Any) -> None:
        """Tell of a task that is done."""
        task = result.task if hasattr(result, "task") else result._task
        if task.action.rpartition(".")[2] in QUIET:
            return
        details = result.result if hasattr(result, "result") else result._result
        self._tell("changed" if details.get("changed") else "ok", task)
        self._deeds += [task.get_name()] if details.get("changed") else []
        for line in details.get("summary") or []:
            self._display.display(f"             {line}")
            self._deeds += [] if line.endswith((": unchanged", ": absent")) else [line]

    def v2_runner_on_failed(self, result: t.Any, ignore_errors: bool = False) -> None:
        """Tell of a task that failed, and why."""
        task = result.task if hasattr(result, "task") else result._task
        details = result.result if hasattr(result, "result") else result._result
        reasons = [one.get("msg") for one in details.get("results", []) if one.get("failed")]
        self._tell("FAILED", task, f": {'; '.join(filter(None, reasons)) or details.get('msg')}")

    def v2_on_file_diff(self, result: t.Any) -> None:
        """Tell the difference of a task that is, or would be, a change."""
        details = result.result if hasattr(result, "result") else result._result
        if details.get("changed") and details.get("diff"):
            self._display.display(self._get_diff(details["diff"]))

    def v2_playbook_on_stats(self, stats: t.Any) -> None:
        """Write the figures down."""
        figures: dict[str, t.Any] = {
            name: sum(getattr(stats, name).values()) for name in ("ok", "changed", "failures")
        }
        figures["deeds"] = self._deeds
        pathlib.Path(os.environ["DEMO_FIGURES"]).write_text(json.dumps(figures))
