# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a stranger may send to be taken for somebody: none of it gets through."""

from __future__ import annotations

import base64
import time
import typing as t

import pytest

from localaws.door import session
from localaws.door.sealing import Seal
from tests.localaws.door import world
from tests.localaws.door.visitor import Visitor
from tests.localaws.door.world import COOKIE, HOST

URL = f"https://{HOST}/"
REASON = 24
FORGED = {
    "x-amzn-oidc-identity": "admin",
    "x-amzn-oidc-accesstoken": "forged",
    "x-amzn-oidc-data": "e30=.eyJzdWIiOiJhZG1pbiJ9.c2ln",
}


def sealed(app: world.App, **changes: t.Any) -> str:
    """Return a session cookie as the load balancer makes it."""
    document = {
        "provider": "0" * 16,
        "issuer": "https://issuer",
        "client_id": app.client_id,
        "claims": {"sub": "admin"},
        "access_token": "token",
        "refresh_token": "",
        "access_ends": time.time() + 100,
        "ends": time.time() + 100,
        **changes,
    }
    owner = changes.pop("owner", app.aws.arn)
    document.pop("owner", None)
    return app.aws.door.seal.close(owner, COOKIE, document)


def fingerprint(app: world.App) -> str:
    from localaws.door.provider import provider_of

    return provider_of(app.authenticate()).fingerprint


def flipped(text: str) -> str:
    return ("A" if text[0] != "A" else "B") + text[1:]


COOKIES: dict[str, t.Callable[[world.App, str], str]] = {
    "garbage": lambda app, _: "garbage",
    "empty document": lambda app, _: base64.b64encode(b"{}").decode(),
    "plain claims": lambda app, _: base64.b64encode(b'{"claims":{"sub":"admin"}}').decode(),
    "truncated": lambda app, own: own[:-7],
    "one character changed": lambda app, own: flipped(own),
    "lengthened": lambda app, own: own + "AAAA",
    "of another door": lambda app, _: Seal().close(app.aws.arn, COOKIE, {"claims": {}}),
    "of another load balancer": lambda app, _: sealed(
        app, owner=app.aws.arn + "x", provider=fingerprint(app)
    ),
    "a state instead of a session": lambda app, _: app.aws.door.seal.close(
        app.aws.arn, "state", {"claims": {}}
    ),
}


@pytest.mark.parametrize("kind", COOKIES)
@pytest.mark.parametrize("mode", ["authenticate", "deny"])
def test_a_forged_cookie_is_refused(app: world.App, visitor: Visitor, kind: str, mode: str) -> None:
    own = sealed(app, provider=fingerprint(app))
    app.change_rule(app.authenticate(OnUnauthenticatedRequest=mode), world.forward(app.group))
    with Visitor(app.aws.door) as stranger:
        cookie = COOKIES[kind](app, own)
        answer = stranger.get(URL, headers={"cookie": f"{COOKIE}-0={cookie}"})
    assert answer.status_code == 401
    assert app.aws.log()[-1][REASON] == "AuthInvalidCookie"


@pytest.mark.parametrize(
    "changes",
    [{"ends": 1.0}, {"provider": "f" * 16}, {"ends": 1.0, "provider": "f" * 16}],
    ids=["expired", "of another configuration", "both"],
)
@pytest.mark.parametrize(("mode", "status"), [("authenticate", 302), ("deny", 401), ("allow", 200)])
def test_a_cookie_that_no_longer_counts(
    app: world.App, visitor: Visitor, changes: dict[str, t.Any], mode: str, status: int
) -> None:
    app.change_rule(app.authenticate(OnUnauthenticatedRequest=mode), world.forward(app.group))
    given = {"provider": fingerprint(app), **changes}
    cookie = sealed(app, **given)
    answer = visitor.get(URL, headers={"cookie": f"{COOKIE}-0={cookie}", **FORGED})
    assert answer.status_code == status
    if status == 200:
        assert answer.json()["signed_in"] is False


def test_the_forged_cookies_would_count_if_they_were_right(
    app: world.App, visitor: Visitor
) -> None:
    cookie = sealed(app, provider=fingerprint(app))
    answer = visitor.get(URL, headers={"cookie": f"{COOKIE}-0={cookie}"})
    assert answer.json()["claims"]["sub"] == "admin"


@pytest.mark.parametrize("spelling", ["x-amzn-oidc-", "X-Amzn-Oidc-", "x_amzn_oidc_"])
def test_forged_headers_never_pass_a_protected_rule(
    app: world.App, visitor: Visitor, spelling: str
) -> None:
    forged = {name.replace("x-amzn-oidc-", spelling): value for name, value in FORGED.items()}
    assert visitor.get(URL, headers=forged).status_code == 302
    visitor.sign_in()
    seen = visitor.get(URL, headers=forged).json()
    assert seen["claims"]["email"] == world.EMAIL


def test_forged_headers_with_allow_reach_no_one(app: world.App, visitor: Visitor) -> None:
    allow = app.authenticate(OnUnauthenticatedRequest="allow")
    app.change_rule(allow, world.forward(app.group))
    seen = visitor.get(URL, headers=FORGED).json()
    assert (seen["signed_in"], seen["why_not"]) == (False, "")
    bad_cookie = {"cookie": f"{COOKIE}-0=garbage", **FORGED}
    assert visitor.get(URL, headers=bad_cookie).json()["signed_in"] is False


def test_on_an_open_rule_the_application_must_check(app: world.App, visitor: Visitor) -> None:
    """AWS does not say that it drops these headers there, so the door does not either."""
    app.change_rule(world.forward(app.group))
    seen = visitor.get(URL, headers=FORGED).json()
    assert seen["signed_in"] is False
    assert "not to be trusted" in seen["why_not"]


def test_a_token_of_another_load_balancer_is_not_trusted(app: world.App, visitor: Visitor) -> None:
    from localaws.door import identity

    app.change_rule(world.forward(app.group))
    forged = session.Session(
        "x", "https://issuer", "client", {"sub": "admin"}, "t", "", 0, int(time.time()) + 60
    )
    door = app.aws.door
    headers = identity.headers(door.keys, world.REGION, app.aws.arn + "x", forged)
    seen = visitor.get(URL, headers=headers).json()
    assert seen["signed_in"] is False
    assert "another load balancer signed it" in seen["why_not"]
