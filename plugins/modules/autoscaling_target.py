#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later


from __future__ import annotations

DOCUMENTATION = r"""
---
module: autoscaling_target
version_added: 0.1.0
short_description: Manage scalable targets of Application Auto Scaling
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Registers, changes and deregisters a scalable target, such as the desired count of an Amazon
    ECS service, and so sets the bounds between which policies and schedules may move it.
  - Deregistering removes the scaling policies and scheduled actions of the target too.
  - An option that is not given keeps the value it has in AWS.
options:
  service_namespace:
    description:
      - The namespace of the AWS service, V(ecs) for Amazon ECS.
    type: str
    default: ecs
  resource_id:
    description:
      - What is scaled, in the form that the namespace has. For an ECS service that is
        C(service/CLUSTER/SERVICE).
    type: str
    required: true
  scalable_dimension:
    description:
      - The property that is scaled.
    type: str
    default: ecs:service:DesiredCount
  min_capacity:
    description:
      - The least that scaling in goes down to. Required by AWS to register a target.
    type: int
  max_capacity:
    description:
      - The most that scaling out goes up to. Required by AWS to register a target.
    type: int
  role_arn:
    description:
      - The ARN of a role with which Application Auto Scaling acts.
      - For ECS leave it out, as AWS uses its service-linked role there and ignores this one.
    type: str
  suspended_state:
    description:
      - Which kinds of scaling are suspended.
    type: dict
    suboptions:
      dynamic_scaling_in_suspended:
        description: Whether policies may not scale in.
        type: bool
      dynamic_scaling_out_suspended:
        description: Whether policies may not scale out.
        type: bool
      scheduled_scaling_suspended:
        description: Whether scheduled actions may not scale.
        type: bool
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - amazon.aws.tags
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - Calls C(DescribeScalableTargets), C(RegisterScalableTarget), C(DeregisterScalableTarget), and
    for tags C(ListTagsForResource), C(TagResource) and C(UntagResource).
seealso:
  - module: gatehouse.aws.autoscaling_policy
  - module: gatehouse.aws.ecs_service
  - name: Application Auto Scaling API reference
    description: The operation RegisterScalableTarget.
    link: https://docs.aws.amazon.com/autoscaling/application/APIReference/
"""

EXAMPLES = r"""
- name: Let a service run with two to ten tasks
  gatehouse.aws.autoscaling_target:
    resource_id: service/main/orders
    min_capacity: 2
    max_capacity: 10

- name: Stop scaling the service, and remove its policies
  gatehouse.aws.autoscaling_target:
    resource_id: service/main/orders
    state: absent
"""

RETURN = r"""
autoscaling_target:
  description: The scalable target, empty when there is none.
  returned: success
  type: dict
  contains:
    service_namespace:
      description: The namespace of the AWS service.
      returned: when it exists
      type: str
      sample: ecs
    resource_id:
      description: What is scaled.
      returned: when it exists
      type: str
      sample: service/main/orders
    scalable_dimension:
      description: The property that is scaled.
      returned: when it exists
      type: str
      sample: ecs:service:DesiredCount
    min_capacity:
      description: The least capacity.
      returned: when it exists
      type: int
      sample: 2
    max_capacity:
      description: The most capacity.
      returned: when it exists
      type: int
      sample: 10
    role_arn:
      description: The role with which Application Auto Scaling acts.
      returned: when it exists
      type: str
    suspended_state:
      description: Which kinds of scaling are suspended.
      returned: when AWS reports it
      type: dict
    scalable_target_arn:
      description: The ARN of the target.
      returned: when AWS reports it
      type: str
    creation_time:
      description: When the target was registered, as ISO 8601.
      returned: when it exists
      type: str
    tags:
      description: The tags of the target.
      returned: when O(tags) is given
      type: dict
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
      sample: UpdateUserPool
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import autoscaling_target as kind

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring one resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
