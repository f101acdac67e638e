# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A pool's Lambda triggers: its function is run, and decides.

A pool that has such a trigger is never more open here than on AWS: a function that may not be
called, or cannot be run here, refuses.
"""

from __future__ import annotations

from localaws.cognito.store import Pool
from localaws.door import functions
from localaws.errors import AwsError
from localaws.state import Document

CALLER = "cognito-idp.amazonaws.com"
UNDECIDED = {"autoConfirmUser": False, "autoVerifyEmail": False, "autoVerifyPhone": False}


def ask(pool: Pool, trigger: str, event: Document) -> None:
    """Run the pool's function for ``trigger``, where it has one; raise what Cognito then says."""
    arn = pool.settings.get("LambdaConfig", {}).get(trigger)
    if not arn:
        return
    event = {"version": "1", "region": pool.region, "userPoolId": pool.id, **event}
    if not functions.may_call(arn, CALLER, pool.arn):
        text = f"{trigger} invocation failed due to error AccessDeniedException."
        raise AwsError("UnexpectedLambdaException", text)
    try:
        functions.run(arn, event)
    except functions.FunctionFailed as failure:
        text = f"{trigger} failed with error {failure}."
        raise AwsError("UserLambdaValidationException", text) from failure
    except functions.CannotRun as problem:
        text = f"{trigger} cannot be run by localaws: {problem}."
        raise AwsError("UnexpectedLambdaException", text) from problem


def before_sign_up(
    pool: Pool, source: str, username: str, attributes: Document, client_id: str, **more: Document
) -> None:
    """Ask PreSignUp whether a user may be made."""
    event = {
        "userName": username,
        "callerContext": {"awsSdkVersion": "localaws", "clientId": client_id},
        "triggerSource": f"PreSignUp_{source}",
        "request": {"userAttributes": attributes, "validationData": {}, **more},
        "response": dict(UNDECIDED),
    }
    ask(pool, "PreSignUp", event)
