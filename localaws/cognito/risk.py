# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Threat protection of a pool or of one client."""

from __future__ import annotations

from localaws.call import Call
from localaws.cognito.store import SERVICE, Item, client_of, pool_of, refuse
from localaws.services import serves
from localaws.state import Document

WHOLE_POOL = "ALL"


@serves(SERVICE)
def set_risk_configuration(call: Call) -> Document:
    pool, key = pool_of(call), _key(call)
    mode = pool.settings.get("UserPoolAddOns", {}).get("AdvancedSecurityMode", "OFF")
    if mode == "OFF":
        refuse(
            "Threat protection is not active for this user pool.",
            "UserPoolAddOnNotEnabledException",
        )
    item = Item(document=dict(call.parameters))
    if set(call.parameters) <= {"UserPoolId", "ClientId"}:  # back to the defaults
        pool.risks.pop(key, None)
    else:
        pool.risks[key] = item
    return {"RiskConfiguration": _shown(item)}


@serves(SERVICE)
def describe_risk_configuration(call: Call) -> Document:
    pool, key = pool_of(call), _key(call)
    item = pool.risks.get(key) or pool.risks.get(WHOLE_POOL)
    return {"RiskConfiguration": _shown(item) if item else {"UserPoolId": pool.id}}


def _key(call: Call) -> str:
    return client_of(call).document["ClientId"] if call.get("ClientId") else WHOLE_POOL


def _shown(item: Item) -> Document:
    return {**item.document, "LastModifiedDate": item.modified}
