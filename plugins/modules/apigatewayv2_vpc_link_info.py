#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: apigatewayv2_vpc_link_info
version_added: 0.1.0
short_description: Read VPC links of API Gateway
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns one VPC link, several, or all of them, in the form that
    M(gatehouse.aws.apigatewayv2_vpc_link) takes.
options:
  vpc_link_id:
    description:
      - The ID of the only link to read.
    type: str
  name:
    description:
      - The name of the links to read. Without it and without O(vpc_link_id) all are read.
    type: str
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permission C(apigateway:GET).
seealso:
  - module: gatehouse.aws.apigatewayv2_vpc_link
  - name: CreateVpcLink
    description: AWS's reference of the operation that creates VPC links.
    link: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/vpclinks.html
"""

EXAMPLES = r"""
- name: Read one VPC link
  gatehouse.aws.apigatewayv2_vpc_link_info:
    name: orders
  register: found

- name: Read all VPC links
  gatehouse.aws.apigatewayv2_vpc_link_info:
"""

RETURN = r"""
vpc_links:
  description:
    - All that were found, each as M(gatehouse.aws.apigatewayv2_vpc_link) takes it. The list is
      empty when nothing was found.
  returned: success
  type: list
  elements: dict
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

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import strings
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._resources import (
    apigatewayv2_vpc_link as described,
)

OPTIONS = {
    **strings("vpc_link_id name"),
}


def main() -> None:
    """Read what the options name."""
    run_info(described.VPC_LINK, OPTIONS)


if __name__ == "__main__":
    main()
