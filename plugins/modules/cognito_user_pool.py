#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_user_pool
version_added: 0.1.0
short_description: Manage Amazon Cognito user pools
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes an Amazon Cognito user pool, its multi-factor authentication
    and its passkey settings included.
  - An option that is not given keeps the value it has in AWS.
    AWS itself sets what an update leaves out to its default, so the module reads the pool
    and sends all of it.
  - Options made of suboptions are merged, so only the suboptions given change.
    Lists and free maps are replaced as a whole, unless the option says otherwise.
  - An empty list (V([])) or an empty dictionary (V({})) clears an option and brings back AWS's
    default. A null value means the option is not given.
  - A pool is never recreated, as it holds people. Options that AWS accepts only at creation are
    marked so, and changing them fails before anything is sent.
options:
  user_pool_id:
    description:
      - The ID of the pool, such as V(eu-west-1_aB3dEfGh9).
      - The pool must exist, since AWS chooses the IDs. With O(state=absent) it may be gone already.
      - At least one of O(user_pool_id) and O(name) is required.
    type: str
  name:
    description:
      - The name of the pool, of 1 to 128 letters, digits, spaces and the characters C(_+=,.@-).
      - Without O(user_pool_id), the pool is found by its name, and created when there is none.
        AWS lets several pools have the same name. The module then fails and lists their IDs.
      - With O(user_pool_id), this is the name the pool shall have, so a pool can be renamed.
    type: str
  user_pool_tier:
    description:
      - The feature plan, which also sets the price. AWS creates pools as V(ESSENTIALS).
      - AWS refuses options that the plan lacks with C(FeatureUnavailableInTierException),
        and a plan that lacks what the pool uses with C(TierChangeNotAllowedException).
    type: str
    choices:
      - LITE
      - ESSENTIALS
      - PLUS
  deletion_protection:
    description:
      - V(ACTIVE) keeps the pool from being removed. AWS creates pools as V(INACTIVE).
      - With O(state=absent) a protected pool is refused, unless V(INACTIVE) beside it says that
        the protection shall go too.
    type: str
    choices:
      - ACTIVE
      - INACTIVE
  alias_attributes:
    description:
      - Attributes people may sign in with besides their user name.
      - AWS accepts it only at creation.
      - Mutually exclusive with O(username_attributes).
    type: list
    elements: str
    choices:
      - phone_number
      - email
      - preferred_username
  username_attributes:
    description:
      - Attributes people sign in with in place of a user name.
      - AWS accepts it only at creation.
      - Mutually exclusive with O(alias_attributes).
    type: list
    elements: str
    choices:
      - phone_number
      - email
  username_configuration:
    description:
      - How user names are compared.
      - AWS accepts it only at creation.
    type: dict
    suboptions:
      case_sensitive:
        description:
          - Whether V(Ada) and V(ada) are two people. AWS's default is V(true),
            and its advice is V(false).
          - With V(false), e-mail addresses and preferred user names that people sign in with
            ignore case too.
        type: bool
  schema:
    description:
      - The attributes of the people in the pool, beyond or other than the standard ones.
      - Attributes are matched by O(schema[].name). Those that are not listed stay,
        as AWS can neither remove nor change an attribute.
      - An attribute that the pool does not have yet is added, and becomes a custom attribute.
        AWS allows 50 of them.
      - Standard attributes, such as C(email), can be set up at creation only.
    type: list
    elements: dict
    suboptions:
      name:
        description:
          - The name of the attribute, of 1 to 20 characters, without the prefixes C(custom:) and
            C(dev:) that AWS puts in front of custom ones.
        type: str
        required: true
      attribute_data_type:
        description:
          - The type of the values.
        type: str
        choices:
          - String
          - Number
          - DateTime
          - Boolean
      developer_only_attribute:
        description:
          - Whether only an administrator may change the attribute. AWS advises to limit
            O(gatehouse.aws.cognito_user_pool_client#module:write_attributes) instead.
        type: bool
      mutable:
        description:
          - Whether the value may change once it is set.
          - An attribute that is mapped from an identity provider must be mutable,
            otherwise people can sign in only once.
        type: bool
      required:
        description:
          - Whether people must have a value. AWS refuses it for custom attributes.
        type: bool
      number_attribute_constraints:
        description:
          - Bounds of a V(Number).
        type: dict
        suboptions:
          min_value:
            description: The smallest value. AWS keeps it as a string.
            type: str
          max_value:
            description: The largest value. AWS keeps it as a string.
            type: str
      string_attribute_constraints:
        description:
          - Bounds of the length of a V(String), in characters.
        type: dict
        suboptions:
          min_length:
            description: The smallest length. AWS keeps it as a string.
            type: str
          max_length:
            description: The largest length, at most V(2048). AWS keeps it as a string.
            type: str
  auto_verified_attributes:
    description:
      - Attributes that Cognito verifies by sending a code.
      - V(phone_number) requires O(sms_configuration).
    type: list
    elements: str
    choices:
      - phone_number
      - email
  user_attribute_update_settings:
    description:
      - What happens when people change their attributes.
    type: dict
    suboptions:
      attributes_require_verification_before_update:
        description:
          - Attributes whose new value counts only once it is verified.
            Until then people sign in with the old one.
          - They have to be among O(auto_verified_attributes).
        type: list
        elements: str
        choices:
          - phone_number
          - email
  policies:
    description:
      - Rules for passwords and for the first step of signing in.
    type: dict
    suboptions:
      password_policy:
        description:
          - What a password must look like.
        type: dict
        suboptions:
          minimum_length:
            description: The smallest length, from V(6) to V(99) characters. AWS's default is V(8).
            type: int
          require_uppercase:
            description:
              - Whether a password needs an upper-case letter.
              - AWS's default for this and the three next options is V(true) in a pool without any
                password policy, and V(false) in a policy that does not mention it.
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
            description:
              - How many earlier passwords cannot be used again, from V(0) to V(24).
              - It needs O(user_pool_tier) V(ESSENTIALS) or V(PLUS).
            type: int
          temporary_password_validity_days:
            description:
              - How many days a temporary password is valid, up to V(365).
              - AWS reads V(0) as its default, V(7).
            type: int
      sign_in_policy:
        description:
          - How people start to sign in.
        type: dict
        suboptions:
          allowed_first_auth_factors:
            description:
              - What people may sign in with first, in any order.
                AWS's default is V(PASSWORD) alone.
              - V(PASSWORD) has to be in the list.
              - All others need O(user_pool_tier) V(ESSENTIALS) or V(PLUS).
              - With O(mfa_configuration=ON), AWS refuses V(EMAIL_OTP) and V(SMS_OTP).
            type: list
            elements: str
            choices:
              - PASSWORD
              - EMAIL_OTP
              - SMS_OTP
              - WEB_AUTHN
  mfa_configuration:
    description:
      - Whether people need a second factor. V(OPTIONAL) leaves it to each of them.
        AWS creates pools as V(OFF).
      - V(ON) and V(OPTIONAL) need at least one of O(software_token_mfa_configuration),
        O(sms_mfa_configuration) and O(email_mfa_configuration), now or from an earlier run.
      - Who gives one of these gives V(ON) or V(OPTIONAL) beside it, as AWS refuses them with
        V(OFF).
    type: str
    choices:
      - "OFF"
      - "ON"
      - OPTIONAL
  software_token_mfa_configuration:
    description:
      - Codes from an authenticator app (TOTP) as a second factor.
    type: dict
    suboptions:
      enabled:
        description:
          - Whether people may use an authenticator app.
          - V(true) needs O(mfa_configuration) V(ON) or V(OPTIONAL) beside it.
        type: bool
  sms_mfa_configuration:
    description:
      - Codes by SMS as a second factor. Giving any suboption switches it on.
      - It needs O(mfa_configuration) V(ON) or V(OPTIONAL) beside it.
      - The SMS configuration stays with the pool when SMS is no longer a factor.
    type: dict
    suboptions:
      sms_authentication_message:
        description:
          - The text, of 6 to 140 characters, with C({####}) where the code goes.
          - AWS keeps one text for a pool.
            This is the same setting as O(sms_authentication_message), so give one of the two.
        type: str
      sms_configuration:
        description:
          - How messages are sent.
          - AWS keeps one configuration for a pool.
            This is the same setting as O(sms_configuration), so give one of the two.
        type: dict
        suboptions: &sms
          sns_caller_arn:
            description:
              - The ARN of the IAM role with which Cognito publishes to Amazon SNS.
              - AWS takes a new role only when it has spread. The module tries again for a while.
              - Not together with O(sms_configuration.eums_sms).
            type: str
          external_id:
            description: The external ID that the trust policy of the role asks for.
            type: str
          sns_region:
            description: The region of Amazon SNS. The pool's own unless given.
            type: str
          eums_sms:
            description:
              - Sending by AWS End User Messaging SMS, in place of Amazon SNS. It is the only way in
                regions without Amazon SNS.
            type: dict
            suboptions:
              caller_arn:
                description:
                  - The ARN of the IAM role that Cognito uses. It must allow
                    C(sms-voice:SendTextMessage). AWS requires it in this block.
                type: str
              external_id:
                description: The external ID that the trust policy of the role asks for.
                type: str
              origination_identity:
                description:
                  - What messages come from, as a phone number in E.164 format or as the ARN of a
                    phone number, sender ID or phone pool.
                  - When the role is limited to an ARN, give that very ARN.
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
                description: The region. AWS accepts only the pool's own, which is the default.
                type: str
  email_mfa_configuration:
    description:
      - Codes by e-mail as a second factor. Giving any suboption switches it on,
        V({}) switches it off.
      - It needs O(mfa_configuration) V(ON) or V(OPTIONAL) beside it.
      - It needs O(user_pool_tier) V(ESSENTIALS) or V(PLUS), and O(email_configuration) with
        O(email_configuration.email_sending_account=DEVELOPER).
    type: dict
    suboptions:
      email_message:
        description:
          - The text, of 6 to 20000 characters, with C({####}) where the code goes.
            AWS calls it C(Message).
        type: str
      subject:
        description: The subject, of 1 to 140 characters.
        type: str
  web_authn_configuration:
    description:
      - Signing in with passkeys. They also have to be among
        O(policies.sign_in_policy.allowed_first_auth_factors), as V(WEB_AUTHN).
    type: dict
    suboptions:
      relying_party_id:
        description:
          - The domain that passkeys are made for, of 1 to 127 characters.
          - AWS's default is the pool's custom domain, or else its prefix domain. Passkeys work for
            one of them only.
        type: str
      user_verification:
        description:
          - Whether the device must check who uses it, by a PIN or a fingerprint, or only should.
        type: str
        choices:
          - required
          - preferred
      factor_configuration:
        description:
          - Whether a passkey counts as one factor or as two. AWS's default is V(SINGLE_FACTOR).
          - With O(mfa_configuration=ON), passkeys need V(MULTI_FACTOR_WITH_USER_VERIFICATION).
          - It needs O(user_pool_tier) V(ESSENTIALS) or V(PLUS).
        type: str
        choices:
          - SINGLE_FACTOR
          - MULTI_FACTOR_WITH_USER_VERIFICATION
  device_configuration:
    description:
      - Remembering devices. Giving any suboption switches it on, V({}) switches it off.
    type: dict
    suboptions:
      challenge_required_on_new_device:
        description: Whether a remembered device stands for the second factor.
        type: bool
      device_only_remembered_on_user_prompt:
        description: Whether people are asked before a device is remembered.
        type: bool
  account_recovery_setting:
    description:
      - How people who forgot their password get a code.
      - A factor that people also use as their second one is left out by Cognito.
    type: dict
    suboptions:
      recovery_mechanisms:
        description:
          - One or two ways. Their order in the list does not matter, their priority does.
          - The list is replaced as a whole.
        type: list
        elements: dict
        suboptions:
          name:
            description: The way. V(admin_only) has to be alone.
            type: str
            required: true
            choices:
              - verified_email
              - verified_phone_number
              - admin_only
          priority:
            description: V(1) is tried before V(2).
            type: int
            required: true
  admin_create_user_config:
    description:
      - Whether people sign up by themselves, and the invitation they get if not.
    type: dict
    suboptions:
      allow_admin_create_user_only:
        description:
          - Whether only administrators create users.
          - AWS's default is V(false). Then everyone who knows the ID of an app client can sign up.
        type: bool
      invite_message_template:
        description:
          - The invitation. A text has C({username}) and C({####}), for the temporary password.
        type: dict
        suboptions:
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
    description:
      - What people get to verify an address.
      - AWS has older members for the same texts, such as C(EmailVerificationMessage),
        which it keeps in step. The module does not offer them.
    type: dict
    suboptions:
      default_email_option:
        description: Whether e-mails hold a code or a link. AWS's default is V(CONFIRM_WITH_CODE).
        type: str
        choices:
          - CONFIRM_WITH_LINK
          - CONFIRM_WITH_CODE
      sms_message:
        description: The text by SMS, of 6 to 140 characters, with C({####}) where the code goes.
        type: str
      email_message:
        description:
          - The text by e-mail, of 6 to 20000 characters, with C({####}) where the code goes.
          - For O(verification_message_template.default_email_option=CONFIRM_WITH_CODE).
        type: str
      email_subject:
        description: The subject of the e-mail with a code, of 1 to 140 characters.
        type: str
      email_message_by_link:
        description:
          - The text by e-mail, of 6 to 20000 characters, with C({##words##}) where the link goes.
          - For O(verification_message_template.default_email_option=CONFIRM_WITH_LINK).
        type: str
      email_subject_by_link:
        description: The subject of the e-mail with a link, of 1 to 140 characters.
        type: str
  sms_authentication_message:
    description:
      - The text of the second factor by SMS, of 6 to 140 characters, with C({####}) where the code
        goes.
    type: str
  email_configuration:
    description:
      - How e-mails are sent.
    type: dict
    suboptions:
      email_sending_account:
        description:
          - V(COGNITO_DEFAULT), which is AWS's default, sends a few e-mails a day and silently drops
            the rest.
          - V(DEVELOPER) sends by Amazon SES and requires O(email_configuration.source_arn).
        type: str
        choices:
          - COGNITO_DEFAULT
          - DEVELOPER
      source_arn:
        description: The ARN of the verified address or domain in Amazon SES.
        type: str
      from_address:
        description:
          - The sender, as V(ada@example.com) or V(Ada <ada@example.com>). AWS calls it C(From).
        type: str
      reply_to_email_address:
        description: Where answers go.
        type: str
      configuration_set:
        description: The configuration set of Amazon SES, of at most 64 characters.
        type: str
  sms_configuration:
    description:
      - How SMS are sent, either by Amazon SNS or by AWS End User Messaging SMS.
    type: dict
    suboptions: *sms
  lambda_config:
    description:
      - Lambda functions that Cognito calls, each given by its ARN, or by its name in the region of
        the pool.
      - In check mode, a function that does not exist yet is predicted.
      - Cognito also needs the permission to call the function, which is not set here but by
        M(gatehouse.aws.lambda_permission).
      - V({}) takes all of them away.
    type: dict
    suboptions:
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
        description:
          - Called before tokens are issued, with events of version V(V1_0).
          - AWS keeps it equal to O(lambda_config.pre_token_generation_config.lambda_arn).
            Give one of the two.
        type: str
      pre_token_generation_config:
        description:
          - Called before tokens are issued, with events of a chosen version.
        type: dict
        suboptions: &trigger
          lambda_version:
            description: The version of the events. AWS requires it in this block.
            type: str
            choices: [V1_0, V2_0, V3_0]
          lambda_arn:
            description: The ARN of the function. AWS requires it in this block.
            type: str
      custom_sms_sender:
        description: Sends SMS in place of Cognito. It needs O(lambda_config.kms_key_id).
        type: dict
        suboptions: &sender
          lambda_version:
            description: The version of the events. AWS requires it in this block.
            type: str
            choices: [V1_0]
          lambda_arn:
            description: The ARN of the function. AWS requires it in this block.
            type: str
      custom_email_sender:
        description: Sends e-mails in place of Cognito. It needs O(lambda_config.kms_key_id).
        type: dict
        suboptions: *sender
      inbound_federation:
        description: Changes the attributes that an identity provider sends.
        type: dict
        suboptions: *sender
      kms_key_id:
        description: The ARN of the KMS key that encrypts codes on their way to a sender.
        type: str
  user_pool_add_ons:
    description:
      - Threat protection. It needs O(user_pool_tier) V(PLUS).
    type: dict
    suboptions:
      advanced_security_mode:
        description: V(AUDIT) only records, V(ENFORCED) also acts. AWS requires it in this block.
        type: str
        choices:
          - "OFF"
          - AUDIT
          - ENFORCED
      advanced_security_additional_flows:
        description: Further ways to sign in that are protected.
        type: dict
        suboptions:
          custom_auth_mode:
            description: What is done for custom authentication.
            type: str
            choices:
              - AUDIT
              - ENFORCED
  key_configuration:
    description:
      - The key that encrypts the pool.
    type: dict
    suboptions:
      key_type:
        description:
          - Whose key it is. Replicas in other regions need V(CUSTOMER_MANAGED_KEY) with a
            multi-region key.
        type: str
        choices:
          - AWS_OWNED_KEY
          - CUSTOMER_MANAGED_KEY
      kms_key_arn:
        description: The ARN of the KMS key, for V(CUSTOMER_MANAGED_KEY).
        type: str
  issuer_configuration:
    description:
      - The issuer that tokens name. Whoever checks tokens has to expect it, so change it with care.
    type: dict
    suboptions:
      type:
        description:
          - V(ORIGINAL) has the host C(cognito-idp.<region>.amazonaws.com),
            V(UPDATED) the host C(issuer-cognito-idp.<region>.amazonaws.com), which replicas share.
        type: str
        choices:
          - ORIGINAL
          - UPDATED
  dcr_configuration:
    description:
      - Dynamic client registration, by which applications register app clients of their own at the
        pool's domain.
      - It needs O(user_pool_tier) V(ESSENTIALS) or V(PLUS).
    type: dict
    suboptions:
      enable_status:
        description: Whether it is on. AWS switches it on when the block is given without this.
        type: str
        choices:
          - Enabled
          - Disabled
      open_dcr_enabled:
        description:
          - Whether applications may register without a token. AWS's default is V(false).
        type: bool
      authenticated_grant_types:
        description:
          - Grant types for applications that register with a token. AWS's default is V(code) and
            V(client_credentials), and it ignores V(implicit).
        type: list
        elements: str
        choices: &grants
          - code
          - implicit
          - client_credentials
      open_dcr_grant_types:
        description:
          - Grant types for applications that register without a token. AWS's default is V(code),
            and it ignores V(implicit).
        type: list
        elements: str
        choices: *grants
      allowed_scopes:
        description:
          - Scopes that applications may ask for besides C(openid), C(email), C(phone) and
            C(profile).
        type: list
        elements: str
  acr_configuration:
    description:
      - Names of the levels of assurance that the C(acr) claim of a token reports.
      - A map from C(Level1), C(Level2), C(Level3) or C(Level4) to a dictionary with the only key
        C(acr_value), a URI of 1 to 64 characters.
      - A level that is not in the map has AWS's name, such as C(urn:cognito:loa:1).
      - It needs O(user_pool_tier) V(ESSENTIALS) or V(PLUS).
    type: dict
notes:
  - AWS's default, wherever it is named, is what a new pool gets when the option is omitted.
    A pool that exists keeps what it has.
  - AWS refuses to remove a pool that has a domain.
    Remove it first with M(gatehouse.aws.cognito_user_pool_domain).
  - Options that the installed botocore does not know fail with a message that says so.
    O(acr_configuration) and O(dcr_configuration) need botocore 1.44.5.
seealso:
  - module: gatehouse.aws.cognito_user_pool_info
  - module: gatehouse.aws.cognito_user_pool_client
  - module: gatehouse.aws.cognito_user_pool_domain
  - name: CreateUserPool
    description: AWS's reference of the operation that creates a pool, with all its members.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html
  - name: UpdateUserPool
    description: AWS's reference of the operation that changes a pool.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPool.html
  - name: SetUserPoolMfaConfig
    description: AWS's reference of the operation that sets second factors and passkeys.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolMfaConfig.html
  - name: AddCustomAttributes
    description: AWS's reference of the operation that adds attributes.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AddCustomAttributes.html
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._unknown_settings
  - amazon.aws.tags
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Create a pool for people who are invited and sign in with their e-mail address
  gatehouse.aws.cognito_user_pool:
    name: staff
    username_attributes: [email]
    username_configuration:
      case_sensitive: false
    auto_verified_attributes: [email]
    admin_create_user_config:
      allow_admin_create_user_only: true
    policies:
      password_policy:
        minimum_length: 14
        temporary_password_validity_days: 3
    account_recovery_setting:
      recovery_mechanisms:
        - name: verified_email
          priority: 1
    deletion_protection: ACTIVE
    tags:
      team: platform
  register: pool

- name: Require an authenticator app as second factor
  gatehouse.aws.cognito_user_pool:
    user_pool_id: "{{ pool.user_pool.user_pool_id }}"
    mfa_configuration: "ON"
    software_token_mfa_configuration:
      enabled: true

- name: Add two attributes to the pool, keeping those it has
  gatehouse.aws.cognito_user_pool:
    name: staff
    schema:
      - name: department
        attribute_data_type: String
        mutable: true
        string_attribute_constraints:
          max_length: "64"
      - name: floor
        attribute_data_type: Number
        mutable: true
        number_attribute_constraints:
          min_value: "0"
          max_value: "40"

- name: Let people sign in with a passkey, a code by e-mail or a password
  gatehouse.aws.cognito_user_pool:
    name: members
    user_pool_tier: ESSENTIALS
    policies:
      sign_in_policy:
        allowed_first_auth_factors: [PASSWORD, EMAIL_OTP, WEB_AUTHN]
    web_authn_configuration:
      relying_party_id: login.example.com
      user_verification: required
    email_configuration:
      email_sending_account: DEVELOPER
      source_arn: arn:aws:ses:eu-west-1:123456789012:identity/example.com
      from_address: Example <login@example.com>

- name: Add a claim to tokens and send SMS through a function
  gatehouse.aws.cognito_user_pool:
    name: members
    lambda_config:
      pre_token_generation_config:
        lambda_version: V2_0
        lambda_arn: arn:aws:lambda:eu-west-1:123456789012:function:claims
      custom_sms_sender:
        lambda_version: V1_0
        lambda_arn: arn:aws:lambda:eu-west-1:123456789012:function:sms
      kms_key_id: arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab

- name: Stop remembering devices and take all functions away
  gatehouse.aws.cognito_user_pool:
    name: members
    device_configuration: {}
    lambda_config: {}

- name: Rename a pool
  gatehouse.aws.cognito_user_pool:
    user_pool_id: eu-west-1_aB3dEfGh9
    name: colleagues

- name: Remove the pool and everybody in it, though it is protected
  gatehouse.aws.cognito_user_pool:
    name: colleagues
    deletion_protection: INACTIVE
    state: absent
"""

RETURN = r"""
---
user_pool:
  description:
    - The pool as it is after the run, or would be after it in check mode.
    - Every option that AWS reports is there under its name, so it can be given back to the module.
    - Second factors and passkeys are there when the task gives one of their options.
    - Empty with O(state=absent).
  returned: success
  type: dict
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
error:
  description: What AWS said, when AWS refused a call. The sentence is in C(msg).
  returned: when AWS refuses a call
  type: dict
  contains:
    code:
      description: The code of the error.
      type: str
      sample: InvalidParameterException
    message:
      description: The message of the error.
      type: str
    operation:
      description: The call that AWS refused.
      type: str
      sample: UpdateUserPool
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import cognito_user_pool as kind

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring one user pool to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
