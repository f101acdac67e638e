#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: apigateway_rest_api_info
version_added: 0.1.0
short_description: Read REST APIs of API Gateway
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns one API, several, or all of them. The document that is in an API is not read, only the
    hash of what is deployed to O(stage_name).
options:
  rest_api_id:
    description:
      - The ID of the only API to read.
    type: str
  name:
    description:
      - The name of the APIs to read. Without it and without O(rest_api_id) all are read.
    type: str
  stage_name:
    description:
      - The stage of which to tell what is deployed there.
    type: str
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permission C(apigateway:GET).
seealso:
  - module: gatehouse.aws.apigateway_rest_api
  - name: CreateRestApi
    description: AWS's reference of the operation that creates REST APIs.
    link: https://docs.aws.amazon.com/apigateway/latest/api/API_CreateRestApi.html
"""

EXAMPLES = r"""
- name: Read one API, and what is deployed to its stage
  gatehouse.aws.apigateway_rest_api_info:
    name: orders
    stage_name: live
  register: found

- name: Read all APIs
  gatehouse.aws.apigateway_rest_api_info:
"""

RETURN = r"""
rest_apis:
  description:
    - All that were found, each as M(gatehouse.aws.apigateway_rest_api) takes it. The list is
      empty when nothing was found.
  returned: success
  type: list
  elements: dict
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

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import strings
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.apigateway_rest_api import (
    REST_API,
)

OPTIONS = {
    **strings("rest_api_id name stage_name"),
}


def main() -> None:
    """Read what the options name."""
    run_info(REST_API, OPTIONS)


if __name__ == "__main__":
    main()
