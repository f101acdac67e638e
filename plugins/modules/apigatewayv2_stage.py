#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: apigatewayv2_stage
version_added: 0.1.0
short_description: Manage one stage of an HTTP API
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - >-
    Creates, changes and removes a stage of an HTTP API: what callers reach, how fast, and what is
    logged of it.
  - An option that is not given keeps the value it has in AWS. A null value means the option is
    not given.
options:
  name:
    description:
      - The name of the stage, by which it is found. It is the first part of the path, but for
        V($default), which has no name there. It cannot change.
    type: str
    aliases:
      - stage_name
    required: true
  description:
    description:
      - What the stage is for. An empty string removes it.
    type: str
  auto_deploy:
    description:
      - Whether every change of the API reaches callers at once. AWS takes V(false) at creation;
        then nothing does before somebody deploys.
    type: bool
  access_log_settings:
    description:
      - Where one line for each request goes. An empty map ends it.
    type: dict
    suboptions:
      destination_arn:
        description:
          - The ARN of a log group. At most one of this and O(access_log_settings.log_group_name)
            is given.
        type: str
      log_group_name:
        description:
          - The name of that log group.
          - In check mode, one that does not exist yet is predicted. Outside check mode it is an
            error, as it has to exist first, for which there is M(gatehouse.aws.logs_log_group).
        type: str
      format:
        description:
          - The line, with variables such as V($context.requestId).
        type: str
  default_route_settings:
    description:
      - What holds for all routes.
    type: dict
    suboptions:
      detailed_metrics_enabled:
        description:
          - Whether each route has metrics of its own.
        type: bool
      throttling_burst_limit:
        description:
          - How many requests may come at once. More are answered with 429.
        type: int
      throttling_rate_limit:
        description:
          - How many requests may come in a second, over time.
        type: float
  route_settings:
    description:
      - What holds for single routes instead, by their keys, such as C(POST /orders), all of them.
        Each is a map of C(throttling_burst_limit), C(throttling_rate_limit) and
        C(detailed_metrics_enabled), as in O(default_route_settings). What it leaves out is as
        that says.
    type: dict
  stage_variables:
    description:
      - Variables that integrations may use, all of them.
    type: dict
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._http_api
  - amazon.aws.tags
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(apigateway:GET), C(apigateway:POST), C(apigateway:PATCH)
    and C(apigateway:DELETE).
seealso:
  - module: gatehouse.aws.apigatewayv2_stage_info
  - module: gatehouse.aws.apigatewayv2_api
  - module: gatehouse.aws.apigatewayv2_api_mapping
  - module: gatehouse.aws.logs_log_group
  - name: CreateStage
    description: AWS's reference of the operation that creates stages.
    link: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-stages.html
"""

EXAMPLES = r"""
- name: Let callers reach the API, so many at a time, and keep a log
  gatehouse.aws.apigatewayv2_stage:
    api_name: orders
    name: $default
    auto_deploy: true
    default_route_settings:
      throttling_burst_limit: 50
      throttling_rate_limit: 25
    route_settings:
      POST /orders:
        throttling_burst_limit: 5
        throttling_rate_limit: 2
    access_log_settings:
      log_group_name: /apis/orders
      format: $context.requestId $context.identity.sourceIp $context.routeKey $context.status

- name: Remove the stage
  gatehouse.aws.apigatewayv2_stage:
    api_name: orders
    name: $default
    state: absent
"""

RETURN = r"""
api_stage:
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
        - The name of the stage.
      returned: when AWS reports it
      type: str
    description:
      description:
        - What the stage is for.
      returned: when AWS reports it
      type: str
    auto_deploy:
      description:
        - Whether every change of the API reaches callers at once.
      returned: when AWS reports it
      type: bool
    access_log_settings:
      description:
        - Where one line for each request goes.
      returned: when AWS reports it
      type: dict
      contains:
        destination_arn:
          description:
            - The ARN of a log group.
          returned: when AWS reports it
          type: str
        format:
          description:
            - The line.
          returned: when AWS reports it
          type: str
    default_route_settings:
      description:
        - What holds for all routes.
      returned: when AWS reports it
      type: dict
      contains:
        detailed_metrics_enabled:
          description:
            - Whether each route has metrics of its own.
          returned: when AWS reports it
          type: bool
        throttling_burst_limit:
          description:
            - How many requests may come at once.
          returned: when AWS reports it
          type: int
        throttling_rate_limit:
          description:
            - How many requests may come in a second.
          returned: when AWS reports it
          type: float
    route_settings:
      description:
        - What holds for single routes instead, by their keys.
      returned: when AWS reports it
      type: dict
    stage_variables:
      description:
        - Variables that integrations may use.
      returned: when AWS reports it
      type: dict
    deployment_id:
      description:
        - The ID of the deployment that callers reach.
      returned: when AWS reports it
      type: str
    last_deployment_status_message:
      description:
        - How the last deployment went.
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
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import apigatewayv2_stage as kind

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring the resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
