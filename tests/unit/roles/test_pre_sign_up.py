# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whom the pre-sign-up trigger of the user_pool role lets become a user."""

from __future__ import annotations

import copy
import importlib.util
import typing as t
from pathlib import Path

import pytest

FILE = Path(__file__).parents[3] / "roles/user_pool/files/pre_sign_up.py"
SOURCES = ["PreSignUp_SignUp", "PreSignUp_AdminCreateUser", "PreSignUp_ExternalProvider"]
EXTERNAL = SOURCES[2]
WELCOME = [
    "ada@example.com",
    "ada+orders@example.com",
    "ADA@Example.COM",
    "ada.lovelace@sub.example.org",
    "Ada@EXAMPLE.com",
]
STRANGERS = [
    "eve@elsewhere.example",
    "eve@notexample.com",
    "eve@example.com.elsewhere.example",
    "eve@example.co",
    "eve@sub.example.com",
    "eve@example.com.",
    "eve@.example.com",
    "eve@examp1e.com",
    "eve@\u0435xample.com",  # a Cyrillic letter
    "eve@\uff45xample.com",  # a wide letter, which some would fold
    "eve@o\u212ata.example",  # the sign for kelvin, which is k in lower case
    "eve@example.com@elsewhere.example",
    "eve@elsewhere.example@example.com",
    '"eve@elsewhere.example"@example.com',
    "eve example@example.com",
    "eve@example.com\n",
    " eve@example.com",
    "eve@exa\x00mple.com",
    "@example.com",
    "example.com",
    "eve@",
]
# Whatever else Cognito puts into an event goes back untouched.
EVENT: dict[str, t.Any] = {
    "version": "1",
    "region": "eu-west-1",
    "userPoolId": "eu-west-1_aB3dEfGh9",
    "userName": "google_1234",
    "callerContext": {"awsSdkVersion": "x", "clientId": "y"},
    "response": {"autoConfirmUser": False, "autoVerifyEmail": False, "autoVerifyPhone": False},
}


@pytest.fixture
def guard(monkeypatch: pytest.MonkeyPatch) -> t.Any:
    """The function, in the environment that the role gives it."""
    domains = "example.com, Sub.Example.org,okta.example"
    monkeypatch.setenv("ALLOWED_EMAIL_DOMAINS", domains)
    monkeypatch.setenv("PROVIDERS_THAT_VERIFY_SILENTLY", "Facebook,LoginWithAmazon")
    spec = importlib.util.spec_from_file_location("pre_sign_up", FILE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def event(source: str, name: str = "google_1234", **attributes: str) -> dict[str, t.Any]:
    """Return an event as Cognito sends it."""
    request = {"userAttributes": attributes, "validationData": {}}
    return {**copy.deepcopy(EVENT), "triggerSource": source, "userName": name, "request": request}


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("email", WELCOME)
def test_welcome(guard: t.Any, source: str, email: str) -> None:
    asked = event(source, email=email, email_verified="true")
    assert guard.handler(copy.deepcopy(asked), None) == asked


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("email", STRANGERS)
def test_strangers(guard: t.Any, source: str, email: str) -> None:
    with pytest.raises(guard.Refused, match="sign in here") as refused:
        guard.handler(event(source, email=email, email_verified="true"), None)
    assert "example.org" not in str(refused.value)  # who may come in is nobody's business


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("attributes", [{}, {"email": ""}])
def test_without_an_address(guard: t.Any, source: str, attributes: dict[str, str]) -> None:
    with pytest.raises(guard.Refused, match="yours is not known"):
        guard.handler(event(source, **attributes), None)


def test_an_event_without_attributes(guard: t.Any) -> None:
    asked = event(EXTERNAL)
    asked["request"]["userAttributes"] = None
    with pytest.raises(guard.Refused):
        guard.handler(asked, None)


def test_the_domain_is_named_to_whoever_is_refused(guard: t.Any) -> None:
    with pytest.raises(guard.Refused) as refused:
        guard.handler(event(EXTERNAL, email="eve@Elsewhere.example"), None)
    told = "People with an e-mail address at elsewhere.example may not sign in here"
    assert str(refused.value) == told


@pytest.mark.parametrize("said", [{}, {"email_verified": "false"}, {"email_verified": ""}])
@pytest.mark.parametrize("name", ["google_1", "Partner_1", "facebookish_1", "signinwithapple_1"])
def test_an_address_that_the_provider_has_not_verified(
    guard: t.Any, name: str, said: dict[str, str]
) -> None:
    with pytest.raises(guard.Refused, match="has not verified"):
        guard.handler(event(EXTERNAL, name, email="ada@example.com", **said), None)


@pytest.mark.parametrize("name", ["Facebook_1", "facebook_1", "LoginWithAmazon_amzn1.account.A"])
def test_providers_that_verify_and_do_not_say_so(guard: t.Any, name: str) -> None:
    asked = event(EXTERNAL, name, email="ada@example.com", email_verified="false")
    assert guard.handler(asked, None) == asked
    with pytest.raises(guard.Refused, match="elsewhere"):
        guard.handler(event(EXTERNAL, name, email="eve@elsewhere.example"), None)


@pytest.mark.parametrize("source", SOURCES[:2])
def test_an_address_that_is_proven_later_or_vouched_for(guard: t.Any, source: str) -> None:
    asked = event(source, "ada", email="ada@example.com")
    assert guard.handler(asked, None) == asked


def test_a_source_of_tomorrow_is_held_to_all_rules(guard: t.Any) -> None:
    with pytest.raises(guard.Refused, match="has not verified"):
        guard.handler(event("PreSignUp_Passkey", email="ada@example.com"), None)


@pytest.mark.parametrize("domains", [None, "", " , "])
def test_without_a_list_nobody_is_welcome(
    guard: t.Any, monkeypatch: pytest.MonkeyPatch, domains: str | None
) -> None:
    monkeypatch.delenv("ALLOWED_EMAIL_DOMAINS")
    if domains is not None:
        monkeypatch.setenv("ALLOWED_EMAIL_DOMAINS", domains)
    with pytest.raises(guard.Refused):
        guard.handler(event(EXTERNAL, email="ada@example.com", email_verified="true"), None)
