# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The look of the classic hosted UI: of a client, or of the pool (ALL)."""

from __future__ import annotations

import hashlib

from localaws.call import Call
from localaws.cognito.domains import domains_of
from localaws.cognito.store import SERVICE, Item, Pool, missing, pool_of, refuse
from localaws.services import serves
from localaws.state import Document

ALL = "ALL"


@serves(SERVICE)
def set_ui_customization(call: Call) -> Document:
    pool, key = _customized(call)
    if not domains_of(pool, call):
        refuse("There has to be an existing domain associated with this user pool")
    item = pool.ui.setdefault(key, Item())
    item.document = {"UserPoolId": pool.id, "ClientId": key}
    if call.get("CSS"):
        version = hashlib.sha256(call["CSS"].encode()).hexdigest()[:14]
        item.document.update(CSS=call["CSS"], CSSVersion=version)
    if call.get("ImageFile"):
        name = hashlib.sha256(call["ImageFile"]).hexdigest()[:16]
        image = (
            f"https://d000000000000.cloudfront.net/{pool.id}/{key}/{name}/assets/images/image.jpg"
        )
        item.document["ImageUrl"] = image
    item.touch()
    return {"UICustomization": item.described()}


@serves(SERVICE)
def get_ui_customization(call: Call) -> Document:
    pool, key = _customized(call)
    item = pool.ui.get(key) or pool.ui.get(ALL)
    return {"UICustomization": item.described() if item else {}}


def _customized(call: Call) -> tuple[Pool, str]:
    pool, key = pool_of(call), call.get("ClientId", ALL)
    if key != ALL and key not in pool.clients:
        missing(f"User pool client {key} does not exist.")
    return pool, key
