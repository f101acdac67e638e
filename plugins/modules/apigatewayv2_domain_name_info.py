#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: apigatewayv2_domain_name_info
version_added: 0.1.0
short_description: Read custom domain names of API Gateway
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns one custom domain name, or all of them, in the form that
    M(gatehouse.aws.apigatewayv2_domain_name) takes.
options:
  domain_name:
    description:
      - The only name to read. Left out, all are read.
    type: str
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permission C(apigateway:GET).
seealso:
  - module: gatehouse.aws.apigatewayv2_domain_name
  - name: CreateDomainName
    description: AWS's reference of the operation that creates domain names.
    link: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/domainnames.html
"""

EXAMPLES = r"""
- name: Read one custom domain name
  gatehouse.aws.apigatewayv2_domain_name_info:
    domain_name: api.example.com
  register: found

- name: Read all custom domain names
  gatehouse.aws.apigatewayv2_domain_name_info:
"""

RETURN = r"""
api_domain_names:
  description:
    - All that were found, each as M(gatehouse.aws.apigatewayv2_domain_name) takes it. The list is
      empty when nothing was found.
  returned: success
  type: list
  elements: dict
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

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import strings
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._resources import (
    apigatewayv2_domain_name as described,
)

OPTIONS = {
    **strings("domain_name"),
}


def main() -> None:
    """Read what the options name."""
    run_info(described.DOMAIN_NAME, OPTIONS)


if __name__ == "__main__":
    main()
