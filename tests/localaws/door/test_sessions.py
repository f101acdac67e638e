# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""How long a session lasts, how it is renewed, and what goes wrong on the way in."""

from __future__ import annotations

import time
import typing as t

import httpx
import pytest

from localaws.door import session
from tests.localaws.door import world
from tests.localaws.door.visitor import Visitor
from tests.localaws.door.world import CALLBACK, COOKIE, HOST, LOGIN_HOST

URL = f"https://{HOST}/"
REASON = 24


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> t.Callable[[float], None]:
    """Let time pass for the door alone."""
    real = time.time
    passed = [0.0]
    monkeypatch.setattr(time, "time", lambda: real() + passed[0])

    def wait(seconds: float) -> None:
        passed[0] += seconds

    return wait


def test_the_session_times_out(
    app: world.App, visitor: Visitor, clock: t.Callable[[float], None]
) -> None:
    app.change_rule(app.authenticate(SessionTimeout=600), world.forward(app.group))
    visitor.sign_in()
    cookie = visitor.http.cookies[f"{COOKIE}-0"]
    clock(570)  # A slow machine may take its time over the sign-in, too.
    assert with_cookie(visitor, cookie).status_code == 200
    clock(60)
    assert with_cookie(visitor, cookie).status_code == 302


def with_cookie(visitor: Visitor, cookie: str) -> httpx.Response:
    return visitor.get(URL, headers={"cookie": f"{COOKIE}-0={cookie}"})


def test_tokens_are_renewed_until_the_user_is_disabled(
    app: world.App, visitor: Visitor, clock: t.Callable[[float], None]
) -> None:
    visitor.sign_in()
    first = visitor.http.cookies[f"{COOKIE}-0"]
    clock(3601)
    renewed = with_cookie(visitor, first)
    assert renewed.status_code == 200
    assert f"{COOKIE}-0=" in renewed.headers["set-cookie"]
    second = visitor.http.cookies[f"{COOKIE}-0"]
    app.aws.cognito.admin_disable_user(UserPoolId=app.pool_id, Username=world.USER)
    assert with_cookie(visitor, second).status_code == 200, "until the access token ends"
    clock(3601)
    assert with_cookie(visitor, second).status_code == 302


def test_signing_out_everywhere_ends_the_session_with_the_access_token(
    app: world.App, visitor: Visitor, clock: t.Callable[[float], None]
) -> None:
    visitor.sign_in()
    cookie = visitor.http.cookies[f"{COOKIE}-0"]
    app.aws.cognito.admin_user_global_sign_out(UserPoolId=app.pool_id, Username=world.USER)
    clock(3601)
    assert with_cookie(visitor, cookie).status_code == 302


def test_cookies_of_their_own_names(app: world.App, visitor: Visitor) -> None:
    app.change_rule(app.authenticate(SessionCookieName="mine"), world.forward(app.group))
    answer = visitor.sign_in()
    assert answer.status_code == 200
    line = visitor.http.cookies["mine-0"]
    assert line
    app.change_rule(app.authenticate(SessionCookieName="other"), world.forward(app.group))
    assert visitor.get(URL).status_code == 302


def test_extra_parameters(app: world.App, visitor: Visitor) -> None:
    extra = {"prompt": "login", "lang": "en"}
    app.change_rule(
        app.authenticate(AuthenticationRequestExtraParams=extra), world.forward(app.group)
    )
    asked = world.query(visitor.get(URL).headers["location"])
    assert (asked["prompt"], asked["lang"]) == ("login", "en")


@pytest.mark.parametrize(("mode", "status"), [("deny", 401), ("allow", 200), ("authenticate", 302)])
def test_somebody_who_is_not_signed_in(
    app: world.App, visitor: Visitor, mode: str, status: int
) -> None:
    app.change_rule(app.authenticate(OnUnauthenticatedRequest=mode), world.forward(app.group))
    assert visitor.get(URL).status_code == status
    assert visitor.http.options(URL).status_code == status


def callback(app: world.App, visitor: Visitor) -> str:
    """Sign in at Cognito, and return the way back that the browser was sent."""
    page = visitor.open_login()
    back = visitor.submit(page, username=world.USER, password=world.PASSWORD)
    location = back.headers["location"]
    assert location.startswith(CALLBACK)
    return location


WAYS_BACK: list[tuple[str, t.Callable[[str], str], int]] = [
    ("AuthMissingStateParam", lambda url: url.partition("&state=")[0], 401),
    ("AuthInvalidStateParam", lambda url: url[:-6], 401),
    ("AuthMissingCodeParam", lambda url: url.replace("code=", "kode="), 401),
    ("AuthInvalidGrantError", lambda url: url.replace("code=", "code=x"), 401),
    (
        "AuthMissingCodeParam",
        lambda url: url.replace("code=", "error=server_error&kode="),
        561,
    ),
]


@pytest.mark.parametrize(("reason", "change", "status"), WAYS_BACK)
def test_a_way_back_that_is_wrong(
    app: world.App,
    visitor: Visitor,
    reason: str,
    change: t.Callable[[str], str],
    status: int,
) -> None:
    answer = visitor.get(change(callback(app, visitor)))
    assert (answer.status_code, app.aws.log()[-1][REASON]) == (status, reason)
    assert not visitor.has_session


def test_a_code_counts_once(app: world.App, visitor: Visitor) -> None:
    location = callback(app, visitor)
    nonce = visitor.http.cookies["AWSALBAuthNonce"]
    assert visitor.get(location).status_code == 302
    again = visitor.get(location, headers={"cookie": f"AWSALBAuthNonce={nonce}"})
    assert (again.status_code, app.aws.log()[-1][REASON]) == (401, "AuthInvalidGrantError")


def test_a_way_back_of_another_browser(app: world.App, visitor: Visitor) -> None:
    location = callback(app, visitor)
    with Visitor(app.aws.door) as stranger:
        assert stranger.get(location).status_code == 401
        assert app.aws.log()[-1][REASON] == "AuthMissingAWSALBAuthNonce"
        stranger.get(URL)
        assert stranger.get(location).status_code == 401
        assert app.aws.log()[-1][REASON] == "AuthInvalidAWSALBAuthNonce"
        assert not stranger.has_session


def test_a_sign_in_that_takes_too_long(
    app: world.App, visitor: Visitor, clock: t.Callable[[float], None]
) -> None:
    location = callback(app, visitor)
    nonce = visitor.http.cookies["AWSALBAuthNonce"]
    clock(901)
    answer = visitor.get(location, headers={"cookie": f"AWSALBAuthNonce={nonce}"})
    assert (answer.status_code, app.aws.log()[-1][REASON]) == (401, "AuthInvalidStateParam")


def test_a_client_whose_secret_is_no_longer_right(
    app: world.App, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    location = callback(app, visitor)
    monkeypatch.setattr("localaws.door.provider.client_secret", lambda *_: "wrong")
    answer = visitor.get(location)
    assert (answer.status_code, app.aws.log()[-1][REASON]) == (561, "AuthTokenEpRequestFailed")


def test_a_provider_that_does_not_answer(
    app: world.App, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    location = callback(app, visitor)

    def silent(*_: t.Any, **__: t.Any) -> t.NoReturn:
        raise httpx.ConnectTimeout("no egress")

    monkeypatch.setattr(app.aws.door.outbound, "request", silent)
    answer = visitor.get(location)
    assert (answer.status_code, app.aws.log()[-1][REASON]) == (500, "AuthTokenEpRequestTimeout")


def test_the_callback_counts_under_rules_for_other_paths(app: world.App, visitor: Visitor) -> None:
    app.aws.elbv2.modify_rule(
        RuleArn=app.rule, Conditions=[world.host(HOST), world.path("/admin*")]
    )
    assert visitor.sign_in(f"{URL}admin").json()["signed_in"] is True


def test_a_session_is_of_its_load_balancer(app: world.App, visitor: Visitor) -> None:
    visitor.sign_in()
    cookie = visitor.http.cookies[f"{COOKIE}-0"]
    other = app.aws.make_balancer("second")
    arn = other["LoadBalancerArn"]
    listener = app.aws.listen(443, arn)
    app.aws.rule(
        1,
        [world.host("second.example.com")],
        app.authenticate(),
        world.fixed(200, "in"),
        listener=listener,
    )
    headers = {"cookie": f"{COOKIE}-0={cookie}"}
    answer = visitor.get("https://second.example.com/", headers=headers)
    app.aws.elbv2.delete_listener(ListenerArn=listener)
    app.aws.elbv2.delete_load_balancer(LoadBalancerArn=arn)
    assert answer.status_code == 401


def test_the_nonce_cookie_is_for_the_load_balancer_alone() -> None:
    line = session.cookie("AWSALBAuthNonce", "x", time.time())
    assert {"Path=/", "Secure", "HttpOnly", "SameSite=None"} <= set(line.split("; "))


def test_cognitos_session_signs_in_without_asking(app: world.App, visitor: Visitor) -> None:
    visitor.sign_in()
    for name in [name for name in visitor.http.cookies if name.startswith(COOKIE)]:
        visitor.http.cookies.delete(name)
    seen: list[str] = []
    response = visitor.get(URL)
    while response.has_redirect_location:
        location = response.headers["location"]
        seen.append(httpx.URL(location).host + httpx.URL(location).path)
        response = visitor.get(location)
    assert seen == [f"{LOGIN_HOST}/oauth2/authorize", f"{HOST}/oauth2/idpresponse", f"{HOST}/"]
    assert response.json()["signed_in"] is True
