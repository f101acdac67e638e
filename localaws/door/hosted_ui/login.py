# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""/login: name and password, then whatever else the pool asks for."""

from __future__ import annotations

import functools
import typing as t

from botocore.exceptions import ClientError
from starlette.responses import Response

from localaws.door import back_door
from localaws.door.hosted_ui import challenges, sessions, triggers
from localaws.door.hosted_ui import sign_up as signing_up
from localaws.door.hosted_ui.asked import Asked, Wrong, asked, grant
from localaws.door.hosted_ui.forms import form_page, is_own
from localaws.door.hosted_ui.pages import page
from localaws.door.hosted_ui.site import Site

Step = t.Callable[[Site, Asked], Response]


def _asked_first(step: Step) -> t.Callable[[Site], Response]:
    """Return ``step`` for requests that are right; the others get Cognito's answer."""

    @functools.wraps(step)
    def checked(site: Site) -> Response:
        try:
            wanted = asked(site)
        except Wrong as wrong:
            return wrong.answer
        for problem, hint in PROBLEMS:
            if problem(site, wanted):
                text = "Please contact an administrator."
                heading = "Login pages unavailable"
                return page("error.html", 403, heading=heading, text=text, hint=hint)
        return step(site, wanted)

    return checked


def _lacks_providers(_: Site, wanted: Asked) -> bool:
    """Return whether nobody can vouch for users of the client, not even the pool itself."""
    return not wanted.client.get("SupportedIdentityProviders")


def _lacks_branding(site: Site, wanted: Asked) -> bool:
    """Return whether the domain is one of managed login, and the client has no style for it."""
    if site.domain.get("ManagedLoginVersion") != 2:
        return False
    client = site.cognito()
    try:
        client.describe_managed_login_branding_by_client(
            UserPoolId=site.pool_id, ClientId=wanted.client_id
        )
    except ClientError as error:
        if error.response["Error"]["Code"] == "ResourceNotFoundException":
            return True
        raise
    return False


PROBLEMS: tuple[tuple[t.Callable[[Site, Asked], bool], str], ...] = (
    (_lacks_providers, "The app client has no identity provider, not even COGNITO."),
    (_lacks_branding, "Managed login shows no page for an app client without a branding style."),
)


@_asked_first
def show(site: Site, wanted: Asked) -> Response:
    """Return the sign-in page."""
    return sign_in_page(site, wanted)


def sign_in_page(
    site: Site, wanted: Asked, status: int = 200, message: str = "", username: str = ""
) -> Response:
    """Return the sign-in page, with what went wrong."""
    providers = wanted.client["SupportedIdentityProviders"]
    return form_page(
        site,
        "login.html",
        status,
        client=wanted.client["ClientName"],
        message=message,
        username=username or wanted.parameters.get("login_hint", ""),
        local="COGNITO" in providers,
        providers=[name for name in providers if name != "COGNITO"],
        query=site.visit.query,
        sign_up=signing_up.is_open(site),
    )


@_asked_first
def submit(site: Site, wanted: Asked) -> Response:
    """Check name and password, and go on."""
    form = site.visit.form
    username = form.get("username", "").strip()
    again = functools.partial(sign_in_page, site, wanted, username=username)
    if not is_own(site.visit):
        return again(403, "The form was too old. Please try again.")
    if "COGNITO" not in wanted.client["SupportedIdentityProviders"]:
        return again(400, "This application has no sign-in with a password.")
    user = back_door.user_of(site.pool_id, username) if username else None
    if user is None and wanted.client.get("PreventUserExistenceErrors") != "ENABLED":
        return again(400, "User does not exist.")
    if user is None or not back_door.password_is(user, form.get("password", "")):
        return again(400, "Incorrect username or password.")
    refusal = _refusal(user)
    if refusal:
        return again(400, refusal)
    try:
        triggers.before_authentication(site, wanted, user)
    except triggers.Refused as refused:
        return again(400, str(refused))
    return challenges.next_step(site, wanted, user) or finish(site, wanted, user)


def _refusal(user: t.Any) -> str:
    """Return why a user with the right password may not sign in, empty when that is fine."""
    if not user.enabled:
        return "User is disabled."
    status = str(getattr(user.status, "value", user.status))
    return {
        "UNCONFIRMED": "User is not confirmed.",
        "RESET_REQUIRED": "Password reset required for the user.",
    }.get(status, "")


@_asked_first
def respond(site: Site, wanted: Asked) -> Response:
    """Check the answer to a challenge, and go on."""
    challenge = challenges.of(site, wanted)
    if challenge is None or not is_own(site.visit):
        return sign_in_page(site, wanted, 400, "The session is expired. Please sign in again.")
    user = back_door.user_of(site.pool_id, challenge["username"])
    wrong = challenges.answer(site, wanted, challenge, user)
    if wrong is not None:
        return wrong
    return challenges.next_step(site, wanted, user, challenge) or finish(site, wanted, user)


def finish(site: Site, wanted: Asked, user: t.Any) -> Response:
    """Return the way back to the application, signed in."""
    return sessions.begin(site, user.username, grant(site, wanted, user.username))


@_asked_first
def sign_up(site: Site, wanted: Asked) -> Response:
    """Return the sign-up page, where the pool lets people sign up."""
    return signing_up.show(site)


@_asked_first
def submit_sign_up(site: Site, wanted: Asked) -> Response:
    """Make the user and sign in."""
    answer, user = signing_up.submit(site, wanted)
    return answer or challenges.next_step(site, wanted, user) or finish(site, wanted, user)
