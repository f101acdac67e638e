#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: apigatewayv2_integration_info
version_added: 0.1.0
short_description: Read integrations of HTTP APIs
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns one integration of an API, or all of them, in the form that
    M(gatehouse.aws.apigatewayv2_integration) takes.
options:
  integration_id:
    description:
      - The ID of the only integration to read.
    type: str
  name:
    description:
      - The name of the only integration to read.
    type: str
    aliases:
      - description
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - gatehouse.aws._http_api.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permission C(apigateway:GET).
seealso:
  - module: gatehouse.aws.apigatewayv2_integration
  - name: CreateIntegration
    description: AWS's reference of the operation that creates integrations.
    link: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations.html
"""

EXAMPLES = r"""
- name: Read one of the integrations
  gatehouse.aws.apigatewayv2_integration_info:
    api_name: orders
    name: function
  register: found

- name: Read all integrations of the API
  gatehouse.aws.apigatewayv2_integration_info:
    api_name: orders
"""

RETURN = r"""
api_integrations:
  description:
    - All that were found, each as M(gatehouse.aws.apigatewayv2_integration) takes it. The list is
      empty when nothing was found.
  returned: success
  type: list
  elements: dict
  contains:
    api_id:
      description:
        - The ID of the API.
      returned: when AWS reports it
      type: str
    integration_id:
      description:
        - The ID of the integration.
      returned: when AWS reports it
      type: str
    name:
      description:
        - The name of the integration.
      returned: when AWS reports it
      type: str
    target:
      description:
        - How a route names it.
      returned: when AWS reports it
      type: str
    integration_type:
      description:
        - The type of the integration.
      returned: when AWS reports it
      type: str
    integration_uri:
      description:
        - Where requests go.
      returned: when AWS reports it
      type: str
    integration_method:
      description:
        - The method of requests that are sent on.
      returned: when AWS reports it
      type: str
    connection_type:
      description:
        - Whether requests go through a VPC link.
      returned: when AWS reports it
      type: str
    connection_id:
      description:
        - The ID of the VPC link.
      returned: when AWS reports it
      type: str
    credentials_arn:
      description:
        - The role that API Gateway takes on.
      returned: when AWS reports it
      type: str
    payload_format_version:
      description:
        - The form of what a function gets.
      returned: when AWS reports it
      type: str
    timeout_in_millis:
      description:
        - For how many milliseconds to wait for an answer.
      returned: when AWS reports it
      type: int
    tls_config:
      description:
        - How a listener behind a VPC link is spoken to.
      returned: when AWS reports it
      type: dict
      contains:
        server_name_to_verify:
          description:
            - The name for which the listener's certificate has to be.
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
    apigatewayv2_integration as described,
)

OPTIONS = {
    **strings("api_id api_name integration_id"),
    **strings("name", aliases=["description"]),
}


def main() -> None:
    """Read what the options name."""
    run_info(described.INTEGRATION, OPTIONS, required_one_of=[["api_id", "api_name"]])


if __name__ == "__main__":
    main()
