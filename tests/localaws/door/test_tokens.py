# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The token, user info and revocation endpoints."""

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
from tests.localaws.door.test_cognito_endpoints import BASE, Changes, ask, code_for
from tests.localaws.door.visitor import Visitor
from tests.localaws.door.world import CALLBACK, REGION


def exchange(
    app: world.App, visitor: Visitor, secret: str | None = None, **form: str
) -> httpx.Response:
    auth = (app.client_id, app.client["ClientSecret"] if secret is None else secret)
    return visitor.http.post(f"{BASE}/oauth2/token", data=form, auth=auth)


def test_tokens(app: world.App, visitor: Visitor) -> None:
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


def user_info(visitor: Visitor, token: str) -> httpx.Response:
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
    app: world.App, visitor: Visitor, secret: str | None, changes: dict[str, str], error: str
) -> None:
    form = {
        "grant_type": "authorization_code",
        "code": code_for(app, visitor),
        "redirect_uri": CALLBACK,
        **changes,
    }
    answer = exchange(app, visitor, secret, **form)
    assert (answer.status_code, answer.json()) == (400, {"error": error})


def test_a_code_counts_once_and_in_one_client(app: world.App, visitor: Visitor) -> None:
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


def test_pkce(app: world.App, visitor: Visitor) -> None:
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


def test_refresh_revoke_and_sign_out_everywhere(app: world.App, visitor: Visitor) -> None:
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


def test_user_info_needs_a_live_token(app: world.App, visitor: Visitor) -> None:
    assert user_info(visitor, "made-up").status_code == 401
    form = {"grant_type": "authorization_code", "redirect_uri": CALLBACK}
    given = exchange(app, visitor, code=code_for(app, visitor), **form).json()
    assert user_info(visitor, given["id_token"]).status_code == 401
    assert user_info(visitor, given["access_token"]).status_code == 200
    app.aws.cognito.admin_user_global_sign_out(UserPoolId=app.pool_id, Username=world.USER)
    assert user_info(visitor, given["access_token"]).status_code == 401


def test_a_machine_gets_a_token_of_its_own(app: world.App, visitor: Visitor) -> None:
    token, client = machine_token(app, visitor)
    claims = jwt.decode(token, pool_keys(app, visitor)).claims
    assert (claims["client_id"], claims["scope"]) == (client["ClientId"], "api/read")
    assert claims["exp"] > time.time()


def pool_keys(app: world.App, visitor: Visitor) -> KeySet:
    url = f"https://cognito-idp.{REGION}.amazonaws.com/{app.pool_id}/.well-known/jwks.json"
    return KeySet.import_key_set(visitor.get(url).json())


def machine_token(app: world.App, visitor: Visitor) -> tuple[str, dict[str, t.Any]]:
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


def test_both_secrets_count_while_they_are_changed(app: world.App, visitor: Visitor) -> None:
    added = app.aws.cognito.add_user_pool_client_secret(
        UserPoolId=app.pool_id, ClientId=app.client_id
    )["ClientSecretDescriptor"]["ClientSecretValue"]
    form = {"grant_type": "authorization_code", "redirect_uri": CALLBACK}
    code_for(app, visitor)
    for secret in (None, added):
        code = world.query(ask(app, visitor).headers["location"])["code"]
        assert exchange(app, visitor, secret, code=code, **form).status_code == 200
