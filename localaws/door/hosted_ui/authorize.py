# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""/oauth2/authorize: to the sign-in page, to a provider, or straight back with a code."""

from __future__ import annotations

import typing as t

from starlette.responses import Response

from localaws.door.hosted_ui import federation, sessions
from localaws.door.hosted_ui.asked import Asked, Wrong, asked, failed, grant
from localaws.door.hosted_ui.pages import page
from localaws.door.hosted_ui.site import Site, redirect


def authorize(site: Site) -> Response:
    """Return the way to the sign-in page, to a provider, or back with a code."""
    try:
        wanted = asked(site)
    except Wrong as wrong:
        return wrong.answer
    name = _provider(wanted)
    if name:
        return federation.leave(site, wanted, name)
    username = sessions.signed_in(site)
    prompt = wanted.parameters.get("prompt", "")
    if username and prompt != "login":
        return grant(site, wanted, username)
    if prompt == "none":
        return failed(wanted, "login_required")
    return redirect(f"{site.base_url}/login?{site.visit.query}")


def _provider(wanted: Asked) -> str:
    name = wanted.parameters.get("identity_provider") or wanted.parameters.get("idp_identifier")
    return "" if name in (None, "COGNITO") else t.cast(str, name)


def error(site: Site) -> Response:
    """Return Cognito's error page."""
    code = site.visit.parameters.get("error", "")
    return page(
        "error.html",
        400,
        heading="An error was encountered with the requested page.",
        text=code,
        hint=HINTS.get(code, ""),
    )


HINTS = {
    "redirect_mismatch": "The address to return to is not among the app client's callback URLs.",
    "invalid_request": "The user pool has no such app client.",
}
