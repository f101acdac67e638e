# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Cognito's own session: who signed in an hour ago is not asked again."""

from __future__ import annotations

from starlette.responses import Response

from localaws.door import back_door
from localaws.door.hosted_ui.site import Site

COOKIE = "cognito"
SECONDS = 3600


def signed_in(site: Site) -> str | None:
    """Return the username of the browser's session, None without one."""
    found = site.door.memory.get("session", site.visit.cookies.get(COOKIE))
    if not found or found["pool_id"] != site.pool_id:
        return None
    user = back_door.user_of(site.pool_id, found["username"])
    return found["username"] if user is not None and user.enabled else None


def begin(site: Site, username: str, answer: Response) -> Response:
    """Return ``answer`` with the cookie of a new session."""
    document = {"pool_id": site.pool_id, "username": username}
    identity = site.door.memory.keep("session", document, SECONDS)
    answer.set_cookie(
        COOKIE, identity, SECONDS, path="/", secure=True, httponly=True, samesite="lax"
    )
    return answer


def end(site: Site, answer: Response) -> Response:
    """Return ``answer`` that ends the session."""
    site.door.memory.drop("session", site.visit.cookies.get(COOKIE))
    answer.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="lax")
    return answer
