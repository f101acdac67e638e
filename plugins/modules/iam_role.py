#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: iam_role
version_added: 0.1.0
short_description: Manage one IAM role
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes a role with its trust policy, its managed and its inline
    policies.
  - Policies are compared by what they mean, so order and spelling do not count.
  - Removing a role detaches and deletes its policies first, and takes it out of its instance
    profiles.
  - An option that is not given keeps the value it has in AWS. A null value means the option is
    not given.
  - Unlike M(amazon.aws.iam_role), no instance profile is created.
options:
  name:
    description:
      - The name of the role, by which it is found. It cannot change.
    type: str
    aliases:
      - role_name
    required: true
  path:
    description:
      - The path of the role. AWS takes V(/) when it is left out. It cannot change.
    type: str
    aliases:
      - path_prefix
      - prefix
  description:
    description:
      - What the role is for.
    type: str
  assume_role_policy_document:
    description:
      - Who may take on the role, as a policy in JSON or YAML. Required to create a role. It
        is replaced as a whole.
    type: json
  max_session_duration:
    description:
      - For how many seconds at most the role may be taken on at a time, from V(3600) to
        V(43200).
    type: int
  permissions_boundary:
    description:
      - The ARN of the policy that bounds what the role may do. An empty string takes it
        away.
    type: str
    aliases:
      - boundary
      - boundary_policy_arn
  managed_policies:
    description:
      - Managed policies, all of them unless O(purge_policies=false), by ARN or by name.
      - A name costs a look through all policies, so the ARN is quicker.
    type: list
    elements: str
    aliases:
      - managed_policy
  inline_policies:
    description:
      - The policies of the role's own, all of them unless O(purge_policies=false), as a map
        of names to policies in YAML or JSON.
      - Each is replaced as a whole.
    type: dict
  purge_policies:
    description:
      - Whether policies that are not in O(managed_policies) are detached, and those not in
        O(inline_policies) deleted. Ignored for an option that is not given.
    type: bool
    aliases:
      - purge_policy
      - purge_managed_policies
    default: true
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - amazon.aws.tags
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(iam:GetRole), C(iam:CreateRole), C(iam:UpdateRole),
    C(iam:UpdateAssumeRolePolicy), C(iam:PutRolePermissionsBoundary),
    C(iam:DeleteRolePermissionsBoundary), C(iam:ListAttachedRolePolicies),
    C(iam:AttachRolePolicy), C(iam:DetachRolePolicy), C(iam:ListRolePolicies),
    C(iam:GetRolePolicy), C(iam:PutRolePolicy), C(iam:DeleteRolePolicy), C(iam:TagRole),
    C(iam:UntagRole), for names of policies C(iam:ListPolicies), and to remove a role
    C(iam:DeleteRole), C(iam:ListInstanceProfilesForRole) and
    C(iam:RemoveRoleFromInstanceProfile).
seealso:
  - module: gatehouse.aws.iam_role_info
  - module: gatehouse.aws.ecs_task_definition
  - name: CreateRole
    description: AWS's reference of the operation that creates roles.
    link: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
"""

EXAMPLES = r"""
- name: Create the role that an application has
  gatehouse.aws.iam_role:
    name: orders-task
    description: What orders may do
    assume_role_policy_document:
      Version: "2012-10-17"
      Statement:
        - Effect: Allow
          Action: sts:AssumeRole
          Principal:
            Service: ecs-tasks.amazonaws.com
    managed_policies:
      - arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy
    inline_policies:
      queue:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: sqs:SendMessage
            Resource: arn:aws:sqs:eu-west-1:123456789012:orders

- name: Take away all policies of the role's own
  gatehouse.aws.iam_role:
    name: orders-task
    inline_policies: {}

- name: Delete the role
  gatehouse.aws.iam_role:
    name: orders-task
    state: absent
"""

RETURN = r"""
role:
  description:
    - What there is after the run; empty when it is absent. In check mode, what there would be.
  returned: success
  type: dict
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
        - Managed policies, all of them unless O(purge_policies=false), by ARN or by name.
      returned: when AWS reports it
      type: list
      elements: str
    inline_policies:
      description:
        - The policies of the role's own, all of them unless O(purge_policies=false), as a
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

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import iam_role as kind

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring the resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
