# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which resources a web ACL stands in front of: moto keeps it, and lists it nowhere."""

from __future__ import annotations

import typing as t

from moto.wafv2.models import wafv2_backends

from localaws.call import Call
from localaws.errors import AwsError
from localaws.services import serves

# What a resource of a type has in its ARN; AWS takes the first when none is named.
TYPES = {
    "APPLICATION_LOAD_BALANCER": ":loadbalancer/app/",
    "API_GATEWAY": "/restapis/",
    "APPSYNC": ":apis/",
    "COGNITO_USER_POOL": ":userpool/",
}


@serves("wafv2")
def list_resources_for_web_acl(call: Call) -> dict[str, t.Any]:
    """Return the ARNs of resources of one type behind a web ACL."""
    acls = wafv2_backends[call.account][call.region].wacls
    found = acls.get(call["WebACLArn"])
    if found is None:
        raise AwsError("WAFNonexistentItemException", "AWS WAF couldn't find your resource.")
    part = TYPES[call.get("ResourceType") or "APPLICATION_LOAD_BALANCER"]
    return {"ResourceArns": [arn for arn in found.associated_resources if part in arn]}
