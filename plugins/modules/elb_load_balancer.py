#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: elb_load_balancer
version_added: 0.1.0
short_description: Manage one Application Load Balancer
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes an Application Load Balancer with its subnets, security groups
    and attributes, and waits until it is active.
  - Its listeners have a module of their own, M(gatehouse.aws.elb_listener), and are never
    touched, but removing the load balancer removes them, as AWS does.
  - An option that is not given keeps the value it has in AWS. O(attributes) is merged. A null
    value means the option is not given.
options:
  name:
    description:
      - The name of the load balancer, by which it is found. It cannot change.
    type: str
    required: true
  scheme:
    description:
      - Whether it can be reached from the internet. AWS takes V(internet-facing) when it is
        left out. It cannot change.
    type: str
    choices:
      - internet-facing
      - internal
  subnets:
    description:
      - The IDs of its subnets, at least two in different Availability Zones. Required to
        create a load balancer.
    type: list
    elements: str
  security_groups:
    description:
      - The IDs of its security groups, all of them. AWS takes the VPC's default group for a
        new load balancer without any.
    type: list
    elements: str
  security_group_names:
    description:
      - Names of security groups, in addition to O(security_groups).
      - A name that several VPCs have has to be given as an ID.
      - In check mode, a group that does not exist yet is predicted, and its ID reads
        V(predicted:security_group/<name>).
    type: list
    elements: str
  ip_address_type:
    description:
      - Which addresses it has.
    type: str
    choices:
      - ipv4
      - dualstack
      - dualstack-without-public-ipv4
  customer_owned_ipv4_pool:
    description:
      - The ID of the address pool, on an Outpost. It cannot change.
    type: str
  ipam_pools:
    description:
      - The address pools of IPAM. It cannot change.
    type: dict
    suboptions:
      ipv4_ipam_pool_id:
        description:
          - The ID of the pool of IPv4 addresses.
        type: str
  attributes:
    description:
      - Attributes by AWS's name, such as C(idle_timeout.timeout_seconds),
        C(deletion_protection.enabled), C(routing.http.drop_invalid_header_fields.enabled) or
        C(access_logs.s3.bucket).
      - Those not listed keep their values. Some can be given by an option of their own too, such
        as O(idle_timeout), which is called as in M(amazon.aws.elb_application_lb).
      - A load balancer with C(deletion_protection.enabled) is not removed, also in check mode,
        unless V(false) for it beside O(state=absent) says that the protection shall go too.
    type: dict
  access_logs_enabled:
    description:
      - Whether requests are logged to O(access_logs_s3_bucket). The attribute
        C(access_logs.s3.enabled).
    type: bool
  access_logs_s3_bucket:
    description:
      - The bucket for access logs, whose policy must let Elastic Load Balancing write. The
        attribute C(access_logs.s3.bucket).
    type: str
  access_logs_s3_prefix:
    description:
      - What the names of access logs begin with. The attribute C(access_logs.s3.prefix).
    type: str
  deletion_protection:
    description:
      - Whether AWS refuses to delete it. The attribute C(deletion_protection.enabled).
    type: bool
  http2:
    description:
      - Whether it speaks HTTP/2. The attribute C(routing.http2.enabled), V(true) for a new one.
    type: bool
  http_desync_mitigation_mode:
    description:
      - How requests that may mean two things are handled. The attribute
        C(routing.http.desync_mitigation_mode), V(defensive) for a new one.
    type: str
    choices:
      - monitor
      - defensive
      - strictest
  http_drop_invalid_header_fields:
    description:
      - Whether headers with invalid names are dropped. The attribute
        C(routing.http.drop_invalid_header_fields.enabled).
    type: bool
  http_x_amzn_tls_version_and_cipher_suite:
    description:
      - Whether targets are told the version and cipher of TLS. The attribute
        C(routing.http.x_amzn_tls_version_and_cipher_suite.enabled).
    type: bool
  http_xff_client_port:
    description:
      - Whether C(X-Forwarded-For) holds the port of the client. The attribute
        C(routing.http.xff_client_port.enabled).
    type: bool
  idle_timeout:
    description:
      - Seconds, V(1) to V(4000), after which an idle connection is closed. The attribute
        C(idle_timeout.timeout_seconds), V(60) for a new one.
    type: int
  waf_fail_open:
    description:
      - Whether requests pass when AWS WAF does not answer. The attribute
        C(waf.fail_open.enabled).
    type: bool
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._wait
  - amazon.aws.tags
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(elasticloadbalancing:DescribeLoadBalancers),
    C(elasticloadbalancing:CreateLoadBalancer), C(elasticloadbalancing:DeleteLoadBalancer),
    C(elasticloadbalancing:SetSubnets), C(elasticloadbalancing:SetSecurityGroups),
    C(elasticloadbalancing:SetIpAddressType), those to describe and modify attributes and tags,
    and for names C(ec2:DescribeSecurityGroups).
seealso:
  - module: gatehouse.aws.elb_load_balancer_info
  - module: gatehouse.aws.elb_listener
  - module: gatehouse.aws.ec2_security_group
  - module: gatehouse.aws.route53_record
  - name: CreateLoadBalancer
    description: AWS's reference of the operation that creates load balancers.
    link: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
"""

EXAMPLES = r"""
- name: Create a load balancer
  gatehouse.aws.elb_load_balancer:
    name: edge
    scheme: internet-facing
    subnets:
      - subnet-0123456789abcdef0
      - subnet-0123456789abcdef1
    security_group_names:
      - edge
    attributes:
      deletion_protection.enabled: true
      idle_timeout.timeout_seconds: 120
    tags:
      team: shop

- name: Give up the protection
  gatehouse.aws.elb_load_balancer:
    name: edge
    attributes:
      deletion_protection.enabled: false

- name: Delete a load balancer
  gatehouse.aws.elb_load_balancer:
    name: edge
    state: absent
"""

RETURN = r"""
load_balancer:
  description:
    - What there is after the run; empty when it is absent. In check mode, what there would be.
  returned: success
  type: dict
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

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import elb_load_balancer as kind

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring the resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
