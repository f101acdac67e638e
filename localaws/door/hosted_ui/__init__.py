# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Cognito's domains: the hosted sign-in, and the stand-in for identity providers behind it."""

from __future__ import annotations

import re
import typing as t

from starlette.responses import Response

from localaws.door.hosted_ui import authorize, federation, login, logout, stand_in, token_endpoint
from localaws.door.hosted_ui.pages import page
from localaws.door.hosted_ui.site import Site
from localaws.door.hosted_ui.user_info import user_info
from localaws.door.names import custom_domain
from localaws.door.visit import Visit

if t.TYPE_CHECKING:
    from localaws.door.running import Door

ROUTES: dict[tuple[str, str], t.Callable[[Site], Response]] = {
    ("GET", "/oauth2/authorize"): authorize.authorize,
    ("GET", "/login"): login.show,
    ("POST", "/login"): login.submit,
    ("POST", "/challenge"): login.respond,
    ("GET", "/signup"): login.sign_up,
    ("POST", "/signup"): login.submit_sign_up,
    ("GET", "/logout"): logout.logout,
    ("GET", "/error"): authorize.error,
    ("GET", "/oauth2/idpresponse"): federation.come_back,
    ("POST", "/oauth2/token"): token_endpoint.token,
    ("POST", "/oauth2/revoke"): token_endpoint.revoke,
    ("GET", "/oauth2/userInfo"): user_info,
    ("POST", "/oauth2/userInfo"): user_info,
}


def answer_prefix(door: Door, visit: Visit, found: re.Match[str]) -> Response:
    """Return the answer of a prefix domain."""
    return _answer(door, visit, found[2], found[1]) or _no_such_domain()


def answer_custom(door: Door, visit: Visit) -> Response | None:
    """Return the answer of a custom domain, None when the name is no such one."""
    found = custom_domain(door, visit.host)
    return found and _answer(door, visit, found[0], visit.host)


def _answer(door: Door, visit: Visit, region: str, domain: str) -> Response | None:
    description = door.control.domain(region, domain)
    pool = description and door.control.pool(description["UserPoolId"])
    if not description or not pool:
        return None
    route = ROUTES.get((visit.method, visit.path))
    if route is None:
        return page("error.html", 404, heading="Page not found", text="There is no such page here.")
    return route(Site(door, visit, region, description, pool))


def _no_such_domain() -> Response:
    return page("error.html", 404, heading="No such domain", text="No user pool has this domain.")


def answer_stand_in(door: Door, visit: Visit) -> Response:
    """Return the answer of the stand-in for an identity provider."""
    return stand_in.answer(door, visit)
