# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Secrets of the parts of a pool are in no output: in success, change, failure, check and diff."""

from __future__ import annotations

import json
import typing as t
from pathlib import Path

from tests.support import worlds
from tests.support.aws import Aws
from tests.support.playbooks import play, task

Document = dict[str, t.Any]

POOL = {"user_pool_name": "staff"}
SECRETS = {
    "oidc": "oidc-secret-of-a-provider-012345",
    "raw": "raw-secret-of-a-provider-0123456",
    "key": "private-key-of-a-provider-012345",
    "next": "next-private-key-of-a-provider-0",
    "password": "Password-of-ann-0123456",
    "temporary": "Temporary-of-bob-0123456",
    "rotated": "rotated_secret_of_a_client_012345",
    "data": "data-for-the-trigger-0123456",
}
OIDC = {
    "client_id": "gatehouse",
    "authorize_scopes": ["openid"],
    "oidc_issuer": "https://login.example.com",
    "attributes_request_method": "GET",
}
APPLE = {"client_id": "gatehouse", "team_id": "team", "authorize_scopes": ["email"]}


def provider(**options: t.Any) -> Document:
    return task("cognito_identity_provider", {**POOL, **options})


def user(name: str, **options: t.Any) -> Document:
    return task("cognito_user", {**POOL, "username": name, **options})


def rotation(**options: t.Any) -> Document:
    place = {**POOL, "client_name": "orders"}
    return task("cognito_user_pool_client_secret", {**place, **options})


def secrets_of_client(aws: Aws, found: Document) -> str:
    """Return what AWS says is the secret of the client."""
    ids = {"UserPoolId": found["user_pool_id"], "ClientId": found["client_id"]}
    told = aws.client("cognito-idp").describe_user_pool_client(**ids)["UserPoolClient"]
    return str(told["ClientSecret"])


def test_no_secret_is_told(aws: Aws, tmp_path: Path) -> None:
    found = worlds.hosted(aws)
    first = secrets_of_client(aws, found)
    tasks = [
        (provider(name="corp", oidc={**OIDC, "client_secret": "{{ secret.oidc }}"}), True),
        (
            provider(name="corp", provider_details={"client_secret": "{{ secret.raw }}"}),
            True,
        ),
        (provider(apple={**APPLE, "key_id": "a", "private_key": "{{ secret.key }}"}), True),
        (provider(apple={**APPLE, "key_id": "b", "private_key": "{{ secret.next }}"}), True),
        (
            provider(name="corp", oidc={"client_secret": "{{ secret.oidc }}", "jwks_uri": "x" * 9}),
            True,
        ),
        (provider(google={"client_id": "a", "client_secret": "{{ secret.oidc }}"}), None),
        (
            user(
                "ann", password="{{ secret.password }}", validation_data={"a": "{{ secret.data }}"}
            ),
            True,
        ),
        (user("ann", password="{{ secret.password }}", update_password="always"), True),
        (user("bob", temporary_password="{{ secret.temporary }}"), True),
        (user("eve", password="{{ secret.password }}", attributes={"shoe": "1"}), None),
        (rotation(rotation="started"), True),
        (rotation(rotation="finished"), True),
        (rotation(rotation="started", client_secret="{{ secret.rotated }}"), True),
        (rotation(client_secret="{{ secret.rotated }}"), None),
        (task("cognito_identity_provider_info", POOL), False),
        (task("cognito_user_info", POOL), False),
        (task("cognito_user_pool_client_secret_info", POOL), False),
    ]
    quiet = [{**one, "ignore_errors": True} for one, _changed in tasks]
    # As variables: Ansible quotes the lines of the playbook around a task that fails.
    made = play(aws, tmp_path, quiet, {"secret": SECRETS}, "-vvv")
    outcomes = [step.changed if step.outcome == "ok" else None for step in made.steps]
    assert outcomes == [changed for _task, changed in tasks], made.output
    said = made.output + json.dumps([[step.result, step.calls] for step in made.steps])
    known = [*SECRETS.values(), first, secrets_of_client(aws, found)]
    assert [secret for secret in known if secret in said] == []


def test_who_asks_gets_a_new_secret_once(aws: Aws, tmp_path: Path) -> None:
    found = worlds.hosted(aws)
    started = rotation(rotation="started", return_secrets=True)
    made = play(aws, tmp_path, [started, started, rotation(rotation="finished")], {})
    new, again, _finished = (step.result["user_pool_client_secret"] for step in made.steps)
    assert new["client_secret"] == secrets_of_client(aws, found)
    assert "client_secret" not in again
