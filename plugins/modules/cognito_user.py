#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_user
version_added: 0.1.0
short_description: Manage users of Amazon Cognito user pools
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes a user of an Amazon Cognito user pool, as an administrator does.
  - An option that is not given keeps the value it has in AWS.
options:
  username:
    description:
      - The name of the user, of 1 to 128 characters without spaces. It cannot change.
      - In a pool where people sign in by e-mail or phone number, it is that, and AWS makes a name
        of its own, which is returned.
      - Any alias of the user finds the user too.
    type: str
    required: true
  attributes:
    description:
      - What is known of the user, by name of the attribute, like C(email). Custom ones begin with
        C(custom:).
      - Others stay, unless O(purge_attributes=true).
      - AWS takes an e-mail address or a phone number for unproven until C(email_verified) or
        C(phone_number_verified) says otherwise.
    type: dict
  purge_attributes:
    description:
      - Whether attributes that O(attributes) does not list are removed.
    type: bool
    default: false
  enabled:
    description:
      - Whether the user may sign in. A new user may.
    type: bool
  password:
    description:
      - A permanent password. See O(update_password).
      - Mutually exclusive with O(temporary_password).
    type: str
  temporary_password:
    description:
      - A password that has to be changed at the next sign-in. See O(update_password).
      - Without any password, AWS makes a temporary one, and sends it when O(message_action=SEND).
    type: str
  update_password:
    description:
      - When the password is set.
      - V(on_create) sets it for a new user only.
      - V(always) sets it at each run, which then is a change each time, as AWS does not tell a
        password.
    type: str
    choices:
      - on_create
      - always
    default: on_create
  message_action:
    description:
      - Whether AWS invites a new user by a message with the temporary password.
      - To invite once more, use AWS's own C(RESEND) by other means, as it is no state.
    type: str
    choices:
      - SUPPRESS
      - SEND
    default: SUPPRESS
  desired_delivery_mediums:
    description:
      - How AWS invites a new user. AWS's default is V(SMS).
    type: list
    elements: str
    choices:
      - SMS
      - EMAIL
  force_alias_creation:
    description:
      - Whether a new user takes over an e-mail address or phone number that is an alias of somebody
        else.
    type: bool
  validation_data:
    description:
      - What the trigger before sign-up gets to know of a new user, by name.
    type: dict
  client_metadata:
    description:
      - What triggers get to know at the creation of a user and at a change of attributes, by name.
    type: dict
  groups:
    description:
      - The groups that the user is in. They have to exist.
      - The user leaves others, unless O(purge_groups=false). The group that Cognito makes for an
        identity provider does not count.
    type: list
    elements: str
  purge_groups:
    description:
      - Whether the user leaves groups that O(groups) does not list.
    type: bool
    default: true
  mfa_preference:
    description:
      - Which second factors the user has. AWS takes one only that the user and the pool can use.
    type: dict
    suboptions:
      sms:
        description:
          - Codes by SMS.
        type: dict
        suboptions:
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
        suboptions:
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
        suboptions:
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
          - A passkey that counts as two factors. It needs another factor beside it, and a pool with
            O(gatehouse.aws.cognito_user_pool#module:web_authn_configuration.factor_configuration)
            V(MULTI_FACTOR_WITH_USER_VERIFICATION).
          - AWS's reference does not say that a user's description tells this one, though it was
            seen to. Where it is not told, it counts as off, so V(true) is set by each run, with a
            warning, and V(false) by none.
        type: dict
        suboptions:
          enabled:
            description:
              - Whether the factor is on.
            type: bool
  linked_providers:
    description:
      - Identities of identity providers by which the same user may sign in, at most 5.
      - Others are unlinked, unless O(purge_linked_providers=false).
    type: list
    elements: dict
    suboptions:
      provider_name:
        description:
          - The name of the identity provider.
        type: str
        required: true
      user_id:
        description:
          - The user's ID there, which is the subject of its tokens.
        type: str
        required: true
  purge_linked_providers:
    description:
      - Whether identities that O(linked_providers) does not list are unlinked.
    type: bool
    default: true
notes:
  - A user who is disabled or removed keeps tokens that are valid already. Load balancers let such a
    user in until the access token expires.
  - Many users belong into one task of M(gatehouse.aws.stack), as its
    O(gatehouse.aws.stack#module:cognito_user).
    It lists the users and the members of groups once, and reads one by one only those who differ,
    or have O(mfa_preference).
seealso:
  - module: gatehouse.aws.cognito_user_info
  - module: gatehouse.aws.cognito_group
  - module: gatehouse.aws.cognito_user_pool
  - name: AdminCreateUser
    description: AWS's reference of the operation that creates a user.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
  - name: AdminUpdateUserAttributes
    description: AWS's reference of the operation that changes attributes of a user.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateUserAttributes.html
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._user_pool
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Create a user with a password of their own, without a message
  gatehouse.aws.cognito_user:
    user_pool_name: staff
    username: ann
    attributes:
      email: ann@example.com
      email_verified: true
    password: "{{ vault_password_of_ann }}"
    groups: [admins]

- name: Invite a user by e-mail
  gatehouse.aws.cognito_user:
    user_pool_name: members
    username: bob@example.com
    attributes:
      email_verified: true
    message_action: SEND
    desired_delivery_mediums: [EMAIL]

- name: Keep somebody out for a while
  gatehouse.aws.cognito_user:
    user_pool_name: staff
    username: ann
    enabled: false

- name: Put a user into one more group
  gatehouse.aws.cognito_user:
    user_pool_name: staff
    username: ann
    groups: [editors]
    purge_groups: false

- name: Let a user sign in with Google too
  gatehouse.aws.cognito_user:
    user_pool_name: staff
    username: ann
    linked_providers:
      - provider_name: Google
        user_id: "123456789"

- name: Remove a user
  gatehouse.aws.cognito_user:
    user_pool_name: staff
    username: ann
    state: absent
"""

RETURN = r"""
---
user:
  description:
    - The user as it is after the run, or would be after it in check mode.
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
      sample: InvalidPasswordException
    message:
      description: The message of the error.
      type: str
    operation:
      description: The call that AWS refused.
      type: str
      sample: AdminSetUserPassword
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import cognito_user as kind

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring one user to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
