#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: wafv2_web_acl_association
version_added: 0.1.0
short_description: Manage which web ACL of AWS WAF stands in front of a resource
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Puts a web ACL in front of a load balancer, a user pool, or a stage of a REST API, and takes
    it away.
  - A resource has one web ACL. Another one gives way to it.
  - A new load balancer is waited for, up to ten minutes, as AWS WAF sees it only when it can
    be used.
options:
  resource_arn:
    description:
      - The ARN of the resource, such as that of a stage of a REST API.
      - One of O(resource_arn), O(load_balancer_name) and O(user_pool_name) is required.
    type: str
  load_balancer_name:
    description:
      - The name of the load balancer that is the resource.
    type: str
  user_pool_name:
    description:
      - The name of the user pool that is the resource.
    type: str
  web_acl_arn:
    description:
      - The ARN of the web ACL. It must be one of the region, not of CloudFront.
      - Required to put one in front. Beside O(state=absent), a resource with another web ACL
        keeps it.
    type: str
  web_acl_name:
    description:
      - The name of the web ACL, instead of O(web_acl_arn).
    type: str
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(wafv2:GetWebACLForResource), C(wafv2:AssociateWebACL),
    C(wafv2:DisassociateWebACL), for a name C(wafv2:ListWebACLs), and for a load balancer
    C(elasticloadbalancing:DescribeLoadBalancers) and C(elasticloadbalancing:SetWebACL), for a
    user pool C(cognito-idp:GetWebACLForResource), C(cognito-idp:AssociateWebACL) and
    C(cognito-idp:DisassociateWebACL), for a stage C(apigateway:SetWebACL).
seealso:
  - module: gatehouse.aws.wafv2_web_acl_association_info
  - module: gatehouse.aws.elb_load_balancer
  - module: community.aws.wafv2_web_acl
  - name: AssociateWebACL
    description: AWS's reference of the operation that puts a web ACL in front.
    link: https://docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html
"""

EXAMPLES = r"""
- name: Put a web ACL in front of a load balancer
  gatehouse.aws.wafv2_web_acl_association:
    load_balancer_name: web
    web_acl_name: crowds

- name: Put a web ACL in front of the sign-in pages
  gatehouse.aws.wafv2_web_acl_association:
    user_pool_name: staff
    web_acl_name: crowds

- name: Take it away from the load balancer
  gatehouse.aws.wafv2_web_acl_association:
    load_balancer_name: web
    web_acl_name: crowds
    state: absent
"""

RETURN = r"""
web_acl_association:
  description:
    - What there is after the run; empty when it is absent. In check mode, what there would be.
  returned: success
  type: dict
  contains:
    resource_arn:
      description:
        - The ARN of the resource.
      returned: always
      type: str
    web_acl_arn:
      description:
        - The ARN of the web ACL that stands in front of it.
      returned: always
      type: str
error:
  description: What AWS said, when AWS refused a call. The sentence is in C(msg).
  returned: when AWS refuses a call
  type: dict
  contains:
    code:
      description: The code of the error.
      type: str
    message:
      description: The message of the error.
      type: str
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import (
    wafv2_web_acl_association as kind,
)

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring the resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
