#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later


from __future__ import annotations

DOCUMENTATION = r"""
---
module: autoscaling_policy_info
version_added: 0.1.0
short_description: Gather information about scaling policies
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns scaling policies of Application Auto Scaling in the form that
    M(gatehouse.aws.autoscaling_policy) takes.
options:
  name:
    description:
      - The name of the policy.
    type: str
    required: true
  service_namespace:
    description:
      - The namespace of the AWS service.
    type: str
    default: ecs
  resource_id:
    description:
      - What is scaled, for an ECS service C(service/CLUSTER/SERVICE).
    type: str
    required: true
  scalable_dimension:
    description:
      - The property that is scaled.
    type: str
    default: ecs:service:DesiredCount
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
seealso:
  - module: gatehouse.aws.autoscaling_policy
"""

EXAMPLES = r"""
- name: See what a service scales by
  gatehouse.aws.autoscaling_policy_info:
    name: cpu
    resource_id: service/main/orders
  register: scaling

- name: See what a table's reads scale by
  gatehouse.aws.autoscaling_policy_info:
    name: reads
    service_namespace: dynamodb
    resource_id: table/orders
    scalable_dimension: dynamodb:table:ReadCapacityUnits
"""

RETURN = r"""
autoscaling_policies:
  description: The policy, in a list that is empty when there is none.
  returned: success
  type: list
  elements: dict
  contains:
    resource_id:
      description: What is scaled. All else is as M(gatehouse.aws.autoscaling_policy) returns it.
      returned: always
      type: str
      sample: service/main/orders
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
      sample: DescribeUserPool
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import strings
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.autoscaling_policy import (
    AUTOSCALING_POLICY,
)

OPTIONS = {
    **strings("service_namespace", default="ecs"),
    **strings("name resource_id", required=True),
    **strings("scalable_dimension", default="ecs:service:DesiredCount"),
}


def main() -> None:
    run_info(AUTOSCALING_POLICY, OPTIONS)


if __name__ == "__main__":
    main()
