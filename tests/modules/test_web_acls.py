# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Web ACLs in front of load balancers and user pools."""

from __future__ import annotations

from ansible_collections.gatehouse.aws.plugins.module_utils._resources.web_acl_association import (
    WEB_ACL_ASSOCIATION,
)
from tests.support.aws import Aws
from tests.support.deployment_worlds import walls

EDGE = {"load_balancer_name": "edge"}


def test_a_new_load_balancer_is_waited_for(aws: Aws, at_once: None) -> None:
    """AWS WAF does not see it before it can be used."""
    aws.mode(reads_until_active=3)
    walls(aws)
    denied = {"code": "WAFNonexistentItemException", "times": 1}
    aws.fault(service="wafv2", operation="AssociateWebACL", **denied)
    aws.lasts(WEB_ACL_ASSOCIATION, {**EDGE, "web_acl_name": "crowds"})
    tried = [c["outcome"] for c in aws.made if c["operation"] == "AssociateWebACL"]
    assert tried[-1] == "ok"
    assert tried[0] == "WAFNonexistentItemException"
    assert set(tried[1:-1]) == {"WAFUnavailableEntityException"}


def test_a_pool_has_one_too(aws: Aws) -> None:
    found = walls(aws)
    made = aws.lasts(WEB_ACL_ASSOCIATION, {"user_pool_name": "staff", "web_acl_name": "crowds"})
    assert made == {
        "resource_arn": found["user_pool_arn"],
        "web_acl_arn": found["crowds_wall"],
    }
    assert aws.inform(WEB_ACL_ASSOCIATION, {"user_pool_name": "staff"}) == [made]
    assert aws.inform(WEB_ACL_ASSOCIATION, EDGE) == []


def test_the_web_acl_of_somebody_else_stays(aws: Aws) -> None:
    walls(aws)
    aws.converge(WEB_ACL_ASSOCIATION, {**EDGE, "web_acl_name": "crowds"})
    other = {**EDGE, "web_acl_name": "other"}
    assert not aws.converge(WEB_ACL_ASSOCIATION, other, state="absent").changed
    assert aws.converge(WEB_ACL_ASSOCIATION, EDGE, state="absent").changed
    assert aws.inform(WEB_ACL_ASSOCIATION, EDGE) == []
