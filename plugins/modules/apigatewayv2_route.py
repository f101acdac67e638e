#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: apigatewayv2_route
version_added: 0.1.0
short_description: Manage one route of an HTTP API
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - >-
    Creates, changes and removes a route of an HTTP API: which requests, who may make them, and
    where they go.
  - A new route that names no authorizer is refused, unless O(authorization_type=NONE) says that
    everybody may come in.
  - An option that is not given keeps the value it has in AWS. A null value means the option is
    not given.
options:
  route_id:
    description:
      - The ID of the route. Needed only to change its key.
    type: str
  route_key:
    description:
      - A method and a path, such as V(GET /orders/{id}) or V(ANY /{proxy+}), or V($default) for
        all that no other route takes. One of O(route_key) and O(route_id) is required.
    type: str
  integration_name:
    description:
      - The name of the integration to which requests go.
      - In check mode, one that does not exist yet is predicted. Outside check mode it is an
        error, as it has to exist first, for which there is
        M(gatehouse.aws.apigatewayv2_integration).
    type: str
  target:
    description:
      - The integration to which requests go, as V(integrations/) and its ID. At most one of this
        and O(integration_name) is given.
    type: str
  authorizer_name:
    description:
      - The name of the authorizer that checks the tokens of callers.
      - In check mode, one that does not exist yet is predicted. Outside check mode it is an
        error, as it has to exist first, for which there is
        M(gatehouse.aws.apigatewayv2_authorizer).
    type: str
  authorizer_id:
    description:
      - The ID of that authorizer. At most one of this and O(authorizer_name) is given.
    type: str
  authorization_type:
    description:
      - How callers prove who they are. V(JWT) is taken at creation when an authorizer is named.
    type: str
    choices:
      - NONE
      - AWS_IAM
      - JWT
      - CUSTOM
  authorization_scopes:
    description:
      - Scopes of which a token has to have at least one. With any, tokens without scopes, such as
        ID tokens, are refused. An empty list removes all.
    type: list
    elements: str
  operation_name:
    description:
      - What the route is called in logs and clients.
    type: str
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
  - module: gatehouse.aws.apigatewayv2_route_info
  - module: gatehouse.aws.apigatewayv2_api
  - module: gatehouse.aws.apigatewayv2_integration
  - module: gatehouse.aws.apigatewayv2_authorizer
  - name: CreateRoute
    description: AWS's reference of the operation that creates routes.
    link: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-routes.html
"""

EXAMPLES = r"""
- name: Let those read orders whose token says so
  gatehouse.aws.apigatewayv2_route:
    api_name: orders
    route_key: GET /orders
    integration_name: function
    authorizer_name: people
    authorization_scopes:
      - orders/read

- name: Let everybody ask whether it is there
  gatehouse.aws.apigatewayv2_route:
    api_name: orders
    route_key: GET /health
    integration_name: function
    authorization_type: NONE

- name: Remove the route
  gatehouse.aws.apigatewayv2_route:
    api_name: orders
    route_key: GET /health
    state: absent
"""

RETURN = r"""
api_route:
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
    route_id:
      description:
        - The ID of the route.
      returned: when AWS reports it
      type: str
    route_key:
      description:
        - The method and the path.
      returned: when AWS reports it
      type: str
    target:
      description:
        - The integration to which requests go.
      returned: when AWS reports it
      type: str
    authorization_type:
      description:
        - How callers prove who they are.
      returned: when AWS reports it
      type: str
    authorizer_id:
      description:
        - The ID of the authorizer.
      returned: when AWS reports it
      type: str
    authorization_scopes:
      description:
        - Scopes of which a token has to have one.
      returned: when AWS reports it
      type: list
      elements: str
    operation_name:
      description:
        - What the route is called in logs and clients.
      returned: when AWS reports it
      type: str
    api_key_required:
      description:
        - Always V(false) for HTTP APIs.
      returned: when AWS reports it
      type: bool
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
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import apigatewayv2_route as kind

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring the resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
