# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The moto objects that stand for our pools and clients, for moto's users and tokens."""

from __future__ import annotations

import copy
from functools import cache

from moto.cognitoidp import models

from localaws.cognito.store import Client, Pool
from localaws.state import ACCOUNT, Document


def backend(region: str) -> models.CognitoIdpBackend:
    """Return moto's Cognito of a region."""
    return models.cognitoidp_backends[ACCOUNT][region]


def twin(pool: Pool) -> models.CognitoIdpUserPool:
    """Return moto's object for ``pool``."""
    return backend(pool.region).user_pools[pool.id]


def mirror_pool(pool: Pool) -> None:
    """Make moto's object for ``pool`` say what the pool says."""
    pools = backend(pool.region).user_pools
    if pool.id not in pools:
        pools[pool.id] = _new_pool(pool)
    moto_pool = pools[pool.id]
    moto_pool.name = pool.name
    moto_pool.extended_config = {**pool.settings, **pool.fixed}
    moto_pool.mfa_config = pool.mfa["MfaConfiguration"]
    moto_pool.sms_mfa_config = pool.mfa.get("SmsMfaConfiguration")
    moto_pool.token_mfa_config = pool.mfa.get("SoftwareTokenMfaConfiguration")
    moto_pool.schema_attributes = {
        name: _attribute(name, item) for name, item in pool.schema.items()
    }


def _new_pool(pool: Pool) -> models.CognitoIdpUserPool:
    """Return a new moto pool; reading moto's signing key takes long, so it is read once."""
    made = copy.copy(_prototype())
    for name, value in vars(made).items():
        if isinstance(value, dict):
            setattr(made, name, type(value)())
    made.id, made.arn, made.region = pool.id, pool.arn, pool.region
    made.creation_date = made.last_modified_date = pool.created.replace(tzinfo=None)
    return made


@cache
def _prototype() -> models.CognitoIdpUserPool:
    return models.CognitoIdpUserPool(ACCOUNT, "us-east-1", "", {})


def _attribute(name: str, document: Document) -> models.CognitoIdpUserPoolAttribute:
    base = name.rpartition(":")[2]
    custom = base not in models.CognitoIdpUserPoolAttribute.STANDARD_SCHEMA or ":" in name
    schema = {**document, "Name": base}
    return models.CognitoIdpUserPoolAttribute(base, custom, schema)


def forget_pool(pool: Pool) -> None:
    """Drop moto's object for a deleted pool."""
    backend(pool.region).user_pools.pop(pool.id, None)


def mirror_client(pool: Pool, client: Client) -> None:
    """Make moto's object for ``client`` say what the client says."""
    client_id = client.document["ClientId"]
    clients = twin(pool).clients
    if client_id not in clients:
        clients[client_id] = models.CognitoIdpUserPoolClient(pool.id, False, {})
        clients[client_id].id = client_id
    readable = {"ReadAttributes": list(pool.schema)}  # a client that names none reads all
    clients[client_id].extended_config = {**readable, **client.document}
    clients[client_id].generate_secret = bool(client.secrets)
    if client.secrets:
        clients[client_id].secret = client.secrets[0]["ClientSecretValue"]


def forget_client(pool: Pool, client_id: str) -> None:
    """Drop moto's object for a deleted client."""
    twin(pool).clients.pop(client_id, None)
