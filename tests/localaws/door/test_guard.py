# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Who gets in by an identity provider of a pool that the role user_pool has made."""

from __future__ import annotations

import types
import typing as t
from pathlib import Path

import pytest

from tests.localaws.door import world
from tests.localaws.door.test_federation import leave
from tests.localaws.door.visitor import Visitor
from tests.support.playbooks import Play, play

Document = dict[str, t.Any]
SECRETS = {"client_id": "a-client", "client_secret": "not-a-real-one"}
PARTNER = {"oidc_issuer": "https://login.partner.example", "attributes_request_method": "GET"}
SCOPES = {"authorize_scopes": ["openid", "email"]}
PROVIDERS = [
    {"google": {**SECRETS, **SCOPES}},
    {"facebook": {**SECRETS, "authorize_scopes": ["email"], "api_version": "v17.0"}},
    {"name": "Partner", "oidc": {**SECRETS, **SCOPES, **PARTNER}},
    {
        "name": "Office",
        "saml": {"metadata_url": "https://login.office.example/metadata"},
        "attribute_mapping": {"email": "mail"},
    },
]
NAMES = ["Google", "Facebook", "Partner"]
VARIABLES: Document = {
    "user_pool_name": "guarded",
    "user_pool_domain": world.PREFIX,
    "user_pool_deletion_protection": "INACTIVE",
    "user_pool_mfa_configuration": "OFF",
    "user_pool_identity_providers": PROVIDERS,
    "user_pool_allowed_email_domains": ["example.com", "example.org"],
    "user_pool_clients": [
        {
            "name": "app",
            "generate_secret": True,
            "allowed_oauth_flows_user_pool_client": True,
            "allowed_oauth_flows": ["code"],
            "allowed_oauth_scopes": ["openid", "email"],
            "callback_urls": [world.CALLBACK],
            "supported_identity_providers": ["COGNITO", *NAMES, "Office"],
        }
    ],
}


def deploy(url: str, folder: Path, variables: Document, *flags: str) -> Play:
    """Return a run of the role against the localaws of the door."""
    aws: t.Any = types.SimpleNamespace(url=url, forget=lambda: None)
    use = {"name": "Pool", "ansible.builtin.include_role": {"name": "gatehouse.aws.user_pool"}}
    return play(aws, folder, [use], variables, *flags)


def stack(made: Play) -> Document:
    """Return the result of the role's stack."""
    (step,) = (one for one in made.steps if "resources" in one.result)
    return step.result


@pytest.fixture
def guarded(app: world.App, running: t.Any, tmp_path: Path) -> world.App:
    """The application behind a pool that the role has made; a second run changes nothing."""
    cognito = app.aws.cognito
    cognito.delete_user_pool_domain(Domain=world.PREFIX, UserPoolId=app.pool_id)
    cognito.delete_user_pool(UserPoolId=app.pool_id)
    made = deploy(running.url, tmp_path, VARIABLES)
    assert made.status == 0, made.output
    assert SECRETS["client_secret"] not in made.output
    again = deploy(running.url, tmp_path, VARIABLES)
    assert stack(again)["changed"] is False, again.output
    pool = stack(made)["resources"]["cognito_user_pool"][0]["user_pool"]
    client = stack(made)["resources"]["cognito_user_pool_client"][0]["user_pool_client"]
    app.pool_id, app.pool = pool["user_pool_id"], {"Arn": pool["arn"]}
    app.client_id = client["client_id"]
    app.change_rule(app.authenticate(), world.forward(app.group))
    return app


def test_only_people_at_the_allowed_domains_come_in(guarded: world.App) -> None:
    door, cognito = guarded.aws.door, guarded.aws.cognito
    rows = [
        ("Google", "ada@example.com", {}, ""),
        ("Google", "grace+work@EXAMPLE.org", {}, ""),
        ("Facebook", "ada@example.com", {"verified": "no"}, ""),
        ("Partner", "ada@example.com", {}, ""),
        ("Google", "eve@elsewhere.example", {}, "elsewhere.example may not sign in here"),
        ("Partner", "eve@example.com.elsewhere.example", {}, "may not sign in here"),
        ("Google", "eve@example.com", {"verified": "no"}, "has not verified your e-mail"),
        ("Facebook", "eve@elsewhere.example", {}, "elsewhere.example may not sign in here"),
    ]
    for name, email, more, refusal in rows:
        with Visitor(door) as somebody:
            page = leave(somebody, name)
            answer = somebody.follow(somebody.submit(page, email=email, name="Ada", **more))
            if refusal:
                assert answer.status_code == 561, (name, email, answer.text)
                said = answer.request.url.params["error_description"]
                assert said.startswith("PreSignUp failed with error "), said
                assert refusal in said
                assert not somebody.has_session
            else:
                assert answer.json()["claims"]["email"] == email, (name, email)
    function = guarded.aws.client("lambda").get_function(FunctionName="guarded-pre-sign-up")
    silent = function["Configuration"]["Environment"]["Variables"]["PROVIDERS_THAT_VERIFY_SILENTLY"]
    assert set(silent.split(",")) == {"Facebook", "Office"}
    users = cognito.list_users(UserPoolId=guarded.pool_id)["Users"]
    assert len(users) == 4
    with pytest.raises(cognito.exceptions.UserLambdaValidationException):
        cognito.admin_create_user(**guarded.admin("eve", "eve@elsewhere.example"))
    cognito.admin_create_user(**guarded.admin("grace", "grace@example.org"))


APART = "user_pool_lambda_config.pre_sign_up and user_pool_allowed_email_domains exclude each other"
OPEN = {"allow_admin_create_user_only": False}
REFUSED: list[tuple[Document, str]] = [
    ({"user_pool_allowed_email_domains": []}, "name the domains of the e-mail addresses"),
    ({"user_pool_allowed_email_domains": ["anyone", "example.com"]}, "Give one of them"),
    ({"user_pool_lambda_config": {"pre_sign_up": "own"}}, APART),
    (
        {"user_pool_identity_providers": [{**PROVIDERS[2], "attribute_mapping": {"name": "name"}}]},
        "Map email",
    ),
    (
        {
            "user_pool_identity_providers": [
                {**PROVIDERS[0], "attribute_mapping": {"email": "mail"}}
            ]
        },
        "Map email_verified",
    ),
    (
        {"user_pool_admin_create_user_config": OPEN, "user_pool_auto_verified_attributes": []},
        "Add email to user_pool_auto_verified_attributes",
    ),
]


def test_what_would_let_strangers_in_is_refused(running: t.Any, tmp_path: Path) -> None:
    """One sentence, and no call; said by one playbook, as each takes seconds to start."""
    running.server.reset()
    use = {"ansible.builtin.include_role": {"name": "gatehouse.aws.user_pool"}}
    told = {"name": "Told", "ansible.builtin.debug": {"var": "ansible_failed_result.msg"}}
    end = {"name": "It let strangers in", "ansible.builtin.meta": "end_play"}
    tasks: list[Document] = [
        {
            "name": f"Case {n}",
            "block": [{"name": "Pool", **use, "vars": changes}, end],
            "rescue": [told],
        }
        for n, (changes, _says) in enumerate(REFUSED)
    ]
    aws: t.Any = types.SimpleNamespace(url=running.url, forget=lambda: None)
    made = play(aws, tmp_path, tasks, VARIABLES)
    said = [one.result for one in made.steps if one.task == "Told"]
    assert len(said) == len(REFUSED), made.output
    for result, (_changes, says) in zip(said, REFUSED, strict=True):
        assert says in str(result), (says, result)
    assert not running.client("cognito-idp").list_user_pools(MaxResults=1)["UserPools"]


def test_anyone_may_be_said(running: t.Any, tmp_path: Path) -> None:
    """Then the role has no trigger; and a pool with SAML only needs no word at all."""
    running.server.reset()
    for domains, providers in (("anyone", PROVIDERS[:1]), ([], PROVIDERS[3:])):
        choice = {
            "user_pool_allowed_email_domains": domains,
            "user_pool_identity_providers": providers,
            "user_pool_clients": [],
        }
        made = deploy(running.url, tmp_path, {**VARIABLES, **choice}, "--check")
        assert made.status == 0, made.output
        kinds = set(stack(made)["resources"])
        assert "cognito_identity_provider" in kinds
        assert not kinds & {"lambda_function", "lambda_permission", "iam_role"}
