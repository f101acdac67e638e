# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the hosted sign-in asks for after the password."""

from __future__ import annotations

import time

import pytest

from localaws.door.hosted_ui.challenges import STEP, code_at
from tests.localaws.door import world
from tests.localaws.door.visitor import Visitor
from tests.localaws.door.world import EMAIL, HOST, PASSWORD, USER

URL = f"https://{HOST}/"
TEMPORARY = "Temporary-pass-1"


def demand_totp(app: world.App, mode: str = "ON") -> None:
    app.aws.cognito.set_user_pool_mfa_config(
        UserPoolId=app.pool_id,
        SoftwareTokenMfaConfiguration={"Enabled": True},
        MfaConfiguration=mode,
    )


def test_a_user_without_an_app_sets_one_up_and_is_asked_for_a_code_from_then_on(
    app: world.App, visitor: Visitor
) -> None:
    demand_totp(app)
    setup = visitor.sign_in()
    assert "Set up an authenticator app" in setup.text
    assert not visitor.has_session
    now = time.time()
    page = visitor.answer_code(setup, code_at(now))
    assert page.json()["claims"]["email"] == EMAIL

    with Visitor(app.aws.door) as later:
        asked = later.sign_in()
        assert "Enter your code" in asked.text
        used = later.answer_code(asked, code_at(now))
        assert used.status_code == 400
        wrong = later.answer_code(used, "000000")
        assert (wrong.status_code, "Invalid code" in wrong.text) == (400, True)
        assert not later.has_session
        assert later.answer_code(wrong, code_at(now + STEP)).json()["claims"]["email"] == EMAIL


def test_codes_cannot_be_guessed(app: world.App, visitor: Visitor) -> None:
    demand_totp(app)
    page = visitor.sign_in()
    for _ in range(4):
        page = visitor.answer_code(page, "000000")
        assert "Invalid code" in page.text
    ended = visitor.answer_code(page, "000000")
    assert "Too many tries" in ended.text
    assert visitor.answer_code(page, code_at(time.time())).request.url.path == "/challenge"
    assert visitor.get(URL).status_code == 302


def test_optional_mfa_asks_nobody_who_did_not_want_it(app: world.App, visitor: Visitor) -> None:
    demand_totp(app, "OPTIONAL")
    assert visitor.sign_in().json()["claims"]["email"] == EMAIL


def test_a_new_password_is_due(app: world.App, visitor: Visitor) -> None:
    app.add_user("grace", TEMPORARY, "grace@example.com", permanent=False)
    page = visitor.sign_in(username="grace", password=TEMPORARY)
    assert "Choose a new password" in page.text
    attempts = {
        "The two passwords differ.": ("New-password-2", "New-password-3"),
        "must differ from the temporary one": (TEMPORARY, TEMPORARY),
        "password policy": ("short", "short"),
    }
    for message, (first, second) in attempts.items():
        page = visitor.submit(page, new_password=first, confirm_password=second)
        assert page.status_code == 400
        assert message in page.text
    assert not visitor.has_session
    new = "New-password-2"
    seen = visitor.follow(visitor.submit(page, new_password=new, confirm_password=new)).json()
    assert seen["claims"]["email"] == "grace@example.com"
    with Visitor(app.aws.door) as later:
        old = later.submit(later.open_login(), username="grace", password=TEMPORARY)
        assert "Incorrect username or password." in old.text
        assert later.sign_in(username="grace", password=new).json()["signed_in"] is True


def test_a_new_password_and_then_a_code(app: world.App, visitor: Visitor) -> None:
    demand_totp(app)
    app.add_user("grace", TEMPORARY, "grace@example.com", permanent=False)
    page = visitor.sign_in(username="grace", password=TEMPORARY)
    new = "New-password-2"
    setup = visitor.follow(visitor.submit(page, new_password=new, confirm_password=new))
    assert "Set up an authenticator app" in setup.text
    assert visitor.answer_code(setup, code_at(time.time())).json()["signed_in"] is True


def test_a_disabled_user(app: world.App, visitor: Visitor) -> None:
    app.aws.cognito.admin_disable_user(UserPoolId=app.pool_id, Username=USER)
    page = visitor.submit(visitor.open_login(), username=USER, password=PASSWORD)
    assert "User is disabled." in page.text


@pytest.mark.parametrize(
    ("setting", "text"),
    [("ENABLED", "Incorrect username or password."), ("LEGACY", "User does not exist.")],
)
def test_an_unknown_user(app: world.App, visitor: Visitor, setting: str, text: str) -> None:
    app.update_client(PreventUserExistenceErrors=setting)
    page = visitor.submit(visitor.open_login(), username="nobody", password=PASSWORD)
    assert (page.status_code, text in page.text) == (400, True)


def test_a_form_of_another_site_signs_nobody_in(app: world.App, visitor: Visitor) -> None:
    page = visitor.open_login()
    visitor.http.cookies.delete("XSRF-TOKEN")
    answer = visitor.submit(page, username=USER, password=PASSWORD)
    assert answer.status_code == 403


def test_sign_up_is_closed(app: world.App, visitor: Visitor) -> None:
    page = visitor.open_login()
    assert "Sign up" not in page.text
    sign_up = visitor.get(str(page.request.url).replace("/login", "/signup"))
    assert sign_up.status_code == 403
    assert "SignUp is not permitted for this user pool" in sign_up.text


def test_sign_up_of_a_pool_that_is_open(app: world.App, visitor: Visitor) -> None:
    app.aws.cognito.update_user_pool(
        UserPoolId=app.pool_id, AdminCreateUserConfig={"AllowAdminCreateUserOnly": False}
    )
    page = visitor.open_login()
    assert "Sign up" in page.text
    form = visitor.get(str(page.request.url).replace("/login", "/signup"))
    fields = {"username": "eve", "email": "eve@example.com", "password": "Evil-password-1"}
    seen = visitor.follow(visitor.submit(form, **fields)).json()
    assert seen["claims"]["email"] == "eve@example.com"


def test_a_code_that_would_have_come_by_email(app: world.App, visitor: Visitor) -> None:
    source = f"arn:aws:ses:{world.REGION}:123456789012:identity/example.com"
    cognito = app.aws.cognito
    cognito.update_user_pool(
        UserPoolId=app.pool_id,
        EmailConfiguration={"EmailSendingAccount": "DEVELOPER", "SourceArn": source},
    )
    cognito.set_user_pool_mfa_config(
        UserPoolId=app.pool_id,
        EmailMfaConfiguration={"Message": "{####}", "Subject": "Code"},
        MfaConfiguration="ON",
    )
    page = visitor.sign_in()
    assert "was sent six digits" in page.text
    message = visitor.get("https://door/_localaws/door/messages").json()["messages"][-1]
    assert (message["to"], message["kind"]) == (EMAIL, "EMAIL_OTP")
    wrong = visitor.answer_code(page, "x" + message["code"][1:])
    assert "Invalid code" in wrong.text
    assert visitor.answer_code(wrong, message["code"]).json()["claims"]["email"] == EMAIL


def test_the_code_for_those_without_an_app(app: world.App, visitor: Visitor) -> None:
    demand_totp(app)
    page = visitor.sign_in()
    code = visitor.get("https://door/_localaws/door/messages").json()["authenticator_code"]
    assert visitor.answer_code(page, code).json()["signed_in"] is True
