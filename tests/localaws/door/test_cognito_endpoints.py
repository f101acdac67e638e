# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Cognito's own endpoints: their refusals as on AWS."""

from __future__ import annotations

import httpx
import pytest

from tests.localaws.door import world
from tests.localaws.door.certificates import self_signed
from tests.localaws.door.visitor import Visitor
from tests.localaws.door.world import CALLBACK, HOST, LOGIN_HOST, REGION, SIGNED_OUT

BASE = f"https://{LOGIN_HOST}"
Changes = dict[str, str | None]


def ask(app: world.App, visitor: Visitor, **changes: str | None) -> httpx.Response:
    given: dict[str, str | None] = {
        "client_id": app.client_id,
        "redirect_uri": CALLBACK,
        "response_type": "code",
        "scope": "openid email",
        "state": "s",
        **changes,
    }
    params = {key: value for key, value in given.items() if value is not None}
    return visitor.get(f"{BASE}/oauth2/authorize", params=params)


def code_for(app: world.App, visitor: Visitor, **changes: str) -> str:
    page = visitor.follow(ask(app, visitor, **changes))
    back = visitor.submit(page, username=world.USER, password=world.PASSWORD)
    return world.query(back.headers["location"])["code"]


AT_COGNITO: list[tuple[Changes, str]] = [
    ({"redirect_uri": "https://evil.example/oauth2/idpresponse"}, "redirect_mismatch"),
    ({"redirect_uri": f"https://{HOST}/oauth2/idpresponse/"}, "redirect_mismatch"),
    ({"redirect_uri": f"https://{HOST.upper()}/oauth2/idpresponse"}, "redirect_mismatch"),
    ({"redirect_uri": None}, "redirect_mismatch"),
    ({"client_id": "0123456789abcdefghijklmnop"}, "invalid_request"),
    ({"client_id": None}, "invalid_request"),
]


@pytest.mark.parametrize(("changes", "error"), AT_COGNITO)
def test_what_cannot_be_told_to_the_application(
    app: world.App, visitor: Visitor, changes: Changes, error: str
) -> None:
    answer = ask(app, visitor, **changes)
    assert answer.status_code == 302
    assert answer.headers["location"].startswith(f"{BASE}/error?error={error}")
    page = visitor.follow(answer)
    assert (page.status_code, error in page.text) == (400, True)


BACK: list[tuple[Changes, str]] = [
    ({"response_type": "token"}, "unauthorized_client"),
    ({"response_type": "id_token"}, "invalid_request"),
    ({"response_type": None}, "invalid_request"),
    ({"scope": "openid profile"}, "invalid_scope"),
    ({"scope": "openid aws.cognito.signin.user.admin"}, "invalid_scope"),
    ({"code_challenge": "x", "code_challenge_method": "plain"}, "invalid_request"),
    ({"prompt": "none"}, "login_required"),
]


@pytest.mark.parametrize(("changes", "error"), BACK)
def test_what_the_application_is_told(
    app: world.App, visitor: Visitor, changes: Changes, error: str
) -> None:
    answer = ask(app, visitor, **changes)
    assert answer.headers["location"].startswith(CALLBACK)
    told = world.query(answer.headers["location"])
    assert (told["error"], told["state"]) == (error, "s")


def test_a_client_that_may_not_use_oauth(app: world.App, visitor: Visitor) -> None:
    app.update_client(AllowedOAuthFlowsUserPoolClient=False)
    told = world.query(ask(app, visitor).headers["location"])
    assert told["error"] == "unauthorized_client"


def test_logout_goes_to_registered_addresses_only(app: world.App, visitor: Visitor) -> None:
    code_for(app, visitor)
    assert "code" in world.query(ask(app, visitor).headers["location"])
    bad = {"client_id": app.client_id, "logout_uri": "https://evil.example/"}
    refused = visitor.get(f"{BASE}/logout", params=bad)
    assert refused.headers["location"].startswith(f"{BASE}/error?error=redirect_mismatch")
    assert "code" in world.query(ask(app, visitor).headers["location"])
    good = {"client_id": app.client_id, "logout_uri": SIGNED_OUT}
    assert visitor.get(f"{BASE}/logout", params=good).headers["location"] == SIGNED_OUT
    assert ask(app, visitor).headers["location"].startswith(f"{BASE}/login?")


def test_prompt_login_asks_again(app: world.App, visitor: Visitor) -> None:
    code_for(app, visitor)
    assert ask(app, visitor, prompt="login").headers["location"].startswith(f"{BASE}/login?")


def test_openid_configuration(app: world.App, visitor: Visitor) -> None:
    issuer = f"https://cognito-idp.{REGION}.amazonaws.com/{app.pool_id}"
    document = visitor.get(f"{issuer}/.well-known/openid-configuration").json()
    assert document["issuer"] == issuer
    assert document["token_endpoint"] == f"{BASE}/oauth2/token"
    unknown = visitor.get(issuer + "x/.well-known/openid-configuration")
    assert unknown.status_code == 400


def test_a_domain_that_nobody_has(app: world.App, visitor: Visitor) -> None:
    answer = visitor.get(f"https://nobody.auth.{REGION}.amazoncognito.com/login")
    assert answer.status_code == 404


def test_managed_login_without_a_branding_style_has_no_pages(
    app: world.App, visitor: Visitor
) -> None:
    app.aws.cognito.update_user_pool_domain(
        Domain=world.PREFIX, UserPoolId=app.pool_id, ManagedLoginVersion=2
    )
    page = visitor.follow(ask(app, visitor))
    assert (page.status_code, "Login pages unavailable" in page.text) == (403, True)
    app.aws.cognito.create_managed_login_branding(
        UserPoolId=app.pool_id, ClientId=app.client_id, UseCognitoProvidedValues=True
    )
    assert visitor.follow(ask(app, visitor)).status_code == 200


def test_a_custom_domain(app: world.App, visitor: Visitor) -> None:
    certificate, key = self_signed("login.example.com")
    imported = app.aws.client("acm", "us-east-1").import_certificate(
        Certificate=certificate, PrivateKey=key
    )
    app.aws.cognito.create_user_pool_domain(
        Domain="login.example.com",
        UserPoolId=app.pool_id,
        CustomDomainConfig={"CertificateArn": imported["CertificateArn"]},
    )
    app.change_rule(app.authenticate(UserPoolDomain="login.example.com"), world.forward(app.group))
    page = visitor.open_login()
    assert page.request.url.host == "login.example.com"
    fields = {"username": world.USER, "password": world.PASSWORD}
    assert visitor.follow(visitor.submit(page, **fields)).json()["signed_in"] is True
    app.aws.cognito.delete_user_pool_domain(Domain="login.example.com", UserPoolId=app.pool_id)


def test_a_client_without_providers_has_no_pages(app: world.App, visitor: Visitor) -> None:
    """terraform-provider-aws 23374: it has to name COGNITO."""
    app.update_client(SupportedIdentityProviders=[])
    page = visitor.follow(ask(app, visitor))
    assert (page.status_code, "Login pages unavailable" in page.text) == (403, True)
