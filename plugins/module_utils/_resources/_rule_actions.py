# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The one form of the actions of a rule and of a listener."""

from __future__ import annotations

import re
import typing as t

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.checks import PREDICTED
from ansible_collections.gatehouse.aws.plugins.module_utils._resources._rule_documents import (
    Document,
    filled,
    given,
    in_order,
    name_of,
    with_each,
)

SIGN_INS = ("authenticate_cognito", "authenticate_oidc", "jwt_validation")
ENDS = ("forward", "redirect", "fixed_response")
ACTIONS = (*SIGN_INS, *ENDS)
TARGET = ("target_group_arn", "target_group_name")

LOGIN_DEFAULTS = {
    "session_cookie_name": "AWSELBAuthSessionCookie",
    "scope": "openid",
    "session_timeout": 604800,
    "on_unauthenticated_request": "authenticate",
}
REDIRECT_DEFAULTS = {
    "protocol": "#{protocol}",
    "port": "#{port}",
    "host": "#{host}",
    "path": "/#{path}",
    "query": "#{query}",
}
FIXED_RESPONSE_DEFAULTS = {"content_type": "text/plain", "message_body": ""}

# Cognito's own domains: the prefix, the host of its sign-in pages, and that host in GovCloud.
COGNITO_HOST = re.compile(r"^([a-z0-9-]+)\.auth(?:-fips)?\.[a-z0-9-]+\.amazoncognito\.com$")
ADDRESS = re.compile(r"^(?:[a-z][a-z0-9+.-]*://)?([^/:?#]*)", re.IGNORECASE)


def one_action_form(document: Document) -> Document:
    """Return ``document`` with its actions typed, numbered and with AWS's defaults filled in."""
    return with_each(with_each(document, "actions", _actions), "default_actions", _actions)


def in_turn(actions: t.Sequence[Document]) -> list[Document]:
    """Return ``actions`` as AWS performs them: by order, else by their place in the list."""
    numbered = [(action.get("order") or place, place) for place, action in enumerate(actions, 1)]
    return [actions[place - 1] for _order, place in sorted(numbered)]


def block_of(action: Document) -> str | None:
    """Return the name of the block that ``action`` uses, from the block, the target or the type."""
    named = [name for name in ACTIONS if filled(action.get(name))]
    if named:
        return named[0]
    if any(action.get(name) for name in TARGET):
        return "forward"
    kind = (action.get("type") or "").replace("-", "_")
    return kind if kind in ACTIONS else None


def guard_of(actions: t.Iterable[Document]) -> str | None:
    """Return who signs people in before ``actions`` forward: a pool's ARN or an issuer.

    Empty when nobody has to sign in, None when nothing is forwarded.
    """
    blocks = {block_of(action): action for action in actions}
    if "forward" not in blocks:
        return None
    for name in SIGN_INS:
        members = filled(blocks.get(name, {}).get(name))
        if members and members.get("on_unauthenticated_request") != "allow":
            return str(members.get("user_pool_arn") or members.get("issuer") or "")
    return ""


def forwards_to(actions: t.Iterable[Document], arn: str) -> bool:
    """Return whether ``actions`` send requests to the target group ``arn``."""
    forwards = (action.get("forward") or {} for action in actions)
    groups = (group for forward in forwards for group in forward.get("target_groups") or [])
    return any(group.get("target_group_arn") == arn for group in groups)


def signs_in_by(actions: t.Iterable[Document], client: str) -> bool:
    """Return whether ``actions`` sign people in with the app client ``client``."""
    logins = (action.get("authenticate_cognito") or {} for action in actions)
    return any(login.get("user_pool_client_id") == client for login in logins)


def prefix_of(domain: str) -> str:
    """Return the prefix of a Cognito domain, however it is written; a custom domain stays whole."""
    if domain.startswith(PREDICTED):
        return domain
    match = ADDRESS.match(domain.strip())
    host = (match.group(1) if match else domain).rstrip(".").lower()
    cognito = COGNITO_HOST.match(host)
    return cognito.group(1) if cognito else host


def _actions(actions: list[Document]) -> list[Document]:
    return [_action(action, order) for order, action in enumerate(in_turn(actions), 1)]


def _action(action: Document, order: int) -> Document:
    block = block_of(action)
    members = filled(action)
    if block is None:
        return {**members, "order": order}
    body = FORMS[block](members)
    folded = TARGET if block == "forward" else ()
    others = {name: value for name, value in members.items() if name not in folded}
    return {**others, "type": name_of(block), "order": order, block: body}


def _forward(action: Document) -> Document:
    members = filled(action.get("forward"))
    named = filled({name: action.get(name) for name in TARGET})
    # AWS returns a single target twice, and only in the block when there are several.
    groups = members.get("target_groups") or ([named] if named else [])
    # Which of several groups comes first has no meaning; their weights have.
    members["target_groups"] = in_order({"weight": 1, **given(group)} for group in groups)
    members["stickiness"] = _stickiness(members.get("stickiness"))
    return filled(members)


def _stickiness(stickiness: Document | None) -> Document:
    members = {"enabled": False, **given(stickiness)}
    if not members["enabled"]:
        members.pop("duration_seconds", None)
    return members


def _login(action: Document, block: str) -> Document:
    members = {**LOGIN_DEFAULTS, **filled(action.get(block))}
    return {**members, "session_timeout": int(members["session_timeout"])}


def _authenticate_cognito(action: Document) -> Document:
    members = _login(action, "authenticate_cognito")
    if members.get("user_pool_domain"):
        members["user_pool_domain"] = prefix_of(members["user_pool_domain"])
    return members


def _authenticate_oidc(action: Document) -> Document:
    return _login(action, "authenticate_oidc")


def _redirect(action: Document) -> Document:
    members = {**REDIRECT_DEFAULTS, **filled(action.get("redirect"))}
    return {**members, "port": str(members["port"])}


def _fixed_response(action: Document) -> Document:
    members = {**FIXED_RESPONSE_DEFAULTS, **filled(action.get("fixed_response"))}
    if "status_code" in members:
        members["status_code"] = str(members["status_code"])
    return members


def _jwt_validation(action: Document) -> Document:
    members = filled(action.get("jwt_validation"))
    claims = [_claim(claim) for claim in members.get("additional_claims", [])]
    return filled({**members, "additional_claims": in_order(claims)})


def _claim(claim: Document) -> Document:
    members = filled(claim)
    return filled({**members, "values": in_order(members.get("values", []))})


FORMS: dict[str, t.Callable[[Document], Document]] = {
    "forward": _forward,
    "redirect": _redirect,
    "fixed_response": _fixed_response,
    "authenticate_cognito": _authenticate_cognito,
    "authenticate_oidc": _authenticate_oidc,
    "jwt_validation": _jwt_validation,
}
