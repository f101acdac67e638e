# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which web ACL of AWS WAF stands in front of a resource."""

from __future__ import annotations

import time
import typing as t

try:
    from botocore.exceptions import ClientError
except ImportError:
    pass  # Reported by AnsibleAWSModule, in words that say what to install.

from .._engine.calling import code_of
from .._engine.documents import Document
from .._engine.habits import Faults, Refusals
from .._engine.plan import Plan
from .._engine.resource import Read, Reference, Resource, Search
from .._engine.settle import pauses
from .._engine.shapes import Model, Names
from .._engine.writers import Call, Options, Writer
from .load_balancer import LOAD_BALANCER
from .user_pool import USER_POOL

# AWS WAF sees a new load balancer only when that can be used, which takes minutes; at first it may
# deny that there is one. How many seconds each answer is given.
PATIENCE = {"WAFUnavailableEntityException": 600, "WAFNonexistentItemException": 180}


def regional(scope: Document) -> Document:
    """Return what makes AWS list the web ACLs of the region, and not those of CloudFront."""
    return {"Scope": "REGIONAL"}


WEB_ACL = Resource(
    service="wafv2",
    name="web_acl",
    ids=("web_acl_arn",),
    words=Names({"ARN": "web_acl_arn"}),
    read=Read("GetWebACL", "WebACL"),
    search=Search("ListWebACLs", "WebACLs", also=regional),
    faults=Faults(missing=("WAFNonexistentItemException",)),
)


class Associate(Writer):
    """The association; one with another web ACL gives way to it."""

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return the call that makes it, once AWS WAF sees the resource."""
        acl = after.get("web_acl_arn", "")
        request = {"WebACLArn": acl, "ResourceArn": after["resource_arn"]}
        return [Call(self.operation, request, frozenset(options), do=associated(request))]


def associated(request: Document) -> t.Callable[[t.Any, Document], Document]:
    """Return what makes the association, and waits for the resource to be seen."""

    def do(store: t.Any, told: Document) -> Document:
        begun = time.monotonic()
        for _attempt in pauses(store.session, max(PATIENCE.values())):
            try:
                store.call("AssociateWebACL", request)
            except ClientError as error:
                if time.monotonic() - begun >= PATIENCE.get(code_of(error), 0):
                    raise
            else:
                return {}
        store.call("AssociateWebACL", request)
        return {}

    return do


def found(store: t.Any, key: Document) -> Document:
    """Return the web ACL in front of the resource, if there is one."""
    reply = store.call("GetWebACLForResource", {"ResourceArn": key["resource_arn"]})
    return {"web_acl_arn": reply["WebACL"]["ARN"]} if reply.get("WebACL") else {}


def preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield what an association cannot do without."""
    if not plan.after.get("web_acl_arn"):
        yield "web_acl_arn or web_acl_name is needed: say which web ACL stands in front."


WEB_ACL_ASSOCIATION = Resource(
    service="wafv2",
    name="web_acl_association",
    title="resource_arn",
    ids=(),
    names=("resource_arn",),
    references=(
        Reference(
            "resource_arn", LOAD_BALANCER, {"name": "load_balancer_name"}, ("load_balancer_arn",)
        ),
        Reference("resource_arn", USER_POOL, {"name": "user_pool_name"}, ("arn",)),
        Reference("web_acl_arn", WEB_ACL, {"name": "web_acl_name"}, ("web_acl_arn",)),
    ),
    read=Read("GetWebACLForResource", walk=found),
    writers=(Associate("AssociateWebACL", owns=frozenset({"resource_arn", "web_acl_arn"})),),
    delete="DisassociateWebACL",
    # One with another web ACL is somebody else's.
    belongs=("web_acl_arn",),
    refusals=Refusals(preflight=(preflight,)),
    faults=Faults(missing=("WAFNonexistentItemException",)),
)
