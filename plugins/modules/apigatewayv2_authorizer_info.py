#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: apigatewayv2_authorizer_info
version_added: 0.1.0
short_description: Read authorizers of HTTP APIs
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns one authorizer of an API, or all of them, in the form that
    M(gatehouse.aws.apigatewayv2_authorizer) takes.
options:
  authorizer_id:
    description:
      - The ID of the only authorizer to read.
    type: str
  name:
    description:
      - The name of the only authorizer to read.
    type: str
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - gatehouse.aws._http_api.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permission C(apigateway:GET).
seealso:
  - module: gatehouse.aws.apigatewayv2_authorizer
  - name: CreateAuthorizer
    description: AWS's reference of the operation that creates authorizers.
    link: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-authorizers.html
"""

EXAMPLES = r"""
- name: Read one of the authorizers
  gatehouse.aws.apigatewayv2_authorizer_info:
    api_name: orders
    name: people
  register: found

- name: Read all authorizers of the API
  gatehouse.aws.apigatewayv2_authorizer_info:
    api_name: orders
"""

RETURN = r"""
api_authorizers:
  description:
    - All that were found, each as M(gatehouse.aws.apigatewayv2_authorizer) takes it. The list is
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
    authorizer_id:
      description:
        - The ID of the authorizer.
      returned: when AWS reports it
      type: str
    name:
      description:
        - The name of the authorizer.
      returned: when AWS reports it
      type: str
    authorizer_type:
      description:
        - The kind of authorizer.
      returned: when AWS reports it
      type: str
    identity_source:
      description:
        - Where the token is.
      returned: when AWS reports it
      type: list
      elements: str
    jwt_configuration:
      description:
        - Whose tokens are good.
      returned: when AWS reports it
      type: dict
      contains:
        issuer:
          description:
            - Who signs them.
          returned: when AWS reports it
          type: str
        audience:
          description:
            - For whom they have to be.
          returned: when AWS reports it
          type: list
          elements: str
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
    apigatewayv2_authorizer as described,
)

OPTIONS = {
    **strings("api_id api_name authorizer_id name"),
}


def main() -> None:
    """Read what the options name."""
    run_info(described.AUTHORIZER, OPTIONS, required_one_of=[["api_id", "api_name"]])


if __name__ == "__main__":
    main()
