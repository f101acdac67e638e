#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_user_info
version_added: 0.1.0
short_description: Read users of Amazon Cognito user pools
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Reads one user of an Amazon Cognito user pool, or all of them.
  - What it returns has the names and forms of the options of M(gatehouse.aws.cognito_user).
options:
  username:
    description:
      - The name of the user, or any alias.
      - Without it, all users are read, with two calls each.
    type: str
notes:
  - Exactly one of O(user_pool_id) and O(user_pool_name) is required.
seealso:
  - module: gatehouse.aws.cognito_user
  - name: AdminGetUser
    description: AWS's reference of the operation that reads a user.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUser.html
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - gatehouse.aws._user_pool.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Read a user
  gatehouse.aws.cognito_user_info:
    user_pool_name: staff
    username: ann
  register: found

- name: Show who has no second factor
  gatehouse.aws.cognito_user_info:
    user_pool_id: eu-west-1_aB3dEfGh9
  register: everybody
"""

RETURN = r"""
---
users:
  description:
    - The users found, empty when there is none.
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
    username:
      description:
        - The name of the user.
      type: str
      sample: ann
    attributes:
      description:
        - What is known of the user, by name of the attribute.
      type: dict
      sample: {email: ann@example.com, email_verified: 'true'}
    enabled:
      description:
        - Whether the user may sign in. A new user may.
      type: bool
      sample: true
    groups:
      description:
        - The groups that the user is in.
      type: list
      elements: str
      sample: [admins]
    mfa_preference:
      description:
        - Which second factors the user has. AWS takes one only that the user and the pool can use.
      type: dict
      contains:
        sms:
          description:
            - Codes by SMS.
          type: dict
          contains:
            enabled:
              description:
                - Whether the factor is on.
              type: bool
            preferred:
              description:
                - Whether the factor comes first.
              type: bool
        software_token:
          description:
            - Codes of an application.
          type: dict
          contains:
            enabled:
              description:
                - Whether the factor is on.
              type: bool
            preferred:
              description:
                - Whether the factor comes first.
              type: bool
        email:
          description:
            - Codes by e-mail.
          type: dict
          contains:
            enabled:
              description:
                - Whether the factor is on.
              type: bool
            preferred:
              description:
                - Whether the factor comes first.
              type: bool
        web_authn:
          description:
            - A passkey that counts as two factors.
          type: dict
          contains:
            enabled:
              description:
                - Whether the factor is on, as far as AWS tells.
              type: bool
    linked_providers:
      description:
        - Identities of identity providers by which the same user may sign in.
      type: list
      elements: dict
      contains:
        provider_name:
          description:
            - The name of the identity provider.
          type: str
          sample: Google
        user_id:
          description:
            - The user's ID there, which is the subject of its tokens.
          type: str
          sample: "123456789"
    sub:
      description:
        - The ID of the user in tokens.
      type: str
      sample: "8f14e45f-ceea-467a-9c1d-6c1f2a0a1b2c"
    user_status:
      description:
        - How far the user has got.
      type: str
      sample: CONFIRMED
    user_create_date:
      description:
        - When the user was created.
      type: str
      sample: "2026-11-22T10:00:00+00:00"
    user_last_modified_date:
      description:
        - When the user was last changed.
      type: str
      sample: "2026-11-22T10:00:00+00:00"
    preferred_mfa_setting:
      description:
        - The second factor that comes first, as AWS calls it.
      type: str
      sample: SOFTWARE_TOKEN_MFA
    user_mfa_setting_list:
      description:
        - The second factors that are on, as AWS calls them.
      type: list
      elements: str
    mfa_options:
      description:
        - Second factors of the older kind.
      type: list
      elements: dict
      contains:
        delivery_medium:
          description:
            - How the code is sent.
          type: str
        attribute_name:
          description:
            - The attribute with the address.
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
      sample: AdminGetUser
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import strings
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._options.cognito import PARENT
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user import USER

OPTIONS = {
    **PARENT,
    **strings("username"),
}


def main() -> None:
    """Read users as the options say."""
    run_info(
        USER,
        OPTIONS,
        required_one_of=[["user_pool_id", "user_pool_name"]],
        mutually_exclusive=[["user_pool_id", "user_pool_name"]],
    )


if __name__ == "__main__":
    main()
