#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: elb_load_balancer_info
version_added: 0.1.0
short_description: Read load balancers of Elastic Load Balancing
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns one load balancer, or all of them, with their attributes and tags.
options:
  name:
    description:
      - The name of the only load balancer to read. Left out, all are read.
    type: str
  load_balancer_arn:
    description:
      - The ARN of the only load balancer to read.
    type: str
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(elasticloadbalancing:DescribeLoadBalancers),
    C(elasticloadbalancing:DescribeLoadBalancerAttributes) and
    C(elasticloadbalancing:DescribeTags).
seealso:
  - module: gatehouse.aws.elb_load_balancer
  - name: CreateLoadBalancer
    description: AWS's reference of the operation that creates load balancers.
    link: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
"""

EXAMPLES = r"""
- name: Read one load balancer
  gatehouse.aws.elb_load_balancer_info:
    name: edge
  register: found

- name: Read all load balancers
  gatehouse.aws.elb_load_balancer_info:
"""

RETURN = r"""
load_balancers:
  description:
    - All that were found, each as M(gatehouse.aws.elb_load_balancer) takes it. The list is
      empty when nothing was found.
  returned: success
  type: list
  elements: dict
  contains:
    name:
      description:
        - The name of the load balancer, by which it is found. It cannot change.
      returned: when AWS reports it
      type: str
    scheme:
      description:
        - Whether it can be reached from the internet.
      returned: when AWS reports it
      type: str
    subnets:
      description:
        - The IDs of its subnets, at least two in different Availability Zones.
      returned: when AWS reports it
      type: list
      elements: str
    security_groups:
      description:
        - The IDs of its security groups, all of them.
      returned: when AWS reports it
      type: list
      elements: str
    ip_address_type:
      description:
        - Which addresses it has.
      returned: when AWS reports it
      type: str
    customer_owned_ipv4_pool:
      description:
        - The ID of the address pool, on an Outpost. It cannot change.
      returned: when AWS reports it
      type: str
    ipam_pools:
      description:
        - The address pools of IPAM. It cannot change.
      returned: when AWS reports it
      type: dict
      contains:
        ipv4_ipam_pool_id:
          description:
            - The ID of the pool of IPv4 addresses.
          type: str
    attributes:
      description:
        - Attributes by AWS's name, such as C(idle_timeout.timeout_seconds),
          C(deletion_protection.enabled),
          C(routing.http.drop_invalid_header_fields.enabled) or C(access_logs.s3.bucket).
      returned: when AWS reports it
      type: dict
    load_balancer_arn:
      description:
        - The ARN of the load balancer.
      returned: when AWS reports it
      type: str
    dns_name:
      description:
        - The name under which it can be reached.
      returned: when AWS reports it
      type: str
    canonical_hosted_zone_id:
      description:
        - The hosted zone that an alias record for it names.
      returned: when AWS reports it
      type: str
    created_time:
      description:
        - When it was created, as ISO 8601.
      returned: when AWS reports it
      type: str
    vpc_id:
      description:
        - The ID of its VPC.
      returned: when AWS reports it
      type: str
    type:
      description:
        - The type of load balancer.
      returned: when AWS reports it
      type: str
    state:
      description:
        - Where AWS is with bringing it up.
      returned: when AWS reports it
      type: dict
      contains:
        code:
          description:
            - The state, V(active) when it is up.
          type: str
        reason:
          description:
            - Why it is in this state, if AWS says.
          type: str
    availability_zones:
      description:
        - Its Availability Zones.
      returned: when AWS reports it
      type: list
      elements: dict
      contains:
        zone_name:
          description:
            - The name of the zone.
          type: str
        subnet_id:
          description:
            - The ID of the subnet in it.
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
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.load_balancer import (
    LOAD_BALANCER,
)

OPTIONS = {
    **strings("name load_balancer_arn"),
}


def main() -> None:
    """Read what the options name."""
    run_info(LOAD_BALANCER, OPTIONS, mutually_exclusive=[["name", "load_balancer_arn"]])


if __name__ == "__main__":
    main()
