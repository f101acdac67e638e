#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: ec2_security_group
version_added: 0.1.0
short_description: Manage one security group of EC2
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes a security group with its rules.
  - Rules are compared by what they let through. New rules are added before old ones are removed,
    so a connection that both allow is never cut.
  - An option that is not given keeps the value it has in AWS. A null value means the option is
    not given.
options:
  name:
    description:
      - The name of the group, by which it is found in its VPC. Required unless O(group_id)
        is given. It cannot change.
    type: str
  group_id:
    description:
      - The ID of the group. The group must exist, unless O(state=absent).
    type: str
  description:
    description:
      - What the group is for. A new group without one is described by its name. It cannot
        change.
    type: str
  vpc_id:
    description:
      - The ID of the VPC. Left out, the group is looked for in all VPCs, and created in the
        default VPC.
    type: str
  rules:
    description:
      - The rules for what comes in, all of them, unless O(purge_rules=false). One entry may
        name several ports and several sources. The result has one for each.
      - An empty list lets nothing in.
    type: list
    elements: dict
    suboptions:
      proto:
        description:
          - The protocol by its name or number. V(all) or V(-1) means every protocol.
        type: str
        default: tcp
      ports:
        description:
          - Ports and ranges of ports, such as V(443) and V(8000-8100). Left out, and
            with O(rules[].from_port) left out too, every port is meant.
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
          - The type of ICMP message, for O(rules[].proto=icmp) and V(icmpv6). V(-1)
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
          - A group of another account is written as C(ACCOUNT/ID).
        type: list
        elements: str
      group_name:
        description:
          - Allowed security group, by name, in the same VPC. The group's own name means
            the group itself.
          - In check mode, a group that does not exist yet is predicted.
        type: str
      rule_desc:
        description:
          - What the rule is for. Left out, the description that AWS has is kept.
        type: str
  rules_egress:
    description:
      - The rules for what goes out, all of them, unless O(purge_rules_egress=false).
      - AWS gives a new group the rule that everything may go out, which stays when this
        option is left out.
    type: list
    elements: dict
    aliases:
      - egress_rules
    suboptions:
      proto:
        description:
          - The protocol by its name or number. V(all) or V(-1) means every protocol.
        type: str
        default: tcp
      ports:
        description:
          - Ports and ranges of ports, such as V(443) and V(8000-8100). Left out, and
            with O(rules_egress[].from_port) left out too, every port is meant.
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
          - The type of ICMP message, for O(rules_egress[].proto=icmp) and V(icmpv6).
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
          - A group of another account is written as C(ACCOUNT/ID).
        type: list
        elements: str
      group_name:
        description:
          - Allowed security group, by name, in the same VPC. The group's own name means
            the group itself.
          - In check mode, a group that does not exist yet is predicted.
        type: str
      rule_desc:
        description:
          - What the rule is for. Left out, the description that AWS has is kept.
        type: str
  purge_rules:
    description:
      - Whether rules that are not in O(rules) are removed. Ignored unless O(rules) is given.
    type: bool
    default: true
  purge_rules_egress:
    description:
      - Whether rules that are not in O(rules_egress) are removed. Ignored unless
        O(rules_egress) is given.
    type: bool
    aliases:
      - purge_egress_rules
    default: true
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - amazon.aws.tags
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(ec2:DescribeSecurityGroups), C(ec2:CreateSecurityGroup),
    C(ec2:DeleteSecurityGroup), C(ec2:AuthorizeSecurityGroupIngress),
    C(ec2:AuthorizeSecurityGroupEgress), C(ec2:RevokeSecurityGroupIngress),
    C(ec2:RevokeSecurityGroupEgress), C(ec2:UpdateSecurityGroupRuleDescriptionsIngress),
    C(ec2:UpdateSecurityGroupRuleDescriptionsEgress), C(ec2:CreateTags) and C(ec2:DeleteTags).
seealso:
  - module: gatehouse.aws.ec2_security_group_info
  - module: gatehouse.aws.elb_load_balancer
  - module: gatehouse.aws.ecs_service
  - name: CreateSecurityGroup
    description: AWS's reference of the operation that creates security groups.
    link: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
"""

EXAMPLES = r"""
- name: Let everybody in to HTTPS, and out to the network and to an identity provider
  gatehouse.aws.ec2_security_group:
    name: edge
    description: The load balancer
    vpc_id: vpc-0123456789abcdef0
    rules:
      - ports: [80, 443]
        cidr_ip: [0.0.0.0/0]
        cidr_ipv6: ["::/0"]
        rule_desc: Visitors
    rules_egress:
      - ports: [8080]
        cidr_ip: [10.0.0.0/16]
      - ports: [443]
        cidr_ip: [0.0.0.0/0]

- name: Let only the load balancer in to the tasks, and the tasks to each other
  gatehouse.aws.ec2_security_group:
    name: tasks
    vpc_id: vpc-0123456789abcdef0
    rules:
      - ports: [8080]
        group_name: edge
      - proto: all
        group_name: tasks

- name: Delete a group
  gatehouse.aws.ec2_security_group:
    name: tasks
    vpc_id: vpc-0123456789abcdef0
    state: absent
"""

RETURN = r"""
security_group:
  description:
    - What there is after the run; empty when it is absent. In check mode, what there would be.
  returned: success
  type: dict
  contains:
    name:
      description:
        - The name of the group, by which it is found in its VPC.
      returned: when AWS reports it
      type: str
    group_id:
      description:
        - The ID of the group. The group must exist, unless O(state=absent).
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
        - The rules for what comes in, all of them, unless O(purge_rules=false). One entry
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
            - The type of ICMP message, for O(rules[].proto=icmp) and V(icmpv6). V(-1)
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
        - The rules for what goes out, all of them, unless O(purge_rules_egress=false).
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
            - The type of ICMP message, for O(rules_egress[].proto=icmp) and V(icmpv6).
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

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import ec2_security_group as kind

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring the resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
