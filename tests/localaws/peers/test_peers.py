# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""amazon.aws's and community.aws's own modules see nothing odd: changed once, then never again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import typing as t
import zipfile
from pathlib import Path

import pytest

from tests.localaws.estate import pem
from tests.localaws.peers.expected import EXCEPTIONS, EXPECTED

HERE = Path(__file__).parent
BIN = Path(sys.executable).parent


def environment(url: str) -> dict[str, str]:
    """Return the environment in which Ansible and boto3 see only localaws."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("AWS_")}
    return {
        **kept,
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "AWS_ENDPOINT_URL": url,
        "AWS_DEFAULT_REGION": "eu-west-1",
        "AWS_REGION": "eu-west-1",
        # Not short: Ansible masks the secret wherever its text appears in a result.
        "AWS_ACCESS_KEY_ID": "somebody",
        "AWS_SECRET_ACCESS_KEY": "a-secret-of-some-length",
        "ANSIBLE_STDOUT_CALLBACK": "ansible.posix.json",
        "ANSIBLE_LOCALHOST_WARNING": "false",
        "ANSIBLE_PYTHON_INTERPRETER": sys.executable,
    }


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    """The files that the playbook uploads, as its variables."""
    certificate, key, function = (tmp_path / name for name in ("c.pem", "k.pem", "fn.zip"))
    certificate.write_bytes(pem()["Certificate"])
    key.write_bytes(pem()["PrivateKey"])
    with zipfile.ZipFile(function, "w") as archive:
        archive.writestr("app.py", "def handler(event, context): return event\n")
    return {
        "peers_certificate_file": str(certificate),
        "peers_private_key_file": str(key),
        "peers_function_file": str(function),
    }


def outcome(result: dict[str, t.Any]) -> str:
    """Return what became of a task in one word."""
    if result.get("failed"):
        return f"failed: {result.get('msg')}"
    return "changed" if result.get("changed") else "ok"


def runs(report: str) -> dict[str, tuple[str, ...]]:
    """Return what each task did in each run."""
    found: dict[str, tuple[str, ...]] = {}
    for play in json.loads(report[report.index("{") :])["plays"]:
        for task in play["tasks"]:
            for result in task["hosts"].values():
                name = task["task"]["name"]
                found[name] = (*found.get(name, ()), outcome(result))
    return found


def test_two_runs(aws: t.Any, files: dict[str, str]) -> None:
    variables = [part for key, value in files.items() for part in ("-e", f"{key}={value}")]
    command = [BIN / "ansible-playbook", "-i", "localhost,", "-c", "local", *variables]
    ran = subprocess.run(
        [*command, HERE / "peers.yml"],
        env=environment(aws.url),
        capture_output=True,
        text=True,
        check=False,
    )
    found = runs(ran.stdout)
    expected = {name: EXCEPTIONS.get(name, (EXPECTED, ""))[0] for name in found}
    assert found == expected, ran.stderr
    assert EXCEPTIONS.keys() <= found.keys()
    assert len(found) >= 25
