# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Actions of a rule or a listener: which may stand together, and the form that AWS keeps."""

from __future__ import annotations

from localaws.elbv2 import forwarding, identity, redirects
from localaws.elbv2.errors import bad_action, invalid
from localaws.elbv2.store import Document, Store

CONFIGS = {
    "forward": "ForwardConfig",
    "redirect": "RedirectConfig",
    "fixed-response": "FixedResponseConfig",
    "authenticate-cognito": "AuthenticateCognitoConfig",
    "authenticate-oidc": "AuthenticateOidcConfig",
    "jwt-validation": "JwtValidationConfig",
}
LAST = ("forward", "redirect", "fixed-response")

Kept = list[Document] | None


def normal(
    store: Store, listener: Document, given: list[Document], current: Kept = None
) -> list[Document]:
    """Return actions as AWS keeps them, secrets among them, refusing what it refuses."""
    ordered = _ordered(given)
    _check_last(ordered)
    for action in ordered:
        _check_config(action)
    return [_normal(store, listener, action, current) for action in ordered]


def _ordered(given: list[Document]) -> list[Document]:
    if not given:
        raise invalid("At least one action must be specified")
    if len(given) == 1:
        return [{key: value for key, value in given[0].items() if key != "Order"}]
    orders = [action.get("Order") for action in given]
    if None in orders:
        raise invalid("An action order must be specified if you specify more than one action")
    if len(set(orders)) < len(orders):
        raise invalid("Each action must have a unique order")
    return sorted((dict(action) for action in given), key=lambda action: int(action["Order"]))


def _check_last(ordered: list[Document]) -> None:
    types = [action["Type"] for action in ordered]
    terminal = [type_ for type_ in types if type_ in LAST]
    if len(terminal) != 1:
        raise bad_action(
            "Exactly one action of type 'forward', 'redirect' or 'fixed-response' must be specified"
        )
    if types[-1] not in LAST:
        raise bad_action(f"The action of type '{terminal[0]}' must be performed last")
    if len(set(types)) < len(types):
        raise bad_action("An action of the same type can only be specified once")
    if len([type_ for type_ in types if type_.startswith("authenticate-")]) > 1:
        raise bad_action("Only one authenticate action can be specified")


def _check_config(action: Document) -> None:
    type_ = action["Type"]
    foreign = [c for kind, c in CONFIGS.items() if kind != type_ and action.get(c)]
    if type_ != "forward" and action.get("TargetGroupArn"):
        foreign.append("TargetGroupArn")
    if foreign:
        raise invalid(f"'{foreign[0]}' cannot be specified with action type '{type_}'")
    if type_ == "forward" and action.get("TargetGroupArn"):
        return
    if not action.get(CONFIGS[type_]):
        raise invalid(f"'{CONFIGS[type_]}' must be specified with action type '{type_}'")


def _normal(store: Store, listener: Document, action: Document, current: Kept) -> Document:
    type_ = action["Type"]
    if type_ in identity.TYPES:
        config = identity.normal(store, listener, action, current or [])
        return {**action, CONFIGS[type_]: config}
    if type_ == "forward":
        return forwarding.normal(store, listener, action)
    if type_ == "redirect":
        return {**action, "RedirectConfig": redirects.redirect(listener, action["RedirectConfig"])}
    return {**action, "FixedResponseConfig": redirects.fixed(action["FixedResponseConfig"])}


def shown(kept: list[Document]) -> list[Document]:
    """Return actions as a reader may see them: without secrets."""
    return [_shown(action) for action in kept]


def _shown(action: Document) -> Document:
    if action["Type"] != "authenticate-oidc":
        return action
    config = action["AuthenticateOidcConfig"]
    return {
        **action,
        "AuthenticateOidcConfig": {k: v for k, v in config.items() if k != "ClientSecret"},
    }
