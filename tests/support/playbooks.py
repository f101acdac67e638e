# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Real runs of ansible-playbook against localaws."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
import typing as t
from pathlib import Path

import yaml

from tests.support.aws import KEYS, REGION, Aws, is_write

Document = dict[str, t.Any]


@dataclasses.dataclass(frozen=True)
class Step:
    """What came of one task."""

    task: str
    outcome: str
    result: Document
    calls: list[Document]

    @property
    def changed(self) -> bool:
        """Return whether the task says that it changed something."""
        return bool(self.result.get("changed"))

    @property
    def writes(self) -> list[str]:
        """Return the operations that could have changed anything."""
        return [call["operation"] for call in self.calls if is_write(call)]


@dataclasses.dataclass(frozen=True)
class Play:
    """A whole run: its steps, and everything that Ansible printed."""

    steps: list[Step]
    output: str
    status: int


def task(module: str, options: Document, name: str = "", **keywords: t.Any) -> Document:
    """Return a task of the collection's ``module``."""
    return {"name": name or module, f"gatehouse.aws.{module}": options, **keywords}


def connection(aws: Aws, region: str = REGION) -> Document:
    """Return the options by which modules reach localaws."""
    return {
        "endpoint_url": aws.url,
        "region": region,
        "access_key": KEYS["aws_access_key_id"],
        "secret_key": KEYS["aws_secret_access_key"],
    }


def play(aws: Aws, folder: Path, tasks: list[Document], variables: Document, *flags: str) -> Play:
    """Return the outcome of running ``tasks`` one after the other, diff mode on."""
    document = {
        "hosts": "localhost",
        "connection": "local",
        "gather_facts": False,
        "module_defaults": {"group/gatehouse.aws.aws": connection(aws)},
        "vars": {**variables, "ansible_python_interpreter": sys.executable},
        "tasks": tasks,
    }
    book, record = folder / "play.yml", folder / "record.jsonl"
    book.write_text(yaml.safe_dump([document], sort_keys=False), encoding="utf-8")
    record.write_text("", encoding="utf-8")
    aws.forget()
    done = subprocess.run(
        [str(Path(sys.executable).parent / "ansible-playbook"), "--diff", *flags, str(book)],
        env={**os.environ, **environment(aws, folder, record)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    lines = record.read_text(encoding="utf-8").splitlines()
    steps = [Step(**json.loads(line)) for line in lines]
    return Play(steps, done.stdout, done.returncode)


def environment(aws: Aws, folder: Path, record: Path) -> dict[str, str]:
    """Return what Ansible is told by its environment."""
    settings = folder / "ansible.cfg"  # an empty one, so that nobody's own counts
    settings.write_text("", encoding="utf-8")
    return {
        "ANSIBLE_CONFIG": str(settings),
        "ANSIBLE_HOME": str(folder / "home"),
        "ANSIBLE_CALLBACK_PLUGINS": str(Path(__file__).parent / "callbacks"),
        "ANSIBLE_CALLBACKS_ENABLED": "record",
        "ANSIBLE_LOCALHOST_WARNING": "False",
        "ANSIBLE_INVENTORY_UNPARSED_WARNING": "False",
        "ANSIBLE_PIPELINING": "True",
        "ANSIBLE_NOCOLOR": "1",
        "RECORD_FILE": str(record),
        "RECORD_URL": aws.url,
    }
