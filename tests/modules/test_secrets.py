# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Secrets are in no output, not at -vvv, not in a diff, not in a failure; only where asked for."""

from __future__ import annotations

import json
import typing as t
from pathlib import Path

from tests.support import worlds
from tests.support.aws import Aws
from tests.support.playbooks import Play, play, task

Document = dict[str, t.Any]

SECRETS = {
    "chosen": "chosen_secret_of_tests_0123456789",
    "other": "another_secret_of_tests_0123456789",
    "oidc": "oidc-secret-of-tests-0123456789",
    "new_oidc": "new-oidc-secret-of-tests-0123456789",
}
# Ansible itself prints the lines of a task that fails, so they come as variables.
CHOSEN, OTHER, OIDC, NEW_OIDC = (f"{{{{ {name} }}}}" for name in SECRETS)

CLIENT = {
    "user_pool_name": "staff",
    "callback_urls": ["https://orders.example.com/oauth2/idpresponse"],
    "allowed_oauth_flows_user_pool_client": True,
    "allowed_oauth_flows": ["code"],
    "allowed_oauth_scopes": ["openid"],
}


def rule(secret: str, **options: t.Any) -> Document:
    """Return options of a rule that signs in elsewhere."""
    login = {
        "issuer": "https://login.example.com",
        "authorization_endpoint": "https://login.example.com/authorize",
        "token_endpoint": "https://login.example.com/token",
        "user_info_endpoint": "https://login.example.com/userinfo",
        "client_id": "orders",
        "client_secret": secret,
    }
    place = {"load_balancer_name": "edge", "listener_port": 443}
    return {
        **place,
        "key": "orders",
        "priority": "auto",
        "conditions": [{"path_pattern": {"values": ["/a"]}}],
        "actions": [{"authenticate_oidc": login}, {"target_group_name": "orders"}],
        **options,
    }


def secrets(aws: Aws) -> list[str]:
    """Return the secrets of all app clients there are."""
    cognito = aws.client("cognito-idp")
    (pool,) = cognito.list_user_pools(MaxResults=10)["UserPools"]
    clients = cognito.list_user_pool_clients(UserPoolId=pool["Id"])["UserPoolClients"]
    told = [
        cognito.describe_user_pool_client(UserPoolId=pool["Id"], ClientId=one["ClientId"])
        for one in clients
    ]
    found = [one["UserPoolClient"].get("ClientSecret") for one in told]
    return [secret for secret in found if secret]


def told(made: Play) -> str:
    """Return everything that a run has said: its output, results and the log of calls."""
    return made.output + json.dumps([[step.result, step.calls] for step in made.steps])


def run(aws: Aws, folder: Path, *tasks: Document) -> Play:
    """Return the run of ``tasks``, as talkative as can be; failures are expected."""
    quiet = [{**one, "ignore_errors": True} for one in tasks]
    given = folder / "secrets.json"
    given.write_text(json.dumps(SECRETS), encoding="utf-8")
    return play(aws, folder, quiet, {}, "-vvv", "--extra-vars", f"@{given}")


def test_no_secret_is_told(aws: Aws, tmp_path: Path) -> None:
    worlds.sign_in(aws)
    client, client_info = "cognito_user_pool_client", "cognito_user_pool_client_info"
    made = run(
        aws,
        tmp_path,
        task(client, {**CLIENT, "name": "generated", "generate_secret": True}),
        task(client, {**CLIENT, "name": "chosen", "client_secret": CHOSEN}),
        task(
            client,
            {**CLIENT, "name": "chosen", "client_secret": CHOSEN, "auth_session_validity": 5},
        ),
        task(client, {**CLIENT, "name": "chosen", "client_secret": OTHER}),
        task(client, {**CLIENT, "name": "failed", "client_secret": OTHER, "callback_urls": []}),
        task(client_info, {"user_pool_name": "staff"}),
        task("elb_listener_rule", rule(OIDC)),
        task(
            "elb_listener_rule", rule(NEW_OIDC, conditions=[{"path_pattern": {"values": ["/b"]}}])
        ),
        task("elb_listener_rule", rule(NEW_OIDC, listener_port=80, key="other")),
        task("elb_listener_rule_info", {"load_balancer_name": "edge", "listener_port": 443}),
        task(client, {**CLIENT, "name": "chosen", "state": "absent"}),
    )
    outcomes = [(step.outcome, step.changed) for step in made.steps]
    right, wrong, same = ("ok", True), ("failed", False), ("ok", False)
    expected = [right, right, right, wrong, wrong, same, right, right, wrong, same, right]
    assert outcomes == expected, made.output
    known = [*secrets(aws), *SECRETS.values()]
    assert len(known) >= 6
    said = told(made)
    assert [secret for secret in known if secret in said] == []
    assert len(made.steps[5].result["user_pool_clients"]) == 3


def test_a_failure_of_aws_tells_none_either(aws: Aws, tmp_path: Path) -> None:
    worlds.sign_in(aws)
    for operation in ("CreateUserPoolClient", "CreateRule"):
        aws.fault(operation=operation, code="AccessDeniedException", message="No more.")
    made = run(
        aws,
        tmp_path,
        task("cognito_user_pool_client", {**CLIENT, "name": "chosen", "client_secret": CHOSEN}),
        task("elb_listener_rule", rule(OIDC)),
    )
    assert [step.outcome for step in made.steps] == ["failed", "failed"]
    codes = [step.result["error"]["code"] for step in made.steps]
    assert codes == ["AccessDeniedException", "AccessDeniedException"]
    said = told(made)
    assert [secret for secret in (*SECRETS.values(), *secrets(aws)) if secret in said] == []


def test_who_asks_for_a_secret_gets_it(aws: Aws, tmp_path: Path) -> None:
    worlds.sign_in(aws)
    options = {"user_pool_name": "staff", "name": "orders", "return_secrets": True}
    made = play(
        aws,
        tmp_path,
        [task("cognito_user_pool_client", options), task("cognito_user_pool_client_info", options)],
        {},
    )
    assert [step.outcome for step in made.steps] == ["ok", "ok"], made.output
    (secret,) = secrets(aws)
    assert made.steps[0].result["user_pool_client"]["client_secret"] == secret
    assert made.steps[1].result["user_pool_clients"][0]["client_secret"] == secret
    assert secret not in json.dumps([step.result.get("diff") for step in made.steps])
