# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Options of the Cognito modules that several of them share, or that are long.

No member of a block is required, also where AWS requires it: a block is merged with what AWS has,
so one member may be given alone, and ``{}`` clears the block.
"""

from __future__ import annotations

from .._engine.options import (
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

ADDRESSES = "phone_number email"

GRANTS = "code implicit client_credentials"

# How a resource names its pool, and how an info module does.
PARENT = strings("user_pool_id user_pool_name")

SMS_CONFIGURATION = block(
    "sms_configuration",
    strings("sns_caller_arn external_id sns_region"),
    block(
        "eums_sms",
        strings("caller_arn external_id origination_identity configuration_set_name"),
        strings("in_entity_id in_template_id region"),
    ),
)

MFA = joined(
    choice("mfa_configuration", "OFF ON OPTIONAL"),
    block("software_token_mfa_configuration", booleans("enabled")),
    block("sms_mfa_configuration", strings("sms_authentication_message"), SMS_CONFIGURATION),
    block("email_mfa_configuration", strings("message subject")),
    block(
        "web_authn_configuration",
        strings("relying_party_id"),
        choice("user_verification", "required preferred"),
        choice("factor_configuration", "SINGLE_FACTOR MULTI_FACTOR_WITH_USER_VERIFICATION"),
    ),
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

SCHEMA = blocks(
    "schema",
    strings("name", required=True),
    choice("attribute_data_type", "String Number DateTime Boolean"),
    booleans("developer_only_attribute mutable required"),
    block("number_attribute_constraints", strings("min_value max_value")),
    block("string_attribute_constraints", strings("min_length max_length")),
)

DCR_CONFIGURATION = block(
    "dcr_configuration",
    choice("enable_status", "Enabled Disabled"),
    booleans("open_dcr_enabled"),
    choices("authenticated_grant_types", GRANTS),
    choices("open_dcr_grant_types", GRANTS),
    string_lists("allowed_scopes"),
)


def _trigger(name: str, versions: str) -> dict:
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

# ALLOW_CLIENT_TOKEN_AUTH is documented with the operation GetClientToken, and missing in the enum.
AUTH_FLOWS = (
    "ALLOW_USER_AUTH ALLOW_USER_SRP_AUTH ALLOW_USER_PASSWORD_AUTH ALLOW_ADMIN_USER_PASSWORD_AUTH "
    "ALLOW_CUSTOM_AUTH ALLOW_REFRESH_TOKEN_AUTH ALLOW_TOKEN_EXCHANGE_DELEGATION "
    "ALLOW_TOKEN_EXCHANGE_IMPERSONATION ALLOW_CLIENT_TOKEN_AUTH "
    "ADMIN_NO_SRP_AUTH CUSTOM_AUTH_FLOW_ONLY USER_PASSWORD_AUTH"
)

UNITS = "seconds minutes hours days"

TOKEN_VALIDITY_UNITS = block(
    "token_validity_units",
    choice("access_token", UNITS),
    choice("id_token", UNITS),
    choice("refresh_token", UNITS),
)

ANALYTICS_CONFIGURATION = block(
    "analytics_configuration",
    strings("application_id application_arn role_arn external_id"),
    booleans("user_data_shared"),
)
