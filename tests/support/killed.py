# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A stack in a process of its own, which is killed before its n-th write.

python -m tests.support.killed URL N < entries.json
"""

from __future__ import annotations

import itertools
import json
import os
import signal
import sys
import typing as t

import boto3

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.graph import Node
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.session import Session
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.stack import converge_all
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.survey import Terms
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds.every import KINDS
from tests.support.aws import KEYS, READS, REGION


def main(url: str, number: int) -> None:
    """Converge the entries of standard input, as far as it goes."""
    entries = json.load(sys.stdin)
    nodes = [
        Node(k, KINDS[k].resource, one, Terms()) for k, many in entries.items() for one in many
    ]
    counted, boto = itertools.count(1), boto3.session.Session(region_name=REGION, **KEYS)

    def count(model: t.Any, **_kwargs: t.Any) -> None:
        if not model.name.startswith(READS) and next(counted) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    def connect(service: str) -> t.Any:
        client = boto.client(service, endpoint_url=url)
        client.meta.events.register("before-call", count)
        return client

    converge_all(nodes, Session(connect), dry=False)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
