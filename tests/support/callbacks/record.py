# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Writes every task's result, and the calls that it made, as a line of JSON."""

from __future__ import annotations

import json
import os
import typing as t
import urllib.request

from ansible.plugins.callback import CallbackBase

DOCUMENTATION = """
name: record
type: notification
short_description: record results for tests
description: Appends results to the file that RECORD_FILE names, with localaws's calls.
"""


class CallbackModule(CallbackBase):
    """The recorder."""

    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "notification"
    CALLBACK_NAME = "record"
    CALLBACK_NEEDS_ENABLED = True

    def _localaws(self, method: str) -> t.Any:
        url = f"{os.environ['RECORD_URL']}/_localaws/calls"
        with urllib.request.urlopen(urllib.request.Request(url, method=method)) as answer:
            return json.loads(answer.read())

    def _record(self, outcome: str, result: t.Any) -> None:
        line = {
            "task": result.task.get_name() if hasattr(result, "task") else result._task.get_name(),
            "outcome": outcome,
            "result": result.result if hasattr(result, "result") else result._result,
            "calls": self._localaws("GET"),
        }
        self._localaws("DELETE")
        with open(os.environ["RECORD_FILE"], "a", encoding="utf-8") as file:
            file.write(json.dumps(line, default=str) + "\n")

    def v2_runner_on_ok(self, result: t.Any) -> None:
        self._record("ok", result)

    def v2_runner_on_failed(self, result: t.Any, ignore_errors: bool = False) -> None:
        self._record("failed", result)
