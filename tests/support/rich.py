# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Things of AWS in which every settable member has a value of its own."""

from __future__ import annotations

import typing as t

from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool import USER_POOL
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool_client import (
    USER_POOL_CLIENT,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool_domain import (
    USER_POOL_DOMAIN,
)
from tests.support import worlds
from tests.support.aws import Aws
from tests.support.members import Document, Member, Values, leaves, members, model, nest

ARN = "arn:aws:{}:eu-west-1:123456789012:{}"
TOKENS = tuple(ARN.format("lambda", f"function:tokens-{n}") for n in "12")
SENDERS = tuple(ARN.format("iam", f"role/sms-{n}") for n in "12")
REGIONS = ("eu-west-1", "eu-central-1")
INVITES = ("{username} {####}", "{####} {username}")
MAIL = "Your code is {####}"

# Where AWS wants members to agree with each other, or their text to have a form.
POOL_VALUES: Values = {
    "Policies.PasswordPolicy.MinimumLength": (14, 16),
    "Policies.SignInPolicy.AllowedFirstAuthFactors": (["PASSWORD", "WEB_AUTHN"], ["PASSWORD"]),
    "LambdaConfig.PreTokenGeneration": TOKENS,
    "LambdaConfig.PreTokenGenerationConfig.LambdaArn": TOKENS,
    "VerificationMessageTemplate.SmsMessage": (MAIL, f"{MAIL}!"),
    "VerificationMessageTemplate.EmailMessage": (MAIL, f"{MAIL}!"),
    "VerificationMessageTemplate.EmailMessageByLink": ("{##Confirm##}", "{##Go on##}"),
    "SmsAuthenticationMessage": (MAIL, f"{MAIL}!"),
    "SmsMfaConfiguration.SmsAuthenticationMessage": (MAIL, f"{MAIL}!"),
    "AdminCreateUserConfig.InviteMessageTemplate.SMSMessage": (
        "{username} {####}",
        "{####} {username}",
    ),
    "AdminCreateUserConfig.InviteMessageTemplate.EmailMessage": (
        "{username} {####}",
        "{####} {username}",
    ),
    "EmailMfaConfiguration.Message": (MAIL, f"{MAIL}!"),
    "MfaConfiguration": ("OPTIONAL", "ON"),
    "EmailConfiguration.EmailSendingAccount": ("DEVELOPER", "COGNITO_DEFAULT"),
    "EmailConfiguration.SourceArn": tuple(
        ARN.format("ses", f"identity/{n}.example.com") for n in "ab"
    ),
    "EmailConfiguration.ReplyToEmailAddress": ("a@example.com", "b@example.com"),
    "EmailConfiguration.ConfigurationSet": ("first", "second"),
    "SmsConfiguration.SnsRegion": REGIONS,
    "SmsConfiguration.EumsSms.Region": REGIONS,
    "AccountRecoverySetting.RecoveryMechanisms": (
        [
            {"Name": "verified_email", "Priority": 1},
            {"Name": "verified_phone_number", "Priority": 2},
        ],
        [{"Name": "admin_only", "Priority": 1}],
    ),
    "UserPoolTier": ("PLUS", "ESSENTIALS"),
    "UserPoolAddOns.AdvancedSecurityMode": ("AUDIT", "ENFORCED"),
    "KeyConfiguration.KmsKeyArn": tuple(ARN.format("kms", f"key/{n}") for n in "12"),
    "AcrConfiguration": ({"Level1": {"AcrValue": "one"}}, {"Level2": {"AcrValue": "two"}}),
    "WebAuthnConfiguration.RelyingPartyId": ("a.example.com", "b.example.com"),
    "WebAuthnConfiguration.FactorConfiguration": (
        "MULTI_FACTOR_WITH_USER_VERIFICATION",
        "SINGLE_FACTOR",
    ),
    **{
        f"{place}SmsConfiguration.{member}": SENDERS
        for place in ("", "SmsMfaConfiguration.")
        for member in ("SnsCallerArn", "EumsSms.CallerArn")
    },
    **{
        f"SmsMfaConfiguration.SmsConfiguration.{member}": REGIONS
        for member in ("SnsRegion", "EumsSms.Region")
    },
}
# One value is known to AWS by several names.
SMS = ("SmsConfiguration", "SmsMfaConfiguration.SmsConfiguration")
POOL_TWINS = [
    {"LambdaConfig.PreTokenGeneration", "LambdaConfig.PreTokenGenerationConfig.LambdaArn"},
    {"SmsVerificationMessage", "VerificationMessageTemplate.SmsMessage"},
    {"EmailVerificationMessage", "VerificationMessageTemplate.EmailMessage"},
    {"EmailVerificationSubject", "VerificationMessageTemplate.EmailSubject"},
    {"SmsAuthenticationMessage", "SmsMfaConfiguration.SmsAuthenticationMessage"},
    {
        "Policies.PasswordPolicy.TemporaryPasswordValidityDays",
        "AdminCreateUserConfig.UnusedAccountValidityDays",
    },
    # Cognito's own sender has no SES identity.
    {"EmailConfiguration.EmailSendingAccount", "EmailConfiguration.SourceArn"},
    {"PoolName", "Name"},
]
# Said by another member: not options of the module.
NOT_OPTIONS = {
    "SmsVerificationMessage",
    "EmailVerificationMessage",
    "EmailVerificationSubject",
    "AdminCreateUserConfig.UnusedAccountValidityDays",
}
# What a pool must not carry for AWS to take a change of the member.
TEXT = "VerificationMessageTemplate.EmailMessage"
EXCLUDED = f"{TEXT}ByLink"  # a text and a link exclude each other
ASIDE: dict[str, Document] = {
    EXCLUDED: {EXCLUDED: "{##Confirm##}", TEXT: None},
    "UserPoolTier": {"UserPoolAddOns.AdvancedSecurityMode": "OFF"},
}

POOL_MEMBERS = [
    member
    for member in members(USER_POOL, "UpdateUserPool", POOL_VALUES)
    if member.wire not in NOT_OPTIONS
]
MFA_MEMBERS = members(USER_POOL, "SetUserPoolMfaConfig", POOL_VALUES)
ALL_POOL_MEMBERS = list({member.wire: member for member in (*POOL_MEMBERS, *MFA_MEMBERS)}.values())


def firsts(found: t.Iterable[Member], aside: t.Mapping[str, t.Any]) -> Document:
    """Return the request that gives every member its first value, but for what ``aside`` says."""
    values = {**{member.wire: member.first for member in found}, **aside}
    return nest({wire: value for wire, value in values.items() if value is not None})


def rich_pool(aws: Aws, changing: str = "") -> str:
    """Return the id of a pool that carries everything it can while ``changing`` is changed."""
    aside = {EXCLUDED: None, **ASIDE.get(changing, {})}
    cognito = aws.client("cognito-idp")
    request = firsts(POOL_MEMBERS, {**aside, "MfaConfiguration": None})
    schema = [{"Name": "team", "AttributeDataType": "String", "Mutable": True}]
    pool_id = cognito.create_user_pool(**request, Schema=schema)["UserPool"]["Id"]
    cognito.set_user_pool_mfa_config(UserPoolId=pool_id, **firsts(MFA_MEMBERS, {}))
    return str(pool_id)


def pool_state(aws: Aws, pool_id: str) -> Document:
    """Return all that AWS tells of a pool, without the time of its last change."""
    cognito = aws.client("cognito-idp")
    pool = cognito.describe_user_pool(UserPoolId=pool_id)["UserPool"]
    mfa = cognito.get_user_pool_mfa_config(UserPoolId=pool_id)
    told = {**pool, **mfa}
    return {k: v for k, v in told.items() if k not in ("LastModifiedDate", "ResponseMetadata")}


DOMAIN_MEMBERS = [
    wire
    for wire, option, _shape in leaves(model(USER_POOL_DOMAIN).request("UpdateUserPoolDomain"))
    if option not in ("domain", "user_pool_id")
]
CALLBACKS = ["https://a.example.com/cb", "https://b.example.com/cb"]
CLIENT_VALUES: Values = {
    "RefreshTokenValidity": (20, 21),
    "AccessTokenValidity": (40, 50),
    "IdTokenValidity": (40, 50),
    "TokenValidityUnits.AccessToken": ("minutes", "hours"),
    "TokenValidityUnits.IdToken": ("minutes", "hours"),
    "TokenValidityUnits.RefreshToken": ("hours", "days"),
    "ReadAttributes": (["email", "name"], ["email"]),
    "WriteAttributes": (["email", "name"], ["email"]),
    "ExplicitAuthFlows": (
        ["ALLOW_USER_SRP_AUTH", "ALLOW_USER_AUTH"],
        ["ALLOW_USER_SRP_AUTH"],
    ),
    "SupportedIdentityProviders": (["COGNITO", "partner"], ["COGNITO"]),
    "CallbackURLs": (CALLBACKS, CALLBACKS[:1]),
    "LogoutURLs": (CALLBACKS, CALLBACKS[:1]),
    "DefaultRedirectURI": (CALLBACKS[0], CALLBACKS[1]),
    "AllowedOAuthScopes": (["openid", "email"], ["openid"]),
    "AllowedOAuthFlows": (["code", "implicit"], ["code"]),
    "AnalyticsConfiguration.ApplicationId": ("0a", "0b"),
}
# Shorter tokens for longer units.
CLIENT_ASIDE: dict[str, Document] = {
    f"TokenValidityUnits.{token}": {f"{token}Validity": 20} for token in ("AccessToken", "IdToken")
}
CLIENT_MEMBERS = members(USER_POOL_CLIENT, "UpdateUserPoolClient", CLIENT_VALUES)


def rich_client(aws: Aws, changing: str = "") -> tuple[str, str]:
    """Return the ids of a pool and of its client, which carries everything it can."""
    cognito = aws.client("cognito-idp")
    pool_id = worlds.pool(aws)["user_pool_id"]
    cognito.create_identity_provider(
        UserPoolId=pool_id,
        ProviderName="partner",
        ProviderType="OIDC",
        ProviderDetails={
            "client_id": "x",
            "client_secret": "not-a-real-one",
            "authorize_scopes": "openid",
            "attributes_request_method": "GET",
            "oidc_issuer": "https://login.partner.example",
            "authorize_url": "https://login.partner.example/authorize",
            "token_url": "https://login.partner.example/token",
            "attributes_url": "https://login.partner.example/userinfo",
            "jwks_uri": "https://login.partner.example/jwks",
        },
    )
    made = cognito.create_user_pool_client(
        UserPoolId=pool_id,
        GenerateSecret=True,
        **firsts(CLIENT_MEMBERS, CLIENT_ASIDE.get(changing, {})),
    )["UserPoolClient"]
    return pool_id, made["ClientId"]


def client_state(aws: Aws, pool_id: str, client_id: str) -> Document:
    """Return all that AWS tells of a client, without the time of its last change."""
    told = aws.client("cognito-idp").describe_user_pool_client(
        UserPoolId=pool_id, ClientId=client_id
    )["UserPoolClient"]
    return {k: v for k, v in told.items() if k != "LastModifiedDate"}


def domain_members(found: Document) -> list[Member]:
    """Return the members of a domain's update; certificates must exist."""
    certificates = (found["login_certificate_arn"], found["next_certificate_arn"])
    values: Values = {
        "ManagedLoginVersion": (2, 1),
        "CustomDomainConfig.CertificateArn": certificates,
        "Routing.Failover.SecondaryRegion": REGIONS,
        "UserPoolId": ("", ""),
    }
    return [
        member
        for member in members(USER_POOL_DOMAIN, "UpdateUserPoolDomain", values)
        if member.wire != "UserPoolId"
    ]


def rich_domain(aws: Aws) -> Document:
    """Return the variables of a pool with a domain that carries everything it can."""
    found = worlds.login_certificate(aws)
    found["next_certificate_arn"] = worlds.imported(aws, worlds.LOGIN, "us-east-1")
    aws.client("cognito-idp").create_user_pool_domain(
        Domain=worlds.LOGIN,
        UserPoolId=found["user_pool_id"],
        **firsts(domain_members(found), {}),
    )
    return found
