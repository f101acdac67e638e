#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later


from __future__ import annotations

DOCUMENTATION = r"""
---
module: ecs_capacity_provider
version_added: 0.1.0
short_description: Manage capacity providers of ECS
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes capacity providers, by which an Auto Scaling group grows and
    shrinks with the tasks of a cluster. M(gatehouse.aws.ecs_cluster) puts them into a cluster.
  - An option that is not given keeps the value it has in AWS.
  - To remove one takes it out of the clusters that have it first. AWS refuses while a service
    uses it.
options:
  name:
    description:
      - The name of the provider. It must not begin with C(aws), C(ecs) or C(fargate).
    type: str
    required: true
  auto_scaling_group_provider:
    description:
      - The group, and how it follows the tasks.
    type: dict
    suboptions:
      auto_scaling_group_arn:
        description:
          - The ARN of the group. AWS accepts it only at creation.
        type: str
      auto_scaling_group_name:
        description:
          - The name of the group, in place of its ARN.
        type: str
      managed_scaling:
        description:
          - How ECS changes the size of the group.
        type: dict
        suboptions:
          status:
            description:
              - Whether it does so at all.
            type: str
            choices:
              - ENABLED
              - DISABLED
          target_capacity:
            description:
              - How full the instances shall be, in percent, from V(1) to V(100).
            type: int
          minimum_scaling_step_size:
            description:
              - The fewest instances to add or take at once.
            type: int
          maximum_scaling_step_size:
            description:
              - The most instances to add at once.
            type: int
          instance_warmup_period:
            description:
              - How many seconds a new instance takes until its figures count.
            type: int
      managed_termination_protection:
        description:
          - Whether instances that run tasks are kept when the group gets smaller. It needs
            managed scaling, and new instances of the group protected from scale-in.
        type: str
        choices:
          - ENABLED
          - DISABLED
      managed_draining:
        description:
          - Whether tasks move to another instance before theirs is terminated.
        type: str
        choices:
          - ENABLED
          - DISABLED
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._wait
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.tags
  - amazon.aws.boto3
seealso:
  - module: gatehouse.aws.autoscaling_group
  - module: gatehouse.aws.ecs_cluster
  - name: ECS API reference
    description: The operations CreateCapacityProvider and UpdateCapacityProvider.
    link: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/
"""

EXAMPLES = r"""
- name: Let a group grow with the tasks
  gatehouse.aws.ecs_capacity_provider:
    name: orders
    auto_scaling_group_provider:
      auto_scaling_group_name: orders
      managed_scaling:
        status: ENABLED
        target_capacity: 100
      managed_termination_protection: ENABLED

- name: Remove the provider, from its clusters too
  gatehouse.aws.ecs_capacity_provider:
    name: orders
    state: absent
"""

RETURN = r"""
capacity_provider:
  description: The capacity provider, empty when there is none.
  returned: success
  type: dict
  contains:
    name:
      description:
        - The name of the provider. It must not begin with C(aws), C(ecs) or C(fargate).
      returned: when AWS reports it
      type: str
    auto_scaling_group_provider:
      description:
        - The group, and how it follows the tasks.
      returned: when AWS reports it
      type: dict
    capacity_provider_arn:
      description:
        - The ARN of the provider.
      returned: when AWS reports it
      type: str
    status:
      description:
        - The state, V(ACTIVE) for one that can be used.
      returned: when AWS reports it
      type: str
    update_status:
      description:
        - How its last change ended.
      returned: when AWS reports it
      type: str
    tags:
      description:
        - The tags of the provider.
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
      sample: ClientException
    message:
      description: The message of the error.
      type: str
    operation:
      description: The call that AWS refused.
      type: str
      sample: CreateCapacityProvider
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import (
    ecs_capacity_provider as kind,
)

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring one resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
