#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: autoscaling_scheduled_action
version_added: 0.1.0
short_description: Manage one scheduled action of Application Auto Scaling
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes a scheduled action, which sets the bounds of a scalable target
    at a time, such as fewer tasks of an ECS service at night.
  - The target has to exist, for which there is M(gatehouse.aws.autoscaling_target).
  - An option that is not given keeps the value it has in AWS. A null value means the option is
    not given.
options:
  name:
    description:
      - The name of the action, by which it is found at its target. It cannot change.
    type: str
    aliases:
      - scheduled_action_name
    required: true
  service_namespace:
    description:
      - The namespace of the AWS service.
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
  schedule:
    description:
      - When the action happens, as V(at(2030-12-24T18:00:00\)), V(rate(12 hours\)) or
        V(cron(0 22 * * ? *\)). Required to create an action.
    type: str
  timezone:
    description:
      - The time zone of O(schedule), such as V(Europe/Berlin). AWS takes UTC when it is left
        out.
    type: str
  start_time:
    description:
      - From when on the action happens, as ISO 8601. Without a zone it is in UTC.
    type: str
  end_time:
    description:
      - Until when the action happens, as ISO 8601. Without a zone it is in UTC.
    type: str
  scalable_target_action:
    description:
      - What the action sets. Required to create an action.
    type: dict
    suboptions:
      min_capacity:
        description:
          - The least that scaling in goes down to.
        type: int
      max_capacity:
        description:
          - The most that scaling out goes up to.
        type: int
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._unknown_settings
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(application-autoscaling:DescribeScheduledActions),
    C(application-autoscaling:PutScheduledAction) and
    C(application-autoscaling:DeleteScheduledAction).
seealso:
  - module: gatehouse.aws.autoscaling_scheduled_action_info
  - module: gatehouse.aws.autoscaling_target
  - module: gatehouse.aws.autoscaling_policy
  - name: PutScheduledAction
    description: AWS's reference of the operation that sets scheduled actions.
    link: https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScheduledAction.html
"""

EXAMPLES = r"""
- name: Let the service rest at night
  gatehouse.aws.autoscaling_scheduled_action:
    name: night
    resource_id: service/main/orders
    schedule: cron(0 22 * * ? *)
    timezone: Europe/Berlin
    scalable_target_action:
      min_capacity: 0
      max_capacity: 0

- name: Delete the action
  gatehouse.aws.autoscaling_scheduled_action:
    name: night
    resource_id: service/main/orders
    state: absent
"""

RETURN = r"""
autoscaling_scheduled_action:
  description:
    - What there is after the run; empty when it is absent. In check mode, what there would be.
  returned: success
  type: dict
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
        - The time zone of O(schedule), such as V(Europe/Berlin).
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

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import (
    autoscaling_scheduled_action as kind,
)

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring the resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
