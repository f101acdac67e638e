# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The door as a process: where it listens, how it ends."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[3]


def closed(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_without_a_trace(end: signal.Signals) -> None:
    command = [sys.executable, "-m", "localaws", "--port", "0", "--door-port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        line = process.stdout.readline()
        assert line.startswith("ready ")
        ports = [int(port) for port in re.findall(r"127\.0\.0\.1:(\d+)", line)]
        assert len(ports) == 3
        plain = f"http://127.0.0.1:{ports[2]}"
        with httpx.Client(trust_env=False) as client:
            where = client.get(f"{plain}/_localaws/door").json()
            assert (where["https"], where["listeners"]) == (f"https://127.0.0.1:{ports[1]}", [])
            assert client.get(f"{plain}/x", headers={"host": "app.example.com"}).status_code == 503
            assert set(listening(process.pid)) >= set(ports)
            process.send_signal(end)
            assert process.wait(timeout=20) == 0
    assert all(closed(port) for port in ports)


def listening(pid: int) -> dict[int, str]:
    """Return the ports on which a process listens, all of them on the loopback address."""
    inodes = set()
    for descriptor in Path(f"/proc/{pid}/fd").iterdir():
        found = re.fullmatch(r"socket:\[(\d+)\]", str(descriptor.readlink()))
        inodes |= {found[1]} if found else set()
    ports = {}
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and fields[9] in inodes:
                address, port = fields[1].split(":")
                ports[int(port, 16)] = address
    assert set(ports.values()) == {"0100007F"}
    return ports


def test_a_port_that_is_taken_is_said_at_once() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "localaws", "--port", "0", "--door-port", port]
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False
        )
    assert done.returncode != 0
    assert "Address already in use" in done.stderr
