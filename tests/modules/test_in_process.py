# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Modules in the playbook's own process: only where that is the same, and nothing leaks."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
import textwrap
import threading
import typing as t
from pathlib import Path

import pytest

from ansible_collections.gatehouse.aws.plugins.module_utils._engine import settle, stack
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.graph import Node
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.progress import Progress
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.survey import Terms
from ansible_collections.gatehouse.aws.plugins.modules import (
    cognito_user_pool,
    cognito_user_pool_info,
)
from ansible_collections.gatehouse.aws.plugins.plugin_utils.in_process import (
    Elsewhere,
    Task,
    run_here,
)
from tests.support.aws import KEYS, REGION, Aws
from tests.support.playbooks import play, task
from tests.support.resources import resource_of

Document = dict[str, t.Any]

PLUGINS = Path(__file__).parents[2] / "plugins"
INFO, POOL = "cognito_user_pool_info", "cognito_user_pool"


def here(aws: Aws, main: t.Callable[[], None], environment: Document, **options: t.Any) -> Document:
    """Return what ``main`` tells when it runs in this process."""
    return run_here(main, Task("gatehouse.aws.it", options, False, environment))


def connection(aws: Aws) -> Document:
    """Return the environment that leads to localaws."""
    keys = {name.upper(): value for name, value in KEYS.items()}
    return {"AWS_URL": aws.url, "AWS_REGION": REGION, **keys}


def test_environment_counts_for_its_task_only(aws: Aws) -> None:
    before = dict(os.environ)
    done = here(aws, cognito_user_pool.main, connection(aws), name="staff")
    assert (done["changed"], done["user_pool"]["name"]) == (True, "staff")
    assert dict(os.environ) == before
    other = {**connection(aws), "AWS_REGION": "eu-central-1"}
    assert here(aws, cognito_user_pool_info.main, other, name="staff")["user_pools"] == []
    found = here(aws, cognito_user_pool_info.main, connection(aws), name="staff")
    assert len(found["user_pools"]) == 1


def test_bad_options_end_as_in_a_module(aws: Aws) -> None:
    """In the words of AnsibleModule, without a trace of the secret."""
    secret = {"secret_key": "hunter2hunter2", "nonsense": "hunter2hunter2"}
    done = here(aws, cognito_user_pool.main, connection(aws), name="staff", **secret)
    assert done["failed"]
    assert done["msg"].startswith("Unsupported parameters for (gatehouse.aws.it) module: nonsense.")
    assert "hunter2" not in str(done)


def test_both_an_option_and_its_alias_are_warned_of(aws: Aws) -> None:
    given = {"tags": {"a": "b"}, "resource_tags": {"a": "b"}}
    done = here(aws, cognito_user_pool.main, connection(aws), name="staff", **given)
    assert done["warnings"] == ["Both option tags and its alias resource_tags are set."]
    assert "warnings" not in here(aws, cognito_user_pool.main, connection(aws), name="staff")


def test_the_log_of_botocore_needs_a_process_of_its_own(aws: Aws) -> None:
    level = logging.getLogger("botocore.endpoint").level
    wish = {"name": "staff", "debug_botocore_endpoint_logs": True}
    with pytest.raises(Elsewhere):
        here(aws, cognito_user_pool.main, connection(aws), **wish)
    assert logging.getLogger("botocore.endpoint").level == level


WAYS: dict[str, tuple[Document, str]] = {
    "plain": ({}, "here"),
    "looped": ({"loop": [1, 2], "loop_control": {"label": "x"}}, "here"),
    "switched off by a variable": ({"vars": {"gatehouse_in_process": "{{ 1 == 2 }}"}}, "module"),
    "another interpreter": ({"vars": {"ansible_python_interpreter": "{{ link }}"}}, "module"),
    "in the background": ({"async": 60, "poll": 1}, "module"),
    "as somebody else": ({"become": True, "become_method": "su"}, "module"),
}


def test_only_where_it_is_the_same(aws: Aws, tmp_path: Path) -> None:
    """A module of its own process says which file it is, if Ansible is told to be talkative."""
    link = tmp_path / "python"
    link.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n', encoding="utf-8")
    link.chmod(0o755)
    tasks = [task(INFO, {"name": "none"}, name, **given) for name, (given, _way) in WAYS.items()]
    made = play(aws, tmp_path, tasks, {"link": str(link)}, "-vvv")
    found = re.split(r"^TASK \[([^\]]+)\].*$", made.output, flags=re.MULTILINE)
    output = dict(zip(found[1::2], found[2::2], strict=True))
    ways = {name: "module" if "Using module file" in output[name] else "here" for name in WAYS}
    assert ways == {name: way for name, (_given, way) in WAYS.items()}


def test_defaults_of_one_module_are_not_those_of_another(aws: Aws, tmp_path: Path) -> None:
    """Names redirected to one action would share them."""
    defaults = {
        f"gatehouse.aws.{INFO}": {"name": "none"},
        "gatehouse.aws.ecs_cluster": {"tags": {}},
    }
    tasks = [task(INFO, {}, module_defaults=defaults), task(POOL, {"name": "staff"})]
    tasks[1]["module_defaults"] = {f"gatehouse.aws.{INFO}": {"user_pool_id": "x"}}
    made = play(aws, tmp_path, tasks, {})
    assert [step.outcome for step in made.steps] == ["ok", "ok"], made.output
    assert made.steps[0].result["user_pools"] == []


def test_importing_an_action_connects_nothing() -> None:
    """What Ansible's main process imports before it forks."""
    program = """
        import socket, sys, threading
        import botocore.session
        def refuse(*args, **kwargs): raise AssertionError("too early")
        botocore.session.Session.__init__ = socket.socket.connect = refuse
        botocore.session.Session.create_client = threading.Thread.start = refuse
        from ansible_collections.gatehouse.aws.plugins.action import ecs_service, stack
        from ansible_collections.gatehouse.aws.plugins.plugin_utils.running import services_of
        print(sorted(services_of(ecs_service.ActionModule.module)))
    """
    command = [sys.executable, "-c", textwrap.dedent(program)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['ec2', 'ecs', 'elbv2', 'iam']"


def test_what_an_action_imports_is_compiled_once_and_lasts() -> None:
    """Ansible's own loader compiles in each playbook; and none of it is taken for garbage."""
    program = """
        import gc, sys
        from ansible.plugins.loader import init_plugin_loader
        init_plugin_loader()
        from ansible_collections.gatehouse.aws.plugins.action import stack
        kinds = sys.modules["ansible_collections.gatehouse.aws.plugins.module_utils._kinds.every"]
        print(type(kinds.__loader__).__name__, gc.get_freeze_count() > 100_000, gc.isenabled())
    """
    command = [sys.executable, "-c", textwrap.dedent(program)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "SourceFileLoader True True"


def test_nobody_sleeps_for_a_fixed_time() -> None:
    """Every wait goes through the session, which ends it when nobody waits any more."""
    sleeping = {
        str(path.relative_to(PLUGINS)): re.findall(r"\bsleep\((.*)\)", path.read_text("utf-8"))
        for path in PLUGINS.rglob("*.py")
        if re.search(r"\bsleep\(|\bget_waiter\(", path.read_text("utf-8"))
    }
    assert sleeping == {"module_utils/_engine/session.py": ["min(seconds, SLICE)"]}
    assert (settle.FIRST, settle.LONGEST) == (0.2, 10.0)


def test_a_run_that_is_stopped_neither_waits_nor_writes(aws: Aws) -> None:
    """Ansible's timeout comes as an exception that is none of Exception's."""

    class Timeout(BaseException):
        pass

    def tick(under: t.Any) -> None:
        raise Timeout

    session = aws.session()
    nodes = [Node(POOL, resource_of(POOL), {"name": "staff"}, Terms())]
    with pytest.raises(Timeout):
        stack.converge_all(nodes, session, False, tick)
    with pytest.raises(stack.Stopped):
        session.pause(60)
    assert aws.writes == []
    for thread in threading.enumerate():
        if thread.name.startswith("ThreadPoolExecutor"):
            thread.join(5)
            assert not thread.is_alive()


def test_progress_is_told_soon_and_then_less_often(monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow:
        label = "ecs_service shop"

    clock, told = [100.0], list[str]()
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    progress = Progress(told.append)
    for _second in range(200):
        clock[0] += 1
        progress({Slow(): 100.0})
    assert told[0] == "Waiting for ecs_service shop (5 s)"
    assert [int(re.findall(r"\d+", line)[0]) for line in told] == [5, 15, 35, 75, 135, 195]
