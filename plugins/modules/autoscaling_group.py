#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later


from __future__ import annotations

DOCUMENTATION = r"""
---
module: autoscaling_group
version_added: 0.1.0
short_description: Manage Auto Scaling groups of EC2
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes Auto Scaling groups, whose instances follow a launch template.
  - It waits until as many instances are in service as are desired.
  - An option that is not given keeps the value it has in AWS. A policy of mixed instances is
    kept as it is.
options:
  name:
    description:
      - The name of the group.
    type: str
    required: true
  launch_template:
    description:
      - What the instances are started after.
    type: dict
    suboptions:
      launch_template_name:
        description:
          - The name of the template.
        type: str
        required: true
      version:
        description:
          - The number of the version. The newest if not given, so that a new version is a
            change of the group.
        type: str
  min_size:
    description:
      - The fewest instances. Required to create a group.
    type: int
  max_size:
    description:
      - The most instances. Required to create a group.
    type: int
  desired_capacity:
    description:
      - How many instances to run. AWS starts with O(min_size). Where something else changes the
        number, say O(ignore_desired_capacity).
    type: int
  ignore_desired_capacity:
    description:
      - Whether O(desired_capacity) is for a new group only, and left alone where the group
        stands.
    type: bool
    default: false
  vpc_zone_identifier:
    description:
      - The IDs of the subnets. The list replaces that in AWS.
    type: list
    elements: str
  target_group_arns:
    description:
      - The ARNs of the target groups that the instances are in. The list replaces that in AWS.
    type: list
    elements: str
  target_group_names:
    description:
      - The names of target groups, beside or in place of their ARNs.
    type: list
    elements: str
  health_check_type:
    description:
      - Whether an instance is well by EC2's measure alone (V(EC2), AWS's default), or by that
        of its target groups too.
    type: str
    choices:
      - EC2
      - ELB
  health_check_grace_period:
    description:
      - How many seconds a new instance may fail its checks.
    type: int
    aliases:
      - health_check_period
  default_cooldown:
    description:
      - How many seconds to wait between two scalings by a simple policy.
    type: int
  default_instance_warmup:
    description:
      - How many seconds a new instance takes until its figures count.
    type: int
  max_instance_lifetime:
    description:
      - After how many seconds an instance is replaced. V(0) lets it live.
    type: int
  new_instances_protected_from_scale_in:
    description:
      - Whether new instances are kept when the group gets smaller. Managed termination
        protection of a capacity provider of ECS needs it.
    type: bool
    aliases:
      - protect_from_scale_in
  capacity_rebalance:
    description:
      - Whether a Spot instance is replaced as soon as it is likely to be taken back.
    type: bool
  termination_policies:
    description:
      - Which instances go first, in this order.
    type: list
    elements: str
  instance_refresh:
    description:
      - Exchanges the instances, some at a time, when O(launch_template) changes, or when some are
        still of another version, such as after an exchange that failed. An empty one takes all of
        its preferences from AWS.
      - The group is of the new version once all instances are.
      - Without it, only instances that start later are of the new version.
    type: dict
    suboptions:
      preferences:
        description:
          - How the instances are exchanged.
        type: dict
        suboptions:
          min_healthy_percentage:
            description:
              - How many instances stay in service, in percent of those desired. AWS's default
                is V(90).
            type: int
          max_healthy_percentage:
            description:
              - How many instances there are at most, in percent of those desired, from V(100)
                to V(200).
            type: int
          instance_warmup:
            description:
              - How many seconds a new instance takes until the next is exchanged.
            type: int
          skip_matching:
            description:
              - Whether instances that are of the new version already stay.
            type: bool
          auto_rollback:
            description:
              - Whether the exchange is undone when it fails. AWS refuses it where the template in
                force has an image that AWS looks up, by C(resolve:ssm:).
            type: bool
          scale_in_protected_instances:
            description:
              - What happens to instances that are protected from scale-in.
            type: str
            choices:
              - Refresh
              - Ignore
              - Wait
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._wait
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.tags
  - amazon.aws.boto3
seealso:
  - module: gatehouse.aws.ec2_launch_template
  - module: gatehouse.aws.ecs_capacity_provider
  - module: gatehouse.aws.elb_target_group
  - name: EC2 Auto Scaling API reference
    description: The operations that create, update and refresh groups.
    link: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/
"""

EXAMPLES = r"""
- name: Run two to four instances behind a load balancer
  gatehouse.aws.autoscaling_group:
    name: orders
    launch_template:
      launch_template_name: orders
    min_size: 2
    max_size: 4
    vpc_zone_identifier: "{{ private_subnets }}"
    target_group_names:
      - orders
    health_check_type: ELB
    instance_refresh:
      preferences:
        min_healthy_percentage: 100
        max_healthy_percentage: 150

- name: Let it grow further
  gatehouse.aws.autoscaling_group:
    name: orders
    max_size: 8

- name: Remove the group with its instances
  gatehouse.aws.autoscaling_group:
    name: orders
    state: absent
"""

RETURN = r"""
autoscaling_group:
  description: The autoscaling group, empty when there is none.
  returned: success
  type: dict
  contains:
    name:
      description:
        - The name of the group.
      returned: when AWS reports it
      type: str
    launch_template:
      description:
        - What the instances are started after.
      returned: when AWS reports it
      type: dict
    min_size:
      description:
        - The fewest instances. Required to create a group.
      returned: when AWS reports it
      type: int
    max_size:
      description:
        - The most instances. Required to create a group.
      returned: when AWS reports it
      type: int
    desired_capacity:
      description:
        - How many instances to run. AWS starts with O(min_size). Where something else changes
          the number, say O(ignore_desired_capacity).
      returned: when AWS reports it
      type: int
    vpc_zone_identifier:
      description:
        - The IDs of the subnets. The list replaces that in AWS.
      returned: when AWS reports it
      type: list
      elements: str
    target_group_arns:
      description:
        - The ARNs of the target groups that the instances are in. The list replaces that in
          AWS.
      returned: when AWS reports it
      type: list
      elements: str
    health_check_type:
      description:
        - Whether an instance is well by EC2's measure alone (V(EC2), AWS's default), or by that
          of its target groups too.
      returned: when AWS reports it
      type: str
    health_check_grace_period:
      description:
        - How many seconds a new instance may fail its checks.
      returned: when AWS reports it
      type: int
    default_cooldown:
      description:
        - How many seconds to wait between two scalings by a simple policy.
      returned: when AWS reports it
      type: int
    default_instance_warmup:
      description:
        - How many seconds a new instance takes until its figures count.
      returned: when AWS reports it
      type: int
    max_instance_lifetime:
      description:
        - After how many seconds an instance is replaced. V(0) lets it live.
      returned: when AWS reports it
      type: int
    new_instances_protected_from_scale_in:
      description:
        - Whether new instances are kept when the group gets smaller. Managed termination
          protection of a capacity provider of ECS needs it.
      returned: when AWS reports it
      type: bool
    capacity_rebalance:
      description:
        - Whether a Spot instance is replaced as soon as it is likely to be taken back.
      returned: when AWS reports it
      type: bool
    termination_policies:
      description:
        - Which instances go first, in this order.
      returned: when AWS reports it
      type: list
      elements: str
    auto_scaling_group_arn:
      description:
        - The ARN of the group.
      returned: when AWS reports it
      type: str
    instances:
      description:
        - The instances, with their state and the version of their template.
      returned: when AWS reports it
      type: list
      elements: dict
    availability_zones:
      description:
        - The zones of the subnets.
      returned: when AWS reports it
      type: list
      elements: str
    created_time:
      description:
        - When the group was made, as ISO 8601.
      returned: when AWS reports it
      type: str
    tags:
      description:
        - The tags of the group, but for that by which ECS marks its own.
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
      sample: ValidationError
    message:
      description: The message of the error.
      type: str
    operation:
      description: The call that AWS refused.
      type: str
      sample: CreateAutoScalingGroup
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import autoscaling_group as kind

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring one resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
