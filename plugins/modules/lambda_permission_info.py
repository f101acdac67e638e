#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: lambda_permission_info
version_added: 0.1.0
short_description: Read who may call a Lambda function
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns the statements of a function's own policy, in the form that
    M(gatehouse.aws.lambda_permission) takes.
options:
  function_name:
    description:
      - The name of the function.
    type: str
    required: true
  statement_id:
    description:
      - The name of the only statement to read. Left out, all are read.
    type: str
    aliases:
      - sid
  qualifier:
    description:
      - The version or the alias of the function that the statements are for.
    type: str
    aliases:
      - alias
      - version
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - gatehouse.aws._return_secrets
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permission C(lambda:GetPolicy).
seealso:
  - module: gatehouse.aws.lambda_permission
  - name: AddPermission
    description: AWS's reference of the operation that adds a permission.
    link: https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
"""

EXAMPLES = r"""
- name: Read all statements of one function
  gatehouse.aws.lambda_permission_info:
    function_name: orders
  register: found

- name: Read one statement
  gatehouse.aws.lambda_permission_info:
    function_name: orders
    statement_id: load-balancer
"""

RETURN = r"""
lambda_permissions:
  description:
    - All that were found, each as M(gatehouse.aws.lambda_permission) takes it. The list is empty
      when nothing was found.
  returned: success
  type: list
  elements: dict
  contains:
    function_name:
      description:
        - The name of the function.
      returned: when AWS reports it
      type: str
    statement_id:
      description:
        - The name of the statement.
      returned: when AWS reports it
      type: str
    qualifier:
      description:
        - The version or the alias of the function that the statement is for.
      returned: when AWS reports it
      type: str
    action:
      description:
        - What is allowed.
      returned: when AWS reports it
      type: str
    principal:
      description:
        - Who may do it; an account by its number.
      returned: when AWS reports it
      type: str
    source_arn:
      description:
        - On behalf of which thing of AWS.
      returned: when AWS reports it
      type: str
    source_account:
      description:
        - The account that owns that thing.
      returned: when AWS reports it
      type: str
    event_source_token:
      description:
        - The token that an Alexa Smart Home skill sends.
      returned: when O(return_secrets=true)
      type: str
    principal_org_id:
      description:
        - The organization whose accounts may do it.
      returned: when AWS reports it
      type: str
    function_url_auth_type:
      description:
        - How callers of the function's URL prove who they are.
      returned: when AWS reports it
      type: str
    other_conditions:
      description:
        - Keys of conditions that the module does not know. A statement with such is never
          changed.
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

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import strings
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.lambda_permission import (
    PERMISSION,
)

OPTIONS = {
    **strings("function_name", required=True),
    **strings("statement_id", aliases=["sid"]),
    **strings("qualifier", aliases=["alias", "version"]),
}


def main() -> None:
    """Read what the options name."""
    run_info(PERMISSION, OPTIONS)


if __name__ == "__main__":
    main()
