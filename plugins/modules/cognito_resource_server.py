#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_resource_server
version_added: 0.1.0
short_description: Manage resource servers of Amazon Cognito user pools
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes a resource server, which is an API and the scopes that app clients
    of the user pool may ask for.
  - An option that is not given keeps the value it has in AWS.
options:
  identifier:
    description:
      - What the API is called in tokens, of 1 to 256 characters, often its address. It cannot
        change.
      - Scopes are asked for as C(identifier/scope_name).
    type: str
    required: true
  name:
    description:
      - The name of the resource server, of 1 to 256 letters, digits, spaces and the characters
        C(_+=,.@-).
      - A new one without it gets its identifier as a name, with hyphens for characters that AWS
        does not take there.
    type: str
  scopes:
    description:
      - The scopes of the API, at most 100, told apart by O(scopes[].scope_name).
      - Scopes that are not listed are removed, unless O(purge_scopes=false).
    type: list
    elements: dict
    suboptions:
      scope_name:
        description:
          - The name of the scope, of 1 to 256 printable characters without a slash or a space.
        type: str
        required: true
      scope_description:
        description:
          - What the scope allows, of 1 to 256 characters. AWS requires it for a new scope.
        type: str
  purge_scopes:
    description:
      - Whether scopes that O(scopes) does not list are removed.
    type: bool
    default: true
notes:
  - Take a scope out of the app clients that list it before it is removed here.
seealso:
  - module: gatehouse.aws.cognito_resource_server_info
  - module: gatehouse.aws.cognito_user_pool
  - module: gatehouse.aws.cognito_user_pool_client
  - name: CreateResourceServer
    description: AWS's reference of the operation that creates a resource server.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateResourceServer.html
  - name: UpdateResourceServer
    description: AWS's reference of the operation that changes a resource server.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateResourceServer.html
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._user_pool
  - gatehouse.aws._unknown_settings
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Describe an API and what its clients may do
  gatehouse.aws.cognito_resource_server:
    user_pool_name: staff
    identifier: https://api.example.com
    name: invoices
    scopes:
      - scope_name: invoices.read
        scope_description: Read invoices
      - scope_name: invoices.write
        scope_description: Write invoices
  register: server

- name: Let a machine use the API
  gatehouse.aws.cognito_user_pool_client:
    user_pool_name: staff
    name: billing
    generate_secret: true
    allowed_oauth_flows_user_pool_client: true
    allowed_oauth_flows: [client_credentials]
    allowed_oauth_scopes: "{{ server.resource_server.scope_identifiers }}"

- name: Add a scope, keeping the others
  gatehouse.aws.cognito_resource_server:
    user_pool_name: staff
    identifier: https://api.example.com
    scopes:
      - scope_name: invoices.delete
        scope_description: Delete invoices
    purge_scopes: false

- name: Remove a resource server
  gatehouse.aws.cognito_resource_server:
    user_pool_name: staff
    identifier: https://api.example.com
    state: absent
"""

RETURN = r"""
---
resource_server:
  description:
    - The resource server as it is after the run, or would be after it in check mode.
    - Every option that AWS reports is there under its name, so it can be given back to the module.
    - Empty with O(state=absent).
  returned: success
  type: dict
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
      sample: InvalidParameterException
    message:
      description: The message of the error.
      type: str
    operation:
      description: The call that AWS refused.
      type: str
      sample: CreateResourceServer
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import (
    cognito_resource_server as kind,
)

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring one resource server to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
