# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""One of several runs at once: adds and removes its own rules, and prints their ARNs."""

from __future__ import annotations

import functools
import sys
import typing as t

import boto3

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.converge import (
    Terms,
    converge,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.session import Session
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.listener_rule import (
    LISTENER_RULE,
)
from tests.support.aws import KEYS, REGION

Document = dict[str, t.Any]


@functools.cache
def client(url: str, service: str) -> t.Any:
    """Return a client, which costs more than a run does."""
    account = boto3.session.Session(region_name=REGION, **KEYS)
    return account.client(service, endpoint_url=url)


def run(url: str, options: Document, **terms: t.Any) -> Document:
    """Return the rule after one run, whose session knows nothing of those before; it changes it."""
    session = Session(lambda service: client(url, service))
    result = converge(LISTENER_RULE, options, session, Terms(**terms))
    assert result.changed
    return result.after


def remove(url: str, rule: Document) -> None:
    """Remove ``rule``, if it is one."""
    assert not rule or run(url, rule, state="absent") == {}


def main(url: str, listener: str, name: str, times: int) -> None:
    """Add a rule by the next free priority and remove the one before it, many times, once told to.

    So there is always one, whatever the other runs do meanwhile.
    """
    client(url, "elbv2")
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    before: Document = {}
    for number in range(times):
        rule = {
            "listener_arn": listener,
            "key": f"{name}-{number}",
            "priority": "auto",
            "conditions": [{"path_pattern": {"values": [f"/{name}/{number}"]}}],
            "actions": [{"fixed_response": {"status_code": "404"}}],
        }
        made = run(url, rule)
        remove(url, before)
        before = {"listener_arn": listener, "rule_arn": made["rule_arn"]}
        sys.stdout.write(f"{made['rule_arn']}\n")
    remove(url, before)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
