#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_resource_server_info
version_added: 0.1.0
short_description: Read resource servers of Amazon Cognito user pools
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Reads one resource server of an Amazon Cognito user pool, or all of them.
  - What it returns has the names and forms of the options of
    M(gatehouse.aws.cognito_resource_server).
options:
  identifier:
    description:
      - What the API is called in tokens.
      - Without it and without O(name), all resource servers of the pool are read.
    type: str
  name:
    description:
      - The name of the resource server. Several may have the same.
    type: str
notes:
  - Exactly one of O(user_pool_id) and O(user_pool_name) is required.
seealso:
  - module: gatehouse.aws.cognito_resource_server
  - name: DescribeResourceServer
    description: AWS's reference of the operation that reads a resource server.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeResourceServer.html
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - gatehouse.aws._user_pool.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Read a resource server
  gatehouse.aws.cognito_resource_server_info:
    user_pool_name: staff
    identifier: https://api.example.com
  register: found

- name: Read all resource servers of a pool
  gatehouse.aws.cognito_resource_server_info:
    user_pool_id: eu-west-1_aB3dEfGh9
  register: servers
"""

RETURN = r"""
---
resource_servers:
  description:
    - The resource servers found, empty when there is none.
    - What AWS does not report is not there.
  returned: success
  type: list
  elements: dict
  contains:
    user_pool_id:
      description:
        - The ID of the user pool.
      type: str
      sample: eu-west-1_aB3dEfGh9
    identifier:
      description:
        - What the API is called in tokens.
      type: str
      sample: https://api.example.com
    name:
      description:
        - The name of the resource server.
      type: str
      sample: invoices
    scopes:
      description:
        - The scopes of the API.
      type: list
      elements: dict
      contains:
        scope_name:
          description:
            - The name of the scope, of 1 to 256 printable characters without a slash or a space.
          type: str
          sample: invoices.read
        scope_description:
          description:
            - What the scope allows, of 1 to 256 characters. AWS requires it for a new scope.
          type: str
          sample: Read invoices
    scope_identifiers:
      description:
        - The scopes as clients ask for them.
      type: list
      elements: str
      sample: ['https://api.example.com/invoices.read']
    managed_by:
      description:
        - Who looks after the resource server. V(COGNITO) means that AWS does.
      type: str
error:
  description: What AWS said, when AWS refused a call. The sentence is in C(msg).
  returned: when AWS refuses a call
  type: dict
  contains:
    code:
      description: The code of the error.
      type: str
      sample: ResourceNotFoundException
    message:
      description: The message of the error.
      type: str
    operation:
      description: The call that AWS refused.
      type: str
      sample: DescribeResourceServer
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import strings
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._options.cognito import PARENT
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.resource_server import (
    RESOURCE_SERVER,
)

OPTIONS = {
    **PARENT,
    **strings("identifier name"),
}


def main() -> None:
    """Read resource servers as the options say."""
    run_info(
        RESOURCE_SERVER,
        OPTIONS,
        required_one_of=[["user_pool_id", "user_pool_name"]],
        mutually_exclusive=[["user_pool_id", "user_pool_name"]],
    )


if __name__ == "__main__":
    main()
