# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Options of user pools that are long.

No member of a block is required, also where AWS requires it: a block is merged with what AWS has,
so one member may be given alone, and ``{}`` clears the block.
"""

from __future__ import annotations

from .._engine.options import (
    Specs,
    block,
    blocks,
    booleans,
    choice,
    choices,
    integers,
    joined,
    string_lists,
    strings,
)
from .cognito import GRANTS

ADDRESSES = "phone_number email"

SCHEMA = blocks(
    "schema",
    strings("name", required=True),
    choice("attribute_data_type", "String Number DateTime Boolean"),
    booleans("developer_only_attribute mutable required"),
    block("number_attribute_constraints", strings("min_value max_value")),
    block("string_attribute_constraints", strings("min_length max_length")),
)

POLICIES = block(
    "policies",
    block(
        "password_policy",
        integers("minimum_length password_history_size temporary_password_validity_days"),
        booleans("require_uppercase require_lowercase require_numbers require_symbols"),
    ),
    block(
        "sign_in_policy",
        # AWS lists SOFTWARE_TOKEN too, and documents that it does not accept it yet.
        choices("allowed_first_auth_factors", "PASSWORD EMAIL_OTP SMS_OTP WEB_AUTHN"),
    ),
)

SMS_CONFIGURATION = block(
    "sms_configuration",
    strings("sns_caller_arn external_id sns_region"),
    block(
        "eums_sms",
        strings("caller_arn external_id origination_identity configuration_set_name"),
        strings("in_entity_id in_template_id region"),
    ),
)

FACTORS = joined(
    choice("mfa_configuration", "OFF ON OPTIONAL"),
    block("software_token_mfa_configuration", booleans("enabled")),
    block("sms_mfa_configuration", strings("sms_authentication_message"), SMS_CONFIGURATION),
    block("email_mfa_configuration", strings("email_message subject")),
    block(
        "web_authn_configuration",
        strings("relying_party_id"),
        choice("user_verification", "required preferred"),
        choice("factor_configuration", "SINGLE_FACTOR MULTI_FACTOR_WITH_USER_VERIFICATION"),
    ),
    block(
        "device_configuration",
        booleans("challenge_required_on_new_device device_only_remembered_on_user_prompt"),
    ),
)

ACCOUNT_RECOVERY_SETTING = block(
    "account_recovery_setting",
    blocks(
        "recovery_mechanisms",
        choice("name", "verified_email verified_phone_number admin_only", required=True),
        integers("priority", required=True),
    ),
)

MESSAGES = joined(
    block(
        "user_attribute_update_settings",
        choices("attributes_require_verification_before_update", ADDRESSES),
    ),
    block(
        "admin_create_user_config",
        booleans("allow_admin_create_user_only"),
        block("invite_message_template", strings("sms_message email_message email_subject")),
    ),
    block(
        "verification_message_template",
        choice("default_email_option", "CONFIRM_WITH_LINK CONFIRM_WITH_CODE"),
        strings("sms_message email_message email_subject"),
        strings("email_message_by_link email_subject_by_link"),
    ),
    strings("sms_authentication_message"),
)

EMAIL_CONFIGURATION = block(
    "email_configuration",
    choice("email_sending_account", "COGNITO_DEFAULT DEVELOPER"),
    strings("source_arn from_address reply_to_email_address configuration_set"),
)

PROTECTION = joined(
    block(
        "user_pool_add_ons",
        choice("advanced_security_mode", "OFF AUDIT ENFORCED"),
        block("advanced_security_additional_flows", choice("custom_auth_mode", "AUDIT ENFORCED")),
    ),
    block(
        "key_configuration",
        choice("key_type", "AWS_OWNED_KEY CUSTOMER_MANAGED_KEY"),
        # The name of a key, not a key.
        strings("kms_key_arn", no_log=False),
        no_log=False,
    ),
)

DCR_CONFIGURATION = block(
    "dcr_configuration",
    choice("enable_status", "Enabled Disabled"),
    booleans("open_dcr_enabled"),
    choices("authenticated_grant_types", GRANTS),
    choices("open_dcr_grant_types", GRANTS),
    string_lists("allowed_scopes"),
)


def _trigger(name: str, versions: str) -> Specs:
    return block(name, choice("lambda_version", versions), strings("lambda_arn"))


LAMBDA_CONFIG = block(
    "lambda_config",
    strings("pre_sign_up custom_message post_confirmation pre_authentication post_authentication"),
    strings("define_auth_challenge create_auth_challenge verify_auth_challenge_response"),
    strings("user_migration pre_token_generation kms_key_id"),
    _trigger("pre_token_generation_config", "V1_0 V2_0 V3_0"),
    _trigger("custom_sms_sender", "V1_0"),
    _trigger("custom_email_sender", "V1_0"),
    _trigger("inbound_federation", "V1_0"),
)
