# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Cognito's own endpoints: their refusals as on AWS."""

from __future__ import annotations

import base64
import hashlib
import time
import typing as t

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet

from tests.localaws.door import world
from tests.localaws.door.world import CALLBACK, HOST, LOGIN_HOST, REGION, SIGNED_OUT

BASE = f"https://{LOGIN_HOST}"
Changes = dict[str, str | None]


def ask(app: world.App, visitor: world.Visitor, **changes: str | None) -> httpx.Response:
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


def code_for(app: world.App, visitor: world.Visitor, **changes: str) -> str:
    page = visitor.follow(ask(app, visitor, **changes))
    back = visitor.submit(page, username=world.USER, password=world.PASSWORD)
    return world.query(back.headers["location"])["code"]


def exchange(
    app: world.App, visitor: world.Visitor, secret: str | None = None, **form: str
) -> httpx.Response:
    auth = (app.client_id, app.client["ClientSecret"] if secret is None else secret)
    return visitor.http.post(f"{BASE}/oauth2/token", data=form, auth=auth)


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
    app: world.App, visitor: world.Visitor, changes: Changes, error: str
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
    app: world.App, visitor: world.Visitor, changes: Changes, error: str
) -> None:
    answer = ask(app, visitor, **changes)
    assert answer.headers["location"].startswith(CALLBACK)
    told = world.query(answer.headers["location"])
    assert (told["error"], told["state"]) == (error, "s")


def test_a_client_that_may_not_use_oauth(app: world.App, visitor: world.Visitor) -> None:
    app.update_client(AllowedOAuthFlowsUserPoolClient=False)
    told = world.query(ask(app, visitor).headers["location"])
    assert told["error"] == "unauthorized_client"


def test_tokens(app: world.App, visitor: world.Visitor) -> None:
    code = code_for(app, visitor, nonce="n")
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": CALLBACK}
    given = exchange(app, visitor, **form).json()
    assert (given["token_type"], given["expires_in"]) == ("Bearer", 3600)
    keys = visitor.get(
        f"https://cognito-idp.{REGION}.amazonaws.com/{app.pool_id}/.well-known/jwks.json"
    ).json()
    identity = jwt.decode(given["id_token"], KeySet.import_key_set(keys)).claims
    access = jwt.decode(given["access_token"], KeySet.import_key_set(keys)).claims
    issuer = f"https://cognito-idp.{REGION}.amazonaws.com/{app.pool_id}"
    assert identity["iss"] == access["iss"] == issuer
    assert (identity["aud"], identity["token_use"], identity["nonce"]) == (
        app.client_id,
        "id",
        "n",
    )
    assert (access["client_id"], access["token_use"]) == (app.client_id, "access")
    assert access["scope"] == "openid email"
    assert (identity["email"], identity["email_verified"]) == (world.EMAIL, True)
    known = user_info(visitor, given["access_token"])
    assert known.json()["email_verified"] == "true"
    assert known.json()["sub"] == identity["sub"]


def user_info(visitor: world.Visitor, token: str) -> httpx.Response:
    headers = {"authorization": f"Bearer {token}"}
    return visitor.get(f"{BASE}/oauth2/userInfo", headers=headers)


WRONG: list[tuple[str, str | None, Changes, str]] = [
    ("wrong secret", "wrong", {}, "invalid_client"),
    ("no secret", "", {}, "invalid_client"),
    ("other client in the body", None, {"client_id": "x"}, "invalid_client"),
    ("other address", None, {"redirect_uri": "https://evil.example/"}, "invalid_grant"),
    ("made-up code", None, {"code": "made-up"}, "invalid_grant"),
    ("no grant type", None, {"grant_type": ""}, "invalid_request"),
    ("other grant type", None, {"grant_type": "password"}, "unsupported_grant_type"),
    ("no machine client", None, {"grant_type": "client_credentials"}, "unauthorized_client"),
    ("made-up refresh token", None, {"grant_type": "refresh_token"}, "invalid_grant"),
]


@pytest.mark.parametrize(
    ("secret", "changes", "error"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG]
)
def test_no_tokens(
    app: world.App, visitor: world.Visitor, secret: str | None, changes: dict[str, str], error: str
) -> None:
    form = {
        "grant_type": "authorization_code",
        "code": code_for(app, visitor),
        "redirect_uri": CALLBACK,
        **changes,
    }
    answer = exchange(app, visitor, secret, **form)
    assert (answer.status_code, answer.json()) == (400, {"error": error})


def test_a_code_counts_once_and_in_one_client(app: world.App, visitor: world.Visitor) -> None:
    form = {"grant_type": "authorization_code", "redirect_uri": CALLBACK}
    code = code_for(app, visitor)
    assert exchange(app, visitor, code=code, **form).status_code == 200
    assert exchange(app, visitor, code=code, **form).json() == {"error": "invalid_grant"}
    other = app.make_client()
    second = world.query(ask(app, visitor).headers["location"])["code"]
    auth = (other["ClientId"], other["ClientSecret"])
    data = {"code": second, **form}
    answer = visitor.http.post(f"{BASE}/oauth2/token", data=data, auth=auth)
    assert answer.json() == {"error": "invalid_grant"}


def test_pkce(app: world.App, visitor: world.Visitor) -> None:
    verifier = "v" * 50
    digest = hashlib.sha256(verifier.encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    asked = {"code_challenge": challenge, "code_challenge_method": "S256"}
    form = {"grant_type": "authorization_code", "redirect_uri": CALLBACK}
    code = code_for(app, visitor, **asked)
    wrong = exchange(app, visitor, code=code, code_verifier="w" * 50, **form)
    assert wrong.json() == {"error": "invalid_grant"}
    again = world.query(ask(app, visitor, **asked).headers["location"])["code"]
    right = exchange(app, visitor, code=again, code_verifier=verifier, **form)
    assert right.status_code == 200


def test_refresh_revoke_and_sign_out_everywhere(app: world.App, visitor: world.Visitor) -> None:
    form = {"grant_type": "authorization_code", "redirect_uri": CALLBACK}
    given = exchange(app, visitor, code=code_for(app, visitor), **form).json()
    refresh = {"grant_type": "refresh_token", "refresh_token": given["refresh_token"]}
    renewed = exchange(app, visitor, **refresh).json()
    assert "refresh_token" not in renewed
    assert user_info(visitor, renewed["access_token"]).status_code == 200
    auth = (app.client_id, app.client["ClientSecret"])
    data = {"token": given["refresh_token"]}
    assert visitor.http.post(f"{BASE}/oauth2/revoke", data=data, auth=auth).status_code == 200
    assert exchange(app, visitor, **refresh).json() == {"error": "invalid_grant"}
    assert user_info(visitor, renewed["access_token"]).status_code == 401


def test_user_info_needs_a_live_token(app: world.App, visitor: world.Visitor) -> None:
    assert user_info(visitor, "made-up").status_code == 401
    form = {"grant_type": "authorization_code", "redirect_uri": CALLBACK}
    given = exchange(app, visitor, code=code_for(app, visitor), **form).json()
    assert user_info(visitor, given["id_token"]).status_code == 401
    assert user_info(visitor, given["access_token"]).status_code == 200
    app.aws.cognito.admin_user_global_sign_out(UserPoolId=app.pool_id, Username=world.USER)
    assert user_info(visitor, given["access_token"]).status_code == 401


def test_logout_goes_to_registered_addresses_only(app: world.App, visitor: world.Visitor) -> None:
    code_for(app, visitor)
    assert "code" in world.query(ask(app, visitor).headers["location"])
    bad = {"client_id": app.client_id, "logout_uri": "https://evil.example/"}
    refused = visitor.get(f"{BASE}/logout", params=bad)
    assert refused.headers["location"].startswith(f"{BASE}/error?error=redirect_mismatch")
    assert "code" in world.query(ask(app, visitor).headers["location"])
    good = {"client_id": app.client_id, "logout_uri": SIGNED_OUT}
    assert visitor.get(f"{BASE}/logout", params=good).headers["location"] == SIGNED_OUT
    assert ask(app, visitor).headers["location"].startswith(f"{BASE}/login?")


def test_prompt_login_asks_again(app: world.App, visitor: world.Visitor) -> None:
    code_for(app, visitor)
    assert ask(app, visitor, prompt="login").headers["location"].startswith(f"{BASE}/login?")


def test_openid_configuration(app: world.App, visitor: world.Visitor) -> None:
    issuer = f"https://cognito-idp.{REGION}.amazonaws.com/{app.pool_id}"
    document = visitor.get(f"{issuer}/.well-known/openid-configuration").json()
    assert document["issuer"] == issuer
    assert document["token_endpoint"] == f"{BASE}/oauth2/token"
    unknown = visitor.get(issuer + "x/.well-known/openid-configuration")
    assert unknown.status_code == 400


def test_a_domain_that_nobody_has(app: world.App, visitor: world.Visitor) -> None:
    answer = visitor.get(f"https://nobody.auth.{REGION}.amazoncognito.com/login")
    assert answer.status_code == 404


def test_managed_login_without_a_branding_style_has_no_pages(
    app: world.App, visitor: world.Visitor
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


def test_a_machine_gets_a_token_of_its_own(app: world.App, visitor: world.Visitor) -> None:
    token, client = machine_token(app, visitor)
    claims = jwt.decode(token, pool_keys(app, visitor)).claims
    assert (claims["client_id"], claims["scope"]) == (client["ClientId"], "api/read")
    assert claims["exp"] > time.time()


def pool_keys(app: world.App, visitor: world.Visitor) -> KeySet:
    url = f"https://cognito-idp.{REGION}.amazonaws.com/{app.pool_id}/.well-known/jwks.json"
    return KeySet.import_key_set(visitor.get(url).json())


def machine_token(app: world.App, visitor: world.Visitor) -> tuple[str, dict[str, t.Any]]:
    app.aws.cognito.create_resource_server(
        UserPoolId=app.pool_id,
        Identifier="api",
        Name="api",
        Scopes=[{"ScopeName": "read", "ScopeDescription": "read"}],
    )
    client = app.aws.cognito.create_user_pool_client(
        UserPoolId=app.pool_id,
        ClientName="machine",
        GenerateSecret=True,
        AllowedOAuthFlows=["client_credentials"],
        AllowedOAuthFlowsUserPoolClient=True,
        AllowedOAuthScopes=["api/read"],
    )["UserPoolClient"]
    auth = (client["ClientId"], client["ClientSecret"])
    data = {"grant_type": "client_credentials"}
    answer = visitor.http.post(f"{BASE}/oauth2/token", data=data, auth=auth)
    return answer.json()["access_token"], client
