#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: apigatewayv2_api_info
version_added: 0.1.0
short_description: Read HTTP APIs of API Gateway
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns one API, several, or all of them, in the form that M(gatehouse.aws.apigatewayv2_api)
    takes.
options:
  api_id:
    description:
      - The ID of the only API to read.
    type: str
  name:
    description:
      - The name of the APIs to read. Without it and without O(api_id) all are read.
    type: str
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permission C(apigateway:GET).
seealso:
  - module: gatehouse.aws.apigatewayv2_api
  - name: CreateApi
    description: AWS's reference of the operation that creates APIs.
    link: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis.html
"""

EXAMPLES = r"""
- name: Read one API
  gatehouse.aws.apigatewayv2_api_info:
    name: orders
  register: found

- name: Read all APIs
  gatehouse.aws.apigatewayv2_api_info:
"""

RETURN = r"""
apis:
  description:
    - All that were found, each as M(gatehouse.aws.apigatewayv2_api) takes it. The list is empty
      when nothing was found.
  returned: success
  type: list
  elements: dict
  contains:
    api_id:
      description:
        - The ID of the API.
      returned: when AWS reports it
      type: str
    name:
      description:
        - The name of the API.
      returned: when AWS reports it
      type: str
    api_endpoint:
      description:
        - The address that AWS gives to the API.
      returned: when AWS reports it
      type: str
    protocol_type:
      description:
        - The protocol.
      returned: when AWS reports it
      type: str
    description:
      description:
        - What the API is for.
      returned: when AWS reports it
      type: str
    version:
      description:
        - What the owner calls this version.
      returned: when AWS reports it
      type: str
    disable_execute_api_endpoint:
      description:
        - Whether the address that AWS gives is closed.
      returned: when AWS reports it
      type: bool
    ip_address_type:
      description:
        - By which kinds of addresses it is reached.
      returned: when AWS reports it
      type: str
    cors_configuration:
      description:
        - What browsers may do from pages of other origins.
      returned: when AWS reports it
      type: dict
      contains:
        allow_credentials:
          description:
            - Whether requests may carry cookies and tokens.
          returned: when AWS reports it
          type: bool
        allow_headers:
          description:
            - Headers that requests may have.
          returned: when AWS reports it
          type: list
          elements: str
        allow_methods:
          description:
            - Methods that requests may have.
          returned: when AWS reports it
          type: list
          elements: str
        allow_origins:
          description:
            - Origins from which requests may come.
          returned: when AWS reports it
          type: list
          elements: str
        expose_headers:
          description:
            - Headers of answers that pages may see.
          returned: when AWS reports it
          type: list
          elements: str
        max_age:
          description:
            - For how many seconds a browser may remember this.
          returned: when AWS reports it
          type: int
    created_date:
      description:
        - When it was created, in ISO 8601.
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
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.apigatewayv2_api import API

OPTIONS = {
    **strings("api_id name"),
}


def main() -> None:
    """Read what the options name."""
    run_info(API, OPTIONS)


if __name__ == "__main__":
    main()
