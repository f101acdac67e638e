#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: logs_log_group
version_added: 0.1.0
short_description: Manage one log group of CloudWatch Logs
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes a log group.
  - Removing a log group removes everything that was logged to it.
  - An option that is not given keeps the value it has in AWS. A null value means the option is
    not given.
options:
  name:
    description:
      - The name of the log group, by which it is found. It cannot change.
    type: str
    aliases:
      - log_group_name
    required: true
  retention_in_days:
    description:
      - For how many days events are kept. V(0) means that they never expire, as in a new log
        group.
    type: int
    aliases:
      - retention
    choices:
      - 0
      - 1
      - 3
      - 5
      - 7
      - 14
      - 30
      - 60
      - 90
      - 120
      - 150
      - 180
      - 365
      - 400
      - 545
      - 731
      - 1096
      - 1827
      - 2192
      - 2557
      - 2922
      - 3288
      - 3653
  kms_key_id:
    description:
      - The ARN of the KMS key that encrypts what is logged from now on. An empty string goes
        back to AWS's own encryption.
    type: str
  log_group_class:
    description:
      - The class of the log group. AWS takes V(STANDARD) when it is left out. It cannot
        change.
    type: str
    choices:
      - STANDARD
      - INFREQUENT_ACCESS
      - DELIVERY
      - ESSENTIALS
  deletion_protection_enabled:
    description:
      - Whether the log group is protected against deletion. It then is not removed, also in check
        mode, unless V(false) beside O(state=absent) says that the protection shall go too.
    type: bool
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - amazon.aws.tags
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(logs:DescribeLogGroups), C(logs:CreateLogGroup),
    C(logs:DeleteLogGroup), C(logs:PutRetentionPolicy), C(logs:DeleteRetentionPolicy),
    C(logs:AssociateKmsKey), C(logs:DisassociateKmsKey), C(logs:PutLogGroupDeletionProtection),
    C(logs:ListTagsForResource), C(logs:TagResource) and C(logs:UntagResource).
seealso:
  - module: gatehouse.aws.logs_log_group_info
  - module: gatehouse.aws.ecs_task_definition
  - name: CreateLogGroup
    description: AWS's reference of the operation that creates log groups.
    link: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
"""

EXAMPLES = r"""
- name: Keep what the service says for two weeks
  gatehouse.aws.logs_log_group:
    name: /ecs/orders
    retention_in_days: 14
    tags:
      team: orders

- name: Keep it for ever
  gatehouse.aws.logs_log_group:
    name: /ecs/orders
    retention_in_days: 0

- name: Delete the log group and all in it
  gatehouse.aws.logs_log_group:
    name: /ecs/orders
    state: absent
"""

RETURN = r"""
log_group:
  description:
    - What there is after the run; empty when it is absent. In check mode, what there would be.
  returned: success
  type: dict
  contains:
    name:
      description:
        - The name of the log group, by which it is found. It cannot change.
      returned: when AWS reports it
      type: str
    retention_in_days:
      description:
        - For how many days events are kept. V(0) means that they never expire, as in a new
          log group.
      returned: when AWS reports it
      type: int
    kms_key_id:
      description:
        - The ARN of the KMS key that encrypts what is logged from now on. An empty string
          goes back to AWS's own encryption.
      returned: when AWS reports it
      type: str
    log_group_class:
      description:
        - The class of the log group.
      returned: when AWS reports it
      type: str
    deletion_protection_enabled:
      description:
        - Whether the log group is protected against deletion. It then is not removed, also
          in check mode.
      returned: when AWS reports it
      type: bool
    log_group_arn:
      description:
        - The ARN of the log group.
      returned: when AWS reports it
      type: str
    arn:
      description:
        - The ARN of what is in it, which ends in C(:*).
      returned: when AWS reports it
      type: str
    creation_time:
      description:
        - When it was created, in milliseconds since 1970.
      returned: when AWS reports it
      type: int
    stored_bytes:
      description:
        - How many bytes are stored.
      returned: when AWS reports it
      type: int
    metric_filter_count:
      description:
        - How many metric filters it has.
      returned: when AWS reports it
      type: int
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
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import logs_log_group as kind

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring the resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
