#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_group_info
version_added: 0.1.0
short_description: Read groups of Amazon Cognito user pools
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Reads one group of an Amazon Cognito user pool, or all of them.
  - What it returns has the names and forms of the options of M(gatehouse.aws.cognito_group).
options:
  name:
    description:
      - The name of the group.
      - Without it, all groups of the pool are read.
    type: str
    aliases:
      - group_name
notes:
  - The members of each group are read too, by one call for every 60 of them.
  - Exactly one of O(user_pool_id) and O(user_pool_name) is required.
seealso:
  - module: gatehouse.aws.cognito_group
  - name: GetGroup
    description: AWS's reference of the operation that reads a group.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetGroup.html
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - gatehouse.aws._user_pool.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Read a group
  gatehouse.aws.cognito_group_info:
    user_pool_name: staff
    name: admins
  register: found

- name: Read all groups of a pool
  gatehouse.aws.cognito_group_info:
    user_pool_id: eu-west-1_aB3dEfGh9
  register: groups
"""

RETURN = r"""
---
groups:
  description:
    - The groups found, empty when there is none.
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
      returned: success
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
      sample: ResourceNotFoundException
    message:
      description: The message of the error.
      type: str
    operation:
      description: The call that AWS refused.
      type: str
      sample: GetGroup
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import strings
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._options.cognito import PARENT
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.group import GROUP

OPTIONS = {
    **PARENT,
    **strings("name", aliases=["group_name"]),
}


def main() -> None:
    """Read groups as the options say."""
    run_info(
        GROUP,
        OPTIONS,
        required_one_of=[["user_pool_id", "user_pool_name"]],
        mutually_exclusive=[["user_pool_id", "user_pool_name"]],
    )


if __name__ == "__main__":
    main()
