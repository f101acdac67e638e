# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The tagging API: it sees user pools as well."""

from __future__ import annotations

import typing as t

from localaws.call import Call
from localaws.cognito.store import POOLS
from localaws.services import serves
from localaws.upstream import moto

Document = dict[str, t.Any]
TYPES = ("cognito-idp", "cognito-idp:userpool")


@serves("resourcegroupstaggingapi")
def get_resources(call: Call) -> Document:
    result = moto(call)
    wanted = call.get("ResourceTypeFilters") or TYPES
    # Pools come with the last page.
    if not result.get("PaginationToken") and set(wanted) & set(TYPES):
        result["ResourceTagMappingList"] += _pools(call)
    return result


def _pools(call: Call) -> list[Document]:
    pools = POOLS[call].values()
    tagged = [(pool.arn, pool.settings.get("UserPoolTags") or {}) for pool in pools]
    return [
        {"ResourceARN": arn, "Tags": [{"Key": k, "Value": v} for k, v in tags.items()]}
        for arn, tags in tagged
        if tags and all(_fits(tags, one) for one in call.get("TagFilters") or [])
    ]


def _fits(tags: dict[str, str], wanted: Document) -> bool:
    values = wanted.get("Values") or [tags.get(wanted["Key"])]
    return wanted["Key"] in tags and tags[wanted["Key"]] in values
