# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""CreateUserPool, DescribeUserPool, ListUserPools, UpdateUserPool, DeleteUserPool."""

from __future__ import annotations

from dataclasses import replace

from localaws.call import Call
from localaws.cognito import mfa, pool_rules, pool_settings, twins
from localaws.cognito.domains import domains_of
from localaws.cognito.schema import new_schema
from localaws.cognito.store import (
    POOLS,
    SERVICE,
    Pool,
    listing,
    pool_of,
    refuse,
    unique,
)
from localaws.services import serves
from localaws.state import Document

FIXED = ("AliasAttributes", "UsernameAttributes", "UsernameConfiguration")


@serves(SERVICE)
def create_user_pool(call: Call) -> Document:
    pool_rules.check_request(call.parameters)
    pool_rules.check_creation(call.parameters)
    pool_id = f"{call.region}_{unique(9)}"
    pool = Pool(
        id=pool_id,
        arn=f"arn:aws:cognito-idp:{call.region}:{call.account}:userpool/{pool_id}",
        region=call.region,
        name=call["PoolName"],
        settings=pool_settings.complete(call.parameters),
        fixed={name: call[name] for name in FIXED if call.get(name)},
        schema=new_schema(call.get("Schema", [])),
        mfa=mfa.at_creation(call.parameters),
    )
    pool_rules.check(pool)
    POOLS[call][pool.id] = pool
    twins.mirror_pool(pool)
    return {"UserPool": description(pool, call)}


@serves(SERVICE)
def describe_user_pool(call: Call) -> Document:
    return {"UserPool": description(pool_of(call), call)}


@serves(SERVICE)
def list_user_pools(call: Call) -> Document:
    pools = [
        {
            "Id": pool.id,
            "Name": pool.name,
            "LambdaConfig": pool.settings["LambdaConfig"],
            **pool.dates(),
        }
        for pool in POOLS[call].values()
    ]
    return listing(call, "UserPools", pools)


@serves(SERVICE)
def update_user_pool(call: Call) -> Document:
    pool = pool_of(call)
    pool_rules.check_request(call.parameters)
    settings = pool_settings.updated(pool.settings, call.parameters)
    changed = replace(
        pool,
        name=call.get("PoolName", pool.name),
        settings=settings,
        mfa=mfa.updated(pool, settings, call.parameters),
    )
    pool_rules.check(changed)
    pool_rules.check_tier_change(pool, changed)
    pool.name, pool.settings, pool.mfa = changed.name, changed.settings, changed.mfa
    pool.touch()
    twins.mirror_pool(pool)
    return {}


@serves(SERVICE)
def delete_user_pool(call: Call) -> Document:
    pool = pool_of(call)
    if pool.settings["DeletionProtection"] == "ACTIVE":
        refuse(
            "The user pool cannot be deleted because deletion protection is activated. "
            "Deletion protection must be inactivated first."
        )
    if domains_of(pool, call):
        refuse(
            "User pool cannot be deleted. It has a domain configured that should be deleted first."
        )
    del POOLS[call][pool.id]
    twins.forget_pool(pool)
    return {}


def description(pool: Pool, call: Call) -> Document:
    """Return the pool as DescribeUserPool shows it."""
    return {
        "Id": pool.id,
        "Arn": pool.arn,
        "Name": pool.name,
        "SchemaAttributes": list(pool.schema.values()),
        "MfaConfiguration": pool.mfa["MfaConfiguration"],
        "EstimatedNumberOfUsers": len(twins.twin(pool).users) if pool.id in POOLS[call] else 0,
        **pool.settings,
        **pool.fixed,
        **domains_of(pool, call),
        **pool.dates(),
    }
