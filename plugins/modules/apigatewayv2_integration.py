#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: apigatewayv2_integration
version_added: 0.1.0
short_description: Manage where an HTTP API sends requests
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - >-
    Creates, changes and removes an integration of an HTTP API: a Lambda function, a listener
    behind a VPC link, or an address.
  - AWS gives integrations no name. The module keeps one in the description.
  - An option that is not given keeps the value it has in AWS. A null value means the option is
    not given.
options:
  integration_id:
    description:
      - The ID of the integration. Needed only to rename one.
    type: str
  name:
    description:
      - The name of the integration, by which it is found. It is the description in AWS. One of
        O(name) and O(integration_id) is required.
    type: str
    aliases:
      - description
  integration_type:
    description:
      - V(AWS_PROXY) for a function, V(HTTP_PROXY) for everything else. It follows from what is
        named, when it is left out at creation.
    type: str
    choices:
      - AWS_PROXY
      - HTTP_PROXY
  integration_uri:
    description:
      - >-
        Where requests go: the ARN of a function, the ARN of a listener behind a VPC link, or an
        address. At most one of this, O(function_name) and O(load_balancer_name) is given.
    type: str
  function_name:
    description:
      - The name of the Lambda function to which requests go. The API needs leave to call it, see
        M(gatehouse.aws.lambda_permission).
      - In check mode, a function that does not exist yet is predicted. Outside check mode it is
        an error, as the function has to exist first.
    type: str
  load_balancer_name:
    description:
      - The name of the load balancer to whose listener at O(listener_port) requests go, through a
        VPC link.
      - In check mode, a listener that does not exist yet is predicted. Outside check mode it is
        an error, as the listener has to exist first.
    type: str
  listener_port:
    description:
      - The port of that listener. Required with O(load_balancer_name).
    type: int
  integration_method:
    description:
      - The method of requests that are sent on. V(ANY), which keeps the caller's, is taken when
        it is left out at creation. Not for functions.
    type: str
  connection_type:
    description:
      - Whether requests go through a VPC link. It follows from what is named, when it is left out
        at creation.
    type: str
    choices:
      - INTERNET
      - VPC_LINK
  connection_id:
    description:
      - The ID of the VPC link. At most one of this and O(vpc_link_name) is given.
    type: str
  vpc_link_name:
    description:
      - The name of the VPC link.
      - In check mode, a link that does not exist yet is predicted. Outside check mode it is an
        error, as the link has to exist first, for which there is
        M(gatehouse.aws.apigatewayv2_vpc_link).
    type: str
  credentials_arn:
    description:
      - The ARN of the role that API Gateway takes on to call the function. Left out, the
        function's own policy has to allow the call.
    type: str
  payload_format_version:
    description:
      - The form of what a function gets. V(2.0) is taken for functions when it is left out at
        creation.
    type: str
    choices:
      - "1.0"
      - "2.0"
  timeout_in_millis:
    description:
      - For how many milliseconds to wait for an answer, from V(50) to V(30000). AWS takes
        V(30000) at creation.
    type: int
  tls_config:
    description:
      - How a listener behind a VPC link is spoken to. Without it, the link speaks HTTP, also to
        an HTTPS listener, which refuses that.
    type: dict
    suboptions:
      server_name_to_verify:
        description:
          - The name for which the listener's certificate has to be. It is also what the listener
            sees as the host's name in the handshake.
        type: str
        required: true
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
  - module: gatehouse.aws.apigatewayv2_integration_info
  - module: gatehouse.aws.apigatewayv2_route
  - module: gatehouse.aws.apigatewayv2_vpc_link
  - module: gatehouse.aws.lambda_permission
  - name: CreateIntegration
    description: AWS's reference of the operation that creates integrations.
    link: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations.html
"""

EXAMPLES = r"""
- name: Send requests to a function
  gatehouse.aws.apigatewayv2_integration:
    api_name: orders
    name: function
    function_name: orders

- name: Send requests to a listener that is not reached from elsewhere
  gatehouse.aws.apigatewayv2_integration:
    api_name: orders
    name: inside
    load_balancer_name: inside
    listener_port: 443
    vpc_link_name: orders
    tls_config:
      server_name_to_verify: orders.example.com

- name: Remove the integration
  gatehouse.aws.apigatewayv2_integration:
    api_name: orders
    name: inside
    state: absent
"""

RETURN = r"""
api_integration:
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

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import (
    apigatewayv2_integration as kind,
)

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring the resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
