# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Tags of user pools."""

from __future__ import annotations

from localaws.call import Call
from localaws.cognito.pool_rules import check_tags
from localaws.cognito.store import POOLS, SERVICE, Pool, missing, refuse
from localaws.services import serves
from localaws.state import Document

MOST_TAGS = 50


@serves(SERVICE)
def tag_resource(call: Call) -> Document:
    pool = _tagged(call)
    check_tags(call["Tags"])
    tags = {**pool.settings["UserPoolTags"], **call["Tags"]}
    if len(tags) > MOST_TAGS:
        refuse(f"A resource can have at most {MOST_TAGS} tags.")
    pool.settings["UserPoolTags"] = tags
    return {}


@serves(SERVICE)
def untag_resource(call: Call) -> Document:
    pool = _tagged(call)
    tags = pool.settings["UserPoolTags"]
    pool.settings["UserPoolTags"] = {k: v for k, v in tags.items() if k not in call["TagKeys"]}
    return {}


@serves(SERVICE)
def list_tags_for_resource(call: Call) -> Document:
    return {"Tags": dict(_tagged(call).settings["UserPoolTags"])}


def _tagged(call: Call) -> Pool:
    arn = call["ResourceArn"]
    pool = POOLS[call].get(arn.rpartition("/")[2])
    if pool is None or pool.arn != arn:
        missing(f"Resource {arn} does not exist.")
    return pool
