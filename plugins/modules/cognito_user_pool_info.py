#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_user_pool_info
version_added: 0.1.0
short_description: Read Amazon Cognito user pools
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Reads one Amazon Cognito user pool, all pools of a name, or all pools of the region,
    their multi-factor authentication and passkey settings included.
  - What it returns has the names and forms of the options of M(gatehouse.aws.cognito_user_pool).
options:
  user_pool_id:
    description:
      - The ID of the pool, such as V(eu-west-1_aB3dEfGh9).
      - Without it and without O(name), all pools of the region are read.
      - Mutually exclusive with O(name).
    type: str
  name:
    description:
      - The name of the pool. AWS lets several pools have the same name, so there may be several.
      - Mutually exclusive with O(user_pool_id).
    type: str
notes:
  - AWS takes two calls for each pool, besides listing them.
seealso:
  - module: gatehouse.aws.cognito_user_pool
  - name: DescribeUserPool
    description: AWS's reference of the operation that reads a pool.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPool.html
  - name: GetUserPoolMfaConfig
    description: AWS's reference of the operation that reads second factors and passkeys.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserPoolMfaConfig.html
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Read the pool of a name
  gatehouse.aws.cognito_user_pool_info:
    name: staff
  register: found

- name: Stop when there is no such pool
  ansible.builtin.assert:
    that: found.user_pools | length == 1

- name: Read a pool by its ID
  gatehouse.aws.cognito_user_pool_info:
    user_pool_id: eu-west-1_aB3dEfGh9

- name: Read all pools of a region
  gatehouse.aws.cognito_user_pool_info:
    region: eu-west-1
  register: all_pools

- name: Show the pools that let everybody sign up
  ansible.builtin.debug:
    msg: "{{ item.name }} ({{ item.user_pool_id }})"
  loop: "{{ all_pools.user_pools }}"
  loop_control:
    label: "{{ item.name }}"
  when: not item.admin_create_user_config.allow_admin_create_user_only
"""

RETURN = r"""
---
user_pools:
  description:
    - The pools found, empty when there is none.
    - What AWS does not report is not there.
  returned: success
  type: list
  elements: dict
  contains:
    id:
      description: The same as C(user_pool_id), as community.aws calls it.
      type: str
    schema_attributes:
      description: The same as C(schema), as community.aws calls it.
      type: list
      elements: dict
    user_pool_tags:
      description: The same as C(tags), as community.aws calls them.
      type: dict
    user_pool_id:
      description: The ID of the pool.
      type: str
      sample: eu-west-1_aB3dEfGh9
    name:
      description: The name of the pool.
      type: str
      sample: staff
    arn:
      description: The ARN of the pool.
      type: str
      sample: arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_aB3dEfGh9
    domain:
      description: The prefix domain of the pool, if it has one.
      type: str
      sample: staff-example
    custom_domain:
      description: The custom domain of the pool, if it has one.
      type: str
      sample: login.example.com
    base_url:
      description:
        - The address of the sign-in pages, without a path, if the pool has a domain. With both
          kinds of domain it is that of the custom one.
      type: str
      sample: https://staff-example.auth.eu-west-1.amazoncognito.com
    issuer:
      description:
        - Who the tokens of the pool say that they are from, for the check of tokens in a listener
          rule.
      type: str
      sample: https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aB3dEfGh9
    jwks_uri:
      description: Where the keys are with which the tokens of the pool are signed.
      type: str
      sample: https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aB3dEfGh9/.well-known/jwks.json
    estimated_number_of_users:
      description: About how many people are in the pool.
      type: int
      sample: 120
    status:
      description: No longer used by AWS.
      type: str
    sms_configuration_failure:
      description: Why Cognito cannot send SMS, if it cannot.
      type: str
    email_configuration_failure:
      description: Why Cognito cannot send e-mails, if it cannot.
      type: str
    creation_date:
      description: When the pool was created.
      type: str
      sample: "2026-11-22T10:00:00+00:00"
    last_modified_date:
      description: When the pool was last changed.
      type: str
      sample: "2026-11-22T10:00:00+00:00"
    schema:
      description:
        - Every attribute of the pool, the standard ones included.
        - Names are without the prefixes C(custom:) and C(dev:).
      type: list
      elements: dict
      contains:
        name:
          description:
            - The name of the attribute, of 1 to 20 characters, without the prefixes C(custom:) and
              C(dev:) that AWS puts in front of custom ones.
          type: str
        attribute_data_type:
          description: The type of the values.
          type: str
        developer_only_attribute:
          description: Whether only an administrator may change the attribute.
          type: bool
        mutable:
          description: Whether the value may change once it is set.
          type: bool
        required:
          description: Whether people must have a value.
          type: bool
        number_attribute_constraints:
          description: Bounds of a V(Number).
          type: dict
          contains:
            min_value:
              description: The smallest value.
              type: str
            max_value:
              description: The largest value.
              type: str
        string_attribute_constraints:
          description: Bounds of the length of a V(String), in characters.
          type: dict
          contains:
            min_length:
              description: The smallest length.
              type: str
            max_length:
              description: The largest length, at most V(2048).
              type: str
    tags:
      description: The tags of the pool.
      type: dict
      sample: {team: platform}
    user_pool_tier:
      description: The feature plan, which also sets the price.
      type: str
    deletion_protection:
      description: V(ACTIVE) keeps the pool from being removed.
      type: str
    alias_attributes:
      description: Attributes people may sign in with besides their user name.
      type: list
      elements: str
    username_attributes:
      description: Attributes people sign in with in place of a user name.
      type: list
      elements: str
    username_configuration:
      description: How user names are compared.
      type: dict
      contains:
        case_sensitive:
          description: Whether V(Ada) and V(ada) are two people.
          type: bool
    auto_verified_attributes:
      description: Attributes that Cognito verifies by sending a code.
      type: list
      elements: str
    user_attribute_update_settings:
      description: What happens when people change their attributes.
      type: dict
      contains:
        attributes_require_verification_before_update:
          description: Attributes whose new value counts only once it is verified.
          type: list
          elements: str
    policies:
      description: Rules for passwords and for the first step of signing in.
      type: dict
      contains:
        password_policy:
          description: What a password must look like.
          type: dict
          contains:
            minimum_length:
              description: The smallest length, from V(6) to V(99) characters.
              type: int
            require_uppercase:
              description: Whether a password needs an upper-case letter.
              type: bool
            require_lowercase:
              description: Whether a password needs a lower-case letter.
              type: bool
            require_numbers:
              description: Whether a password needs a digit.
              type: bool
            require_symbols:
              description: Whether a password needs a symbol.
              type: bool
            password_history_size:
              description: How many earlier passwords cannot be used again, from V(0) to V(24).
              type: int
            temporary_password_validity_days:
              description: How many days a temporary password is valid, up to V(365).
              type: int
        sign_in_policy:
          description: How people start to sign in.
          type: dict
          contains:
            allowed_first_auth_factors:
              description: What people may sign in with first, in any order.
              type: list
              elements: str
    mfa_configuration:
      description: Whether people need a second factor.
      type: str
    software_token_mfa_configuration:
      description: Codes from an authenticator app (TOTP) as a second factor.
      type: dict
      contains:
        enabled:
          description: Whether people may use an authenticator app.
          type: bool
    sms_mfa_configuration:
      description: Codes by SMS as a second factor.
      type: dict
      contains:
        sms_authentication_message:
          description: The text, of 6 to 140 characters, with C({####}) where the code goes.
          type: str
        sms_configuration:
          description: How messages are sent.
          type: dict
          contains:
            sns_caller_arn:
              description: The ARN of the IAM role with which Cognito publishes to Amazon SNS.
              type: str
            external_id:
              description: The external ID that the trust policy of the role asks for.
              type: str
            sns_region:
              description: The region of Amazon SNS.
              type: str
            eums_sms:
              description: Sending by AWS End User Messaging SMS, in place of Amazon SNS.
              type: dict
              contains:
                caller_arn:
                  description: The ARN of the IAM role that Cognito uses.
                  type: str
                external_id:
                  description: The external ID that the trust policy of the role asks for.
                  type: str
                origination_identity:
                  description:
                    - What messages come from, as a phone number in E.164 format or as the ARN of a
                      phone number, sender ID or phone pool.
                  type: str
                configuration_set_name:
                  description: The name of the configuration set.
                  type: str
                in_entity_id:
                  description: The principal entity ID that India requires.
                  type: str
                in_template_id:
                  description: The template ID that India requires.
                  type: str
                region:
                  description: The region.
                  type: str
    email_mfa_configuration:
      description: Codes by e-mail as a second factor.
      type: dict
      contains:
        email_message:
          description: The text, of 6 to 20000 characters, with C({####}) where the code goes.
          type: str
        subject:
          description: The subject, of 1 to 140 characters.
          type: str
    web_authn_configuration:
      description: Signing in with passkeys.
      type: dict
      contains:
        relying_party_id:
          description: The domain that passkeys are made for, of 1 to 127 characters.
          type: str
        user_verification:
          description:
            - Whether the device must check who uses it, by a PIN or a fingerprint, or only should.
          type: str
        factor_configuration:
          description: Whether a passkey counts as one factor or as two.
          type: str
    device_configuration:
      description: Remembering devices.
      type: dict
      contains:
        challenge_required_on_new_device:
          description: Whether a remembered device stands for the second factor.
          type: bool
        device_only_remembered_on_user_prompt:
          description: Whether people are asked before a device is remembered.
          type: bool
    account_recovery_setting:
      description: How people who forgot their password get a code.
      type: dict
      contains:
        recovery_mechanisms:
          description: One or two ways.
          type: list
          elements: dict
          contains:
            name:
              description: The way.
              type: str
            priority:
              description: V(1) is tried before V(2).
              type: int
    admin_create_user_config:
      description: Whether people sign up by themselves, and the invitation they get if not.
      type: dict
      contains:
        allow_admin_create_user_only:
          description: Whether only administrators create users.
          type: bool
        invite_message_template:
          description: The invitation.
          type: dict
          contains:
            sms_message:
              description: The text by SMS, of 6 to 140 characters.
              type: str
            email_message:
              description: The text by e-mail, of 6 to 20000 characters.
              type: str
            email_subject:
              description: The subject of the e-mail, of 1 to 140 characters.
              type: str
    verification_message_template:
      description: What people get to verify an address.
      type: dict
      contains:
        default_email_option:
          description: Whether e-mails hold a code or a link.
          type: str
        sms_message:
          description: The text by SMS, of 6 to 140 characters, with C({####}) where the code goes.
          type: str
        email_message:
          description:
            - The text by e-mail, of 6 to 20000 characters, with C({####}) where the code goes.
          type: str
        email_subject:
          description: The subject of the e-mail with a code, of 1 to 140 characters.
          type: str
        email_message_by_link:
          description:
            - The text by e-mail, of 6 to 20000 characters, with C({##words##}) where the link goes.
          type: str
        email_subject_by_link:
          description: The subject of the e-mail with a link, of 1 to 140 characters.
          type: str
    sms_authentication_message:
      description:
        - The text of the second factor by SMS, of 6 to 140 characters, with C({####}) where the
          code goes.
      type: str
    email_configuration:
      description: How e-mails are sent.
      type: dict
      contains:
        email_sending_account:
          description:
            - V(COGNITO_DEFAULT), which is AWS's default, sends a few e-mails a day and silently
              drops the rest.
          type: str
        source_arn:
          description: The ARN of the verified address or domain in Amazon SES.
          type: str
        from_address:
          description: The sender, as V(ada@example.com) or V(Ada <ada@example.com>).
          type: str
        reply_to_email_address:
          description: Where answers go.
          type: str
        configuration_set:
          description: The configuration set of Amazon SES, of at most 64 characters.
          type: str
    sms_configuration:
      description: How SMS are sent, either by Amazon SNS or by AWS End User Messaging SMS.
      type: dict
      contains:
        sns_caller_arn:
          description: The ARN of the IAM role with which Cognito publishes to Amazon SNS.
          type: str
        external_id:
          description: The external ID that the trust policy of the role asks for.
          type: str
        sns_region:
          description: The region of Amazon SNS.
          type: str
        eums_sms:
          description: Sending by AWS End User Messaging SMS, in place of Amazon SNS.
          type: dict
          contains:
            caller_arn:
              description: The ARN of the IAM role that Cognito uses.
              type: str
            external_id:
              description: The external ID that the trust policy of the role asks for.
              type: str
            origination_identity:
              description:
                - What messages come from, as a phone number in E.164 format or as the ARN of a
                  phone number, sender ID or phone pool.
              type: str
            configuration_set_name:
              description: The name of the configuration set.
              type: str
            in_entity_id:
              description: The principal entity ID that India requires.
              type: str
            in_template_id:
              description: The template ID that India requires.
              type: str
            region:
              description: The region.
              type: str
    lambda_config:
      description: Lambda functions that Cognito calls, each given by its ARN.
      type: dict
      contains:
        pre_sign_up:
          description: Called before a sign-up, which it may refuse or confirm.
          type: str
        custom_message:
          description: Called before a message is sent, to change it.
          type: str
        post_confirmation:
          description: Called when a sign-up or a new password is confirmed.
          type: str
        pre_authentication:
          description: Called before a sign-in, which it may refuse.
          type: str
        post_authentication:
          description: Called after a sign-in.
          type: str
        define_auth_challenge:
          description: Chooses the next challenge in custom authentication.
          type: str
        create_auth_challenge:
          description: Makes a challenge in custom authentication.
          type: str
        verify_auth_challenge_response:
          description: Judges the answer in custom authentication.
          type: str
        user_migration:
          description: Called for an unknown user, to bring it from elsewhere.
          type: str
        pre_token_generation:
          description: Called before tokens are issued, with events of version V(V1_0).
          type: str
        pre_token_generation_config:
          description: Called before tokens are issued, with events of a chosen version.
          type: dict
          contains:
            lambda_version:
              description: The version of the events.
              type: str
            lambda_arn:
              description: The ARN of the function.
              type: str
        custom_sms_sender:
          description: Sends SMS in place of Cognito.
          type: dict
          contains:
            lambda_version:
              description: The version of the events.
              type: str
            lambda_arn:
              description: The ARN of the function.
              type: str
        custom_email_sender:
          description: Sends e-mails in place of Cognito.
          type: dict
          contains:
            lambda_version:
              description: The version of the events.
              type: str
            lambda_arn:
              description: The ARN of the function.
              type: str
        inbound_federation:
          description: Changes the attributes that an identity provider sends.
          type: dict
          contains:
            lambda_version:
              description: The version of the events.
              type: str
            lambda_arn:
              description: The ARN of the function.
              type: str
        kms_key_id:
          description: The ARN of the KMS key that encrypts codes on their way to a sender.
          type: str
    user_pool_add_ons:
      description: Threat protection.
      type: dict
      contains:
        advanced_security_mode:
          description: V(AUDIT) only records, V(ENFORCED) also acts.
          type: str
        advanced_security_additional_flows:
          description: Further ways to sign in that are protected.
          type: dict
          contains:
            custom_auth_mode:
              description: What is done for custom authentication.
              type: str
    key_configuration:
      description: The key that encrypts the pool.
      type: dict
      contains:
        key_type:
          description: Whose key it is.
          type: str
        kms_key_arn:
          description: The ARN of the KMS key, for V(CUSTOMER_MANAGED_KEY).
          type: str
    issuer_configuration:
      description: The issuer that tokens name.
      type: dict
      contains:
        type:
          description:
            - V(ORIGINAL) has the host C(cognito-idp.<region>.amazonaws.com), V(UPDATED) the host
              C(issuer-cognito-idp.<region>.amazonaws.com), which replicas share.
          type: str
    dcr_configuration:
      description:
        - Dynamic client registration, by which applications register app clients of their own at
          the pool's domain.
      type: dict
      contains:
        enable_status:
          description: Whether it is on.
          type: str
        open_dcr_enabled:
          description: Whether applications may register without a token.
          type: bool
        authenticated_grant_types:
          description: Grant types for applications that register with a token.
          type: list
          elements: str
        open_dcr_grant_types:
          description: Grant types for applications that register without a token.
          type: list
          elements: str
        allowed_scopes:
          description:
            - Scopes that applications may ask for besides C(openid), C(email), C(phone) and
              C(profile).
          type: list
          elements: str
    acr_configuration:
      description: Names of the levels of assurance that the C(acr) claim of a token reports.
      type: dict
user_pool:
  description: The only one of RV(user_pools), as community.aws returns it.
  returned: when one is found
  type: dict
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
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool import USER_POOL

OPTIONS = strings("user_pool_id name")


def main() -> None:
    """Read user pools as the options say."""
    run_info(USER_POOL, OPTIONS, mutually_exclusive=[["user_pool_id", "name"]])


if __name__ == "__main__":
    main()
