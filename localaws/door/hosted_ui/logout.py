# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""/logout: end Cognito's session, then on to a registered address or to a new sign-in."""

from __future__ import annotations

from starlette.responses import Response

from localaws.door.hosted_ui import sessions
from localaws.door.hosted_ui.asked import Wrong, asked
from localaws.door.hosted_ui.site import Site, redirect


def logout(site: Site) -> Response:
    """Return the way on, the session ended; an unknown address is refused and ends nothing."""
    given = site.visit.parameters
    client = site.client(given.get("client_id"))
    if client is None:
        return _error(site, "invalid_request")
    uri = given.get("logout_uri")
    if uri is not None:
        if uri not in (client.get("LogoutURLs") or []):
            return _error(site, "redirect_mismatch")
        return sessions.end(site, redirect(uri))
    try:
        asked(site)
    except Wrong as wrong:
        return wrong.answer
    return sessions.end(site, redirect(f"{site.base_url}/login?{site.visit.query}"))


def _error(site: Site, code: str) -> Response:
    client_id = site.visit.parameters.get("client_id", "")
    return redirect(f"{site.base_url}/error", {"error": code, "client_id": client_id})
