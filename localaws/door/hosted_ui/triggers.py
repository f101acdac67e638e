# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The pool's Lambda triggers that decide who may come in.

A pool that has such a trigger is never more open here than on AWS: the function is run, and one
that cannot be run here refuses.
"""

from __future__ import annotations

import typing as t

from localaws.door import back_door
from localaws.door.functions import CannotRun, FunctionFailed, run
from localaws.door.hosted_ui.asked import Asked
from localaws.door.hosted_ui.site import Site

Document = dict[str, t.Any]


class Refused(Exception):
    """The function does not let the user in; the text is what Cognito says of it."""


def before_sign_up(site: Site, wanted: Asked, username: str, attributes: dict[str, str]) -> None:
    """Ask PreSignUp about a user who comes from an identity provider for the first time."""
    event = _event(site, wanted, "PreSignUp_ExternalProvider", username, attributes)
    event["response"] = {
        "autoConfirmUser": False,
        "autoVerifyEmail": False,
        "autoVerifyPhone": False,
    }
    _ask(site, "PreSignUp", event)


def before_authentication(site: Site, wanted: Asked, user: t.Any) -> None:
    """Ask PreAuthentication about a user who is about to sign in."""
    attributes = back_door.attributes_of(user)
    source = "PreAuthentication_Authentication"
    _ask(site, "PreAuthentication", _event(site, wanted, source, user.username, attributes))


def _event(
    site: Site, wanted: Asked, source: str, username: str, attributes: dict[str, str]
) -> Document:
    return {
        "version": "1",
        "region": site.region,
        "userPoolId": site.pool_id,
        "userName": username,
        "callerContext": {"awsSdkVersion": "localaws", "clientId": wanted.client_id},
        "triggerSource": source,
        "request": {"userAttributes": attributes, "validationData": {}},
        "response": {},
    }


def _ask(site: Site, trigger: str, event: Document) -> None:
    """Run the pool's function for a trigger, where it has one."""
    arn = (site.pool.get("LambdaConfig") or {}).get(trigger)
    if not arn:
        return
    try:
        run(arn, event)
    except FunctionFailed as failure:
        raise Refused(f"{trigger} failed with error {failure}.") from failure
    except CannotRun as problem:
        raise Refused(f"{trigger} cannot be run by localaws: {problem}.") from problem
