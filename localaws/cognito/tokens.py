# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Refresh tokens: revoked, and turned into new tokens."""

from __future__ import annotations

from localaws.call import Call
from localaws.cognito import twins
from localaws.cognito.store import POOLS, SERVICE, Client, Pool, missing, refuse
from localaws.errors import AwsError
from localaws.services import serves
from localaws.state import Document


@serves(SERVICE)
def revoke_token(call: Call) -> Document:
    pool, client = _asked_by(call)
    if not client.document["EnableTokenRevocation"]:
        refuse("Token revocation is disabled.", "UnsupportedOperationException")
    tokens = twins.twin(pool).refresh_tokens
    if call["Token"] in tokens:
        tokens[call["Token"]] = None
    return {}


@serves(SERVICE)
def get_tokens_from_refresh_token(call: Call) -> Document:
    pool, _ = _asked_by(call)
    moto_pool = twins.twin(pool)
    if not moto_pool.refresh_tokens.get(call["RefreshToken"]):
        raise AwsError("NotAuthorizedException", "Refresh Token has been revoked")
    access, identity, seconds = moto_pool.create_tokens_from_refresh_token(call["RefreshToken"])
    result = {
        "AccessToken": access,
        "IdToken": identity,
        "ExpiresIn": seconds,
        "TokenType": "Bearer",
    }
    return {"AuthenticationResult": result}


def _asked_by(call: Call) -> tuple[Pool, Client]:
    """Return the client that calls, with its pool: these calls carry neither pool nor region."""
    for _, pools in POOLS.everywhere():
        for pool in pools.values():
            client = pool.clients.get(call["ClientId"])
            if client:
                _check_secret(client, call.get("ClientSecret"))
                return pool, client
    return missing(f"User pool client {call['ClientId']} does not exist.")


def _check_secret(client: Client, secret: str | None) -> None:
    known = {each["ClientSecretValue"] for each in client.secrets}
    if known and secret not in known:
        raise AwsError("NotAuthorizedException", "Client authentication failed")
