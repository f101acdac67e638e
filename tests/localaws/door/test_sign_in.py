# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Through authenticate-cognito and the hosted sign-in, as a browser goes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from tests.localaws.door import world
from tests.localaws.door.visitor import Visitor
from tests.localaws.door.world import CALLBACK, HOST, LOGIN_HOST, SIGNED_OUT

APP = f"https://{HOST}/"


def test_a_stranger_is_sent_to_the_pools_sign_in(app: world.App, visitor: Visitor) -> None:
    answer = visitor.get(f"{APP}some/page?x=1")
    assert answer.status_code == 302
    location = answer.headers["location"]
    assert location.startswith(f"https://{LOGIN_HOST}/oauth2/authorize?")
    asked = world.query(location)
    assert asked.pop("state")
    assert asked == {
        "client_id": app.client_id,
        "redirect_uri": CALLBACK,
        "response_type": "code",
        "scope": "openid email",
    }
    assert "AWSALBAuthNonce=" in answer.headers["set-cookie"]


def test_signed_in_with_the_right_password(app: world.App, visitor: Visitor) -> None:
    page = visitor.sign_in(f"{APP}some/page?x=1")
    assert page.status_code == 200
    assert str(page.request.url) == f"{APP}some/page?x=1"
    seen = page.json()
    assert seen["signed_in"] is True
    assert seen["claims"]["email"] == world.EMAIL
    assert seen["token"]["signer"] == app.aws.arn
    assert seen["path"] == "/some/page"


def test_a_wrong_password_is_refused(app: world.App, visitor: Visitor) -> None:
    page = visitor.submit(visitor.open_login(), username=world.USER, password="wrong")
    assert page.status_code == 400
    assert "Incorrect username or password." in page.text
    assert visitor.get(APP).status_code == 302


def test_signed_out_and_asked_again(app: world.App, visitor: Visitor) -> None:
    visitor.sign_in()
    assert visitor.get(APP).json()["signed_in"] is True
    gone = visitor.get(f"{APP}sign-out")
    assert gone.headers["location"].startswith(f"https://{LOGIN_HOST}/logout?")
    bye = visitor.follow(gone)
    assert (str(bye.request.url), bye.status_code, bye.text) == (SIGNED_OUT, 200, "Bye")
    assert not visitor.has_session
    assert visitor.open_login().status_code == 200


def test_without_the_authenticate_action_the_door_is_open(app: world.App, visitor: Visitor) -> None:
    assert visitor.get(APP).status_code == 302
    app.change_rule(world.forward(app.group))
    seen = visitor.get(APP)
    assert seen.status_code == 200
    assert seen.json()["signed_in"] is False


def test_many_at_once(app: world.App, visitor: Visitor) -> None:
    visitor.sign_in()

    def come(number: int) -> tuple[int, bool]:
        with Visitor(app.aws.door) as another:
            another.http.cookies = visitor.http.cookies
            seen = another.get(f"{APP}{number}").json()
            return int(seen["path"][1:]), seen["signed_in"]

    with ThreadPoolExecutor(20) as crowd:
        assert list(crowd.map(come, range(40))) == [(number, True) for number in range(40)]
