# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""AWS's habits with user pools and their MFA, each with a test that naive code fails.

A docstring names the habit, as the reference of AWS's behaviour does. That omitted settings are
reset, for each of them, is in test_nothing_lost.py.
"""

from __future__ import annotations

import typing as t

import pytest
from botocore.exceptions import ClientError

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.errors import PlanError
from ansible_collections.gatehouse.aws.plugins.module_utils._resources._pool_addresses import (
    with_addresses,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool import USER_POOL
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool_domain import (
    USER_POOL_DOMAIN,
)
from tests.support import worlds
from tests.support.aws import Aws
from tests.support.rich import pool_state

Document = dict[str, t.Any]

SMS = {"sns_caller_arn": "arn:aws:iam::123456789012:role/sms", "external_id": "x"}
OWN_MAIL = {
    "email_sending_account": "DEVELOPER",
    "source_arn": "arn:aws:ses:eu-west-1:123456789012:identity/a.example.com",
}
TOTP = {"software_token_mfa_configuration": {"enabled": True}}


def staff(**options: t.Any) -> Document:
    """Return options of the pool ``staff``."""
    return {"name": "staff", **options}


def told(aws: Aws) -> Document:
    """Return what AWS tells of the only pool there is."""
    (pool,) = aws.client("cognito-idp").list_user_pools(MaxResults=10)["UserPools"]
    return pool_state(aws, pool["Id"])


def made(aws: Aws, operation: str) -> list[Document]:
    """Return the requests of ``operation`` that the last lasting change made."""
    return [call["parameters"] for call in aws.made if call["operation"] == operation]


def test_what_aws_keeps_is_cleared_by_its_default(aws: Aws) -> None:
    """Policies are kept when omitted: a removal must be written out."""
    aws.mode(update_user_pool="measured")
    factors = {"sign_in_policy": {"allowed_first_auth_factors": ["PASSWORD", "EMAIL_OTP"]}}
    aws.lasts(USER_POOL, staff(policies=factors))
    plain = {"sign_in_policy": {"allowed_first_auth_factors": ["PASSWORD"]}}
    aws.lasts(USER_POOL, staff(policies=plain))
    assert told(aws)["Policies"]["SignInPolicy"]["AllowedFirstAuthFactors"] == ["PASSWORD"]


@pytest.mark.parametrize("mode", ["strict", "measured"])
def test_attribute_update_settings_are_cleared_by_an_empty_list(aws: Aws, mode: str) -> None:
    """UserAttributeUpdateSettings: nil is no change, an empty list disables and is like none."""
    aws.mode(update_user_pool=mode)
    name = "attributes_require_verification_before_update"
    aws.lasts(USER_POOL, staff(user_attribute_update_settings={name: ["email"]}))
    aws.lasts(USER_POOL, staff(user_attribute_update_settings={name: []}))
    assert not any((told(aws).get("UserAttributeUpdateSettings") or {}).values())
    aws.stands(USER_POOL, staff(user_attribute_update_settings={}))


def test_tags_have_calls_of_their_own_and_go_along(aws: Aws) -> None:
    """Tags on omission: TagResource and UntagResource, and the current map in UpdateUserPool."""
    aws.lasts(USER_POOL, staff(tags={"a": "1", "b": "2"}))
    aws.lasts(USER_POOL, staff(tags={"b": "3", "c": "4"}, user_pool_tier="PLUS"))
    assert told(aws)["UserPoolTags"] == {"b": "3", "c": "4"}
    assert made(aws, "UpdateUserPool")[0]["UserPoolTags"] == {"a": "1", "b": "2"}
    assert made(aws, "UntagResource")[0]["TagKeys"] == ["a"]
    kept = aws.converge(
        USER_POOL, staff(tags={"d": "5"}), purge={"tags": False, "purge_tags": False}
    )
    assert kept.after["tags"] == {"b": "3", "c": "4", "d": "5"}


@pytest.mark.parametrize(
    "option",
    [
        {"username_attributes": ["phone_number"]},
        {"username_configuration": {"case_sensitive": True}},
    ],
    ids=lambda option: next(iter(option)),
)
def test_what_only_creation_takes_is_never_recreated(aws: Aws, option: Document) -> None:
    """Create-only: Schema, AliasAttributes, UsernameAttributes, UsernameConfiguration."""
    before = {"username_attributes": ["email"], "username_configuration": {"case_sensitive": False}}
    aws.lasts(USER_POOL, staff(**before))
    aws.forget()
    with pytest.raises(PlanError, match=f"Cannot change {next(iter(option))} .*at creation"):
        aws.converge(USER_POOL, staff(**option))
    assert aws.writes == []


def test_two_pools_of_one_name_are_not_guessed_at(aws: Aws) -> None:
    """Names are not unique, ListUserPools has no filter: more than one match must fail."""
    ids = [worlds.pool(aws)["user_pool_id"] for _ in range(2)]
    with pytest.raises(PlanError, match="There are 2 user pools with name staff") as caught:
        aws.converge(USER_POOL, staff(user_pool_tier="PLUS"))
    assert all(pool_id in str(caught.value) for pool_id in ids)
    assert len(aws.inform(USER_POOL, {"name": "staff"})) == 2


def test_a_pool_on_a_later_page_is_found(aws: Aws) -> None:
    """ListUserPools returns 60 at a time: page through all, match the exact name."""
    for number in range(61):
        worlds.pool(aws, f"staff-{number}")
    worlds.pool(aws)
    aws.stands(USER_POOL, staff(user_pool_tier="ESSENTIALS"))
    assert aws.operations.count("ListUserPools") == 2


def test_only_declared_attributes_are_compared(aws: Aws) -> None:
    """DescribeUserPool always returns some 20 standard attributes."""
    email = {"name": "email", "attribute_data_type": "String", "required": True, "mutable": True}
    after = aws.lasts(USER_POOL, staff(schema=[email]))
    assert len(after["schema"]) >= 20


@pytest.mark.parametrize(
    "attribute",
    [
        {"name": "team", "attribute_data_type": "String", "mutable": True},
        {"name": "level", "attribute_data_type": "Number"},
        {"name": "since", "attribute_data_type": "DateTime", "mutable": False},
        {
            "name": "level",
            "attribute_data_type": "Number",
            "number_attribute_constraints": {"min_value": "1", "max_value": "9"},
        },
        {
            "name": "team",
            "attribute_data_type": "String",
            "string_attribute_constraints": {"min_length": "1"},
        },
        {"name": "cost", "attribute_data_type": "String", "developer_only_attribute": True},
    ],
    ids=str,
)
@pytest.mark.parametrize("later", [False, True])
def test_custom_attributes_are_themselves(aws: Aws, attribute: Document, later: bool) -> None:
    """Names come back as custom:x or dev:custom:x, constraints with AWS's defaults or as {}."""
    if later:
        aws.lasts(USER_POOL, staff())
    after = aws.lasts(USER_POOL, staff(schema=[attribute]))
    assert attribute["name"] in [item["name"] for item in after["schema"]]


def test_attributes_are_added_25_at_a_time_and_never_changed(aws: Aws) -> None:
    """AddCustomAttributes adds up to 25 a call; nothing removes or changes one."""
    aws.lasts(USER_POOL, staff(schema=[{"name": "team", "attribute_data_type": "String"}]))
    more = [{"name": f"a{n}", "attribute_data_type": "String"} for n in range(30)]
    after = aws.lasts(USER_POOL, staff(schema=more))
    assert [len(r["CustomAttributes"]) for r in made(aws, "AddCustomAttributes")] == [25, 5]
    assert "team" in [item["name"] for item in after["schema"]]
    aws.forget()
    with pytest.raises(PlanError, match="Cannot change schema team"):
        aws.converge(USER_POOL, staff(schema=[{"name": "team", "attribute_data_type": "Number"}]))
    assert aws.writes == []


def test_a_password_policy_in_part_is_not_a_difference(aws: Aws) -> None:
    """PasswordPolicy in part: AWS fills the rest, with other values than without any."""
    aws.lasts(USER_POOL, staff(policies={"password_policy": {"minimum_length": 14}}))
    aws.lasts(USER_POOL, staff(policies={"password_policy": {"require_symbols": True}}))
    policy = told(aws)["Policies"]["PasswordPolicy"]
    assert (policy["MinimumLength"], policy["RequireSymbols"]) == (14, True)


def test_first_factors_are_a_set(aws: Aws) -> None:
    """AllowedFirstAuthFactors: the order is not significant."""
    factors = ["PASSWORD", "EMAIL_OTP", "WEB_AUTHN"]
    aws.lasts(
        USER_POOL, staff(policies={"sign_in_policy": {"allowed_first_auth_factors": factors}})
    )
    turned = {"sign_in_policy": {"allowed_first_auth_factors": factors[::-1]}}
    aws.stands(USER_POOL, staff(policies=turned))


def test_defaults_that_aws_fills_in_are_no_difference(aws: Aws) -> None:
    """Status, dates, counts are not settings; sender, option, tier, protection have defaults."""
    aws.lasts(USER_POOL, staff())
    defaults = {
        "email_configuration": {"email_sending_account": "COGNITO_DEFAULT"},
        "verification_message_template": {"default_email_option": "CONFIRM_WITH_CODE"},
        "user_pool_tier": "ESSENTIALS",
        "deletion_protection": "INACTIVE",
        "mfa_configuration": "OFF",
        "lambda_config": {},
        "auto_verified_attributes": [],
        "admin_create_user_config": {"allow_admin_create_user_only": False},
        "tags": {},
    }
    aws.stands(USER_POOL, staff(**defaults))


def test_a_link_can_take_the_place_of_a_code(aws: Aws) -> None:
    """EmailMessage and EmailMessageByLink are refused together."""
    aws.lasts(USER_POOL, staff(verification_message_template={"email_message_by_link": "{##Go##}"}))
    assert told(aws)["VerificationMessageTemplate"]["EmailMessageByLink"] == "{##Go##}"


def test_cognitos_own_sender_has_no_ses_identity(aws: Aws) -> None:
    """COGNITO_DEFAULT and SourceArn are refused together, a kept one too."""
    aws.lasts(USER_POOL, staff(email_configuration=OWN_MAIL))
    sender = {"email_sending_account": "COGNITO_DEFAULT"}
    aws.lasts(USER_POOL, staff(email_configuration=sender))
    assert told(aws)["EmailConfiguration"] == {"EmailSendingAccount": "COGNITO_DEFAULT"}


def test_a_feature_of_another_tier_is_told_in_awss_words(aws: Aws) -> None:
    """UserPoolTier: FeatureUnavailableInTier comes back with its code."""
    with pytest.raises(ClientError) as caught:
        aws.converge(
            USER_POOL,
            staff(user_pool_tier="LITE", user_pool_add_ons={"advanced_security_mode": "AUDIT"}),
        )
    assert caught.value.response["Error"]["Code"] == "FeatureUnavailableInTierException"


@pytest.mark.parametrize(("kind", "host"), [("ORIGINAL", ""), ("UPDATED", "issuer-")])
def test_issuer_is_told_as_tokens_say_it(aws: Aws, kind: str, host: str) -> None:
    after = aws.converge(USER_POOL, staff(issuer_configuration={"type": kind})).after
    issuer = f"https://{host}cognito-idp.eu-west-1.amazonaws.com/{after['user_pool_id']}"
    assert (after["issuer"], after["jwks_uri"]) == (issuer, f"{issuer}/.well-known/jwks.json")


def test_sign_in_pages_are_told_of_a_pool_that_has_a_domain(aws: Aws) -> None:
    """DescribeUserPool tells the domain alone."""
    assert "base_url" not in aws.lasts(USER_POOL, staff())
    aws.lasts(USER_POOL_DOMAIN, {"user_pool_name": "staff", "domain": "staff-gate"})
    (after,) = aws.inform(USER_POOL, staff())
    assert after["base_url"] == "https://staff-gate.auth.eu-west-1.amazoncognito.com"


@pytest.mark.parametrize(
    ("pool_id", "domains", "wanted"),
    [
        (
            "eu-west-1_a",
            {"domain": "gate", "custom_domain": "login.example.com"},
            ("https://cognito-idp.eu-west-1.amazonaws.com", "https://login.example.com"),
        ),
        (
            "cn-north-1_a",
            {"domain": "gate"},
            (
                "https://cognito-idp.cn-north-1.amazonaws.com.cn",
                "https://gate.auth.cn-north-1.amazoncognito.com.cn",
            ),
        ),
        (
            "us-gov-west-1_a",
            {"domain": "gate"},
            (
                "https://cognito-idp.us-gov-west-1.amazonaws.com",
                "https://gate.auth-fips.us-gov-west-1.amazoncognito.com",
            ),
        ),
    ],
)
def test_addresses_follow_from_region_and_domain(
    pool_id: str, domains: dict[str, str], wanted: tuple[str, str]
) -> None:
    found = with_addresses({"user_pool_id": pool_id, "arn": "arn:aws:cognito-idp", **domains})
    assert (found["issuer"], found["base_url"]) == (f"{wanted[0]}/{pool_id}", wanted[1])


def test_a_pool_with_a_domain_is_not_even_tried(aws: Aws) -> None:
    """AWS refuses it: the sentence names the domain and how it goes, in check mode too."""
    found = worlds.pool(aws)
    aws.client("cognito-idp").create_user_pool_domain(
        Domain="staff-gate", UserPoolId=found["user_pool_id"]
    )
    aws.forget()
    for check_mode in (True, False):
        with pytest.raises(PlanError, match=r"domain staff-gate: delete that first, by cognito_"):
            aws.converge(USER_POOL, {"name": "staff"}, check_mode, state="absent")
    assert aws.writes == []


def test_a_protected_pool_is_not_even_tried(aws: Aws) -> None:
    """DeletionProtection ACTIVE blocks DeleteUserPool."""
    made = staff(deletion_protection="ACTIVE", auto_verified_attributes=["email"])
    aws.lasts(USER_POOL, made)
    aws.forget()
    for check_mode in (True, False):
        with pytest.raises(PlanError, match="deletion_protection"):
            aws.converge(USER_POOL, staff(), check_mode, state="absent")
    assert aws.writes == []
    lifts = staff(deletion_protection="INACTIVE")
    assert aws.converge(USER_POOL, lifts, check_mode=True, state="absent").changed
    assert aws.writes == []
    assert aws.converge(USER_POOL, lifts, state="absent").changed
    assert aws.writes == ["UpdateUserPool", "DeleteUserPool"]
    (lifting,) = aws.requests("UpdateUserPool")
    assert lifting["AutoVerifiedAttributes"] == ["email"]  # nothing else is lost if it stays


def test_a_new_role_is_waited_for(aws: Aws, at_once: None) -> None:
    """A new SMS role is unknown to Cognito for a while."""
    worlds.pool(aws)
    aws.fault(operation="UpdateUserPool", times=3, code="InvalidSmsRoleTrustRelationshipException")
    assert aws.lasts(USER_POOL, staff(sms_configuration=SMS))["sms_configuration"] == SMS


@pytest.mark.parametrize(
    "config",
    [
        {"pre_token_generation": "arn:aws:lambda:eu-west-1:123456789012:function:f"},
        {
            "pre_token_generation_config": {
                "lambda_version": "V2_0",
                "lambda_arn": "arn:aws:lambda:eu-west-1:123456789012:function:f",
            }
        },
    ],
    ids=lambda config: next(iter(config)),
)
def test_the_token_trigger_has_two_names(aws: Aws, config: Document) -> None:
    """PreTokenGeneration and PreTokenGenerationConfig.LambdaArn: both are returned, and equal."""
    aws.lasts(USER_POOL, staff(lambda_config=config))
    aws.lasts(USER_POOL, staff(lambda_config={}))
    assert told(aws)["LambdaConfig"] == {}


def test_mfa_is_never_part_of_the_creation(aws: Aws) -> None:
    """CreateUserPool with MFA and no SMS is refused: SetUserPoolMfaConfig follows."""
    aws.lasts(USER_POOL, staff(mfa_configuration="OPTIONAL", **TOTP))
    assert "MfaConfiguration" not in made(aws, "CreateUserPool")[0]
    assert told(aws)["MfaConfiguration"] == "OPTIONAL"


def test_a_second_method_joins_the_first(aws: Aws) -> None:
    """SetUserPoolMfaConfig replaces everything: read, merge, send all blocks."""
    aws.lasts(USER_POOL, staff(mfa_configuration="OPTIONAL", **TOTP))
    mail = {"subject": "Your code", "email_message": "{####}"}
    aws.lasts(
        USER_POOL,
        staff(
            mfa_configuration="OPTIONAL",
            email_mfa_configuration=mail,
            email_configuration=OWN_MAIL,
        ),
    )
    after = told(aws)
    assert after["SoftwareTokenMfaConfiguration"] == {"Enabled": True}
    assert after["EmailMfaConfiguration"] == {"Subject": "Your code", "Message": "{####}"}


def test_off_is_sent_alone(aws: Aws) -> None:
    """OFF together with any factor block is refused."""
    aws.lasts(USER_POOL, staff(mfa_configuration="ON", **TOTP))
    aws.lasts(USER_POOL, staff(mfa_configuration="OFF"))
    assert set(made(aws, "SetUserPoolMfaConfig")[0]) == {"UserPoolId", "MfaConfiguration"}
    assert told(aws)["MfaConfiguration"] == "OFF"


@pytest.mark.parametrize("state", ["ON", "OPTIONAL"])
def test_mfa_needs_a_method(aws: Aws, state: str) -> None:
    """ON or OPTIONAL without any factor is refused; WebAuthn alone is none."""
    web = {"relying_party_id": "example.com", "user_verification": "required"}
    for more in ({}, {"web_authn_configuration": web}):
        aws.forget()
        with pytest.raises(PlanError, match="needs a method"):
            aws.converge(USER_POOL, staff(mfa_configuration=state, **more))
        assert aws.writes == []


def test_other_first_factors_exclude_required_mfa(aws: Aws) -> None:
    """ON with EMAIL_OTP as first factor is refused, OPTIONAL is not."""
    first = {"sign_in_policy": {"allowed_first_auth_factors": ["PASSWORD", "EMAIL_OTP"]}}
    with pytest.raises(PlanError, match="allowed_first_auth_factors"):
        aws.converge(USER_POOL, staff(mfa_configuration="ON", policies=first, **TOTP))
    assert aws.writes == []
    aws.lasts(USER_POOL, staff(mfa_configuration="OPTIONAL", policies=first, **TOTP))
    aws.forget()
    with pytest.raises(PlanError, match="allowed_first_auth_factors"):
        aws.converge(USER_POOL, staff(mfa_configuration="ON"))
    assert aws.writes == []


def test_passkeys_beside_required_mfa_verify_the_user(aws: Aws) -> None:
    """ON with WEB_AUTHN needs MULTI_FACTOR_WITH_USER_VERIFICATION."""
    first = {"sign_in_policy": {"allowed_first_auth_factors": ["PASSWORD", "WEB_AUTHN"]}}
    options = staff(mfa_configuration="ON", policies=first, **TOTP)
    verified = {"factor_configuration": "MULTI_FACTOR_WITH_USER_VERIFICATION"}
    with pytest.raises(PlanError, match="factor_configuration"):
        aws.converge(USER_POOL, options)
    aws.lasts(USER_POOL, {**options, "web_authn_configuration": verified})
    aws.stands(USER_POOL, options)


@pytest.mark.parametrize("existing", [False, True])
def test_mail_comes_before_mfa_by_mail(aws: Aws, existing: bool) -> None:
    """EmailMfaConfiguration needs EmailSendingAccount DEVELOPER: UpdateUserPool goes first."""
    if existing:
        aws.lasts(USER_POOL, staff())
    mail = {"subject": "Your code", "email_message": "{####}"}
    aws.lasts(
        USER_POOL,
        staff(
            mfa_configuration="OPTIONAL",
            email_mfa_configuration=mail,
            email_configuration=OWN_MAIL,
        ),
    )
    assert "EmailMfaConfiguration" in told(aws)


@pytest.mark.parametrize("existing", [False, True])
@pytest.mark.parametrize("by_mfa", [False, True])
def test_sms_comes_before_verified_numbers(aws: Aws, existing: bool, by_mfa: bool) -> None:
    """phone_number in AutoVerifiedAttributes needs SmsConfiguration, wherever it is given."""
    if existing:
        aws.lasts(USER_POOL, staff())
    sms: Document = {"sms_configuration": SMS}
    if by_mfa:
        sms = {"mfa_configuration": "OPTIONAL", "sms_mfa_configuration": sms}
    aws.lasts(USER_POOL, staff(auto_verified_attributes=["phone_number"], **sms))
    assert told(aws)["SmsConfiguration"]["ExternalId"] == "x"


def test_sms_and_verified_numbers_go_together(aws: Aws) -> None:
    """phone_number in AutoVerifiedAttributes needs SmsConfiguration: both leave in one call."""
    aws.lasts(USER_POOL, staff(auto_verified_attributes=["phone_number"], sms_configuration=SMS))
    aws.lasts(USER_POOL, staff(auto_verified_attributes=[], sms_configuration={}))
    assert "SmsConfiguration" not in told(aws)


def test_sms_that_is_still_told_is_not_still_on(aws: Aws) -> None:
    """The SMS block keeps being returned after SMS is no longer a factor."""
    sms = {"sms_mfa_configuration": {"sms_configuration": SMS}}
    aws.lasts(USER_POOL, staff(mfa_configuration="OPTIONAL", **sms))
    aws.lasts(USER_POOL, staff(mfa_configuration="OFF"))
    assert "SmsMfaConfiguration" in told(aws)
    aws.lasts(USER_POOL, staff(mfa_configuration="OPTIONAL", **TOTP))


def test_sms_given_for_mfa_is_the_pools(aws: Aws) -> None:
    """SmsConfiguration set through MFA shows up in DescribeUserPool: one setting, two calls."""
    sms = {"sms_mfa_configuration": {"sms_configuration": SMS}}
    aws.lasts(USER_POOL, staff(mfa_configuration="OPTIONAL", **sms))
    aws.stands(USER_POOL, staff(sms_configuration=SMS))
    other = {**SMS, "external_id": "y"}
    aws.lasts(USER_POOL, staff(sms_configuration=other))
    assert told(aws)["SmsMfaConfiguration"]["SmsConfiguration"]["ExternalId"] == "y"


def test_a_fresh_pool_has_mfa_off(aws: Aws) -> None:
    """GetUserPoolMfaConfig of a fresh pool is OFF: an absent block is a disabled one."""
    worlds.pool(aws)
    aws.stands(USER_POOL, staff(mfa_configuration="OFF"))
