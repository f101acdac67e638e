#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_log_delivery_configuration_info
version_added: 0.1.0
short_description: Read where logs of Amazon Cognito user pools go
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Reads where an Amazon Cognito user pool delivers its logs.
  - What it returns has the names and forms of the options of
    M(gatehouse.aws.cognito_log_delivery_configuration).
notes:
  - Exactly one of O(user_pool_id) and O(user_pool_name) is required.
seealso:
  - module: gatehouse.aws.cognito_log_delivery_configuration
  - name: GetLogDeliveryConfiguration
    description: AWS's reference of the operation that reads the delivery.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetLogDeliveryConfiguration.html
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - gatehouse.aws._user_pool.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Read where a pool's logs go
  gatehouse.aws.cognito_log_delivery_configuration_info:
    user_pool_name: staff
  register: found

- name: Read the same by the pool's ID
  gatehouse.aws.cognito_log_delivery_configuration_info:
    user_pool_id: eu-west-1_aB3dEfGh9
  register: again
"""

RETURN = r"""
---
log_delivery_configurations:
  description:
    - The configurations found, empty when there is none.
    - What AWS does not report is not there.
  returned: success
  type: list
  elements: dict
  contains:
    user_pool_id:
      description:
        - The ID of the user pool.
      type: str
      sample: eu-west-1_aB3dEfGh9
    log_configurations:
      description:
        - Which logs go where.
      type: list
      elements: dict
      contains:
        event_source:
          description:
            - What is logged.
          type: str
          sample: userAuthEvents
        log_level:
          description:
            - How much is logged.
          type: str
          sample: INFO
        cloud_watch_logs_configuration:
          description:
            - Delivery to CloudWatch Logs.
          type: dict
          contains:
            log_group_arn:
              description:
                - The ARN of the log group.
              type: str
              sample: arn:aws:logs:eu-west-1:123456789012:log-group:staff
        s3_configuration:
          description:
            - Delivery to S3.
          type: dict
          contains:
            bucket_arn:
              description:
                - The ARN of the bucket.
              type: str
              sample: arn:aws:s3:::staff-logs
        firehose_configuration:
          description:
            - Delivery to Amazon Data Firehose.
          type: dict
          contains:
            stream_arn:
              description:
                - The ARN of the stream.
              type: str
              sample: arn:aws:firehose:eu-west-1:123456789012:deliverystream/staff
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
      sample: GetLogDeliveryConfiguration
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._options.cognito import PARENT
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.log_delivery import (
    LOG_DELIVERY_CONFIGURATION,
)

OPTIONS = {
    **PARENT,
}


def main() -> None:
    """Read the delivery of one pool's logs."""
    run_info(
        LOG_DELIVERY_CONFIGURATION,
        OPTIONS,
        required_one_of=[["user_pool_id", "user_pool_name"]],
        mutually_exclusive=[["user_pool_id", "user_pool_name"]],
    )


if __name__ == "__main__":
    main()
