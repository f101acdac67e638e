#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: lambda_permission
version_added: 0.1.0
short_description: Manage who may call a Lambda function
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Adds, changes and removes one statement of a function's own policy, and never touches the
    others.
  - Statements are compared by what they mean. AWS has no call that changes one, so a changed
    statement is taken away and put back at once.
  - A load balancer or a user pool needs such a statement before it can be given the function.
  - An option that is not given keeps the value it has in AWS. A null value means the option is
    not given.
options:
  function_name:
    description:
      - The name of the function.
      - In check mode, a function that does not exist yet is no error.
    type: str
    required: true
  statement_id:
    description:
      - The name of the statement, by which it is found.
    type: str
    aliases:
      - sid
    required: true
  qualifier:
    description:
      - The version or the alias of the function that the statement is for. Left out, it is for
        the function without one.
    type: str
    aliases:
      - alias
      - version
  action:
    description:
      - What is allowed. V(lambda:InvokeFunction) when it is left out at creation.
    type: str
  principal:
    description:
      - >-
        Who may do it: a service of AWS such as V(elasticloadbalancing.amazonaws.com),
        V(cognito-idp.amazonaws.com) or V(apigateway.amazonaws.com), the number of an account, or
        an ARN.
      - Required to create a statement. V(*) alone is refused, as it would let anybody call the
        function.
    type: str
  source_arn:
    description:
      - On behalf of which thing of AWS the service may do it, as an ARN that may hold V(*). Give
        it whenever O(principal) is a service, as otherwise that service may call the function for
        anybody.
    type: str
  target_group_name:
    description:
      - The name of the target group that is meant by O(source_arn).
      - In check mode, a target group that does not exist yet is predicted. Outside check mode it
        is an error, as the group has to exist first, for which there is
        M(gatehouse.aws.elb_target_group).
    type: str
  user_pool_name:
    description:
      - The name of the user pool that is meant by O(source_arn).
      - In check mode, a user pool that does not exist yet is predicted. Outside check mode it is an
        error, as the pool has to exist first, for which there is
        M(gatehouse.aws.cognito_user_pool).
    type: str
  api_name:
    description:
      - The name of the HTTP API that is meant by O(source_arn), with all its routes, in the
        account and region of the function.
      - In check mode, an API that does not exist yet is predicted. Outside check mode it is an
        error, as the API has to exist first, for which there is M(gatehouse.aws.apigatewayv2_api).
    type: str
  rest_api_name:
    description:
      - The name of the REST API that is meant by O(source_arn), with all its stages and methods,
        in the account and region of the function.
      - In check mode, an API that does not exist yet is predicted. Outside check mode it is an
        error, as the API has to exist first, for which there is
        M(gatehouse.aws.apigateway_rest_api).
    type: str
  source_account:
    description:
      - The number of the account that owns what is meant by O(source_arn), for things whose ARN
        does not hold it.
    type: str
  event_source_token:
    description:
      - The token that an Alexa Smart Home skill sends.
    type: str
  principal_org_id:
    description:
      - The organization whose accounts are meant by O(principal).
    type: str
  function_url_auth_type:
    description:
      - >-
        For statements that are for the function's URL: how its callers prove who they are.
    type: str
    choices:
      - NONE
      - AWS_IAM
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._return_secrets
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(lambda:GetPolicy), C(lambda:AddPermission) and
    C(lambda:RemovePermission).
seealso:
  - module: gatehouse.aws.lambda_permission_info
  - module: gatehouse.aws.lambda_function
  - module: gatehouse.aws.elb_target_group
  - name: AddPermission
    description: AWS's reference of the operation that adds a permission.
    link: https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
"""

EXAMPLES = r"""
- name: Let the load balancer call the function, for one target group
  gatehouse.aws.lambda_permission:
    function_name: orders
    statement_id: load-balancer
    principal: elasticloadbalancing.amazonaws.com
    target_group_name: orders

- name: Let an API call the function
  gatehouse.aws.lambda_permission:
    function_name: orders
    statement_id: api
    principal: apigateway.amazonaws.com
    api_name: orders

- name: Let the user pool ask the function before somebody signs up
  gatehouse.aws.lambda_permission:
    function_name: guard
    statement_id: user-pool
    principal: cognito-idp.amazonaws.com
    user_pool_name: staff

- name: Take the permission away
  gatehouse.aws.lambda_permission:
    function_name: orders
    statement_id: load-balancer
    state: absent
"""

RETURN = r"""
lambda_permission:
  description:
    - What there is after the run; empty when it is absent. In check mode, what there would be.
  returned: success
  type: dict
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

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import lambda_permission as kind

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring the resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
