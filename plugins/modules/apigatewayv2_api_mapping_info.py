#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: apigatewayv2_api_mapping_info
version_added: 0.1.0
short_description: Read mappings of custom domain names
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns one mapping of a custom domain name, or all of them, in the form that
    M(gatehouse.aws.apigatewayv2_api_mapping) takes.
options:
  domain_name:
    description:
      - The custom domain name.
    type: str
    required: true
  api_mapping_key:
    description:
      - The path of the only mapping to read, an empty string for the root.
    type: str
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permission C(apigateway:GET).
seealso:
  - module: gatehouse.aws.apigatewayv2_api_mapping
  - name: CreateApiMapping
    description: AWS's reference of the operation that creates mappings.
    link: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/domainnames-domainname-apimappings.html
"""

EXAMPLES = r"""
- name: Read all mappings
  gatehouse.aws.apigatewayv2_api_mapping_info:
    domain_name: api.example.com
  register: found

- name: Read the mapping of a path
  gatehouse.aws.apigatewayv2_api_mapping_info:
    domain_name: api.example.com
    api_mapping_key: invoices/v1
"""

RETURN = r"""
api_mappings:
  description:
    - All that were found, each as M(gatehouse.aws.apigatewayv2_api_mapping) takes it. The list is
      empty when nothing was found.
  returned: success
  type: list
  elements: dict
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

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import strings
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._resources import (
    apigatewayv2_api_mapping as described,
)

OPTIONS = {
    **strings("domain_name", required=True),
    **strings("api_mapping_key", no_log=False),
}


def main() -> None:
    """Read what the options name."""
    run_info(described.MAPPING, OPTIONS)


if __name__ == "__main__":
    main()
