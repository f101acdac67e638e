# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Replicas of a pool in other regions."""

from __future__ import annotations

from localaws.call import Call
from localaws.cognito.store import SERVICE, Pool, listing, missing, pool_of, refuse
from localaws.services import serves
from localaws.state import Document


@serves(SERVICE)
def create_user_pool_replica(call: Call) -> Document:
    pool, region = pool_of(call), call["RegionName"]
    if region == pool.region or region in pool.replicas:
        refuse(f"User pool {pool.id} exists in {region} already.")
    if pool.settings.get("KeyConfiguration", {}).get("KeyType") != "CUSTOMER_MANAGED_KEY":
        refuse("A replica requires a user pool with a customer managed key.")
    pool.replicas[region] = _replica(pool, region, "SECONDARY")
    return {"UserPoolReplica": pool.replicas[region]}


@serves(SERVICE)
def update_user_pool_replica(call: Call) -> Document:
    replica = _existing(call)
    replica["Status"] = call["Status"]
    return {"UserPoolReplica": replica}


@serves(SERVICE)
def delete_user_pool_replica(call: Call) -> Document:
    replica = _existing(call)
    del pool_of(call).replicas[call["RegionName"]]
    return {"UserPoolReplica": {**replica, "Status": "DELETING"}}


@serves(SERVICE)
def list_user_pool_replicas(call: Call) -> Document:
    pool = pool_of(call)
    primary = [_replica(pool, pool.region, "PRIMARY")] if pool.replicas else []
    return listing(call, "UserPoolReplicas", [*primary, *pool.replicas.values()])


def _existing(call: Call) -> Document:
    pool, region = pool_of(call), call["RegionName"]
    return pool.replicas.get(region) or missing(f"User pool {pool.id} has no replica in {region}.")


def _replica(pool: Pool, region: str, role: str) -> Document:
    return {
        "RegionName": region,
        "Status": "ACTIVE",
        "Role": role,
        "UserPoolArn": pool.arn.replace(f":{pool.region}:", f":{region}:", 1),
    }
