#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: apigatewayv2_api_mapping
version_added: 0.1.0
short_description: Manage which API answers under a custom domain name
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - >-
    Creates, changes and removes a mapping: which stage of which API answers below a path of a
    custom domain name.
  - An option that is not given keeps the value it has in AWS. A null value means the option is
    not given.
options:
  domain_name:
    description:
      - The custom domain name, see M(gatehouse.aws.apigatewayv2_domain_name).
    type: str
    required: true
  api_mapping_id:
    description:
      - The ID of the mapping. Needed only to change its path.
    type: str
  api_mapping_key:
    description:
      - The path below which the API answers, without slashes at its ends. An empty string, or
        V((none\)), is the root of the domain. One of this and O(api_mapping_id) is required.
    type: str
  api_id:
    description:
      - The ID of the API. One of this, O(api_name) and O(rest_api_name) is required to create a
        mapping.
    type: str
  api_name:
    description:
      - The name of the HTTP API.
      - In check mode, one that does not exist yet is predicted. Outside check mode it is an
        error, as it has to exist first, for which there is M(gatehouse.aws.apigatewayv2_api).
    type: str
  rest_api_name:
    description:
      - The name of the REST API, instead, see M(gatehouse.aws.apigateway_rest_api). AWS takes
        one with a regional endpoint.
    type: str
  stage:
    description:
      - The stage of the API. V($default) is taken when it is left out at creation, which a REST
        API does not have.
    type: str
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(apigateway:GET), C(apigateway:POST), C(apigateway:PATCH)
    and C(apigateway:DELETE).
seealso:
  - module: gatehouse.aws.apigatewayv2_api_mapping_info
  - module: gatehouse.aws.apigatewayv2_domain_name
  - module: gatehouse.aws.apigatewayv2_stage
  - name: CreateApiMapping
    description: AWS's reference of the operation that creates mappings.
    link: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/domainnames-domainname-apimappings.html
"""

EXAMPLES = r"""
- name: Let the API answer at the root of the name
  gatehouse.aws.apigatewayv2_api_mapping:
    domain_name: api.example.com
    api_mapping_key: ""
    api_name: orders

- name: Let another one answer below a path
  gatehouse.aws.apigatewayv2_api_mapping:
    domain_name: api.example.com
    api_mapping_key: invoices/v1
    api_name: invoices

- name: Let a REST API answer below another
  gatehouse.aws.apigatewayv2_api_mapping:
    domain_name: api.example.com
    api_mapping_key: reports
    rest_api_name: reports
    stage: live

- name: Remove the mapping of the root
  gatehouse.aws.apigatewayv2_api_mapping:
    domain_name: api.example.com
    api_mapping_key: ""
    state: absent
"""

RETURN = r"""
api_mapping:
  description:
    - What there is after the run; empty when it is absent. In check mode, what there would be.
  returned: success
  type: dict
  contains:
    domain_name:
      description:
        - The custom domain name.
      returned: when AWS reports it
      type: str
    api_mapping_id:
      description:
        - The ID of the mapping.
      returned: when AWS reports it
      type: str
    api_mapping_key:
      description:
        - The path, V((none\)) for the root.
      returned: when AWS reports it
      type: str
    api_id:
      description:
        - The ID of the API.
      returned: when AWS reports it
      type: str
    stage:
      description:
        - The stage of the API.
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
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import (
    apigatewayv2_api_mapping as kind,
)

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring the resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
