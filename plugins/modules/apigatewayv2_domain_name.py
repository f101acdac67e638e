#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: apigatewayv2_domain_name
version_added: 0.1.0
short_description: Manage one custom domain name of API Gateway
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes a custom domain name, under which APIs answer by their mappings.
    A record that points it at RV(api_domain_name.api_gateway_domain_name) makes it known, see
    M(gatehouse.aws.route53_record).
  - Removing a domain name removes its mappings.
  - An option that is not given keeps the value it has in AWS. A null value means the option is
    not given.
options:
  domain_name:
    description:
      - The name, such as V(api.example.com), by which it is found.
    type: str
    required: true
  certificate_arn:
    description:
      - The ARN of a certificate for the name, in ACM in the same region. One of this and
        O(certificate_domain) is required to create a domain name.
    type: str
  certificate_domain:
    description:
      - The name of the certificate in ACM, which is then looked up.
      - In check mode, one that does not exist yet is predicted. Outside check mode it is an
        error, as it has to exist first, for which there is M(gatehouse.aws.acm_certificate).
    type: str
  endpoint_type:
    description:
      - The kind of endpoint.
    type: str
    choices:
      - REGIONAL
  security_policy:
    description:
      - The oldest TLS that is spoken. HTTP APIs take nothing older than V(TLS_1_2).
    type: str
    choices:
      - TLS_1_2
  ip_address_type:
    description:
      - By which kinds of addresses the name is reached. AWS takes V(ipv4) at creation.
    type: str
    choices:
      - ipv4
      - dualstack
  ownership_verification_certificate_arn:
    description:
      - The ARN of a public certificate that proves whose name it is, where the other one was
        imported or is private.
    type: str
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
  - module: gatehouse.aws.apigatewayv2_domain_name_info
  - module: gatehouse.aws.apigatewayv2_api_mapping
  - module: gatehouse.aws.route53_record
  - name: CreateDomainName
    description: AWS's reference of the operation that creates domain names.
    link: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/domainnames.html
"""

EXAMPLES = r"""
- name: Let APIs answer under a name of ours
  gatehouse.aws.apigatewayv2_domain_name:
    domain_name: api.example.com
    certificate_domain: api.example.com

- name: Remove the domain name and its mappings
  gatehouse.aws.apigatewayv2_domain_name:
    domain_name: api.example.com
    state: absent
"""

RETURN = r"""
api_domain_name:
  description:
    - What there is after the run; empty when it is absent. In check mode, what there would be.
  returned: success
  type: dict
  contains:
    domain_name:
      description:
        - The name.
      returned: when AWS reports it
      type: str
    domain_name_arn:
      description:
        - The ARN of the domain name.
      returned: when AWS reports it
      type: str
    api_gateway_domain_name:
      description:
        - What a record for the name has to point at.
      returned: when AWS reports it
      type: str
    hosted_zone_id:
      description:
        - The hosted zone of that, for an alias.
      returned: when AWS reports it
      type: str
    certificate_arn:
      description:
        - The ARN of the certificate.
      returned: when AWS reports it
      type: str
    endpoint_type:
      description:
        - The kind of endpoint.
      returned: when AWS reports it
      type: str
    security_policy:
      description:
        - The oldest TLS that is spoken.
      returned: when AWS reports it
      type: str
    ip_address_type:
      description:
        - By which kinds of addresses the name is reached.
      returned: when AWS reports it
      type: str
    ownership_verification_certificate_arn:
      description:
        - The certificate that proves whose name it is.
      returned: when AWS reports it
      type: str
    domain_name_status:
      description:
        - How far it is, such as V(AVAILABLE).
      returned: when AWS reports it
      type: str
    domain_name_status_message:
      description:
        - What AWS says of that.
      returned: when AWS reports it
      type: str
    routing_mode:
      description:
        - How requests find their API.
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
    apigatewayv2_domain_name as kind,
)

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring the resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
