# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The pool's Lambda triggers that decide who may come in by the sign-in pages."""

from __future__ import annotations

import contextlib
import typing as t

from localaws.cognito import triggers
from localaws.cognito.store import POOLS, Pool
from localaws.door import back_door
from localaws.door.hosted_ui.asked import Asked
from localaws.door.hosted_ui.site import Site
from localaws.errors import AwsError

# What Cognito says of a user whose provider says nothing of it.
UNSAID = {"email_verified": "false", "cognito:email_alias": "", "cognito:phone_number_alias": ""}


class Refused(Exception):
    """The function does not let the user in; the text is what Cognito says of it."""


def before_sign_up(site: Site, wanted: Asked, username: str, attributes: dict[str, str]) -> None:
    """Ask PreSignUp about a user who comes from an identity provider for the first time."""
    told = {**UNSAID, **attributes}
    with _refusal():
        triggers.before_sign_up(_pool(site), "ExternalProvider", username, told, wanted.client_id)


def before_authentication(site: Site, wanted: Asked, user: t.Any) -> None:
    """Ask PreAuthentication about a user who is about to sign in."""
    event = {
        "userName": user.username,
        "callerContext": {"awsSdkVersion": "localaws", "clientId": wanted.client_id},
        "triggerSource": "PreAuthentication_Authentication",
        "request": {"userAttributes": back_door.attributes_of(user), "validationData": {}},
        "response": {},
    }
    with _refusal():
        triggers.ask(_pool(site), "PreAuthentication", event)


def _pool(site: Site) -> Pool:
    return next(pools[site.pool_id] for _, pools in POOLS.everywhere() if site.pool_id in pools)


@contextlib.contextmanager
def _refusal() -> t.Iterator[None]:
    try:
        yield
    except AwsError as error:
        raise Refused(error.message) from error
