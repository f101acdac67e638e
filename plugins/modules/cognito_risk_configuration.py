#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_risk_configuration
version_added: 0.1.0
short_description: Manage threat protection of Amazon Cognito user pools
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Sets and resets what threat protection does about risky sign-ins and stolen passwords, for a
    whole user pool or for one app client.
  - The user pool has to have O(gatehouse.aws.cognito_user_pool#module:user_pool_tier) V(PLUS), and
    threat protection switched on by O(gatehouse.aws.cognito_user_pool#module:user_pool_add_ons).
  - Without O(client_id) and O(client_name), it is the configuration of all clients that have none
    of their own.
  - An option that is not given keeps the value it has in AWS. Lists are replaced as a whole, and
    their order does not matter.
options:
  compromised_credentials_risk_configuration:
    description:
      - What happens when a password is known to be stolen.
    type: dict
    suboptions:
      event_filter:
        description:
          - When passwords are looked at. AWS's default is all of these.
        type: list
        elements: str
        choices:
          - SIGN_IN
          - PASSWORD_CHANGE
          - SIGN_UP
      actions:
        description:
          - What is done then.
        type: dict
        suboptions:
          event_action:
            description:
              - Whether the password is refused.
            type: str
            choices:
              - BLOCK
              - NO_ACTION
  account_takeover_risk_configuration:
    description:
      - What happens when somebody else seems to sign in.
    type: dict
    suboptions:
      actions:
        description:
          - What is done at which risk.
        type: dict
        suboptions:
          low_action:
            description:
              - What is done at low risk.
            type: dict
            suboptions:
              event_action:
                description:
                  - Whether the sign-in is refused, or a second factor is asked for.
                type: str
                choices:
                  - BLOCK
                  - MFA_IF_CONFIGURED
                  - MFA_REQUIRED
                  - NO_ACTION
              notify:
                description:
                  - Whether the user is told by e-mail.
                type: bool
          medium_action:
            description:
              - What is done at medium risk.
            type: dict
            suboptions:
              event_action:
                description:
                  - Whether the sign-in is refused, or a second factor is asked for.
                type: str
                choices:
                  - BLOCK
                  - MFA_IF_CONFIGURED
                  - MFA_REQUIRED
                  - NO_ACTION
              notify:
                description:
                  - Whether the user is told by e-mail.
                type: bool
          high_action:
            description:
              - What is done at high risk.
            type: dict
            suboptions:
              event_action:
                description:
                  - Whether the sign-in is refused, or a second factor is asked for.
                type: str
                choices:
                  - BLOCK
                  - MFA_IF_CONFIGURED
                  - MFA_REQUIRED
                  - NO_ACTION
              notify:
                description:
                  - Whether the user is told by e-mail.
                type: bool
      notify_configuration:
        description:
          - Who sends which e-mail. It is needed when an action notifies.
        type: dict
        suboptions:
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
            suboptions:
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
            suboptions:
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
            suboptions:
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
    suboptions:
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
seealso:
  - module: gatehouse.aws.cognito_risk_configuration_info
  - module: gatehouse.aws.cognito_user_pool
  - module: gatehouse.aws.cognito_log_delivery_configuration
  - name: SetRiskConfiguration
    description: AWS's reference of the operation that sets and resets a configuration.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetRiskConfiguration.html
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._user_pool
  - gatehouse.aws._app_client
  - gatehouse.aws._unknown_settings
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Refuse stolen passwords in a whole pool
  gatehouse.aws.cognito_risk_configuration:
    user_pool_name: staff
    compromised_credentials_risk_configuration:
      actions:
        event_action: BLOCK

- name: Ask for a second factor when a sign-in is risky, and tell the user
  gatehouse.aws.cognito_risk_configuration:
    user_pool_name: staff
    client_name: wiki
    account_takeover_risk_configuration:
      actions:
        medium_action:
          event_action: MFA_IF_CONFIGURED
          notify: false
        high_action:
          event_action: MFA_REQUIRED
          notify: true
      notify_configuration:
        source_arn: arn:aws:ses:eu-west-1:123456789012:identity/example.com
        from_address: security@example.com

- name: Let nobody in from somewhere
  gatehouse.aws.cognito_risk_configuration:
    user_pool_name: staff
    risk_exception_configuration:
      blocked_ip_range_list: [192.0.2.0/24]

- name: Go back to AWS's defaults
  gatehouse.aws.cognito_risk_configuration:
    user_pool_name: staff
    state: absent
"""

RETURN = r"""
---
risk_configuration:
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
      sample: UserPoolAddOnNotEnabledException
    message:
      description: The message of the error.
      type: str
    operation:
      description: The call that AWS refused.
      type: str
      sample: SetRiskConfiguration
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import (
    cognito_risk_configuration as kind,
)

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring one configuration to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
