#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later


from __future__ import annotations

DOCUMENTATION = r"""
---
module: iam_instance_profile
version_added: 0.1.0
short_description: Manage instance profiles of IAM
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes instance profiles, by which instances of EC2 come by a role.
  - An option that is not given keeps the value it has in AWS.
  - To remove one takes its role out of it first. The role stays.
options:
  name:
    description:
      - The name of the profile.
    type: str
    required: true
  path:
    description:
      - The path of the profile, V(/) by AWS's default. AWS accepts it only at creation.
    type: str
  role:
    description:
      - The name of the role. A profile holds one at most; an empty name takes it out.
    type: str
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.tags
  - amazon.aws.boto3
seealso:
  - module: gatehouse.aws.iam_role
  - module: gatehouse.aws.ec2_launch_template
  - name: IAM API reference
    description: The operations CreateInstanceProfile and AddRoleToInstanceProfile.
    link: https://docs.aws.amazon.com/IAM/latest/APIReference/
"""

EXAMPLES = r"""
- name: Give a role to instances
  gatehouse.aws.iam_instance_profile:
    name: orders
    role: orders-instance

- name: Remove the profile
  gatehouse.aws.iam_instance_profile:
    name: orders
    state: absent
"""

RETURN = r"""
instance_profile:
  description: The instance profile, empty when there is none.
  returned: success
  type: dict
  contains:
    name:
      description:
        - The name of the profile.
      returned: when AWS reports it
      type: str
    path:
      description:
        - The path of the profile, V(/) by AWS's default. AWS accepts it only at creation.
      returned: when AWS reports it
      type: str
    role:
      description:
        - The name of the role. A profile holds one at most; an empty name takes it out.
      returned: when AWS reports it
      type: str
    arn:
      description:
        - The ARN of the profile.
      returned: when AWS reports it
      type: str
    instance_profile_id:
      description:
        - The ID of the profile.
      returned: when AWS reports it
      type: str
    create_date:
      description:
        - When the profile was made, as ISO 8601.
      returned: when AWS reports it
      type: str
    tags:
      description:
        - The tags of the profile.
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
      sample: NoSuchEntity
    message:
      description: The message of the error.
      type: str
    operation:
      description: The call that AWS refused.
      type: str
      sample: CreateInstanceProfile
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import (
    iam_instance_profile as kind,
)

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring one resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
