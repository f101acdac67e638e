#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_user_pool_client_secret_info
version_added: 0.1.0
short_description: Read which secrets Amazon Cognito app clients have
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Reads the IDs and ages of the secrets of one app client, or of all clients of an Amazon Cognito
    user pool. AWS does not tell the secrets themselves.
notes:
  - Exactly one of O(user_pool_id) and O(user_pool_name) is required.
  - Without O(client_id) and O(client_name), those of all clients that have secrets are read, with
    one call each.
seealso:
  - module: gatehouse.aws.cognito_user_pool_client_secret
  - name: ListUserPoolClientSecrets
    description: AWS's reference of the operation that lists the secrets of a client.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPoolClientSecrets.html
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - gatehouse.aws._user_pool.info
  - gatehouse.aws._app_client.info
  - gatehouse.aws._return_secrets
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Read which secrets a client has
  gatehouse.aws.cognito_user_pool_client_secret_info:
    user_pool_name: staff
    client_name: billing
  register: found

- name: Show the clients in the middle of a rotation
  gatehouse.aws.cognito_user_pool_client_secret_info:
    user_pool_id: eu-west-1_aB3dEfGh9
  register: all
"""

RETURN = r"""
---
user_pool_client_secrets:
  description:
    - The clients with secrets found, empty when there is none.
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
    client_id:
      description:
        - The ID of the app client.
      type: str
      sample: "1example23456789"
    rotation:
      description:
        - Whether there are two secrets (V(started)) or one (V(finished)).
      type: str
      sample: finished
    client_secret:
      description:
        - The new secret, told only by the run that adds it, and only when AWS made it.
      returned: when O(return_secrets=true)
      type: str
    client_secrets:
      description:
        - The secrets of the client, the oldest first.
      type: list
      elements: dict
      contains:
        client_secret_id:
          description:
            - The ID of the secret.
          type: str
          sample: "1example23456789--1763805600000"
        client_secret_create_date:
          description:
            - When the secret was added.
          type: str
          sample: "2026-11-22T10:00:00+00:00"
    client_secret_id:
      description:
        - The ID of the new secret.
      returned: when a secret was added
      type: str
    client_secret_create_date:
      description:
        - When the new secret was added.
      returned: when a secret was added
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
      sample: ListUserPoolClientSecrets
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._options.cognito import CLIENT, PARENT
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.client_secret import (
    USER_POOL_CLIENT_SECRET,
)

OPTIONS = {
    **PARENT,
    **CLIENT,
}


def main() -> None:
    """Read the secrets of app clients as the options say."""
    run_info(
        USER_POOL_CLIENT_SECRET,
        OPTIONS,
        required_one_of=[["user_pool_id", "user_pool_name"]],
        mutually_exclusive=[["user_pool_id", "user_pool_name"], ["client_id", "client_name"]],
    )


if __name__ == "__main__":
    main()
