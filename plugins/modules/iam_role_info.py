#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: iam_role_info
version_added: 0.1.0
short_description: Read IAM roles
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns one role, or all of them, with their policies, in the form that
    M(gatehouse.aws.iam_role) takes.
  - Every role costs a few calls.
options:
  name:
    description:
      - The name of the only role to read. Left out, all are read.
    type: str
    aliases:
      - role_name
  path_prefix:
    description:
      - What the paths of the roles to read begin with. Ignored if O(name) is given.
    type: str
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(iam:GetRole), C(iam:ListRoles),
    C(iam:ListAttachedRolePolicies), C(iam:ListRolePolicies) and C(iam:GetRolePolicy).
seealso:
  - module: gatehouse.aws.iam_role
  - name: CreateRole
    description: AWS's reference of the operation that creates roles.
    link: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
"""

EXAMPLES = r"""
- name: Read one role
  gatehouse.aws.iam_role_info:
    name: orders-task
  register: found

- name: Read all roles of the applications
  gatehouse.aws.iam_role_info:
    path_prefix: /apps/
"""

RETURN = r"""
roles:
  description:
    - All that were found, each as M(gatehouse.aws.iam_role) takes it. The list is empty when
      nothing was found.
  returned: success
  type: list
  elements: dict
  contains:
    name:
      description:
        - The name of the role, by which it is found. It cannot change.
      returned: when AWS reports it
      type: str
    path:
      description:
        - The path of the role.
      returned: when AWS reports it
      type: str
    description:
      description:
        - What the role is for.
      returned: when AWS reports it
      type: str
    assume_role_policy_document:
      description:
        - Who may take on the role, as a policy in JSON or YAML.
      returned: when AWS reports it
      type: dict
    max_session_duration:
      description:
        - For how many seconds at most the role may be taken on at a time, from V(3600) to
          V(43200).
      returned: when AWS reports it
      type: int
    permissions_boundary:
      description:
        - The ARN of the policy that bounds what the role may do. An empty string takes it
          away.
      returned: when AWS reports it
      type: str
    managed_policies:
      description:
        - Managed policies, all of them unless C(purge_policies=false), by ARN or by name.
      returned: when AWS reports it
      type: list
      elements: str
    inline_policies:
      description:
        - The policies of the role's own, all of them unless C(purge_policies=false), as a
          map of names to policies in YAML or JSON.
      returned: when AWS reports it
      type: dict
    arn:
      description:
        - The ARN of the role.
      returned: when AWS reports it
      type: str
    role_id:
      description:
        - The ID of the role.
      returned: when AWS reports it
      type: str
    create_date:
      description:
        - When it was created, as ISO 8601.
      returned: when AWS reports it
      type: str
    tags:
      description: The tags.
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
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.role import ROLE

OPTIONS = {
    **strings("name", aliases=["role_name"]),
    **strings("path_prefix"),
}


def main() -> None:
    """Read what the options name."""
    run_info(ROLE, OPTIONS)


if __name__ == "__main__":
    main()
