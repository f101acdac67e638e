#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_risk_configuration_info
version_added: 0.1.0
short_description: Read threat protection of Amazon Cognito user pools
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Reads what threat protection does about risky sign-ins, for one app client, or for a whole
    Amazon Cognito user pool.
  - What it returns has the names and forms of the options of
    M(gatehouse.aws.cognito_risk_configuration).
notes:
  - Exactly one of O(user_pool_id) and O(user_pool_name) is required.
  - Without O(client_id) and O(client_name), the configuration of the whole pool is read. The result
    is empty for a client without one of its own.
seealso:
  - module: gatehouse.aws.cognito_risk_configuration
  - name: DescribeRiskConfiguration
    description: AWS's reference of the operation that reads a configuration.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeRiskConfiguration.html
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - gatehouse.aws._user_pool.info
  - gatehouse.aws._app_client.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Read the configuration of a whole pool
  gatehouse.aws.cognito_risk_configuration_info:
    user_pool_name: staff
  register: found

- name: Read the configuration of a client
  gatehouse.aws.cognito_risk_configuration_info:
    user_pool_name: staff
    client_name: wiki
  register: wiki
"""

RETURN = r"""
---
risk_configurations:
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
    client_id:
      description:
        - The ID of the app client. Absent for the configuration of the whole pool.
      type: str
      sample: "1example23456789"
    compromised_credentials_risk_configuration:
      description:
        - What happens when a password is known to be stolen.
      type: dict
      contains:
        event_filter:
          description:
            - When passwords are looked at. AWS's default is all of these.
          type: list
          elements: str
        actions:
          description:
            - What is done then.
          type: dict
          contains:
            event_action:
              description:
                - Whether the password is refused.
              type: str
    account_takeover_risk_configuration:
      description:
        - What happens when somebody else seems to sign in.
      type: dict
      contains:
        actions:
          description:
            - What is done at which risk.
          type: dict
          contains:
            low_action:
              description:
                - What is done at low risk.
              type: dict
              contains:
                event_action:
                  description:
                    - Whether the sign-in is refused, or a second factor is asked for.
                  type: str
                notify:
                  description:
                    - Whether the user is told by e-mail.
                  type: bool
            medium_action:
              description:
                - What is done at medium risk.
              type: dict
              contains:
                event_action:
                  description:
                    - Whether the sign-in is refused, or a second factor is asked for.
                  type: str
                notify:
                  description:
                    - Whether the user is told by e-mail.
                  type: bool
            high_action:
              description:
                - What is done at high risk.
              type: dict
              contains:
                event_action:
                  description:
                    - Whether the sign-in is refused, or a second factor is asked for.
                  type: str
                notify:
                  description:
                    - Whether the user is told by e-mail.
                  type: bool
        notify_configuration:
          description:
            - Who sends which e-mail. It is needed when an action notifies.
          type: dict
          contains:
            source_arn:
              description:
                - The ARN of the identity of SES that sends.
              type: str
            from_address:
              description:
                - The address that sends.
              type: str
            reply_to:
              description:
                - The address for answers.
              type: str
            block_email:
              description:
                - The e-mail about a sign-in that was refused.
              type: dict
              contains:
                subject:
                  description:
                    - The subject, of 1 to 140 characters.
                  type: str
                html_body:
                  description:
                    - The text as HTML, of 6 to 20,000 characters.
                  type: str
                text_body:
                  description:
                    - The text, of 6 to 20,000 characters.
                  type: str
            no_action_email:
              description:
                - The e-mail about a sign-in that was let through.
              type: dict
              contains:
                subject:
                  description:
                    - The subject, of 1 to 140 characters.
                  type: str
                html_body:
                  description:
                    - The text as HTML, of 6 to 20,000 characters.
                  type: str
                text_body:
                  description:
                    - The text, of 6 to 20,000 characters.
                  type: str
            mfa_email:
              description:
                - The e-mail about a sign-in that was asked for a second factor.
              type: dict
              contains:
                subject:
                  description:
                    - The subject, of 1 to 140 characters.
                  type: str
                html_body:
                  description:
                    - The text as HTML, of 6 to 20,000 characters.
                  type: str
                text_body:
                  description:
                    - The text, of 6 to 20,000 characters.
                  type: str
    risk_exception_configuration:
      description:
        - Addresses that are always, or never, refused.
      type: dict
      contains:
        blocked_ip_range_list:
          description:
            - Ranges from which nobody may sign in, at most 200, like V(192.0.2.0/24).
          type: list
          elements: str
        skipped_ip_range_list:
          description:
            - Ranges from which no sign-in counts as risky, at most 200.
          type: list
          elements: str
    last_modified_date:
      description:
        - When the configuration was last changed.
      type: str
      sample: "2026-11-22T10:00:00+00:00"
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
      sample: DescribeRiskConfiguration
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._options.cognito import CLIENT, PARENT
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.risk_configuration import (
    RISK_CONFIGURATION,
)

OPTIONS = {
    **PARENT,
    **CLIENT,
}


def main() -> None:
    """Read a configuration as the options say."""
    run_info(
        RISK_CONFIGURATION,
        OPTIONS,
        required_one_of=[["user_pool_id", "user_pool_name"]],
        mutually_exclusive=[["user_pool_id", "user_pool_name"], ["client_id", "client_name"]],
    )


if __name__ == "__main__":
    main()
