# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""How long, and how many, sessions a pool's users may have."""

from __future__ import annotations

from localaws.call import Call
from localaws.cognito.store import SERVICE, client_of, pool_of
from localaws.services import serves
from localaws.state import Document

WHOLE_POOL = "ALL"


@serves(SERVICE)
def set_user_pool_session_configuration(call: Call) -> Document:
    pool_of(call).sessions[WHOLE_POOL] = call.parameters
    return call.parameters


@serves(SERVICE)
def get_user_pool_session_configuration(call: Call) -> Document:
    default = {"UserPoolId": call["UserPoolId"], "UserSessionTracking": "DISABLED"}
    return pool_of(call).sessions.get(WHOLE_POOL, default)


@serves(SERVICE)
def set_user_pool_client_session_configuration(call: Call) -> Document:
    client_of(call)
    pool_of(call).sessions[call["ClientId"]] = call.parameters
    return call.parameters


@serves(SERVICE)
def get_user_pool_client_session_configuration(call: Call) -> Document:
    client_of(call)
    default = {"UserPoolId": call["UserPoolId"], "ClientId": call["ClientId"]}
    return pool_of(call).sessions.get(call["ClientId"], default)
