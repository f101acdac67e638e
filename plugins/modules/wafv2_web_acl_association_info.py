#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: wafv2_web_acl_association_info
version_added: 0.1.0
short_description: Read which web ACL of AWS WAF stands in front of a resource
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns the web ACL in front of one resource, in the form that
    M(gatehouse.aws.wafv2_web_acl_association) takes.
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
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permission C(wafv2:GetWebACLForResource), for a load balancer
    C(elasticloadbalancing:DescribeLoadBalancers), and for a user pool
    C(cognito-idp:GetWebACLForResource).
seealso:
  - module: gatehouse.aws.wafv2_web_acl_association
  - name: GetWebACLForResource
    description: AWS's reference of the operation that tells the web ACL.
    link: https://docs.aws.amazon.com/waf/latest/APIReference/API_GetWebACLForResource.html
"""

EXAMPLES = r"""
- name: Read which web ACL stands in front of a load balancer
  gatehouse.aws.wafv2_web_acl_association_info:
    load_balancer_name: web
  register: found

- name: Read which web ACL stands in front of the sign-in pages
  gatehouse.aws.wafv2_web_acl_association_info:
    user_pool_name: staff
"""

RETURN = r"""
web_acl_associations:
  description:
    - The association, as M(gatehouse.aws.wafv2_web_acl_association) takes it. The list is empty
      when no web ACL stands in front.
  returned: success
  type: list
  elements: dict
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

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import strings
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.web_acl_association import (
    WEB_ACL_ASSOCIATION,
)

RESOURCES = ["resource_arn", "load_balancer_name", "user_pool_name"]
OPTIONS = strings(" ".join(RESOURCES))


def main() -> None:
    """Read what the options name."""
    run_info(
        WEB_ACL_ASSOCIATION, OPTIONS, required_one_of=[RESOURCES], mutually_exclusive=[RESOURCES]
    )


if __name__ == "__main__":
    main()
