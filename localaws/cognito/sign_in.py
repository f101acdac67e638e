# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Who may sign in through the API: the client allows the flow and proves its secret."""

from __future__ import annotations

import base64
import hashlib
import hmac

from localaws.call import Call
from localaws.cognito.store import POOLS, SERVICE, Client, missing, refuse
from localaws.errors import AwsError
from localaws.services import checks

# Each flow by the names that allow it: today's and the legacy one.
ALLOWED_BY = {
    "ADMIN_NO_SRP_AUTH": {"ALLOW_ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"},
    "ADMIN_USER_PASSWORD_AUTH": {"ALLOW_ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"},
    "CUSTOM_AUTH": {"ALLOW_CUSTOM_AUTH", "CUSTOM_AUTH_FLOW_ONLY"},
    "REFRESH_TOKEN": {"ALLOW_REFRESH_TOKEN_AUTH"},
    "REFRESH_TOKEN_AUTH": {"ALLOW_REFRESH_TOKEN_AUTH"},
    "USER_AUTH": {"ALLOW_USER_AUTH"},
    "USER_PASSWORD_AUTH": {"ALLOW_USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH"},
    "USER_SRP_AUTH": {"ALLOW_USER_SRP_AUTH"},
}
# What a client allows that names no flows, or only legacy ones.
UNSAID = {"ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"}


@checks(SERVICE, "InitiateAuth", "AdminInitiateAuth")
def may_sign_in(call: Call) -> None:
    """Refuse a flow that the client does not allow, or a client that does not prove itself."""
    client = known_client(call)
    flows = set(client.document.get("ExplicitAuthFlows", []))
    if not any(flow.startswith("ALLOW_") for flow in flows):
        flows |= UNSAID
    if not flows & ALLOWED_BY[call["AuthFlow"]]:
        admin = call.operation.startswith("Admin")
        name = "Auth" if admin else call["AuthFlow"]
        refuse(f"{name} flow not enabled for this client")
    parameters = call.get("AuthParameters", {})
    if "USERNAME" in parameters:
        check_secret_hash(client, parameters["USERNAME"], parameters.get("SECRET_HASH"))


def check_secret_hash(client: Client, username: str, given: str | None) -> None:
    """Refuse a call of a confidential client without the right SECRET_HASH."""
    if not client.secrets:
        return
    client_id = client.document["ClientId"]
    if given is None:
        raise AwsError(
            "NotAuthorizedException",
            f"Client {client_id} is configured with secret but SECRET_HASH was not received",
        )
    hashes = {
        _secret_hash(secret["ClientSecretValue"], username + client_id) for secret in client.secrets
    }
    if given not in hashes:
        raise AwsError(
            "NotAuthorizedException", f"Unable to verify secret hash for client {client_id}"
        )


def known_client(call: Call) -> Client:
    """Return the client that calls; the call may carry neither its pool nor its region."""
    for _, pools in POOLS.everywhere():
        for pool in pools.values():
            if call["ClientId"] in pool.clients:
                return pool.clients[call["ClientId"]]
    return missing(f"User pool client {call['ClientId']} does not exist.")


def _secret_hash(secret: str, text: str) -> str:
    return base64.b64encode(
        hmac.new(secret.encode(), text.encode(), hashlib.sha256).digest()
    ).decode()
