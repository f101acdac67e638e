#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: apigatewayv2_authorizer
version_added: 0.1.0
short_description: Manage who an HTTP API takes tokens from
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - >-
    Creates, changes and removes a JWT authorizer of an HTTP API: whose tokens are good, and for
    whom they have to be.
  - Which routes ask it is told by the routes, with the scopes that they want.
  - An option that is not given keeps the value it has in AWS. A null value means the option is
    not given.
options:
  authorizer_id:
    description:
      - The ID of the authorizer. Needed only to rename one.
    type: str
  name:
    description:
      - The name of the authorizer, which is unique in the API. One of O(name) and
        O(authorizer_id) is required.
    type: str
  authorizer_type:
    description:
      - The kind of authorizer. V(JWT) is taken when it is left out at creation. It is the only
        one that is managed.
    type: str
    choices:
      - JWT
  identity_source:
    description:
      - Where the token is. V($request.header.Authorization) is taken when it is left out at
        creation. The list holds exactly one.
    type: list
    elements: str
  jwt_configuration:
    description:
      - Whose tokens are good.
    type: dict
    suboptions:
      issuer:
        description:
          - Who signs them, as an address that begins with C(https://).
            O(jwt_configuration.user_pool_name) fills it in.
        type: str
      user_pool_id:
        description:
          - The ID of the user pool that signs them, instead of O(jwt_configuration.issuer).
        type: str
      user_pool_name:
        description:
          - The name of the user pool that signs them, instead of O(jwt_configuration.issuer).
          - In check mode, a pool that does not exist yet is predicted. Outside check mode it is
            an error, as the pool has to exist first, for which there is
            M(gatehouse.aws.cognito_user_pool).
        type: str
      audience:
        description:
          - >-
            For whom tokens have to be, at least one: the IDs of app clients. Access tokens of
            Cognito tell theirs as C(client_id), which API Gateway takes likewise.
        type: list
        elements: str
      user_pool_client_names:
        description:
          - The names of app clients of that user pool, whose IDs are added to
            O(jwt_configuration.audience).
          - In check mode, a client that does not exist yet is predicted. Outside check mode it is
            an error, as the client has to exist first, for which there is
            M(gatehouse.aws.cognito_user_pool_client).
        type: list
        elements: str
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._http_api
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(apigateway:GET), C(apigateway:POST), C(apigateway:PATCH)
    and C(apigateway:DELETE).
seealso:
  - module: gatehouse.aws.apigatewayv2_authorizer_info
  - module: gatehouse.aws.apigatewayv2_api
  - module: gatehouse.aws.apigatewayv2_route
  - name: CreateAuthorizer
    description: AWS's reference of the operation that creates authorizers.
    link: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-authorizers.html
"""

EXAMPLES = r"""
- name: Take tokens that the pool has given to one app client
  gatehouse.aws.apigatewayv2_authorizer:
    api_name: orders
    name: people
    jwt_configuration:
      user_pool_name: staff
      user_pool_client_names:
        - orders

- name: Take tokens of somebody else
  gatehouse.aws.apigatewayv2_authorizer:
    api_name: orders
    name: partners
    jwt_configuration:
      issuer: https://login.partner.example
      audience:
        - orders

- name: Remove the authorizer
  gatehouse.aws.apigatewayv2_authorizer:
    api_name: orders
    name: partners
    state: absent
"""

RETURN = r"""
api_authorizer:
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

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import (
    apigatewayv2_authorizer as kind,
)

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring the resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
