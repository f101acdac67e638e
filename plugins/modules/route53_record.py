#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: route53_record
version_added: 0.1.0
short_description: Manage one DNS record of Route 53
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes a record, plain or an alias.
  - Names are compared in lower case and with the last dot, whether it is written or not.
  - An option that is not given keeps the value it has in AWS. A record becomes an alias, or a
    plain one, when O(alias_target) or O(values) is given. A null value means the option is not
    given.
options:
  zone:
    description:
      - The name of the hosted zone, instead of O(hosted_zone_id).
      - In check mode, a zone that does not exist yet is predicted. Outside check mode it is
        an error, and with O(state=absent) it means there is nothing left to remove.
    type: str
  hosted_zone_id:
    description:
      - The ID of the hosted zone. Exactly one of this and O(zone) is required.
    type: str
    aliases:
      - zone_id
  private_zone:
    description:
      - Whether the private zone that is called O(zone) is meant, not the public one.
    type: bool
    default: false
  name:
    description:
      - The full name of the record.
    type: str
    aliases:
      - record
    required: true
  type:
    description:
      - The type of the record.
    type: str
    choices:
      - A
      - AAAA
      - CAA
      - CNAME
      - DS
      - HTTPS
      - MX
      - NAPTR
      - NS
      - PTR
      - SOA
      - SPF
      - SRV
      - SSHFP
      - SVCB
      - TLSA
      - TXT
    required: true
  ttl:
    description:
      - For how many seconds the record may be kept. A new plain record without it gets
        V(3600). Not for an alias.
    type: int
  values:
    description:
      - The values of the record, all of them. One of this and O(alias_target) is required to
        create a record.
      - Texts of V(TXT) records get the quotes that they need.
    type: list
    elements: str
    aliases:
      - value
  alias_target:
    description:
      - What the record is an alias of.
    type: dict
    suboptions:
      dns_name:
        description:
          - The DNS name of the target.
        type: str
      hosted_zone_id:
        description:
          - The ID of the hosted zone of the target, as the service behind it tells.
        type: str
      load_balancer_name:
        description:
          - The name of a load balancer, instead of both its name and zone.
          - In check mode, a load balancer that does not exist yet is predicted.
        type: str
      user_pool_domain:
        description:
          - The domain of the sign-in pages of a user pool, instead of both the name and the zone of
            the distribution behind it.
          - In check mode, a domain that does not exist yet is predicted.
        type: str
      api_domain_name:
        description:
          - The custom domain name of APIs, instead of both the name and the zone behind it. See
            M(gatehouse.aws.apigatewayv2_domain_name).
          - In check mode, a domain name that does not exist yet is predicted.
        type: str
      evaluate_target_health:
        description:
          - Whether the record is only answered while the target is healthy. AWS is told
            V(false) when it is left out.
        type: bool
  alias:
    description:
      - V(true) makes the record an alias of the one name in O(values), in the words of
        M(amazon.aws.route53). O(alias_target) says the same, and can name a load balancer.
    type: bool
  alias_hosted_zone_id:
    description:
      - The ID of the hosted zone of the target. Required with O(alias=true).
    type: str
  alias_evaluate_target_health:
    description:
      - Whether the record is only answered while the target is healthy, with O(alias=true).
        AWS is told V(false) when it is left out.
    type: bool
  set_identifier:
    description:
      - What tells this record from others with the same name and type. Required with a
        routing policy.
    type: str
    aliases:
      - identifier
  weight:
    description:
      - The share of answers with this record, from V(0) to V(255).
    type: int
  latency_region:
    description:
      - The region to which this record is near, for routing by latency.
    type: str
  failover:
    description:
      - Whether this record is the first choice, or the other.
    type: str
    choices:
      - PRIMARY
      - SECONDARY
  geo_location:
    description:
      - From where this record is asked for.
    type: dict
    suboptions:
      continent_code:
        description:
          - The code of the continent.
        type: str
      country_code:
        description:
          - The code of the country, or V(*) for everywhere else.
        type: str
      subdivision_code:
        description:
          - The code of the state.
        type: str
  multi_value_answer:
    description:
      - Whether up to eight of such records are answered at once.
    type: bool
  health_check_id:
    description:
      - The ID of the health check on which the answer depends.
    type: str
    aliases:
      - health_check
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(route53:ListResourceRecordSets) and
    C(route53:ChangeResourceRecordSets), and for names C(route53:ListHostedZonesByName) and
    C(elasticloadbalancing:DescribeLoadBalancers).
seealso:
  - module: gatehouse.aws.route53_record_info
  - module: gatehouse.aws.elb_load_balancer
  - module: gatehouse.aws.acm_certificate
  - name: ChangeResourceRecordSets
    description: AWS's reference of the operation that changes records.
    link: https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html
"""

EXAMPLES = r"""
- name: Point a name to a load balancer
  gatehouse.aws.route53_record:
    zone: example.com
    name: orders.example.com
    type: A
    alias_target:
      load_balancer_name: edge

- name: Point a custom domain to the sign-in pages
  gatehouse.aws.route53_record:
    zone: example.com
    name: login.example.com
    type: A
    alias_target:
      user_pool_domain: login.example.com

- name: Prove to ACM that a domain is ours
  gatehouse.aws.route53_record:
    hosted_zone_id: Z0123456789ABCDEFGHIJ
    name: _x1.orders.example.com
    type: CNAME
    ttl: 300
    values:
      - _x2.acm-validations.aws

- name: Delete a record
  gatehouse.aws.route53_record:
    zone: example.com
    name: orders.example.com
    type: A
    state: absent
"""

RETURN = r"""
record:
  description:
    - What there is after the run; empty when it is absent. In check mode, what there would be.
  returned: success
  type: dict
  contains:
    hosted_zone_id:
      description:
        - The ID of the hosted zone. Exactly one of this and O(zone) is required.
      returned: when AWS reports it
      type: str
    name:
      description:
        - The full name of the record.
      returned: when AWS reports it
      type: str
    type:
      description:
        - The type of the record.
      returned: when AWS reports it
      type: str
    ttl:
      description:
        - For how many seconds the record may be kept. A new plain record without it gets
          V(3600). Not for an alias.
      returned: when AWS reports it
      type: int
    values:
      description:
        - The values of the record, all of them. One of this and O(alias_target) is
          required to create a record.
      returned: when AWS reports it
      type: list
      elements: str
    alias_target:
      description:
        - What the record is an alias of.
      returned: when AWS reports it
      type: dict
      contains:
        dns_name:
          description:
            - The DNS name of the target.
          type: str
        hosted_zone_id:
          description:
            - The ID of the hosted zone of the target, as the service behind it tells.
          type: str
        evaluate_target_health:
          description:
            - Whether the record is only answered while the target is healthy. AWS is
              told V(false) when it is left out.
          type: bool
    set_identifier:
      description:
        - What tells this record from others with the same name and type.
      returned: when AWS reports it
      type: str
    weight:
      description:
        - The share of answers with this record, from V(0) to V(255).
      returned: when AWS reports it
      type: int
    latency_region:
      description:
        - The region to which this record is near, for routing by latency.
      returned: when AWS reports it
      type: str
    failover:
      description:
        - Whether this record is the first choice, or the other.
      returned: when AWS reports it
      type: str
    geo_location:
      description:
        - From where this record is asked for.
      returned: when AWS reports it
      type: dict
      contains:
        continent_code:
          description:
            - The code of the continent.
          type: str
        country_code:
          description:
            - The code of the country, or V(*) for everywhere else.
          type: str
        subdivision_code:
          description:
            - The code of the state.
          type: str
    multi_value_answer:
      description:
        - Whether up to eight of such records are answered at once.
      returned: when AWS reports it
      type: bool
    health_check_id:
      description:
        - The ID of the health check on which the answer depends.
      returned: when AWS reports it
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
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import route53_record as kind

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring the resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
