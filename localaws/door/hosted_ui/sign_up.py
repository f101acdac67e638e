# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""/signup: open unless the pool leaves the making of users to administrators."""

from __future__ import annotations

import base64
import hashlib
import hmac
import typing as t

from botocore.exceptions import ClientError
from starlette.responses import Response

from localaws.door import back_door
from localaws.door.hosted_ui.asked import Asked
from localaws.door.hosted_ui.forms import form_page, is_own
from localaws.door.hosted_ui.pages import page
from localaws.door.hosted_ui.site import Site

CLOSED = "SignUp is not permitted for this user pool"


def is_open(site: Site) -> bool:
    """Return whether anybody may sign up."""
    return not (site.pool.get("AdminCreateUserConfig") or {}).get("AllowAdminCreateUserOnly")


def show(site: Site, status: int = 200, message: str = "") -> Response:
    """Return the sign-up page."""
    if not is_open(site):
        return page("error.html", 403, heading="No sign-up", text=CLOSED)
    by_email = "email" in (site.pool.get("UsernameAttributes") or [])
    return form_page(
        site,
        "sign_up.html",
        status,
        message=message,
        by_email=by_email,
        query=site.visit.query,
        given=site.visit.form,
    )


def submit(site: Site, wanted: Asked) -> tuple[Response | None, t.Any]:
    """Return (None, the new user), or (the page that says what is wrong, None)."""
    form = site.visit.form
    if not is_open(site) or not is_own(site.visit):
        return show(site, 400, "The form was too old. Please try again."), None
    email = form.get("email", "").strip()
    username = form.get("username", "").strip() or email
    client = site.cognito()
    try:
        client.sign_up(
            ClientId=wanted.client_id,
            Username=username,
            Password=form.get("password", ""),
            UserAttributes=[{"Name": "email", "Value": email}],
            **_secret_hash(wanted, username),
        )
        # Nothing is sent from here, so the address counts as confirmed at once.
        client.admin_confirm_sign_up(UserPoolId=site.pool_id, Username=username)
    except ClientError as error:
        return show(site, 400, error.response["Error"]["Message"]), None
    return None, back_door.user_of(site.pool_id, username)


def _secret_hash(wanted: Asked, username: str) -> dict[str, str]:
    secret = wanted.client.get("ClientSecret")
    if not secret:
        return {}
    text = f"{username}{wanted.client_id}".encode()
    digest = hmac.new(secret.encode(), text, hashlib.sha256).digest()
    return {"SecretHash": base64.b64encode(digest).decode()}
