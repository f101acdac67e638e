# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a browser asks of the authorize endpoint, and the answer to the application."""

from __future__ import annotations

import dataclasses
import typing as t
from urllib.parse import urlencode

from starlette.responses import Response

from localaws.door.hosted_ui import tokens
from localaws.door.hosted_ui.site import Site, redirect

Document = dict[str, t.Any]
FLOWS = {"code": "code", "token": "implicit"}


class Wrong(Exception):
    """The request cannot be served; ``answer`` says so to the browser."""

    def __init__(self, answer: Response) -> None:
        super().__init__()
        self.answer = answer


@dataclasses.dataclass(frozen=True)
class Asked:
    """A request for authorization that is right in all its parts."""

    client: Document
    redirect_uri: str
    response_type: str
    scopes: tuple[str, ...]
    parameters: dict[str, str]

    @property
    def client_id(self) -> str:
        """The app client's id."""
        return self.client["ClientId"]


def asked(site: Site, parameters: dict[str, str] | None = None) -> Asked:
    """Return what the browser asks for, or raise :class:`Wrong` with Cognito's answer."""
    given = site.visit.parameters if parameters is None else parameters
    client = site.client(given.get("client_id"))
    if client is None:
        raise Wrong(_to_error(site, "invalid_request", given))
    uri = given.get("redirect_uri") or client.get("DefaultRedirectURI") or ""
    if uri not in (client.get("CallbackURLs") or []):
        raise Wrong(_to_error(site, "redirect_mismatch", given))
    response_type = given.get("response_type", "")
    if response_type not in FLOWS:
        raise Wrong(_back(uri, "invalid_request", given, "Invalid+response_type"))
    if not _may(client, response_type):
        raise Wrong(_back(uri, "unauthorized_client", given))
    scopes = tuple(given.get("scope", "").split()) or tuple(client["AllowedOAuthScopes"])
    if not set(scopes) <= set(client.get("AllowedOAuthScopes") or []):
        raise Wrong(_back(uri, "invalid_scope", given))
    if bool(given.get("code_challenge")) != (given.get("code_challenge_method") == "S256"):
        raise Wrong(_back(uri, "invalid_request", given))
    return Asked(client, uri, response_type, scopes, given)


def _may(client: Document, response_type: str) -> bool:
    """Return whether the client may use the flow of a response type."""
    allowed = client.get("AllowedOAuthFlows") or []
    return bool(client.get("AllowedOAuthFlowsUserPoolClient")) and FLOWS[response_type] in allowed


def _to_error(site: Site, code: str, given: dict[str, str]) -> Response:
    """Return the redirect to Cognito's own error page: the callback is not to be trusted."""
    return redirect(
        f"{site.base_url}/error", {"error": code, "client_id": given.get("client_id", "")}
    )


def _back(uri: str, code: str, given: dict[str, str], text: str = "") -> Response:
    """Return the redirect that tells the application of an error."""
    return redirect(
        uri,
        {
            "error_description": text.replace("+", " "),
            "error": code,
            "state": given.get("state", ""),
        },
    )


def failed(wanted: Asked, code: str, text: str = "") -> Response:
    """Return the redirect that tells the application that sign-in failed."""
    return _back(wanted.redirect_uri, code, wanted.parameters, text)


def grant(site: Site, wanted: Asked, username: str) -> Response:
    """Return the redirect to the application with a code, or with tokens in the implicit flow."""
    document = {
        "pool_id": site.pool_id,
        "client_id": wanted.client_id,
        "redirect_uri": wanted.redirect_uri,
        "scopes": list(wanted.scopes),
        "username": username,
        "nonce": wanted.parameters.get("nonce", ""),
        "challenge": wanted.parameters.get("code_challenge", ""),
    }
    state = wanted.parameters.get("state", "")
    if wanted.response_type == "code":
        code = site.door.memory.keep("code", document, tokens.CODE_SECONDS)
        return redirect(wanted.redirect_uri, {"code": code, "state": state})
    given = tokens.issue(site, wanted.client, document, refresh=False)
    shown = {key: str(given[key]) for key in ("id_token", "access_token", "expires_in")}
    fragment = urlencode({**shown, "token_type": "Bearer", "state": state})
    return redirect(f"{wanted.redirect_uri}#{fragment}")
