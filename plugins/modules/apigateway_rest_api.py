#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: apigateway_rest_api
version_added: 0.1.0
short_description: Manage one REST API of API Gateway
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes a REST API. All that is in it is one OpenAPI document, which is
    put as a whole and deployed to a stage when it is another than the one deployed there.
  - Tokens of a user pool are asked for by a security scheme of the document, see the examples. A
    method without O(body) C(security) of its own or of the whole document is refused, as
    everybody could call it.
  - The stage's deployment tells which document it was made from. What others change in the API is
    put right when the document changes, not before.
  - An option that is not given keeps the value it has in AWS. A null value means the option is
    not given.
options:
  rest_api_id:
    description:
      - The ID of the API. Needed only where several APIs have the same name, or to rename one.
    type: str
  name:
    description:
      - The name of the API. AWS lets several APIs have the same name. The module then fails and
        lists their IDs. One of O(name) and O(rest_api_id) is required.
    type: str
  description:
    description:
      - What the API is for. An empty string removes it.
    type: str
  body:
    description:
      - All that is in the API, as an OpenAPI document of version 2.0 or 3.0 with AWS's
        extensions, in JSON or YAML. It replaces what is there. Left out, everything stays.
    type: json
  stage_name:
    description:
      - The stage to which O(body) is deployed, and by which it is compared. Required with it,
        and with the settings of the stage, O(access_log_settings) and O(method_settings).
    type: str
  access_log_settings:
    description:
      - Where the stage writes a line for every call. An empty map ends that.
    type: dict
    suboptions:
      destination_arn:
        description:
          - The ARN of the log group, or of a stream of Firehose.
        type: str
      log_group_name:
        description:
          - The name of the log group, instead of its ARN.
        type: str
      format:
        description:
          - What a line says, with variables such as C($context.requestId).
        type: str
  cloudwatch_role:
    description:
      - The role by which API Gateway writes logs, by ARN or by name. An account has one in a
        region, for all of its REST APIs, so one that it has already stays.
      - Required for O(access_log_settings) where the account has none.
    type: str
  method_settings:
    description:
      - How methods of the stage are throttled, measured and logged, all of them. What an entry
        leaves out is AWS's own setting, and an empty list is that for all methods.
    type: list
    elements: dict
    suboptions:
      resource_path:
        description:
          - The path of the method, such as V(/orders), or V(*) for all of them.
        type: str
        default: "*"
      http_method:
        description:
          - The verb of the method, such as V(GET), or V(*) for all of them.
        type: str
        default: "*"
      throttling_burst_limit:
        description:
          - How many calls may be under way at a time.
        type: int
      throttling_rate_limit:
        description:
          - How many calls a second are let through.
        type: float
      metrics_enabled:
        description:
          - Whether CloudWatch gets numbers for each method.
        type: bool
      data_trace_enabled:
        description:
          - Whether what callers send and get is logged, with all secrets in it.
        type: bool
      logging_level:
        description:
          - What of the execution is logged.
        type: str
        choices:
          - "OFF"
          - ERROR
          - INFO
  disable_execute_api_endpoint:
    description:
      - Whether the address that AWS gives to the API, in C(execute-api), is closed. AWS takes
        V(false) at creation. With a custom domain name that address is a side door.
    type: bool
  endpoint_configuration:
    description:
      - How the API is reached. It cannot change.
    type: dict
    suboptions:
      types:
        description:
          - The kind of endpoint, exactly one. AWS takes V(EDGE) at creation.
        type: list
        elements: str
        choices:
          - REGIONAL
          - EDGE
          - PRIVATE
      vpc_endpoint_ids:
        description:
          - For V(PRIVATE), the VPC endpoints that reach it.
        type: list
        elements: str
      ip_address_type:
        description:
          - By which kinds of addresses it is reached.
        type: str
        choices:
          - ipv4
          - dualstack
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - amazon.aws.tags
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(apigateway:GET), C(apigateway:POST), C(apigateway:PUT),
    C(apigateway:PATCH) and C(apigateway:DELETE), for names C(logs:DescribeLogGroups) and
    C(iam:GetRole), and for O(cloudwatch_role) C(iam:PassRole).
seealso:
  - module: gatehouse.aws.apigateway_rest_api_info
  - module: gatehouse.aws.apigatewayv2_api
  - module: gatehouse.aws.lambda_permission
  - name: CreateRestApi
    description: AWS's reference of the operation that creates REST APIs.
    link: https://docs.aws.amazon.com/apigateway/latest/api/API_CreateRestApi.html
"""

EXAMPLES = r"""
- name: Throttle the stage of an API, and log its calls
  gatehouse.aws.apigateway_rest_api:
    name: orders
    stage_name: live
    access_log_settings:
      log_group_name: /apis/orders
      format: $context.requestId $context.identity.sourceIp $context.status
    cloudwatch_role: api-gateway-logs
    method_settings:
      - throttling_burst_limit: 50
        throttling_rate_limit: 100
      - resource_path: /orders
        http_method: POST
        throttling_rate_limit: 5

- name: Create an API whose callers show a token of the user pool
  gatehouse.aws.apigateway_rest_api:
    name: orders
    stage_name: live
    endpoint_configuration:
      types:
        - REGIONAL
    body:
      openapi: 3.0.1
      info:
        title: orders
        version: "1"
      paths:
        /orders:
          get:
            security:
              - pool:
                  - orders/read
            x-amazon-apigateway-integration:
              type: aws_proxy
              httpMethod: POST
              uri: "{{ invocations_of_the_function }}"
      components:
        securitySchemes:
          pool:
            type: apiKey
            name: Authorization
            in: header
            x-amazon-apigateway-authtype: cognito_user_pools
            x-amazon-apigateway-authorizer:
              type: cognito_user_pools
              providerARNs:
                - arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_aB3dEfGh9

- name: Close the address that AWS gives to the API
  gatehouse.aws.apigateway_rest_api:
    name: orders
    disable_execute_api_endpoint: true

- name: Remove the API and all that is in it
  gatehouse.aws.apigateway_rest_api:
    name: orders
    state: absent
"""

RETURN = r"""
rest_api:
  description:
    - What there is after the run; empty when it is absent. In check mode, what there would be.
  returned: success
  type: dict
  contains:
    rest_api_id:
      description:
        - The ID of the API.
      returned: when AWS reports it
      type: str
    name:
      description:
        - The name of the API.
      returned: when AWS reports it
      type: str
    description:
      description:
        - What the API is for.
      returned: when AWS reports it
      type: str
    disable_execute_api_endpoint:
      description:
        - Whether the address that AWS gives is closed.
      returned: when AWS reports it
      type: bool
    stage_name:
      description:
        - The stage to which the document is deployed.
      returned: when AWS reports it
      type: str
    access_log_settings:
      description:
        - Where the stage writes a line for every call.
      returned: when a stage is given
      type: dict
      contains:
        destination_arn:
          description: The ARN of the log group.
          type: str
        format:
          description: What a line says.
          type: str
    method_settings:
      description:
        - How methods of the stage are throttled, measured and logged, where AWS does otherwise.
      returned: when a stage is given
      type: list
      elements: dict
      contains:
        resource_path:
          description: The path of the method, or V(*).
          type: str
        http_method:
          description: The verb of the method, or V(*).
          type: str
        throttling_burst_limit:
          description: How many calls may be under way at a time.
          type: int
        throttling_rate_limit:
          description: How many calls a second are let through.
          type: float
        metrics_enabled:
          description: Whether CloudWatch gets numbers for each method.
          type: bool
        data_trace_enabled:
          description: Whether what callers send and get is logged.
          type: bool
        logging_level:
          description: What of the execution is logged.
          type: str
    body_sha256:
      description:
        - The SHA-256 hash of the document that is deployed there.
      returned: when AWS reports it
      type: str
    endpoint_configuration:
      description:
        - How the API is reached.
      returned: when AWS reports it
      type: dict
      contains:
        types:
          description:
            - The kind of endpoint, exactly one. AWS takes V(EDGE) at creation.
          returned: when AWS reports it
          type: list
          elements: str
        vpc_endpoint_ids:
          description:
            - For V(PRIVATE), the VPC endpoints that reach it.
          returned: when AWS reports it
          type: list
          elements: str
        ip_address_type:
          description:
            - By which kinds of addresses it is reached.
          returned: when AWS reports it
          type: str
    root_resource_id:
      description:
        - The ID of the resource at the root.
      returned: when AWS reports it
      type: str
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
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import (
    apigateway_rest_api as kind,
)

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring the resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
