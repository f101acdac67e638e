# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Playbooks, run as a user runs them."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent


@dataclasses.dataclass(frozen=True)
class Figures:
    """What a playbook did; ``deeds`` names the tasks, and resources of a stack, that changed."""

    ok: int
    changed: int
    seconds: float
    deeds: tuple[str, ...] = ()


class Broken(Exception):
    """What the demo promises does not hold."""


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of a playbook: nothing of the user's AWS account reaches it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    return kept | {
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "AWS_ACCESS_KEY_ID": "demo",
        "AWS_SECRET_ACCESS_KEY": "demo",
        "AWS_EC2_METADATA_DISABLED": "true",
        "ANSIBLE_CALLBACK_PLUGINS": str(ROOT / "demo/callback_plugins"),
        "ANSIBLE_STDOUT_CALLBACK": "story",
        "ANSIBLE_PYTHON_INTERPRETER": sys.executable,
        "ANSIBLE_LOCALHOST_WARNING": "false",
        "ANSIBLE_INVENTORY_UNPARSED_WARNING": "false",
        "ANSIBLE_DEPRECATION_WARNINGS": "false",
        "ANSIBLE_PIPELINING": "true",
        "ANSIBLE_RETRY_FILES_ENABLED": "false",
        "ANSIBLE_LOCAL_TEMP": str(folder / "ansible"),
        "DEMO_FIGURES": str(folder / "figures.json"),
    }


def play(folder: Path, playbook: str, *arguments: str) -> Figures:
    """Run a playbook, its story on the terminal, and return its figures."""
    settings = environment(folder)
    begun = time.monotonic()
    command = [str(BIN / "ansible-playbook"), playbook, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=settings, check=False)
    if done.returncode != 0:
        raise Broken(f"{playbook} ended with status {done.returncode}")
    figures = json.loads(Path(settings["DEMO_FIGURES"]).read_text())
    seconds = time.monotonic() - begun
    return Figures(figures["ok"], figures["changed"], seconds, tuple(figures["deeds"]))
