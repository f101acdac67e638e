# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The load balancer's own error pages, with the reason for the access log."""

from __future__ import annotations

from http import HTTPStatus

from starlette.responses import Response

NAMES = {
    401: "401 Authorization Required",
    460: "460",
    503: "503 Service Temporarily Unavailable",
    504: "504 Gateway Time-out",
    561: "561 Authentication Error",
}
# ELB answers an authenticate action that failed with one of three codes: the client's or the
# provider's refusal is 401, an error code of the provider 561, our own trouble 500.
REASONS = {
    "AuthInvalidAWSALBAuthNonce": 401,
    "AuthInvalidCookie": 401,
    "AuthInvalidGrantError": 401,
    "AuthInvalidIdToken": 401,
    "AuthInvalidStateParam": 401,
    "AuthMissingAWSALBAuthNonce": 401,
    "AuthMissingCodeParam": 401,
    "AuthMissingHostHeader": 401,
    "AuthMissingStateParam": 401,
    "AuthTokenEpRequestFailed": 561,
    "AuthUserinfoEpRequestFailed": 561,
    "AuthInvalidTokenResponse": 500,
    "AuthInvalidUserinfoResponse": 500,
    "AuthTokenEpRequestTimeout": 500,
    "AuthUnhandledException": 500,
    "AuthUserinfoEpRequestTimeout": 500,
    "AuthUserinfoResponseSizeExceeded": 500,
}


class Refused(Exception):
    """The load balancer answers by itself, with an error."""

    def __init__(self, status: int, reason: str = "-") -> None:
        super().__init__(f"{status} {reason}")
        self.status = status
        self.reason = reason


def auth_failed(reason: str) -> Refused:
    """Return the refusal for a reason code of the authenticate action."""
    return Refused(REASONS[reason], reason)


def error_page(status: int) -> Response:
    """Return the bare page that the load balancer shows for ``status``."""
    name = NAMES.get(status) or f"{status} {HTTPStatus(status).phrase}"
    body = (
        f"<html>\n<head><title>{name}</title></head>\n"
        f"<body>\n<center><h1>{name}</h1></center>\n</body>\n</html>\n"
    )
    return Response(body, status, {"server": "awselb/2.0"}, "text/html")
