#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: route53_record_info
version_added: 0.1.0
short_description: Read DNS records of Route 53
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns one record, or the records of a hosted zone, in the form that
    M(gatehouse.aws.route53_record) takes.
options:
  zone:
    description:
      - The name of the hosted zone, instead of O(hosted_zone_id). The result is empty when
        there is no such zone.
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
      - The full name of the records to read. Left out, those of all names are read.
    type: str
    aliases:
      - record
  type:
    description:
      - The type of the records to read. Left out, those of all types are read.
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
  set_identifier:
    description:
      - What tells the only record to read from others with the same name and type. Ignored
        unless O(name) and O(type) are given.
    type: str
    aliases:
      - identifier
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(route53:ListResourceRecordSets), and for a name
    C(route53:ListHostedZonesByName).
seealso:
  - module: gatehouse.aws.route53_record
  - name: ChangeResourceRecordSets
    description: AWS's reference of the operation that changes records.
    link: https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html
"""

EXAMPLES = r"""
- name: Read one record
  gatehouse.aws.route53_record_info:
    zone: example.com
    name: orders.example.com
    type: A
  register: found

- name: Read all records of a zone
  gatehouse.aws.route53_record_info:
    zone: example.com
"""

RETURN = r"""
records:
  description:
    - All that were found, each as M(gatehouse.aws.route53_record) takes it. The list is empty
      when nothing was found.
  returned: success
  type: list
  elements: dict
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
        - The values of the record, all of them. One of this and C(alias_target) is
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

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import (
    booleans,
    choice,
    strings,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.record import RECORD

OPTIONS = {
    **strings("zone"),
    **strings("hosted_zone_id", aliases=["zone_id"]),
    **booleans("private_zone", default=False),
    **strings("name", aliases=["record"]),
    **choice("type", "A AAAA CAA CNAME DS HTTPS MX NAPTR NS PTR SOA SPF SRV SSHFP SVCB TLSA TXT"),
    **strings("set_identifier", aliases=["identifier"]),
}


def main() -> None:
    """Read what the options name."""
    run_info(
        RECORD,
        OPTIONS,
        required_one_of=[["zone", "hosted_zone_id"]],
        mutually_exclusive=[["zone", "hosted_zone_id"]],
    )


if __name__ == "__main__":
    main()
