# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The door stays shut while rules change: people knock all the time, and nobody gets in.

The changes are made by elb_listener_rules, and rule by rule by elb_listener_rule; the load balancer
of the door is the judge.
"""

from __future__ import annotations

import concurrent.futures
import threading
import time
import typing as t

import pytest

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.converge import (
    Terms,
    converge,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.session import Session
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.listener_rule import (
    LISTENER_RULE,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.listener_rules import (
    LISTENER_RULES,
)
from localaws.door.running import Door
from tests.localaws import conftest
from tests.localaws.door import world
from tests.localaws.door.visitor import Visitor

Document = dict[str, t.Any]

SHUT = [f"https://{host}.example.com{path}" for host in ("app", "b") for path in ("/", "/in/x")]
OPEN = "https://app.example.com/health"


class Knocking:
    """Visitors without a session who ask for everything, again and again, until told to stop."""

    def __init__(self, door: Door) -> None:
        self.door, self.over = door, threading.Event()
        self.answers: list[tuple[str, int, str]] = []

    def knock(self) -> None:
        with Visitor(self.door) as stranger:
            while not self.over.is_set():
                for url in (*SHUT, OPEN):
                    stranger.http.cookies.clear()
                    answer = stranger.get(url)
                    location = answer.headers.get("location", "")
                    self.answers.append((url, answer.status_code, location))

    def wait(self) -> None:
        """Return when everything was asked for once more."""
        enough = len(self.answers) + 2 * len((*SHUT, OPEN))
        while len(self.answers) < enough:
            time.sleep(0.01)

    def refused(self) -> bool:
        """Return whether everybody was sent to sign in, but for what is open."""
        login = f"https://{world.LOGIN_HOST}/"
        wrong = [
            one
            for one in self.answers
            if (one[1] != 200 if one[0] == OPEN else one[1] != 302 or not one[2].startswith(login))
        ]
        assert wrong == [], wrong[:3]
        return True


@pytest.fixture
def login(app: world.App) -> Document:
    """The sign-in of the application, in the words of the module."""
    return {
        "authenticate_cognito": {
            "user_pool_arn": app.pool["Arn"],
            "user_pool_client_id": app.client_id,
            "user_pool_domain": world.PREFIX,
        }
    }


def rule(key: str, hosts: list[str], *actions: Document, path: str = "") -> Document:
    conditions: list[Document] = [
        {"host_header": {"values": [f"{name}.example.com" for name in hosts]}}
    ]
    paths = [{"path_pattern": {"values": [path]}}] if path else []
    return {"key": key, "conditions": [*conditions, *paths], "actions": [*actions]}


def sets(login: Document, group: str) -> list[list[Document]]:
    """Return what the rules become, one after the other: every kind of change."""
    go = {"target_group_arn": group}
    slow = {"authenticate_cognito": {**login["authenticate_cognito"], "session_timeout": 60}}
    health = rule("health", ["app"], go, path="/health")
    inner = rule("in", ["app", "b"], slow, go, path="/in/*")
    app, b = rule("app", ["app"], login, go), rule("b", ["b"], login, go)
    many = ["app", "b", *(f"c{number}" for number in range(9))]
    return [
        [health, app, b],
        [health, inner, app, b],  # extended
        [b, health, inner, app],  # reordered
        [health, rule("app", ["b"], login, go), rule("b", ["app"], slow, go)],  # changed places
        [health, rule("new", ["app", "b"], login, go)],  # replaced
        [health, rule("long", many, login, go)],  # split
        [health, inner, rule("wide", ["*"], login, go), rule("fallback", ["*"], go, path="/*")],
        [health, rule("long", many, slow, go), rule("fallback", ["*"], go)],
        [health, app, b],
    ]


def singles(login: Document, group: str) -> list[Document]:
    """Return what single rules become after that, one after the other."""
    go = {"target_group_arn": group}
    slow = {"authenticate_cognito": {"session_timeout": 90, **login["authenticate_cognito"]}}
    inner = rule("in", ["app", "b"], login, go, path="/in/*")
    many = ["b", *(f"c{number}" for number in range(9))]
    return [
        {"key": "b", "before": "health"},  # reordered
        {**inner, "before": "b"},  # inserted
        {"key": "app", "require_sign_in": slow},
        {**rule("b", many, login, go), "owner": "shop"},  # split, which takes room
        {"key": "in", "after": "health"},
        {"key": "in", "state": "absent"},
    ]


def test_nobody_gets_in_while_rules_change(
    running: conftest.Aws, aws: world.Aws, app: world.App, login: Document, door: Door
) -> None:
    def made(resource: t.Any, state: str = "present", **options: t.Any) -> None:
        session = Session(lambda service: running.client(service, parameter_validation=True))
        options |= {"listener_arn": aws.https}
        assert converge(resource, options, session, Terms(state=state)).changed

    def become(rules: list[Document]) -> None:
        made(LISTENER_RULES, owner="shop", rules=rules)

    first, *rest = sets(login, app.group)
    become(first)
    for old in (app.rule, app.signed_out):
        aws.elbv2.delete_rule(RuleArn=old)
    strangers = Knocking(door)
    with concurrent.futures.ThreadPoolExecutor(2) as workers:
        knocking = [workers.submit(strangers.knock) for _ in range(2)]
        try:
            for rules in rest:
                become(rules)
                strangers.wait()
            for one in singles(login, app.group):
                made(LISTENER_RULE, **one)
                strangers.wait()
        finally:
            strangers.over.set()
    assert [one.result() for one in knocking] == [None, None]
    assert strangers.refused()
    assert len(strangers.answers) >= 10 * len(rest)
