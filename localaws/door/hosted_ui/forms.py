# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Forms that only the browser they were shown to may send back."""

from __future__ import annotations

import hmac
import secrets
import typing as t

from starlette.responses import Response

from localaws.door.hosted_ui.pages import page
from localaws.door.hosted_ui.site import Site
from localaws.door.visit import Visit

COOKIE = "XSRF-TOKEN"
FIELD = "_csrf"


def form_page(site: Site, template: str, status: int = 200, **values: t.Any) -> Response:
    """Return a page with a form, guarded by a token in the form and in a cookie."""
    known = site.visit.cookies.get(COOKIE)
    token = known or secrets.token_urlsafe(24)
    answer = page(template, status, csrf=token, pool=site.pool["Name"], **values)
    if known is None:
        answer.set_cookie(COOKIE, token, path="/", secure=True, httponly=True, samesite="lax")
    return answer


def is_own(visit: Visit) -> bool:
    """Return whether the form comes from a page of ours in this browser."""
    token, sent = visit.cookies.get(COOKIE, ""), visit.form.get(FIELD, "")
    return bool(token) and hmac.compare_digest(token.encode(), sent.encode())
