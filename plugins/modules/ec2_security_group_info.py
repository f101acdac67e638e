#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: ec2_security_group_info
version_added: 0.1.0
short_description: Read security groups of EC2
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns one security group, or several, with their rules and tags, in the form that
    M(gatehouse.aws.ec2_security_group) takes.
options:
  name:
    description:
      - The name of the groups to read. Left out, groups of every name are read.
    type: str
  group_id:
    description:
      - The ID of the only group to read.
    type: str
  vpc_id:
    description:
      - The ID of the VPC whose groups are read. Left out, those of all VPCs are read.
    type: str
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(ec2:DescribeSecurityGroups).
seealso:
  - module: gatehouse.aws.ec2_security_group
  - name: CreateSecurityGroup
    description: AWS's reference of the operation that creates security groups.
    link: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
"""

EXAMPLES = r"""
- name: Read one group
  gatehouse.aws.ec2_security_group_info:
    name: edge
    vpc_id: vpc-0123456789abcdef0
  register: found

- name: Read all groups of a VPC
  gatehouse.aws.ec2_security_group_info:
    vpc_id: vpc-0123456789abcdef0
"""

RETURN = r"""
security_groups:
  description:
    - All that were found, each as M(gatehouse.aws.ec2_security_group) takes it. The list is
      empty when nothing was found.
  returned: success
  type: list
  elements: dict
  contains:
    name:
      description:
        - The name of the group, by which it is found in its VPC.
      returned: when AWS reports it
      type: str
    group_id:
      description:
        - The ID of the group. The group must exist, unless C(state=absent).
      returned: when AWS reports it
      type: str
    description:
      description:
        - What the group is for. A new group without one is described by its name. It
          cannot change.
      returned: when AWS reports it
      type: str
    vpc_id:
      description:
        - The ID of the VPC.
      returned: when AWS reports it
      type: str
    rules:
      description:
        - The rules for what comes in, all of them, unless C(purge_rules=false). One entry
          may name several ports and several sources. The result has one for each.
      returned: when AWS reports it
      type: list
      elements: dict
      contains:
        proto:
          description:
            - The protocol by its name or number. V(all) or V(-1) means every protocol.
          type: str
        ports:
          description:
            - Ports and ranges of ports, such as V(443) and V(8000-8100).
          type: list
          elements: str
        from_port:
          description:
            - The first port, where there is one range only.
          type: int
        to_port:
          description:
            - The last port, where there is one range only.
          type: int
        icmp_type:
          description:
            - The type of ICMP message, for C(rules[].proto=icmp) and V(icmpv6). V(-1)
              means every type.
          type: int
        icmp_code:
          description:
            - The code of the ICMP message. V(-1) means every code.
          type: int
        cidr_ip:
          description:
            - Allowed networks of IPv4 addresses, in CIDR notation.
          type: list
          elements: str
        cidr_ipv6:
          description:
            - Allowed networks of IPv6 addresses, in CIDR notation.
          type: list
          elements: str
        ip_prefix:
          description:
            - Allowed prefix lists, by ID.
          type: list
          elements: str
        group_id:
          description:
            - Allowed security groups, by ID.
          type: list
          elements: str
        group_name:
          description:
            - Allowed security group, by name, in the same VPC. The group's own name
              means the group itself.
          type: str
        rule_desc:
          description:
            - What the rule is for.
          type: str
    rules_egress:
      description:
        - The rules for what goes out, all of them, unless C(purge_rules_egress=false).
      returned: when AWS reports it
      type: list
      elements: dict
      contains:
        proto:
          description:
            - The protocol by its name or number. V(all) or V(-1) means every protocol.
          type: str
        ports:
          description:
            - Ports and ranges of ports, such as V(443) and V(8000-8100).
          type: list
          elements: str
        from_port:
          description:
            - The first port, where there is one range only.
          type: int
        to_port:
          description:
            - The last port, where there is one range only.
          type: int
        icmp_type:
          description:
            - The type of ICMP message, for C(rules_egress[].proto=icmp) and V(icmpv6).
              V(-1) means every type.
          type: int
        icmp_code:
          description:
            - The code of the ICMP message. V(-1) means every code.
          type: int
        cidr_ip:
          description:
            - Allowed networks of IPv4 addresses, in CIDR notation.
          type: list
          elements: str
        cidr_ipv6:
          description:
            - Allowed networks of IPv6 addresses, in CIDR notation.
          type: list
          elements: str
        ip_prefix:
          description:
            - Allowed prefix lists, by ID.
          type: list
          elements: str
        group_id:
          description:
            - Allowed security groups, by ID.
          type: list
          elements: str
        group_name:
          description:
            - Allowed security group, by name, in the same VPC. The group's own name
              means the group itself.
          type: str
        rule_desc:
          description:
            - What the rule is for.
          type: str
    security_group_arn:
      description:
        - The ARN of the group.
      returned: when AWS reports it
      type: str
    owner_id:
      description:
        - The account that the group belongs to.
      returned: when AWS reports it
      type: str
    tags:
      description: The tags.
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
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.security_group import (
    SECURITY_GROUP,
)

OPTIONS = {
    **strings("name group_id vpc_id"),
}


def main() -> None:
    """Read what the options name."""
    run_info(SECURITY_GROUP, OPTIONS)


if __name__ == "__main__":
    main()
