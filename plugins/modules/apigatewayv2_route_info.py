#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: apigatewayv2_route_info
version_added: 0.1.0
short_description: Read routes of HTTP APIs
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns one route of an API, or all of them, in the form that
    M(gatehouse.aws.apigatewayv2_route) takes.
options:
  route_id:
    description:
      - The ID of the only route to read.
    type: str
  route_key:
    description:
      - The key of the only route to read.
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
  - module: gatehouse.aws.apigatewayv2_route
  - name: CreateRoute
    description: AWS's reference of the operation that creates routes.
    link: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-routes.html
"""

EXAMPLES = r"""
- name: Read one of the routes
  gatehouse.aws.apigatewayv2_route_info:
    api_name: orders
    route_key: GET /orders
  register: found

- name: Read all routes of the API
  gatehouse.aws.apigatewayv2_route_info:
    api_name: orders
"""

RETURN = r"""
api_routes:
  description:
    - All that were found, each as M(gatehouse.aws.apigatewayv2_route) takes it. The list is empty
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

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import strings
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.apigatewayv2_route import (
    ROUTE,
)

OPTIONS = {
    **strings("api_id api_name route_id"),
    **strings("route_key", no_log=False),
}


def main() -> None:
    """Read what the options name."""
    run_info(ROUTE, OPTIONS, required_one_of=[["api_id", "api_name"]])


if __name__ == "__main__":
    main()
