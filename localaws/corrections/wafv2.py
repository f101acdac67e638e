# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which resources a web ACL stands in front of: one has one; moto lists them nowhere."""

from __future__ import annotations

import typing as t

from moto.wafv2.models import wafv2_backends

from localaws import elbv2
from localaws.call import Call
from localaws.errors import AwsError
from localaws.services import checks, serves

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


@checks("wafv2", "AssociateWebACL")
def _resource_is_there(call: Call) -> None:
    """Refuse a load balancer that there is not, or that cannot be used yet."""
    arn = call["ResourceArn"]
    if TYPES["APPLICATION_LOAD_BALANCER"] not in arn:
        return
    store = elbv2.store_of(call.account, call.region)
    if arn not in store.load_balancers:
        raise AwsError("WAFNonexistentItemException", "AWS WAF couldn't find your resource.")
    if store.provisioning.get(arn, 0) > 0:
        store.provisioning[arn] -= 1
        text = "AWS WAF couldn't retrieve the resource that you requested. Retry your request."
        raise AwsError("WAFUnavailableEntityException", text)


@checks("wafv2", "AssociateWebACL")
def _gives_way(call: Call) -> None:
    """Take away the web ACL that stood there: moto would keep both."""
    acls = wafv2_backends[call.account][call.region].wacls
    if call["WebACLArn"] not in acls:
        return
    for acl in acls.values():
        if call["ResourceArn"] in acl.associated_resources:
            acl.associated_resources.remove(call["ResourceArn"])
