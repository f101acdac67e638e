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
    response = {"autoConfirmUser": False, "autoVerifyEmail": False, "autoVerifyPhone": False}
    request = {"userAttributes": attributes, "validationData": {}}
    _ask(site, wanted, "PreSignUp", "PreSignUp_ExternalProvider", username, request, response)


def before_authentication(site: Site, wanted: Asked, user: t.Any) -> None:
    """Ask PreAuthentication about a user who is about to sign in."""
    request = {"userAttributes": back_door.attributes_of(user), "validationData": {}}
    source = "PreAuthentication_Authentication"
    _ask(site, wanted, "PreAuthentication", source, user.username, request, {})


def _ask(
    site: Site,
    wanted: Asked,
    trigger: str,
    source: str,
    username: str,
    request: Document,
    response: Document,
) -> None:
    arn = (site.pool.get("LambdaConfig") or {}).get(trigger)
    if not arn:
        return
    event = {
        "version": "1",
        "region": site.region,
        "userPoolId": site.pool_id,
        "userName": username,
        "callerContext": {"awsSdkVersion": "localaws", "clientId": wanted.client_id},
        "triggerSource": source,
        "request": request,
        "response": response,
    }
    try:
        run(arn, event)
    except FunctionFailed as failure:
        raise Refused(f"{trigger} failed with error {failure}.") from failure
    except CannotRun as problem:
        raise Refused(f"{trigger} cannot be run by localaws: {problem}.") from problem
