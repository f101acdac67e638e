#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: apigatewayv2_vpc_link
version_added: 0.1.0
short_description: Manage one VPC link of API Gateway
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, renames and removes a VPC link, through which HTTP APIs reach listeners that nobody
    else can. Waits until it is there, which takes minutes, or gone.
  - An option that is not given keeps the value it has in AWS. A null value means the option is
    not given.
options:
  vpc_link_id:
    description:
      - The ID of the link. Needed only where several links have the same name, or to rename one.
    type: str
  name:
    description:
      - The name of the link. AWS lets several have the same name. The module then fails and lists
        their IDs. One of O(name) and O(vpc_link_id) is required.
    type: str
  subnet_ids:
    description:
      - The subnets in which the link has addresses. Required to create a link. They cannot
        change.
    type: list
    elements: str
  security_group_ids:
    description:
      - The security groups of the link. The listener's group has to let them in. They cannot
        change.
    type: list
    elements: str
  security_group_names:
    description:
      - The names of security groups, whose IDs are added to O(security_group_ids).
      - In check mode, a group that does not exist yet is predicted. Outside check mode it is an
        error, as it has to exist first, for which there is M(gatehouse.aws.ec2_security_group).
    type: list
    elements: str
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._wait
  - amazon.aws.tags
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(apigateway:GET), C(apigateway:POST), C(apigateway:PATCH)
    and C(apigateway:DELETE).
seealso:
  - module: gatehouse.aws.apigatewayv2_vpc_link_info
  - module: gatehouse.aws.apigatewayv2_integration
  - name: CreateVpcLink
    description: AWS's reference of the operation that creates VPC links.
    link: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/vpclinks.html
"""

EXAMPLES = r"""
- name: Let APIs reach the network
  gatehouse.aws.apigatewayv2_vpc_link:
    name: orders
    subnet_ids:
      - subnet-0123456789abcdef1
      - subnet-0123456789abcdef2
    security_group_names:
      - orders-link

- name: Remove the link
  gatehouse.aws.apigatewayv2_vpc_link:
    name: orders
    state: absent
"""

RETURN = r"""
vpc_link:
  description:
    - What there is after the run; empty when it is absent. In check mode, what there would be.
  returned: success
  type: dict
  contains:
    vpc_link_id:
      description:
        - The ID of the link.
      returned: when AWS reports it
      type: str
    name:
      description:
        - The name of the link.
      returned: when AWS reports it
      type: str
    subnet_ids:
      description:
        - The subnets in which the link has addresses.
      returned: when AWS reports it
      type: list
      elements: str
    security_group_ids:
      description:
        - The security groups of the link.
      returned: when AWS reports it
      type: list
      elements: str
    vpc_link_status:
      description:
        - How far it is, such as V(AVAILABLE).
      returned: when AWS reports it
      type: str
    vpc_link_status_message:
      description:
        - What AWS says of that.
      returned: when AWS reports it
      type: str
    vpc_link_version:
      description:
        - Always V(V2).
      returned: when AWS reports it
      type: str
    created_date:
      description:
        - When it was created, in ISO 8601.
      returned: when AWS reports it
      type: str
    tags:
      description:
        - The tags.
      returned: when AWS reports it
      type: dict
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
    apigatewayv2_vpc_link as kind,
)

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring the resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
