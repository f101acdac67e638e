#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: autoscaling_scheduled_action_info
version_added: 0.1.0
short_description: Read scheduled actions of Application Auto Scaling
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns one scheduled action, or those of a target or service, in the form that
    M(gatehouse.aws.autoscaling_scheduled_action) takes.
options:
  name:
    description:
      - The name of the actions to read. Left out, those of all names are read.
    type: str
    aliases:
      - scheduled_action_name
  service_namespace:
    description:
      - The namespace of the AWS service.
    type: str
    default: ecs
  resource_id:
    description:
      - What is scaled. Left out, actions of everything in O(service_namespace) are read.
    type: str
  scalable_dimension:
    description:
      - The property that is scaled. Only given to AWS with O(resource_id).
    type: str
    default: ecs:service:DesiredCount
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(application-autoscaling:DescribeScheduledActions).
seealso:
  - module: gatehouse.aws.autoscaling_scheduled_action
  - name: PutScheduledAction
    description: AWS's reference of the operation that sets scheduled actions.
    link: https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScheduledAction.html
"""

EXAMPLES = r"""
- name: Read one action
  gatehouse.aws.autoscaling_scheduled_action_info:
    name: night
    resource_id: service/main/orders
  register: found

- name: Read all actions of a service
  gatehouse.aws.autoscaling_scheduled_action_info:
    resource_id: service/main/orders
"""

RETURN = r"""
autoscaling_scheduled_actions:
  description:
    - All that were found, each as M(gatehouse.aws.autoscaling_scheduled_action) takes it. The
      list is empty when nothing was found.
  returned: success
  type: list
  elements: dict
  contains:
    name:
      description:
        - The name of the action, by which it is found at its target. It cannot change.
      returned: when AWS reports it
      type: str
    service_namespace:
      description:
        - The namespace of the AWS service.
      returned: when AWS reports it
      type: str
    resource_id:
      description:
        - What is scaled, in the form that the namespace has. For an ECS service that is
          C(service/CLUSTER/SERVICE).
      returned: when AWS reports it
      type: str
    scalable_dimension:
      description:
        - The property that is scaled.
      returned: when AWS reports it
      type: str
    schedule:
      description:
        - When the action happens, as V(at(2030-12-24T18:00:00\)), V(rate(12 hours\)) or
          V(cron(0 22 * * ? *\)).
      returned: when AWS reports it
      type: str
    timezone:
      description:
        - The time zone of C(schedule), such as V(Europe/Berlin).
      returned: when AWS reports it
      type: str
    start_time:
      description:
        - From when on the action happens, as ISO 8601. Without a zone it is in UTC.
      returned: when AWS reports it
      type: str
    end_time:
      description:
        - Until when the action happens, as ISO 8601. Without a zone it is in UTC.
      returned: when AWS reports it
      type: str
    scalable_target_action:
      description:
        - What the action sets.
      returned: when AWS reports it
      type: dict
      contains:
        min_capacity:
          description:
            - The least that scaling in goes down to.
          type: int
        max_capacity:
          description:
            - The most that scaling out goes up to.
          type: int
    scheduled_action_arn:
      description:
        - The ARN of the action.
      returned: when AWS reports it
      type: str
    creation_time:
      description:
        - When it was created, as ISO 8601.
      returned: when AWS reports it
      type: str
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
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.scheduled_action import (
    AUTOSCALING_SCHEDULED_ACTION,
)

OPTIONS = {
    **strings("name", aliases=["scheduled_action_name"]),
    **strings("service_namespace", default="ecs"),
    **strings("resource_id"),
    **strings("scalable_dimension", default="ecs:service:DesiredCount"),
}


def main() -> None:
    """Read what the options name."""
    run_info(AUTOSCALING_SCHEDULED_ACTION, OPTIONS)


if __name__ == "__main__":
    main()
