# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What one process took: time, processor, memory; with all the processes that it started."""

from __future__ import annotations

import dataclasses
import os
import re
import subprocess
import time
import typing as t
from pathlib import Path

RECAP = re.compile(r"\bchanged=(\d+)")
KIBIBYTES = 1024


@dataclasses.dataclass(frozen=True)
class Measure:
    """``outcome`` is "ok", or in a word what was otherwise than it should have been."""

    wall: float
    cpu: float
    memory_mib: float
    outcome: str
    calls: t.Mapping[str, int] = dataclasses.field(default_factory=dict)


def measured(
    command: t.Sequence[str], environment: t.Mapping[str, str], log: Path, quiet: bool
) -> Measure:
    """Return what ``command`` took; ``quiet``: it must report no change.

    Processor time is that of all its processes, memory that of the largest one.
    """
    with log.open("a") as output:
        begun = time.monotonic()
        # The bench's own processes use the Python of the bench, and nothing from outside.
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
        _pid, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
    memory = used.ru_maxrss / KIBIBYTES
    outcome = judged(process.returncode, log.read_text(), quiet)
    return Measure(wall, used.ru_utime + used.ru_stime, memory, outcome)


def judged(status: int, text: str, quiet: bool) -> str:
    """Return whether a run did what it should, by its exit status and its last recap."""
    if status:
        return "fails"
    changed = int(([*RECAP.findall(text)] or ["0"])[-1])
    return "ok" if quiet == (changed == 0) else f"reports {changed} changed"
