#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: logs_log_group_info
version_added: 0.1.0
short_description: Read log groups of CloudWatch Logs
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns one log group, or all of them, in the form that M(gatehouse.aws.logs_log_group)
    takes.
options:
  name:
    description:
      - The name of the only log group to read. Left out, all are read.
    type: str
    aliases:
      - log_group_name
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(logs:DescribeLogGroups) and C(logs:ListTagsForResource).
seealso:
  - module: gatehouse.aws.logs_log_group
  - name: CreateLogGroup
    description: AWS's reference of the operation that creates log groups.
    link: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
"""

EXAMPLES = r"""
- name: Read one log group
  gatehouse.aws.logs_log_group_info:
    name: /ecs/orders
  register: found

- name: Read all log groups
  gatehouse.aws.logs_log_group_info:
"""

RETURN = r"""
log_groups:
  description:
    - All that were found, each as M(gatehouse.aws.logs_log_group) takes it. The list is empty
      when nothing was found.
  returned: success
  type: list
  elements: dict
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

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import strings
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.log_group import LOG_GROUP

OPTIONS = {
    **strings("name", aliases=["log_group_name"]),
}


def main() -> None:
    """Read what the options name."""
    run_info(LOG_GROUP, OPTIONS)


if __name__ == "__main__":
    main()
