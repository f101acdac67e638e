#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: lambda_function_info
version_added: 0.1.0
short_description: Read Lambda functions
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns one function, or all of them, in the form that M(gatehouse.aws.lambda_function) takes.
options:
  name:
    description:
      - The name of the only function to read. Left out, all are read.
    type: str
    aliases:
      - function_name
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - gatehouse.aws._return_secrets
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(lambda:GetFunction) and C(lambda:ListFunctions).
seealso:
  - module: gatehouse.aws.lambda_function
  - name: CreateFunction
    description: AWS's reference of the operation that creates functions.
    link: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
"""

EXAMPLES = r"""
- name: Read one function
  gatehouse.aws.lambda_function_info:
    name: orders
  register: found

- name: Read all functions
  gatehouse.aws.lambda_function_info:
"""

RETURN = r"""
lambda_functions:
  description:
    - All that were found, each as M(gatehouse.aws.lambda_function) takes it. The list is empty
      when nothing was found.
  returned: success
  type: list
  elements: dict
  contains:
    name:
      description:
        - The name of the function.
      returned: when AWS reports it
      type: str
    function_arn:
      description:
        - The ARN of the function, without a version.
      returned: when AWS reports it
      type: str
    role:
      description:
        - The ARN of its role.
      returned: when AWS reports it
      type: str
    runtime:
      description:
        - What runs the code.
      returned: when AWS reports it
      type: str
    handler:
      description:
        - Where the code begins.
      returned: when AWS reports it
      type: str
    description:
      description:
        - What the function is for.
      returned: when AWS reports it
      type: str
    package_type:
      description:
        - V(Zip) or V(Image).
      returned: when AWS reports it
      type: str
    code_sha256:
      description:
        - The SHA-256 hash of the code, in base64.
      returned: when AWS reports it
      type: str
    code_size:
      description:
        - The size of the code in bytes.
      returned: when AWS reports it
      type: int
    image_uri:
      description:
        - The URI of the image that is the code.
      returned: when AWS reports it
      type: str
    timeout:
      description:
        - For how many seconds at most a call may take.
      returned: when AWS reports it
      type: int
    memory_size:
      description:
        - The memory in MB.
      returned: when AWS reports it
      type: int
    ephemeral_storage:
      description:
        - The folder C(/tmp) of the function.
      returned: when AWS reports it
      type: dict
      contains:
        size:
          description:
            - Its size in MB.
          returned: when AWS reports it
          type: int
    environment_variables:
      description:
        - The variables of the environment, secret ones among them.
      returned: when O(return_secrets=true)
      type: dict
    vpc_subnet_ids:
      description:
        - The subnets in which the function reaches things.
      returned: when AWS reports it
      type: list
      elements: str
    vpc_security_group_ids:
      description:
        - The security groups of the function.
      returned: when AWS reports it
      type: list
      elements: str
    layers:
      description:
        - The ARNs of versions of layers.
      returned: when AWS reports it
      type: list
      elements: str
    architectures:
      description:
        - The processor that the code is built for.
      returned: when AWS reports it
      type: list
      elements: str
    dead_letter_arn:
      description:
        - The ARN of the queue or topic that gets events which failed.
      returned: when AWS reports it
      type: str
    kms_key_arn:
      description:
        - The ARN of the KMS key that encrypts the variables of the environment.
      returned: when AWS reports it
      type: str
    tracing_mode:
      description:
        - Whether calls are traced by X-Ray.
      returned: when AWS reports it
      type: str
    logging_config:
      description:
        - How the function logs.
      returned: when AWS reports it
      type: dict
      contains:
        log_format:
          description:
            - The form of each line.
          returned: when AWS reports it
          type: str
        application_log_level:
          description:
            - From which level on lines of the code are kept.
          returned: when AWS reports it
          type: str
        system_log_level:
          description:
            - From which level on lines of Lambda itself are kept.
          returned: when AWS reports it
          type: str
        log_group:
          description:
            - The log group.
          returned: when AWS reports it
          type: str
    state:
      description:
        - Whether the function can be called, such as V(Active) or V(Pending).
      returned: when AWS reports it
      type: str
    state_reason:
      description:
        - Why it is in this state.
      returned: when AWS reports it
      type: str
    last_update_status:
      description:
        - How the last change went, such as V(Successful).
      returned: when AWS reports it
      type: str
    last_modified:
      description:
        - When it was changed last, as AWS writes it.
      returned: when AWS reports it
      type: str
    version:
      description:
        - Always V($LATEST).
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
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.lambda_function import (
    FUNCTION,
)

OPTIONS = {
    **strings("name", aliases=["function_name"]),
}


def main() -> None:
    """Read what the options name."""
    run_info(FUNCTION, OPTIONS)


if __name__ == "__main__":
    main()
