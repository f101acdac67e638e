# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A client's secrets: at most two at a time, and never none again."""

from __future__ import annotations

from localaws.call import Call
from localaws.cognito import twins
from localaws.cognito.clients import new_secret
from localaws.cognito.store import SERVICE, client_of, listing, missing, pool_of, refuse
from localaws.services import serves
from localaws.state import Document

MOST = 2


@serves(SERVICE)
def add_user_pool_client_secret(call: Call) -> Document:
    client = client_of(call)
    if not client.secrets:
        refuse("Client secrets can only be added to a confidential app client.")
    if len(client.secrets) >= MOST:
        refuse(f"An app client can have at most {MOST} secrets.", "LimitExceededException")
    secret = new_secret(client.document["ClientId"], call.get("ClientSecret"))
    client.secrets.append(secret)
    chosen = ("ClientSecretValue",) if call.get("ClientSecret") else ()
    return {"ClientSecretDescriptor": {k: v for k, v in secret.items() if k not in chosen}}


@serves(SERVICE)
def list_user_pool_client_secrets(call: Call) -> Document:
    secrets = [
        {name: value for name, value in secret.items() if name != "ClientSecretValue"}
        for secret in client_of(call).secrets
    ]
    return listing(call, "ClientSecrets", secrets)


@serves(SERVICE)
def delete_user_pool_client_secret(call: Call) -> Document:
    client = client_of(call)
    left = [each for each in client.secrets if each["ClientSecretId"] != call["ClientSecretId"]]
    if len(left) == len(client.secrets):
        missing(f"Client secret {call['ClientSecretId']} does not exist.")
    if not left:
        refuse("The last secret of an app client can't be deleted.")
    client.secrets = left
    twins.mirror_client(pool_of(call), client)
    return {}
