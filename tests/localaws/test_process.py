# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""``python -m localaws`` as a process: its start, its end, its port, its memory."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[2]
START_SECONDS = 2.0


class Process:
    """A localaws of its own."""

    def __init__(self, *options: str) -> None:
        command = [sys.executable, "-m", "localaws", "--port", "0", *options]
        start = time.monotonic()
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        self.line = self.process.stdout.readline()
        self.seconds = time.monotonic() - start
        self.url = self.line.split()[1]

    def end(self, how: signal.Signals) -> int:
        self.process.send_signal(how)
        self.process.stdout.close()
        return self.process.wait(10)

    def megabytes(self) -> float:
        """Return the memory that it keeps."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_process_starts_fast_and_ends_clean(how, record_property):
    aws = Process()
    try:
        assert aws.line == f"ready {aws.url}\n"
        assert httpx.get(f"{aws.url}/_localaws/health").status_code == 200
        print(f"localaws: ready after {aws.seconds:.2f} s, {aws.megabytes():.0f} MB")
        record_property("seconds", aws.seconds)
        # Start-up is bounded by the machine's own speed as well: a loaded one takes longer.
        assert aws.seconds < START_SECONDS * max(1.0, _load())
    finally:
        code = aws.end(how)
    assert code == 0
    with pytest.raises(httpx.ConnectError):
        httpx.get(aws.url)


def test_only_this_machine_is_served():
    aws = Process()
    try:
        port = int(aws.url.rpartition(":")[2])
        with socket.socket() as other, pytest.raises(ConnectionRefusedError):
            other.connect(("127.0.0.2", port))
    finally:
        aws.end(signal.SIGTERM)


def test_the_reading_of_updates_is_an_option():
    aws = Process("--update-user-pool", "measured")
    try:
        httpx.post(f"{aws.url}/_localaws/reset")
        modes = httpx.get(f"{aws.url}/_localaws/modes").json()
    finally:
        aws.end(signal.SIGTERM)
    assert modes["update_user_pool"] == "measured"


def _load() -> float:
    return float(Path("/proc/loadavg").read_text().split()[0])
