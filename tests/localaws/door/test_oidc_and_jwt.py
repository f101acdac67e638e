# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""authenticate-oidc and jwt-validation."""

from __future__ import annotations

import base64
import hmac
import time
import typing as t

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from localaws.door import back_door
from tests.localaws.door import world
from tests.localaws.door.test_tokens import machine_token
from tests.localaws.door.visitor import Visitor
from tests.localaws.door.world import HOST, REGION

URL = f"https://{HOST}/"
PARTNER = "https://login.partner.example"
Document = dict[str, t.Any]


def oidc(**more: t.Any) -> Document:
    config = {
        "Issuer": PARTNER,
        "AuthorizationEndpoint": f"{PARTNER}/authorize",
        "TokenEndpoint": f"{PARTNER}/token",
        "UserInfoEndpoint": f"{PARTNER}/userinfo",
        "ClientId": "the-client",
        "ClientSecret": "the-secret",
        "Scope": "openid",
        **more,
    }
    return {"Type": "authenticate-oidc", "AuthenticateOidcConfig": config}


def test_signed_in_by_an_openid_provider(aws: world.Aws, visitor: Visitor) -> None:
    aws.rule(1, [world.host(HOST)], oidc(), world.forward(aws.group("oidc", "10.0.0.1")))
    page = visitor.follow(visitor.get(f"{URL}x"))
    assert page.request.url.host == "login.partner.example"
    assert page.request.url.params["redirect_uri"] == f"{URL}oauth2/idpresponse"
    seen = visitor.follow(visitor.submit(page, email="ada@partner.example")).json()
    assert seen["claims"]["email"] == "ada@partner.example"
    assert (seen["token"]["iss"], seen["token"]["client"]) == (PARTNER, "the-client")


def test_refused_by_an_openid_provider(aws: world.Aws, visitor: Visitor) -> None:
    aws.rule(1, [world.host(HOST)], oidc(), world.forward(aws.group("oidc2", "10.0.0.1")))
    page = visitor.follow(visitor.get(URL))
    answer = visitor.follow(visitor.submit(page, choice="deny"))
    assert (answer.status_code, aws.log()[-1][24]) == (401, "AuthMissingCodeParam")


def test_the_secret_of_an_oidc_action_is_not_read_back(aws: world.Aws) -> None:
    group = aws.group("oidc3", "10.0.0.1")
    rule = aws.rule(1, [world.host(HOST)], oidc(), world.forward(group))
    read = aws.elbv2.describe_rules(RuleArns=[rule])["Rules"][0]
    assert "the-secret" not in str(read)
    assert back_door.oidc_secret(REGION, rule, "the-client") == "the-secret"


def guard(app: world.App, *claims: Document) -> None:
    """Let machines with a token of the pool in, and nobody else."""
    issuer = f"https://cognito-idp.{REGION}.amazonaws.com/{app.pool_id}"
    config: Document = {"Issuer": issuer, "JwksEndpoint": f"{issuer}/.well-known/jwks.json"}
    if claims:
        config["AdditionalClaims"] = list(claims)
    action = {"Type": "jwt-validation", "JwtValidationConfig": config}
    app.change_rule(action, world.forward(app.group))


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


def test_a_machine_with_a_token(app: world.App, visitor: Visitor) -> None:
    token, client = machine_token(app, visitor)
    guard(
        app,
        {"Format": "single-string", "Name": "client_id", "Values": [client["ClientId"]]},
        {"Format": "space-separated-values", "Name": "scope", "Values": ["api/read"]},
    )
    assert visitor.get(URL, headers=bearer(token)).status_code == 200
    assert visitor.get(URL).status_code == 401


def test_claims_that_differ(app: world.App, visitor: Visitor) -> None:
    token, _ = machine_token(app, visitor)
    for kind, name, value in (
        ("single-string", "client_id", "another"),
        ("space-separated-values", "scope", "api/write"),
        ("string-array", "scope", "api/read"),
        ("single-string", "missing", "x"),
    ):
        guard(app, {"Format": kind, "Name": name, "Values": [value]})
        assert visitor.get(URL, headers=bearer(token)).status_code == 401, (kind, name)


def tokens(app: world.App) -> dict[str, str]:
    """Return tokens that are almost right."""
    issuer = f"https://cognito-idp.{REGION}.amazonaws.com/{app.pool_id}"
    own, now = back_door.signing_key(app.pool_id), int(time.time())
    good: Document = {"iss": issuer, "exp": now + 60, "iat": now}
    header = {"alg": "RS256", "kid": "dummy"}
    other = RSAKey.generate_key(2048)
    changed: dict[str, Document] = {
        "good": {},
        "expired": {"exp": now - 1},
        "another issuer": {"iss": issuer + "x"},
        "not yet": {"nbf": now + 60},
        "from the future": {"iat": now + 60},
        "an odd expiry": {"exp": "tomorrow"},
    }
    made = {key: jwt.encode(header, {**good, **one}, own) for key, one in changed.items()}
    without = {key: value for key, value in good.items() if key != "exp"}
    made["no expiry"] = jwt.encode(header, without, own)
    made["another key"] = jwt.encode(header, good, other)
    made["HS256 with the public key"] = _hashed(made["good"], own.as_pem(private=False))
    made["truncated"] = made["good"][:-4]
    made["garbage"] = "a.b.c"
    made["alg none"] = _unsigned(made["good"])
    return made


def _base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _unsigned(token: str) -> str:
    header = _base64url(b'{"alg":"none"}')
    return f"{header}.{token.split('.')[1]}."


def _hashed(token: str, secret: bytes) -> str:
    header = _base64url(b'{"alg":"HS256","kid":"dummy"}')
    signed = f"{header}.{token.split('.')[1]}"
    return f"{signed}.{_base64url(hmac.digest(secret, signed.encode(), 'sha256'))}"


def test_only_a_right_token_passes(app: world.App, visitor: Visitor) -> None:
    guard(app)
    answers = {
        kind: visitor.get(URL, headers=bearer(token)).status_code
        for kind, token in tokens(app).items()
    }
    assert answers.pop("good") == 200
    assert set(answers.values()) == {401}, answers


@pytest.mark.parametrize("value", ["", "Bearer", "Basic YTpi", "token"])
def test_other_credentials(app: world.App, visitor: Visitor, value: str) -> None:
    guard(app)
    assert visitor.get(URL, headers={"authorization": value}).status_code == 401
