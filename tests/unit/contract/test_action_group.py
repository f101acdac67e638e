# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""One module_defaults gives the connection to our modules, amazon.aws's and community.aws's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import typing as t
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]

PLAYBOOK = """
- name: One module of each collection
  hosts: localhost
  gather_facts: false
  module_defaults:
    group/gatehouse.aws.aws:
      region: eu-west-1
      endpoint_url: "{address}"
      access_key: test
      secret_key: test
  tasks:
    - name: Ours
      gatehouse.aws.cognito_user_pool_info:
        name: none
    - name: Of amazon.aws
      amazon.aws.iam_role_info:
    - name: Of community.aws
      community.aws.sns_topic_info:
"""


@pytest.fixture
def localaws() -> t.Iterator[str]:
    """Yield the address of a localaws of this test's own."""
    command = [sys.executable, "-m", "localaws", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        ready = process.stdout.readline().split()
        assert ready[0] == "ready"
        yield ready[1]
        process.terminate()


def services_called(address: str) -> set[str]:
    """Return the services that localaws was asked for."""
    with urllib.request.urlopen(f"{address}/_localaws/calls") as reply:
        return {call["service"] for call in json.load(reply)}


def test_one_group_connects_all_three(localaws: str, tmp_path: Path) -> None:
    playbook = tmp_path / "outside.yml"
    playbook.write_text(PLAYBOOK.format(address=localaws), encoding="utf-8")
    command = [Path(sys.executable).parent / "ansible-playbook", "-i", "localhost,", playbook]
    environment = {name: value for name, value in os.environ.items() if name[:4] != "AWS_"}
    environment |= {
        "ANSIBLE_PYTHON_INTERPRETER": sys.executable,
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    done = subprocess.run(
        [*command, "-c", "local"],
        check=False,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=environment,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert services_called(localaws) == {"cognito-idp", "iam", "sns"}
