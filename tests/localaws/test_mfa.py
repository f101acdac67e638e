# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""MFA of Cognito user pools."""

from __future__ import annotations

import pytest

from tests.localaws.expect import new_pool, pool, refused
from tests.localaws.tally import row

TABLE = "MFA"
SMS = {"SnsCallerArn": "arn:aws:iam::123456789012:role/sms", "ExternalId": "x"}
OWN = {
    "EmailSendingAccount": "DEVELOPER",
    "SourceArn": "arn:aws:ses:eu-west-1:123456789012:identity/a.example",
}
TOTP = {"SoftwareTokenMfaConfiguration": {"Enabled": True}}
BY_SMS = {"SmsMfaConfiguration": {"SmsConfiguration": SMS}}
BY_EMAIL = {"EmailMfaConfiguration": {"Message": "{####}", "Subject": "code"}}
FACTORS = (
    "Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled"
)


def mfa(idp, pool_id: str) -> dict:
    answer = idp.get_user_pool_mfa_config(UserPoolId=pool_id)
    return {name: value for name, value in answer.items() if name != "ResponseMetadata"}


@row(TABLE, "CreateUserPool with MFA ON/OPTIONAL and no SMS config")
@pytest.mark.parametrize("state", ["ON", "OPTIONAL"])
def test_a_new_pool_with_mfa_needs_sms(idp, state):
    message = (
        "SMS configuration and Auto verification for phone_number are required when MFA is "
        "required/optional"
    )
    with refused(message):
        new_pool(idp, MfaConfiguration=state)
    complete = {"SmsConfiguration": SMS, "AutoVerifiedAttributes": ["phone_number"]}
    assert pool(idp, new_pool(idp, MfaConfiguration=state, **complete))["MfaConfiguration"] == state


@row(TABLE, "SetUserPoolMfaConfig is a full replace")
def test_setting_mfa_replaces_all_of_it(idp):
    pool_id = new_pool(idp)
    idp.set_user_pool_mfa_config(UserPoolId=pool_id, MfaConfiguration="OPTIONAL", **TOTP)
    assert mfa(idp, pool_id) == {"MfaConfiguration": "OPTIONAL", **TOTP}
    idp.set_user_pool_mfa_config(UserPoolId=pool_id)
    assert mfa(idp, pool_id) == {"MfaConfiguration": "OFF"}


@row(TABLE, "OFF together with any factor block")
@pytest.mark.parametrize("enabled", [True, False])
def test_off_goes_with_no_factor(idp, enabled):
    message = "Invalid MFA configuration given, can't turn off MFA and configure an MFA together."
    block = {"SoftwareTokenMfaConfiguration": {"Enabled": enabled}}
    with refused(message):
        idp.set_user_pool_mfa_config(UserPoolId=new_pool(idp), MfaConfiguration="OFF", **block)


@row(TABLE, "ON/OPTIONAL without any factor refused")
@pytest.mark.parametrize(
    "blocks", [{}, {"WebAuthnConfiguration": {"UserVerification": "required"}}]
)
def test_mfa_needs_a_factor(idp, blocks):
    message = "SMS MFA, Email MFA, or Software Token MFA must be enabled."
    with refused(message):
        idp.set_user_pool_mfa_config(UserPoolId=new_pool(idp), MfaConfiguration="ON", **blocks)


@row(TABLE, "ON + EMAIL_OTP/SMS_OTP first factor refused")
def test_first_factors_under_required_mfa(idp):
    def with_factor(factor: str) -> str:
        return new_pool(
            idp, Policies={"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", factor]}}
        )

    def turn(pool_id: str, state: str, **blocks):
        idp.set_user_pool_mfa_config(UserPoolId=pool_id, MfaConfiguration=state, **TOTP, **blocks)

    for factor in ("EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"):
        pool_id = with_factor(factor)
        with refused(FACTORS):
            turn(pool_id, "ON")
        turn(pool_id, "OPTIONAL")
    verified = {"FactorConfiguration": "MULTI_FACTOR_WITH_USER_VERIFICATION"}
    turn(with_factor("WEB_AUTHN"), "ON", WebAuthnConfiguration=verified)


@row(TABLE, "EmailMfaConfiguration needs EmailSendingAccount DEVELOPER")
def test_email_mfa_needs_an_own_sender_and_a_tier(idp):
    def by_email(pool_id: str) -> None:
        idp.set_user_pool_mfa_config(UserPoolId=pool_id, MfaConfiguration="ON", **BY_EMAIL)

    with refused("DEVELOPER"):
        by_email(new_pool(idp))
    with refused(code="FeatureUnavailableInTierException"):
        by_email(new_pool(idp, UserPoolTier="LITE", EmailConfiguration=OWN))
    pool_id = new_pool(idp, EmailConfiguration=OWN)
    by_email(pool_id)
    assert mfa(idp, pool_id) == {"MfaConfiguration": "ON", **BY_EMAIL}


@row(TABLE, "phone_number in AutoVerifiedAttributes needs SmsConfiguration")
def test_verified_phone_numbers_need_sms(idp):
    message = "SMS configuration is required when phone_number is selected for auto verification"
    with refused(message):
        new_pool(idp, AutoVerifiedAttributes=["phone_number"])
    pool_id = new_pool(idp, AutoVerifiedAttributes=["phone_number"], SmsConfiguration=SMS)
    with refused(message):
        idp.update_user_pool(UserPoolId=pool_id, AutoVerifiedAttributes=["phone_number"])


@row(TABLE, "SMS block keeps being returned")
def test_the_sms_block_outlives_its_factor(idp):
    pool_id = new_pool(idp)
    idp.set_user_pool_mfa_config(UserPoolId=pool_id, MfaConfiguration="ON", **BY_SMS)
    idp.set_user_pool_mfa_config(UserPoolId=pool_id, MfaConfiguration="ON", **TOTP)
    assert mfa(idp, pool_id) == {"MfaConfiguration": "ON", **TOTP, **BY_SMS}


@row(TABLE, "SmsConfiguration set through MFA shows up")
def test_the_sms_configuration_is_the_pools(idp):
    pool_id = new_pool(idp)
    idp.set_user_pool_mfa_config(UserPoolId=pool_id, MfaConfiguration="ON", **BY_SMS)
    assert pool(idp, pool_id)["SmsConfiguration"] == SMS


@row(TABLE, "Terraform's order on update")
def test_mfa_then_pool_then_attributes(idp):
    pool_id = new_pool(idp)
    idp.set_user_pool_mfa_config(UserPoolId=pool_id, MfaConfiguration="ON", **TOTP)
    idp.update_user_pool(
        UserPoolId=pool_id, MfaConfiguration="ON", AutoVerifiedAttributes=["email"]
    )
    attribute = {"Name": "team", "AttributeDataType": "String"}
    idp.add_custom_attributes(UserPoolId=pool_id, CustomAttributes=[attribute])
    assert mfa(idp, pool_id) == {"MfaConfiguration": "ON", **TOTP}
    assert pool(idp, pool_id)["AutoVerifiedAttributes"] == ["email"]


@row(TABLE, "fresh pool: GetUserPoolMfaConfig")
def test_a_new_pool_has_no_mfa(idp):
    assert mfa(idp, new_pool(idp)) == {"MfaConfiguration": "OFF"}
