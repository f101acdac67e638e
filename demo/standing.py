# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A localaws that stands between the steps of molecule, each of which is a process of its own.

python -m demo.standing start|stop FOLDER
python -m demo.standing give|visit|gone FOLDER EXAMPLE
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

from demo.aws import Addresses, command, ready
from demo.given import FILE
from demo.inventory import gained
from demo.playbook import ROOT, Broken
from demo.story import Stage

SCENARIOS = ROOT / "extensions/molecule"


def start(folder: Path) -> None:
    """Start localaws and write down where it answers; one that a run before has left goes."""
    folder.mkdir(parents=True, exist_ok=True)
    stop(folder)
    log = folder / "localaws.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            command(), cwd=ROOT, stdout=output, stderr=output, start_new_session=True
        )
    for _attempt in range(300):
        lines = log.read_text().splitlines(keepends=True)
        if lines and lines[0].endswith("\n"):
            break
        time.sleep(0.1)
    stands = dataclasses.asdict(ready(lines[0] if lines else "")) | {"pid": process.pid}
    (folder / "localaws.json").write_text(json.dumps(stands))
    for scenario in (path.parent for path in SCENARIOS.glob("*/molecule.yml")):
        (folder / scenario.name).mkdir(exist_ok=True)
        (folder / scenario.name / FILE).write_text("{}\n")  # Every step names it.


def stop(folder: Path) -> None:
    """End localaws, if it runs."""
    told = folder / "localaws.json"
    if told.exists():
        stood = json.loads(told.read_text())
        told.unlink()
        address = urlsplit(stood["control"])
        # Where nothing answers it ended by itself, and its number may be another's.
        with contextlib.suppress(ConnectionRefusedError, ProcessLookupError):
            socket.create_connection((address.hostname, address.port), 30).close()
            end(stood["pid"])


def end(pid: int) -> None:
    """End a process, by force if it does not go; raise ProcessLookupError once it is gone."""
    for sent in (signal.SIGTERM, signal.SIGKILL):
        os.kill(pid, sent)
        for _attempt in range(100):
            time.sleep(0.1)
            os.kill(pid, 0)


def stage(folder: Path, scenario: str) -> Stage:
    """Return the stage of a scenario at the localaws that stands."""
    told = json.loads((folder / "localaws.json").read_text())
    told.pop("pid")
    kind, _, name = scenario.partition("_")
    return Stage(Addresses(**told), folder / scenario, name if kind == "example" else "fargate")


def give(folder: Path, scenario: str) -> None:
    """Make what the example expects, its vars file, and a list of what stands before it."""
    before = stage(folder, scenario).prepare()
    standing = {kind: sorted(names) for kind, names in before.items()}
    (folder / scenario / "before.json").write_text(json.dumps(standing))


def visit(folder: Path, scenario: str) -> None:
    """Go through the door of the example."""
    stage(folder, scenario).sign_in()


def gone(folder: Path, scenario: str) -> None:
    """Insist that nothing of the scenario is left."""
    before = json.loads((folder / scenario / "before.json").read_text())
    now = stage(folder, scenario).account.standing()
    left = gained({kind: set(names) for kind, names in before.items()}, now)
    if left:
        raise Broken(f"{scenario} leaves {left}")


if __name__ == "__main__":
    work, where, *names = sys.argv[1:]
    known = {"start": start, "stop": stop, "give": give, "visit": visit, "gone": gone}
    try:
        known[work](Path(where), *names)
    except Broken as broken:
        sys.exit(f"{broken}")
