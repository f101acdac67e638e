#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: apigatewayv2_stage_info
version_added: 0.1.0
short_description: Read stages of HTTP APIs
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns one stage of an API, or all of them, in the form that
    M(gatehouse.aws.apigatewayv2_stage) takes.
options:
  name:
    description:
      - The name of the only stage to read.
    type: str
    aliases:
      - stage_name
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - gatehouse.aws._http_api.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permission C(apigateway:GET).
seealso:
  - module: gatehouse.aws.apigatewayv2_stage
  - name: CreateStage
    description: AWS's reference of the operation that creates stages.
    link: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-stages.html
"""

EXAMPLES = r"""
- name: Read one of the stages
  gatehouse.aws.apigatewayv2_stage_info:
    api_name: orders
    name: $default
  register: found

- name: Read all stages of the API
  gatehouse.aws.apigatewayv2_stage_info:
    api_name: orders
"""

RETURN = r"""
api_stages:
  description:
    - All that were found, each as M(gatehouse.aws.apigatewayv2_stage) takes it. The list is empty
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

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import strings
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.apigatewayv2_stage import (
    STAGE,
)

OPTIONS = {
    **strings("api_id api_name"),
    **strings("name", aliases=["stage_name"]),
}


def main() -> None:
    """Read what the options name."""
    run_info(STAGE, OPTIONS, required_one_of=[["api_id", "api_name"]])


if __name__ == "__main__":
    main()
