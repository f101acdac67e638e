#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: autoscaling_group_policy_info
version_added: 0.1.0
short_description: Read scaling policies of EC2 Auto Scaling groups
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns one policy of a group, all of a group, or all there are, in the form that
    M(gatehouse.aws.autoscaling_group_policy) takes.
options:
  auto_scaling_group_name:
    description:
      - The name of the only group whose policies to read.
    type: str
    aliases:
      - asg_name
  name:
    description:
      - The name of the only policy to read. Only with O(auto_scaling_group_name).
    type: str
    aliases:
      - policy_name
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permission C(autoscaling:DescribePolicies).
seealso:
  - module: gatehouse.aws.autoscaling_group_policy
  - name: PutScalingPolicy
    description: AWS's reference of the operation that puts scaling policies.
    link: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScalingPolicy.html
"""

EXAMPLES = r"""
- name: Read one policy
  gatehouse.aws.autoscaling_group_policy_info:
    auto_scaling_group_name: orders
    name: cpu
  register: found

- name: Read all policies of the group
  gatehouse.aws.autoscaling_group_policy_info:
    auto_scaling_group_name: orders
"""

RETURN = r"""
autoscaling_group_policies:
  description:
    - All that were found, each as M(gatehouse.aws.autoscaling_group_policy) takes it. The list is
      empty when nothing was found.
  returned: success
  type: list
  elements: dict
  contains:
    auto_scaling_group_name:
      description:
        - The name of the Auto Scaling group.
      returned: when AWS reports it
      type: str
    name:
      description:
        - The name of the policy.
      returned: when AWS reports it
      type: str
    policy_arn:
      description:
        - The ARN of the policy.
      returned: when AWS reports it
      type: str
    policy_type:
      description:
        - The type of the policy.
      returned: when AWS reports it
      type: str
    target_tracking_configuration:
      description:
        - Which measure is kept at which value.
      returned: when AWS reports it
      type: dict
      contains:
        predefined_metric_specification:
          description:
            - A measure that AWS knows.
          returned: when AWS reports it
          type: dict
          contains:
            predefined_metric_type:
              description:
                - Which measure it is.
              returned: when AWS reports it
              type: str
            resource_label:
              description:
                - Which target group's requests are counted.
              returned: when AWS reports it
              type: str
        target_value:
          description:
            - The value.
          returned: when AWS reports it
          type: float
        disable_scale_in:
          description:
            - Whether instances are only ever added.
          returned: when AWS reports it
          type: bool
    estimated_instance_warmup:
      description:
        - After how many seconds a new instance counts.
      returned: when AWS reports it
      type: int
    enabled:
      description:
        - Whether the policy acts.
      returned: when AWS reports it
      type: bool
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
from ansible_collections.gatehouse.aws.plugins.module_utils._resources import (
    autoscaling_group_policy as described,
)

OPTIONS = {
    **strings("auto_scaling_group_name", aliases=["asg_name"]),
    **strings("name", aliases=["policy_name"]),
}


def main() -> None:
    """Read what the options name."""
    run_info(described.GROUP_POLICY, OPTIONS)


if __name__ == "__main__":
    main()
