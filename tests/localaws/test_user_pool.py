# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Cognito user pools."""

from __future__ import annotations

import time

import httpx
import pytest

from tests.localaws.expect import new_pool, pool, refused
from tests.localaws.tally import row

TABLE = "Cognito user pool"
SMS = {"SnsCallerArn": "arn:aws:iam::123456789012:role/sms", "ExternalId": "x"}
KEY = "arn:aws:kms:eu-west-1:123456789012:key/1"
OWN = {
    "EmailSendingAccount": "DEVELOPER",
    "SourceArn": "arn:aws:ses:eu-west-1:123456789012:identity/a.example",
}
FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:tokens"
# One value for each setting that is not AWS's default.
SETTINGS = {
    "Policies": {"PasswordPolicy": {"MinimumLength": 14}},
    "DeletionProtection": "ACTIVE",
    "LambdaConfig": {"PreSignUp": FUNCTION},
    "AutoVerifiedAttributes": ["email"],
    "VerificationMessageTemplate": {"EmailSubject": "Welcome"},
    "SmsAuthenticationMessage": "Use {####}",
    "UserAttributeUpdateSettings": {"AttributesRequireVerificationBeforeUpdate": ["email"]},
    "DeviceConfiguration": {"ChallengeRequiredOnNewDevice": True},
    "EmailConfiguration": OWN,
    "SmsConfiguration": SMS,
    "UserPoolTags": {"team": "a"},
    "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": True},
    "UserPoolAddOns": {"AdvancedSecurityMode": "AUDIT"},
    "AccountRecoverySetting": {"RecoveryMechanisms": [{"Priority": 1, "Name": "admin_only"}]},
    "UserPoolTier": "PLUS",
    "KeyConfiguration": {"KeyType": "CUSTOMER_MANAGED_KEY", "KmsKeyArn": KEY},
    "IssuerConfiguration": {"Type": "UPDATED"},
}
KEPT = [
    "DeletionProtection",
    "UserPoolTier",
    "VerificationMessageTemplate",
    "AccountRecoverySetting",
    "EmailConfiguration",
    "KeyConfiguration",
    "IssuerConfiguration",
]


def bare(idp) -> dict:
    return pool(idp, new_pool(idp))


@pytest.fixture
def measured(aws):
    aws.control("POST", "modes", {"update_user_pool": "measured"})


@row(TABLE, "`UpdateUserPool`: docs say every omitted attribute")
@pytest.mark.parametrize("setting", SETTINGS)
def test_update_resets_what_it_omits(idp, setting):
    default = bare(idp).get(setting)
    pool_id = new_pool(idp, **SETTINGS)
    assert pool(idp, pool_id)[setting] != default
    idp.update_user_pool(UserPoolId=pool_id)
    assert pool(idp, pool_id).get(setting) == default


@row(TABLE, "…but measured per field: `AutoVerifiedAttributes`")
def test_auto_verified_attributes_reset_in_both_readings(idp, measured):
    pool_id = new_pool(idp, AutoVerifiedAttributes=["email"])
    idp.update_user_pool(UserPoolId=pool_id)
    assert "AutoVerifiedAttributes" not in pool(idp, pool_id)


@row(TABLE, "…`Policies` (both sub-keys")
def test_policies_and_mfa_are_kept_as_measured(idp, measured):
    pool_id = new_pool(idp, Policies={"PasswordPolicy": {"MinimumLength": 14}})
    totp = {"SoftwareTokenMfaConfiguration": {"Enabled": True}}
    idp.set_user_pool_mfa_config(UserPoolId=pool_id, MfaConfiguration="OPTIONAL", **totp)
    sign_in = {"AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"]}
    idp.update_user_pool(UserPoolId=pool_id, Policies={"SignInPolicy": sign_in})
    after = pool(idp, pool_id)
    assert after["Policies"]["PasswordPolicy"]["MinimumLength"] == 14
    assert after["Policies"]["SignInPolicy"] == sign_in
    assert after["MfaConfiguration"] == "OPTIONAL"


@row(TABLE, "…`DeletionProtection`, `UserPoolTier`")
@pytest.mark.parametrize("setting", KEPT)
def test_settings_kept_as_measured(idp, measured, setting):
    pool_id = new_pool(idp, **SETTINGS)
    before = pool(idp, pool_id)[setting]
    idp.update_user_pool(UserPoolId=pool_id)
    assert pool(idp, pool_id)[setting] == before


@row(TABLE, "…`UserAttributeUpdateSettings` nil = no change")
def test_attribute_update_settings_need_an_empty_list(idp, measured):
    setting = SETTINGS["UserAttributeUpdateSettings"]
    pool_id = new_pool(idp, UserAttributeUpdateSettings=setting)
    idp.update_user_pool(UserPoolId=pool_id)
    assert pool(idp, pool_id)["UserAttributeUpdateSettings"] == setting
    none = {"AttributesRequireVerificationBeforeUpdate": []}
    idp.update_user_pool(UserPoolId=pool_id, UserAttributeUpdateSettings=none)
    assert pool(idp, pool_id)["UserAttributeUpdateSettings"] == none


@row(TABLE, "…tags on omission")
@pytest.mark.parametrize("mode", ["strict", "measured"])
def test_tags_go_when_omitted(aws, idp, mode):
    aws.control("POST", "modes", {"update_user_pool": mode})
    pool_id = new_pool(idp, UserPoolTags={"team": "a"})
    idp.update_user_pool(UserPoolId=pool_id, UserPoolTags={"team": "a"})
    assert pool(idp, pool_id)["UserPoolTags"] == {"team": "a"}
    idp.update_user_pool(UserPoolId=pool_id)
    assert pool(idp, pool_id)["UserPoolTags"] == {}


def test_tags_are_written_and_removed_by_their_own_calls(idp):
    arn = pool(idp, new_pool(idp, UserPoolTags={"a": "1"}))["Arn"]
    idp.tag_resource(ResourceArn=arn, Tags={"b": "2"})
    idp.untag_resource(ResourceArn=arn, TagKeys=["a"])
    assert idp.list_tags_for_resource(ResourceArn=arn)["Tags"] == {"b": "2"}
    with refused(code="ResourceNotFoundException"):
        idp.list_tags_for_resource(ResourceArn=arn + "x")


@row(TABLE, "Create-only: `Schema`")
@pytest.mark.parametrize(
    "setting", ["Schema", "AliasAttributes", "UsernameAttributes", "UsernameConfiguration"]
)
def test_create_only_settings_are_no_part_of_an_update(aws, setting):
    idp = aws.client("cognito-idp")
    pool_id = new_pool(idp)
    members = idp.meta.service_model.operation_model("UpdateUserPool").input_shape.members
    assert setting not in members
    answer = _raw(aws, "UpdateUserPool", {"UserPoolId": pool_id, setting: []})
    assert answer.status_code == 400
    assert f"Unknown member '{setting}'" in answer.json()["message"]


def _raw(aws, operation: str, body: dict):
    headers = {
        "X-Amz-Target": f"AWSCognitoIdentityProviderService.{operation}",
        "Content-Type": "application/x-amz-json-1.1",
        "Authorization": "AWS4 Credential=a/20260101/eu-west-1/cognito-idp/aws4_request",
    }
    return httpx.post(aws.url, json=body, headers=headers)


@row(TABLE, "`UsernameAttributes` and `AliasAttributes` exclusive")
def test_username_and_alias_attributes_exclude_each_other(idp):
    with refused("Only one of the aliasAttributes or usernameAttributes"):
        new_pool(idp, UsernameAttributes=["email"], AliasAttributes=["phone_number"])


@row(TABLE, "`PoolName` in UpdateUserPool renames")
def test_pool_name_renames(idp):
    pool_id = new_pool(idp)
    idp.update_user_pool(UserPoolId=pool_id, PoolName="people")
    assert pool(idp, pool_id)["Name"] == "people"
    assert [each["Name"] for each in idp.list_user_pools(MaxResults=60)["UserPools"]] == ["people"]


@row(TABLE, "Pool names duplicate freely")
def test_names_are_not_unique(idp):
    ids = {new_pool(idp), new_pool(idp)}
    listed = idp.list_user_pools(MaxResults=60)["UserPools"]
    assert {each["Id"] for each in listed} == ids
    assert {each["Name"] for each in listed} == {"staff"}


def attributes(idp, **settings) -> dict:
    shown = pool(idp, new_pool(idp, **settings))["SchemaAttributes"]
    return {attribute["Name"]: attribute for attribute in shown}


@row(TABLE, "Describe always returns ~20 standard attributes")
def test_a_given_schema_adds_to_the_standard_one(idp):
    standard = attributes(idp)
    assert len(standard) == 21
    given = attributes(idp, Schema=[{"Name": "email", "Required": True}, custom("team")])
    assert set(given) == {*standard, "custom:team"}
    assert given["email"]["Required"] is True


@row(TABLE, "Standard String attr defaults")
def test_standard_constraints(idp):
    shown = attributes(idp)
    assert shown["email"]["StringAttributeConstraints"] == {"MinLength": "0", "MaxLength": "2048"}
    assert shown["birthdate"]["StringAttributeConstraints"]["MaxLength"] == "10"
    assert shown["sub"]["StringAttributeConstraints"]["MinLength"] == "1"
    assert (shown["sub"]["Mutable"], shown["sub"]["Required"]) == (False, True)
    assert shown["updated_at"]["NumberAttributeConstraints"] == {"MinValue": "0"}
    assert shown["identities"]["StringAttributeConstraints"] == {}


def custom(name: str, kind: str = "String", **more) -> dict:
    return {"Name": name, "AttributeDataType": kind, **more}


@row(TABLE, "Custom attr without constraints")
def test_custom_attributes_without_constraints_show_empty_ones(idp):
    shown = attributes(idp, Schema=[custom("team"), custom("age", "Number")])
    assert shown["custom:team"]["StringAttributeConstraints"] == {}
    assert shown["custom:age"]["NumberAttributeConstraints"] == {}
    assert "StringAttributeConstraints" not in shown["custom:age"]


@row(TABLE, "names come back as `custom:x`")
def test_names_of_custom_attributes(idp):
    shown = attributes(idp, Schema=[custom("a"), custom("b", DeveloperOnlyAttribute=True)])
    assert {"custom:a", "dev:custom:b"} <= set(shown)


@row(TABLE, "AddCustomAttributes adds only")
def test_custom_attributes_are_only_added(idp):
    pool_id = new_pool(idp, Schema=[custom("a")])

    def add(*attributes):
        idp.add_custom_attributes(UserPoolId=pool_id, CustomAttributes=list(attributes))

    add(custom("b"))
    assert "custom:b" in {each["Name"] for each in pool(idp, pool_id)["SchemaAttributes"]}
    with refused("Existing attribute already has name custom:a"):
        add(custom("a"))
    with refused("Required custom attributes are not supported currently."):
        add(custom("c", Required=True))
    with refused("less than or equal to 25"):
        add(*[custom(f"n{number}") for number in range(26)])
    add(*[custom(f"m{number}") for number in range(25)])
    with refused(code="LimitExceededException"):
        add(*[custom(f"o{number}") for number in range(24)])


def test_duplicate_custom_attributes(idp):
    with refused(
        "Duplicate custom attribute names custom:a are not allowed in a user pool schema."
    ):
        new_pool(idp, Schema=[custom("a"), custom("a")])


@row(TABLE, "`PasswordPolicy` given in part")
def test_a_partial_password_policy_has_other_defaults_than_none(idp):
    whole = pool(idp, new_pool(idp))["Policies"]
    assert whole["SignInPolicy"] == {"AllowedFirstAuthFactors": ["PASSWORD"]}
    assert whole["PasswordPolicy"]["RequireSymbols"] is True
    part = pool(idp, new_pool(idp, Policies={"PasswordPolicy": {"RequireNumbers": True}}))
    assert part["Policies"]["PasswordPolicy"] == {
        "MinimumLength": 8,
        "RequireUppercase": False,
        "RequireLowercase": False,
        "RequireNumbers": True,
        "RequireSymbols": False,
        "TemporaryPasswordValidityDays": 7,
    }


@row(TABLE, "`AllowedFirstAuthFactors` must contain PASSWORD")
def test_first_factors_contain_the_password(idp):
    with refused("PASSWORD"):
        new_pool(idp, Policies={"SignInPolicy": {"AllowedFirstAuthFactors": ["WEB_AUTHN"]}})


@row(TABLE, "Describe mirrors `AdminCreateUserConfig.UnusedAccountValidityDays`")
def test_the_two_validities_are_one(idp):
    policy = {"PasswordPolicy": {"TemporaryPasswordValidityDays": 3}}
    shown = pool(idp, new_pool(idp, Policies=policy))
    assert shown["AdminCreateUserConfig"]["UnusedAccountValidityDays"] == 3
    admin = {"UnusedAccountValidityDays": 3}
    message = (
        "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of "
        "UnusedAccountValidityDays"
    )
    with refused(message):
        new_pool(idp, Policies=policy, AdminCreateUserConfig=admin)
    old = pool(idp, new_pool(idp, AdminCreateUserConfig=admin))
    assert old["Policies"]["PasswordPolicy"]["TemporaryPasswordValidityDays"] == 3


@row(TABLE, "Describe also returns `SmsConfigurationFailure`")
@pytest.mark.parametrize("member", ["Status", "Arn", "Domain", "CustomDomain", "CreationDate"])
def test_read_only_members_are_not_accepted(aws, idp, member):
    answer = _raw(aws, "UpdateUserPool", {"UserPoolId": new_pool(idp), member: "x"})
    assert (answer.status_code, answer.json()["__type"]) == (400, "InvalidParameterException")


@row(TABLE, "Legacy `EmailVerificationMessage/Subject`")
def test_legacy_messages_mirror_the_template(idp):
    template = {"SmsMessage": "S {####}", "EmailMessage": "M {####}", "EmailSubject": "E"}
    legacy = {
        "SmsVerificationMessage": "S {####}",
        "EmailVerificationMessage": "M {####}",
        "EmailVerificationSubject": "E",
    }
    for given in (legacy, {"VerificationMessageTemplate": template}):
        shown = pool(idp, new_pool(idp, **given))
        assert shown.items() >= legacy.items()
        assert shown["VerificationMessageTemplate"].items() >= template.items()


@row(TABLE, "`DefaultEmailOption` defaults to CONFIRM_WITH_CODE")
def test_verification_templates(idp):
    assert bare(idp)["VerificationMessageTemplate"] == {"DefaultEmailOption": "CONFIRM_WITH_CODE"}
    both = {"EmailMessage": "{####}", "EmailMessageByLink": "{##here##}"}
    with refused("EmailMessageByLink"):
        new_pool(idp, VerificationMessageTemplate=both)
    for member in ("EmailMessage", "SmsMessage", "EmailMessageByLink"):
        with refused("Member must satisfy regular expression pattern"):
            new_pool(idp, VerificationMessageTemplate={member: "no placeholder"})


@row(TABLE, "`AccountRecoverySetting` absent at create")
def test_account_recovery(idp):
    mechanisms = bare(idp)["AccountRecoverySetting"]["RecoveryMechanisms"]
    assert mechanisms == [
        {"Priority": 1, "Name": "verified_email"},
        {"Priority": 2, "Name": "verified_phone_number"},
    ]
    admin = {"Priority": 1, "Name": "admin_only"}
    for pair in ([admin, mechanisms[1]], [mechanisms[0], {**mechanisms[0], "Priority": 2}]):
        with refused():
            new_pool(idp, AccountRecoverySetting={"RecoveryMechanisms": pair})


@row(TABLE, "`EmailConfiguration.EmailSendingAccount` defaults COGNITO_DEFAULT")
def test_email_configuration(idp):
    assert bare(idp)["EmailConfiguration"] == {"EmailSendingAccount": "COGNITO_DEFAULT"}
    with refused("SourceArn"):
        new_pool(idp, EmailConfiguration={"EmailSendingAccount": "DEVELOPER"})
    with refused("SourceArn"):
        new_pool(idp, EmailConfiguration={"SourceArn": OWN["SourceArn"]})


@row(TABLE, "`UserPoolTier` default ESSENTIALS")
def test_tiers(idp):
    assert bare(idp)["UserPoolTier"] == "ESSENTIALS"
    threat = {"AdvancedSecurityMode": "ENFORCED"}
    with refused(code="FeatureUnavailableInTierException"):
        new_pool(idp, UserPoolAddOns=threat)
    pool_id = new_pool(idp)
    client = idp.create_user_pool_client(UserPoolId=pool_id, ClientName="web")["UserPoolClient"]
    style = {"ClientId": client["ClientId"], "UseCognitoProvidedValues": True}
    idp.create_managed_login_branding(UserPoolId=pool_id, **style)
    with refused(code="TierChangeNotAllowedException"):
        idp.update_user_pool(UserPoolId=pool_id, UserPoolTier="LITE")


@row(TABLE, "`DeletionProtection: ACTIVE` blocks")
def test_deletion_protection(idp):
    pool_id = new_pool(idp, DeletionProtection="ACTIVE")
    with refused("deletion protection"):
        idp.delete_user_pool(UserPoolId=pool_id)
    idp.update_user_pool(UserPoolId=pool_id, DeletionProtection="INACTIVE")
    idp.delete_user_pool(UserPoolId=pool_id)


@row(TABLE, "Delete refused while a domain exists")
def test_a_pool_with_a_domain_stays(idp):
    pool_id = new_pool(idp)
    idp.create_user_pool_domain(UserPoolId=pool_id, Domain="staff-of-us")
    message = (
        "User pool cannot be deleted. It has a domain configured that should be deleted first."
    )
    with refused(message):
        idp.delete_user_pool(UserPoolId=pool_id)
    idp.delete_user_pool_domain(UserPoolId=pool_id, Domain="staff-of-us")
    idp.delete_user_pool(UserPoolId=pool_id)


@row(TABLE, "Deleted pool is retained 14 days")
def test_a_deleted_pool_is_invisible(idp):
    pool_id = new_pool(idp)
    idp.delete_user_pool(UserPoolId=pool_id)
    with refused(f"User pool {pool_id} does not exist.", "ResourceNotFoundException"):
        pool(idp, pool_id)
    assert idp.list_user_pools(MaxResults=60)["UserPools"] == []


@row(TABLE, "SMS role just created")
def test_a_new_sms_role_can_take_a_while(aws, idp):
    code = "InvalidSmsRoleTrustRelationshipException"
    aws.control("POST", "faults", {"operation": "CreateUserPool", "times": 2, "code": code})
    for _ in range(2):
        with refused(code=code):
            new_pool(idp, SmsConfiguration=SMS)
    assert pool(idp, new_pool(idp, SmsConfiguration=SMS))["SmsConfiguration"] == SMS


@row(TABLE, "LambdaConfig: `PreTokenGeneration` and")
def test_token_functions_are_one(idp):
    config = {"LambdaVersion": "V2_0", "LambdaArn": FUNCTION}
    for given in ({"PreTokenGenerationConfig": config}, {"PreTokenGeneration": FUNCTION}):
        shown = pool(idp, new_pool(idp, LambdaConfig=given))["LambdaConfig"]
        assert shown["PreTokenGeneration"] == FUNCTION
        assert shown["PreTokenGenerationConfig"]["LambdaArn"] == FUNCTION
    with refused("must be identical"):
        other = {"PreTokenGenerationConfig": config, "PreTokenGeneration": FUNCTION + "2"}
        new_pool(idp, LambdaConfig=other)


@row(TABLE, "`LastModifiedDate` moves on update")
def test_the_date_moves(idp):
    pool_id = new_pool(idp)
    before = pool(idp, pool_id)
    time.sleep(0.002)
    idp.update_user_pool(UserPoolId=pool_id)
    after = pool(idp, pool_id)
    assert after["LastModifiedDate"] > before["LastModifiedDate"]
    assert after["CreationDate"] == before["CreationDate"]


@row(TABLE, "Multi-region: KeyConfiguration")
def test_replicas(idp):
    settings = {name: SETTINGS[name] for name in ("KeyConfiguration", "IssuerConfiguration")}
    pool_id = new_pool(idp, **settings)
    assert pool(idp, pool_id).items() >= settings.items()
    idp.create_user_pool_replica(UserPoolId=pool_id, RegionName="us-west-2")
    listed = idp.list_user_pool_replicas(UserPoolId=pool_id)["UserPoolReplicas"]
    assert [(each["RegionName"], each["Role"]) for each in listed] == [
        ("eu-west-1", "PRIMARY"),
        ("us-west-2", "SECONDARY"),
    ]
