#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_group
version_added: 0.1.0
short_description: Manage groups of Amazon Cognito user pools
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes a group of users of an Amazon Cognito user pool.
  - Who is in it can be said here, or for each user by M(gatehouse.aws.cognito_user). Say it at one
    place only, as either removes what it does not list.
  - An option that is not given keeps the value it has in AWS.
options:
  name:
    description:
      - The name of the group, of 1 to 128 characters without spaces. It cannot change.
      - It is compared letter by letter. AWS may refuse a group whose name differs from that of
        another one by capitals only, so write it as it is there.
      - Tokens list it in their claim C(cognito:groups).
    type: str
    required: true
    aliases:
      - group_name
  description:
    description:
      - What the group is for, in at most 2048 characters. An empty text removes it.
    type: str
  role_arn:
    description:
      - The ARN of the IAM role that an identity pool may give to members of the group. AWS has no
        way to take it away again.
    type: str
  precedence:
    description:
      - Which role and which group counts for a user who is in several, from V(0). The lowest number
        wins.
      - AWS has no way to take it away again.
    type: int
  users:
    description:
      - Who is in the group, by user name. Without it, members stay as they are.
      - Others leave the group, unless O(purge_users=false).
      - An e-mail address, phone number or preferred name by which a user signs in will do as well,
        and so does the ID in tokens. AWS tells members by user name, which it makes up in a pool
        where people sign in by e-mail or phone number, so results have that.
      - A pool whose O(gatehouse.aws.cognito_user_pool#module:username_configuration.case_sensitive)
        is V(false) keeps user names in small letters; another spelling is refused here.
      - They have to exist. In one run of M(gatehouse.aws.stack), groups come before users, so those
        whom the same run creates name the group in
        O(gatehouse.aws.cognito_user#module:groups).
    type: list
    elements: str
  purge_users:
    description:
      - Whether users whom O(users) does not list leave the group. An empty list empties it.
    type: bool
    default: true
notes:
  - A pool with identity providers has a group for each of them, made by Cognito and called after
    the pool and the provider.
  - Members are read only where O(users) is given, by one call for every 60 of them.
seealso:
  - module: gatehouse.aws.cognito_group_info
  - module: gatehouse.aws.cognito_user
  - module: gatehouse.aws.cognito_user_pool
  - name: CreateGroup
    description: AWS's reference of the operation that creates a group.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateGroup.html
  - name: UpdateGroup
    description: AWS's reference of the operation that changes a group.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateGroup.html
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
- name: Create a group
  gatehouse.aws.cognito_group:
    user_pool_name: staff
    name: admins
    description: May change everything
    precedence: 10

- name: Give members of the group a role of AWS
  gatehouse.aws.cognito_group:
    user_pool_name: staff
    name: admins
    role_arn: arn:aws:iam::123456789012:role/admins

- name: Say who is in a group
  gatehouse.aws.cognito_group:
    user_pool_name: staff
    name: admins
    users: [ann, bob@example.com]

- name: Put one more user into a group
  gatehouse.aws.cognito_group:
    user_pool_name: staff
    name: admins
    users: [cleo]
    purge_users: false

- name: Remove a group
  gatehouse.aws.cognito_group:
    user_pool_id: eu-west-1_aB3dEfGh9
    name: admins
    state: absent
"""

RETURN = r"""
---
group:
  description:
    - The group as it is after the run, or would be after it in check mode.
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
    name:
      description:
        - The name of the group.
      type: str
      sample: admins
    description:
      description:
        - What the group is for, in at most 2048 characters. An empty text removes it.
      type: str
      sample: May change everything
    role_arn:
      description:
        - The ARN of the IAM role that an identity pool may give to members of the group. AWS has no
          way to take it away again.
      type: str
      sample: arn:aws:iam::123456789012:role/admins
    precedence:
      description:
        - Which role and which group counts for a user who is in several. The lowest number wins.
      type: int
      sample: 10
    users:
      description:
        - Who is in the group, by user name.
      returned: when O(users) is given
      type: list
      elements: str
      sample: [ann]
    creation_date:
      description:
        - When the group was created.
      type: str
      sample: "2026-11-22T10:00:00+00:00"
    last_modified_date:
      description:
        - When the group was last changed.
      type: str
      sample: "2026-11-22T10:00:00+00:00"
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
      sample: CreateGroup
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import cognito_group as kind

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring one group to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
