#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_log_delivery_configuration
version_added: 0.1.0
short_description: Manage where logs of Amazon Cognito user pools go
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Sets where a user pool delivers its logs, and ends the delivery.
options:
  log_configurations:
    description:
      - Which logs go where, at most one element for each source. The list is replaced as a whole.
      - Each element needs exactly one destination.
    type: list
    elements: dict
    suboptions:
      event_source:
        description:
          - What is logged.
          - V(userNotification) is messages that could not be sent. It goes to CloudWatch Logs only.
          - V(userAuthEvents) is what users do. It needs a pool with
            O(gatehouse.aws.cognito_user_pool#module:user_pool_tier) V(PLUS).
        type: str
        required: true
        choices:
          - userNotification
          - userAuthEvents
      log_level:
        description:
          - How much is logged. V(userNotification) takes V(ERROR), V(userAuthEvents) takes V(INFO).
        type: str
        required: true
        choices:
          - ERROR
          - INFO
      cloud_watch_logs_configuration:
        description:
          - Delivery to CloudWatch Logs.
        type: dict
        suboptions:
          log_group_arn:
            description:
              - The ARN of the log group.
            type: str
      s3_configuration:
        description:
          - Delivery to S3.
        type: dict
        suboptions:
          bucket_arn:
            description:
              - The ARN of the bucket.
            type: str
      firehose_configuration:
        description:
          - Delivery to Amazon Data Firehose.
        type: dict
        suboptions:
          stream_arn:
            description:
              - The ARN of the stream.
            type: str
seealso:
  - module: gatehouse.aws.cognito_log_delivery_configuration_info
  - module: gatehouse.aws.cognito_user_pool
  - module: gatehouse.aws.cognito_risk_configuration
  - name: SetLogDeliveryConfiguration
    description: AWS's reference of the operation that sets and ends the delivery.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetLogDeliveryConfiguration.html
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._user_pool
  - gatehouse.aws._unknown_settings
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Log what users do, and which messages could not be sent
  gatehouse.aws.cognito_log_delivery_configuration:
    user_pool_name: staff
    log_configurations:
      - event_source: userAuthEvents
        log_level: INFO
        s3_configuration:
          bucket_arn: arn:aws:s3:::staff-logs
      - event_source: userNotification
        log_level: ERROR
        cloud_watch_logs_configuration:
          log_group_arn: arn:aws:logs:eu-west-1:123456789012:log-group:staff

- name: End the delivery
  gatehouse.aws.cognito_log_delivery_configuration:
    user_pool_name: staff
    state: absent
"""

RETURN = r"""
---
log_delivery_configuration:
  description:
    - The configuration as it is after the run, or would be after it in check mode.
    - Every option that AWS reports is there under its name, so it can be given back to the module.
    - Empty with O(state=absent).
  returned: success
  type: dict
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
      sample: FeatureUnavailableInTierException
    message:
      description: The message of the error.
      type: str
    operation:
      description: The call that AWS refused.
      type: str
      sample: SetLogDeliveryConfiguration
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import (
    cognito_log_delivery_configuration as kind,
)

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring the delivery of one pool's logs to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
