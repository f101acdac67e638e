# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Running a Lambda function's Python code in a process of its own."""

from __future__ import annotations

import fnmatch
import io
import json
import os
import subprocess
import sys
import tempfile
import typing as t
import zipfile

from localaws.door import back_door

Document = dict[str, t.Any]
# Runs in the child: the handler's answer goes to a file, as functions print what they like.
CHILD = """
import importlib, json, sys
folder, handler, answer = sys.argv[1:4]
sys.path.insert(0, folder)
event = json.load(sys.stdin)
context = type("Context", (), {"aws_request_id": "localaws", "function_name": handler})()
module, _, name = handler.rpartition(".")
try:
    function = getattr(importlib.import_module(module.replace("/", ".")), name)
    result = {"result": function(event, context)}
except Exception as error:
    result = {"error": str(error), "type": type(error).__name__}
json.dump(result, open(answer, "w"))
"""


class FunctionFailed(Exception):
    """The function raised an error."""


class CannotRun(Exception):
    """localaws cannot run this function."""


def can_run(arn: str) -> bool:
    """Return whether a function's own code can be run here."""
    function = back_door.function(arn)
    return function is not None and function["runtime"].startswith("python")


def may_call(arn: str, service: str, source_arn: str) -> bool:
    """Return whether a function's policy lets ``service`` call it for ``source_arn``."""
    function = back_door.function(arn)
    return any(allows(one, service, source_arn) for one in (function or {}).get("statements", []))


def allows(statement: Document, service: str, source_arn: str) -> bool:
    """Return whether a statement of a policy is for ``service`` acting for ``source_arn``."""
    principal = statement.get("Principal")
    named = principal.get("Service") if isinstance(principal, dict) else principal
    conditions = statement.get("Condition", {}).values()
    sources = [v for one in conditions for k, v in one.items() if k.lower() == "aws:sourcearn"]
    return named == service and all(fnmatch.fnmatchcase(source_arn, one) for one in sources)


def run(arn: str, event: Document) -> t.Any:
    """Return what the function answers to ``event``."""
    function = back_door.function(arn)
    if function is None:
        raise CannotRun(f"there is no function {arn}")
    if not function["runtime"].startswith("python"):
        raise CannotRun(f"its runtime is {function['runtime']}")
    with tempfile.TemporaryDirectory() as folder:
        try:
            with zipfile.ZipFile(io.BytesIO(function["code"])) as archive:
                archive.extractall(os.path.join(folder, "code"))
        except (zipfile.BadZipFile, TypeError) as error:
            raise CannotRun("its code is not a zip file") from error
        return _child(folder, function, event)


def _child(folder: str, function: Document, event: Document) -> t.Any:
    answer = os.path.join(folder, "answer")
    command = [sys.executable, "-c", CHILD, os.path.join(folder, "code")]
    environment = {**function["environment"], "PATH": os.environ.get("PATH", "")}
    try:
        done = subprocess.run(
            [*command, function["handler"], answer],
            input=json.dumps(event).encode(),
            capture_output=True,
            timeout=function["timeout"],
            env=environment,
            cwd=folder,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise FunctionFailed("Task timed out") from error
    if not os.path.exists(answer):
        raise FunctionFailed(done.stderr.decode(errors="replace")[-200:])
    with open(answer, encoding="utf-8") as file:
        result = json.load(file)
    if "error" in result:
        raise FunctionFailed(result["error"])
    return result["result"]
