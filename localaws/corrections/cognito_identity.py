# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Identity pools: their roles, which moto lacks."""

from __future__ import annotations

import typing as t

from moto.cognitoidentity.models import cognitoidentity_backends

from localaws.call import Call
from localaws.errors import AwsError
from localaws.services import serves
from localaws.state import Store

ROLES: Store[dict[str, t.Any]] = Store()
TAG_MAPS: Store[dict[str, t.Any]] = Store()


def _pool_id(call: Call) -> str:
    pool_id = str(call["IdentityPoolId"])
    pools = cognitoidentity_backends[call.account][call.region].identity_pools
    if pool_id not in pools:
        raise AwsError("ResourceNotFoundException", f"IdentityPool '{pool_id}' not found.")
    return pool_id


@serves("cognito-identity")
def set_identity_pool_roles(call: Call) -> None:
    given = {key: call[key] for key in ("Roles", "RoleMappings") if call.get(key)}
    ROLES[call][_pool_id(call)] = given


@serves("cognito-identity")
def get_identity_pool_roles(call: Call) -> dict[str, t.Any]:
    pool_id = _pool_id(call)
    return {"IdentityPoolId": pool_id, **ROLES[call].get(pool_id, {})}


@serves("cognito-identity")
def set_principal_tag_attribute_map(call: Call) -> dict[str, t.Any]:
    defaults = bool(call.get("UseDefaults"))
    given = {"UseDefaults": defaults, "PrincipalTags": call.get("PrincipalTags") or {}}
    if defaults:
        given["PrincipalTags"] = {"username": "sub", "client": "aud"}
    TAG_MAPS[call].setdefault(_pool_id(call), {})[call["IdentityProviderName"]] = given
    return get_principal_tag_attribute_map(call)


@serves("cognito-identity")
def get_principal_tag_attribute_map(call: Call) -> dict[str, t.Any]:
    name = call["IdentityProviderName"]
    found = TAG_MAPS[call].get(_pool_id(call), {}).get(name)
    if found is None:
        raise AwsError("ResourceNotFoundException", f"No attribute map for provider '{name}'.")
    return {"IdentityPoolId": call["IdentityPoolId"], "IdentityProviderName": name, **found}
