# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""localaws as a process of its own, as a user starts it."""

from __future__ import annotations

import contextlib
import dataclasses
import re
import signal
import subprocess
import sys
import typing as t

from demo.playbook import ROOT, Broken


@dataclasses.dataclass(frozen=True)
class Addresses:
    """Where localaws answers."""

    control: str
    door: str
    door_http: str


@contextlib.contextmanager
def localaws(port: int = 0, door_port: int = 0) -> t.Iterator[Addresses]:
    """Run localaws, and end it whatever happens."""
    started = command(port, door_port)
    process = subprocess.Popen(started, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield ready(process.stdout.readline())
    finally:
        end(process)


def end(process: subprocess.Popen[str]) -> None:
    """End localaws, with the means that it takes."""
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def command(port: int = 0, door_port: int = 0) -> list[str]:
    """Return the command that starts localaws; port 0 is a free one."""
    return [sys.executable, "-m", "localaws", "--port", str(port), "--door-port", str(door_port)]


def ready(line: str) -> Addresses:
    """Return the addresses that the first line of localaws tells."""
    urls = re.findall(r"https?://\S+", line)
    if not line.startswith("ready ") or len(urls) != 3:
        raise Broken("localaws does not start")
    return Addresses(*urls)
