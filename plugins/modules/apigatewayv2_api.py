#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: apigatewayv2_api
version_added: 0.1.0
short_description: Manage one HTTP API of API Gateway
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes an HTTP API. Its routes, integrations, authorizers and stages are
    resources of their own.
  - Removing an API removes all that is in it. Mappings of custom domain names have to go first.
  - An option that is not given keeps the value it has in AWS. A null value means the option is
    not given.
options:
  api_id:
    description:
      - The ID of the API. Needed only where several APIs have the same name, or to rename one.
    type: str
  name:
    description:
      - The name of the API. AWS lets several APIs have the same name. The module then fails and
        lists their IDs.
      - One of O(name) and O(api_id) is required.
    type: str
  protocol_type:
    description:
      - The protocol. WebSocket APIs are not managed. It cannot change; AWS needs it at creation,
        and V(HTTP) is taken when it is left out.
    type: str
    choices:
      - HTTP
  description:
    description:
      - What the API is for. An empty string removes it.
    type: str
  version:
    description:
      - What the owner calls this version of the API.
    type: str
  disable_execute_api_endpoint:
    description:
      - Whether the address that AWS gives to the API, in C(execute-api), is closed. AWS takes
        V(false) at creation.
      - With a custom domain name that address is a side door, on which the domain's own settings
        do not count. Set V(true) then.
    type: bool
  ip_address_type:
    description:
      - By which kinds of addresses the API is reached. AWS takes V(ipv4) at creation.
    type: str
    choices:
      - ipv4
      - dualstack
  cors_configuration:
    description:
      - What browsers may do from pages of other origins. An empty map removes it, and then they
        may do nothing.
    type: dict
    suboptions:
      allow_credentials:
        description:
          - Whether requests may carry cookies and tokens. It excludes V(*) in the lists.
        type: bool
      allow_headers:
        description:
          - Headers that requests may have.
        type: list
        elements: str
      allow_methods:
        description:
          - Methods that requests may have.
        type: list
        elements: str
      allow_origins:
        description:
          - Origins from which requests may come, such as V(https://www.example.com).
        type: list
        elements: str
      expose_headers:
        description:
          - Headers of answers that pages may see.
        type: list
        elements: str
      max_age:
        description:
          - For how many seconds a browser may remember this, from V(-1) to V(86400).
        type: int
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - amazon.aws.tags
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(apigateway:GET), C(apigateway:POST), C(apigateway:PATCH)
    and C(apigateway:DELETE).
seealso:
  - module: gatehouse.aws.apigatewayv2_api_info
  - module: gatehouse.aws.apigatewayv2_route
  - module: gatehouse.aws.apigatewayv2_stage
  - module: gatehouse.aws.apigatewayv2_authorizer
  - name: CreateApi
    description: AWS's reference of the operation that creates APIs.
    link: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis.html
"""

EXAMPLES = r"""
- name: Create an API that is reached by its own name only
  gatehouse.aws.apigatewayv2_api:
    name: orders
    disable_execute_api_endpoint: true
    tags:
      team: orders

- name: Let pages of the shop call it
  gatehouse.aws.apigatewayv2_api:
    name: orders
    cors_configuration:
      allow_origins:
        - https://shop.example.com
      allow_headers:
        - authorization
      allow_methods:
        - GET
      max_age: 3600

- name: Remove the API and all that is in it
  gatehouse.aws.apigatewayv2_api:
    name: orders
    state: absent
"""

RETURN = r"""
api:
  description:
    - What there is after the run; empty when it is absent. In check mode, what there would be.
  returned: success
  type: dict
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

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import apigatewayv2_api as kind

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring the resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
