# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a pool asks for after the password: a new password, a code, an authenticator app."""

from __future__ import annotations

import hmac
import secrets
import time
import typing as t
from urllib.parse import quote

from botocore.exceptions import ClientError
from starlette.responses import Response

from localaws.door import back_door
from localaws.door.hosted_ui.asked import Asked
from localaws.door.hosted_ui.forms import form_page
from localaws.door.hosted_ui.site import Site

Document = dict[str, t.Any]
TRIES = 5
STEP = 30


def next_step(
    site: Site, wanted: Asked, user: t.Any, done: Document | None = None
) -> Response | None:
    """Return the page of what is still to do, None when that is nothing."""
    steps = (done or {}).get("done", [])
    kind = _pending(site, user, steps)
    if kind is None:
        return None
    challenge = {
        "kind": kind,
        "username": user.username,
        "client_id": wanted.client_id,
        "pool_id": site.pool_id,
        "done": steps,
        "tries": TRIES,
        "code": _send_code(site, user, kind),
    }
    minutes = wanted.client.get("AuthSessionValidity") or 3
    identity = site.door.memory.keep("challenge", challenge, minutes * 60)
    return _page(site, challenge, identity)


def _pending(site: Site, user: t.Any, done: list[str]) -> str | None:
    """Return the next challenge for a user."""
    status = str(getattr(user.status, "value", user.status))
    if status == "FORCE_CHANGE_PASSWORD":
        return "NEW_PASSWORD_REQUIRED"
    if any(kind.startswith(("SOFTWARE", "SMS", "EMAIL", "MFA")) for kind in done):
        return None
    mfa = site.cognito().get_user_pool_mfa_config(UserPoolId=site.pool_id)
    mode = mfa.get("MfaConfiguration") or "OFF"
    if mode == "OFF":
        return None
    if user.software_token_mfa_enabled:
        return "SOFTWARE_TOKEN_MFA"
    if user.sms_mfa_enabled:
        return "SMS_MFA"
    return _first_factor(mfa) if mode == "ON" else None


def _first_factor(mfa: Document) -> str:
    """Return what a user without any second factor has to do in a pool that demands one."""
    if (mfa.get("SoftwareTokenMfaConfiguration") or {}).get("Enabled"):
        return "MFA_SETUP"
    return "EMAIL_OTP" if mfa.get("EmailMfaConfiguration") else "SMS_MFA"


def _send_code(site: Site, user: t.Any, kind: str) -> str:
    """Return a new code, and keep the message that would have carried it."""
    if kind not in ("EMAIL_OTP", "SMS_MFA"):
        return ""
    code = f"{secrets.randbelow(1_000_000):06d}"
    name = "email" if kind == "EMAIL_OTP" else "phone_number"
    to = back_door.attributes_of(user).get(name, "")
    message = {"to": to, "username": user.username, "kind": kind, "code": code}
    site.door.memory.messages.append(message)
    return code


def of(site: Site, wanted: Asked) -> Document | None:
    """Return the challenge that the form answers, if it is this client's."""
    challenge = site.door.memory.get("challenge", site.visit.form.get("session"))
    if challenge is None or challenge["client_id"] != wanted.client_id:
        return None
    return challenge if challenge["pool_id"] == site.pool_id else None


def answer(site: Site, wanted: Asked, challenge: Document, user: t.Any) -> Response | None:
    """Return the page that says what is wrong, None for a right answer."""
    identity = site.visit.form["session"]
    challenge["tries"] -= 1
    wrong = CHECKS[challenge["kind"]](site, challenge, user)
    if wrong and challenge["tries"] > 0:
        return _page(site, challenge, identity, 400, wrong)
    site.door.memory.drop("challenge", identity)
    if wrong:
        # Too many tries: as good as no session, so that codes cannot be guessed.
        return form_page(site, "expired.html", 400, query=site.visit.query)
    challenge["done"] = [*challenge["done"], challenge["kind"]]
    return None


def _new_password(site: Site, challenge: Document, user: t.Any) -> str:
    form = site.visit.form
    password = form.get("new_password", "")
    if password != form.get("confirm_password", ""):
        return "The two passwords differ."
    if back_door.password_is(user, password):
        return "The new password must differ from the temporary one."
    try:
        site.cognito().admin_set_user_password(
            UserPoolId=site.pool_id,
            Username=challenge["username"],
            Password=password,
            Permanent=True,
        )
    except ClientError as error:
        return error.response["Error"]["Message"]
    return ""


def _totp(site: Site, challenge: Document, user: t.Any) -> str:
    sent = site.visit.form.get("code", "").replace(" ", "")
    step = int(time.time()) // STEP
    for moment in (step, step - 1, step + 1):
        right = hmac.compare_digest(code_at(moment * STEP).encode(), sent.encode())
        if right and moment > getattr(user, "last_totp_step", 0):
            user.last_totp_step = moment  # Cognito: a code counts once
            return ""
    return "Invalid code. Please wait for the next one and try again."


def code_at(moment: float) -> str:
    """Return the authenticator app's code at a time."""
    return back_door.totp().generate(int(moment)).decode()


def _setup(site: Site, challenge: Document, user: t.Any) -> str:
    wrong = _totp(site, challenge, user)
    if wrong:
        return wrong
    back_door.confirm_totp(user)
    site.cognito().admin_set_user_mfa_preference(
        UserPoolId=site.pool_id,
        Username=challenge["username"],
        SoftwareTokenMfaSettings={"Enabled": True, "PreferredMfa": True},
    )
    return ""


def _sent_code(site: Site, challenge: Document, user: t.Any) -> str:
    sent = site.visit.form.get("code", "")
    right = hmac.compare_digest(challenge["code"].encode(), sent.encode())
    return "" if right else "Invalid code."


CHECKS: dict[str, t.Callable[[Site, Document, t.Any], str]] = {
    "NEW_PASSWORD_REQUIRED": _new_password,
    "SOFTWARE_TOKEN_MFA": _totp,
    "MFA_SETUP": _setup,
    "EMAIL_OTP": _sent_code,
    "SMS_MFA": _sent_code,
}
TEMPLATES = {"NEW_PASSWORD_REQUIRED": "new_password.html", "MFA_SETUP": "totp_setup.html"}


def _page(
    site: Site, challenge: Document, identity: str, status: int = 200, message: str = ""
) -> Response:
    values: Document = {"kind": challenge["kind"]}
    if challenge["kind"] == "MFA_SETUP":
        secret = back_door.TOTP_SECRET.upper()
        label = quote(f"{site.pool['Name']}:{challenge['username']}")
        values |= {"secret": secret, "uri": f"otpauth://totp/{label}?secret={secret}"}
    return form_page(
        site,
        TEMPLATES.get(challenge["kind"], "code.html"),
        status,
        session=identity,
        username=challenge["username"],
        message=message,
        query=site.visit.query,
        policy=(site.pool.get("Policies") or {}).get("PasswordPolicy") or {},
        **values,
    )
