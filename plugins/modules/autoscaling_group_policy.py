#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: autoscaling_group_policy
version_added: 0.1.0
short_description: Manage one scaling policy of an EC2 Auto Scaling group
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes a policy by which an EC2 Auto Scaling group keeps a measure at a
    value. AWS makes and removes the alarms itself.
  - An option that is not given keeps the value it has in AWS. A null value means the option is
    not given.
options:
  auto_scaling_group_name:
    description:
      - The name of the Auto Scaling group.
    type: str
    aliases:
      - asg_name
    required: true
  name:
    description:
      - The name of the policy, by which it is found in its group.
    type: str
    aliases:
      - policy_name
    required: true
  target_tracking_configuration:
    description:
      - Which measure to keep at which value. Required to create a policy.
    type: dict
    suboptions:
      predefined_metric_specification:
        description:
          - A measure that AWS knows.
        type: dict
        suboptions:
          predefined_metric_type:
            description:
              - Which measure it is.
            type: str
            choices:
              - ASGAverageCPUUtilization
              - ASGAverageNetworkIn
              - ASGAverageNetworkOut
              - ALBRequestCountPerTarget
            required: true
          resource_label:
            description:
              - For V(ALBRequestCountPerTarget), the ends of the ARNs of a load balancer and of a
                target group.
                O(target_tracking_configuration.predefined_metric_specification.load_balancer_name)
                and
                O(target_tracking_configuration.predefined_metric_specification.target_group_name)
                fill it in.
            type: str
          load_balancer_name:
            description:
              - The name of that load balancer. In check mode, one that does not exist yet is
                predicted.
            type: str
          target_group_name:
            description:
              - The name of that target group. In check mode, one that does not exist yet is
                predicted.
            type: str
      target_value:
        description:
          - The value to keep the measure at.
        type: float
      disable_scale_in:
        description:
          - Whether instances are only ever added. AWS takes V(false) at creation.
        type: bool
  estimated_instance_warmup:
    description:
      - After how many seconds a new instance counts. Left out, the group's own default holds.
    type: int
  enabled:
    description:
      - Whether the policy acts. AWS takes V(true) at creation.
    type: bool
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._unknown_settings
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(autoscaling:DescribePolicies),
    C(autoscaling:PutScalingPolicy) and C(autoscaling:DeletePolicy).
seealso:
  - module: gatehouse.aws.autoscaling_group_policy_info
  - module: gatehouse.aws.autoscaling_policy
  - name: PutScalingPolicy
    description: AWS's reference of the operation that puts scaling policies.
    link: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScalingPolicy.html
"""

EXAMPLES = r"""
- name: Keep the processors half busy
  gatehouse.aws.autoscaling_group_policy:
    auto_scaling_group_name: orders
    name: cpu
    target_tracking_configuration:
      predefined_metric_specification:
        predefined_metric_type: ASGAverageCPUUtilization
      target_value: 50

- name: Keep a thousand requests a minute for each instance
  gatehouse.aws.autoscaling_group_policy:
    auto_scaling_group_name: orders
    name: requests
    target_tracking_configuration:
      predefined_metric_specification:
        predefined_metric_type: ALBRequestCountPerTarget
        load_balancer_name: web
        target_group_name: orders
      target_value: 1000

- name: Remove the policy
  gatehouse.aws.autoscaling_group_policy:
    auto_scaling_group_name: orders
    name: cpu
    state: absent
"""

RETURN = r"""
autoscaling_group_policy:
  description:
    - What there is after the run; empty when it is absent. In check mode, what there would be.
  returned: success
  type: dict
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

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import (
    autoscaling_group_policy as kind,
)

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring the resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
