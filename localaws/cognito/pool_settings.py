# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The settable document of a user pool: AWS's defaults, and what an update leaves of it."""

from __future__ import annotations

import copy
import typing as t

from moto.core.utils import get_service_model

from localaws.cognito.store import SERVICE, refuse
from localaws.modes import mode
from localaws.state import Document

# Elsewhere than in the settings: the pool itself, and MFA.
ELSEWHERE = {"UserPoolId", "PoolName", "MfaConfiguration"}

# What UpdateUserPool was measured to keep where the API reference says that it resets.
KEPT = {
    "AccountRecoverySetting",
    "DeletionProtection",
    "EmailConfiguration",
    "IssuerConfiguration",
    "KeyConfiguration",
    "Policies",
    "UserAttributeUpdateSettings",
    "UserPoolTier",
    "VerificationMessageTemplate",
}

PASSWORD_POLICY = {
    "MinimumLength": 8,
    "RequireUppercase": True,
    "RequireLowercase": True,
    "RequireNumbers": True,
    "RequireSymbols": True,
    "TemporaryPasswordValidityDays": 7,
}
# A policy given in part does not get the same defaults as one not given at all.
PARTIAL_PASSWORD_POLICY = {
    name: False if name.startswith("Require") else value for name, value in PASSWORD_POLICY.items()
}
RECOVERY = {
    "RecoveryMechanisms": [
        {"Priority": 1, "Name": "verified_email"},
        {"Priority": 2, "Name": "verified_phone_number"},
    ]
}
LEGACY_TWINS = {
    "SmsVerificationMessage": "SmsMessage",
    "EmailVerificationMessage": "EmailMessage",
    "EmailVerificationSubject": "EmailSubject",
}


def settable() -> t.Iterable[str]:
    """Return the names of the settings, from the model of UpdateUserPool."""
    shape = get_service_model(SERVICE).operation_model("UpdateUserPool").input_shape
    return [name for name in shape.members if name not in ELSEWHERE]


def complete(request: Document) -> Document:
    """Return the settings of a pool made or overwritten by ``request``: AWS fills the rest."""
    settings = {name: copy.deepcopy(request[name]) for name in settable() if name in request}
    settings.setdefault("DeletionProtection", "INACTIVE")
    settings.setdefault("UserPoolTier", "ESSENTIALS")
    settings.setdefault("UserPoolTags", {})
    settings.setdefault("AccountRecoverySetting", copy.deepcopy(RECOVERY))
    settings["EmailConfiguration"] = {
        "EmailSendingAccount": "COGNITO_DEFAULT",
        **settings.get("EmailConfiguration", {}),
    }
    settings["LambdaConfig"] = _lambda_config(settings.get("LambdaConfig", {}))
    settings["Policies"] = _policies(settings.get("Policies", {}))
    _message_twins(settings)
    _validity_twins(settings)
    if not settings.get("AutoVerifiedAttributes"):
        settings.pop("AutoVerifiedAttributes", None)
    return settings


def updated(current: Document, request: Document) -> Document:
    """Return the settings after UpdateUserPool: omitted ones are kept or reset, by the mode."""
    if mode("update_user_pool") == "strict":
        return complete(request)
    kept = {name: value for name, value in current.items() if name in KEPT}
    if "VerificationMessageTemplate" in request or any(name in request for name in LEGACY_TWINS):
        kept.pop("VerificationMessageTemplate", None)
    merged = {**kept, **request}
    merged["Policies"] = {**current["Policies"], **request.get("Policies", {})}
    return complete(merged)


def _policies(given: Document) -> Document:
    password = given.get("PasswordPolicy")
    filled = PASSWORD_POLICY if password is None else {**PARTIAL_PASSWORD_POLICY, **password}
    sign_in = {"AllowedFirstAuthFactors": ["PASSWORD"], **given.get("SignInPolicy", {})}
    return {"PasswordPolicy": dict(filled), "SignInPolicy": sign_in}


def _lambda_config(given: Document) -> Document:
    arn, config = given.get("PreTokenGeneration"), given.get("PreTokenGenerationConfig")
    if arn and config and arn != config["LambdaArn"]:
        refuse("PreTokenGeneration and PreTokenGenerationConfig.LambdaArn must be identical.")
    if arn and not config:
        return {**given, "PreTokenGenerationConfig": {"LambdaVersion": "V1_0", "LambdaArn": arn}}
    if config and not arn:
        return {**given, "PreTokenGeneration": config["LambdaArn"]}
    return given


def _message_twins(settings: Document) -> None:
    template = {
        "DefaultEmailOption": "CONFIRM_WITH_CODE",
        **settings.get("VerificationMessageTemplate", {}),
    }
    for legacy, member in LEGACY_TWINS.items():
        text = template.get(member, settings.get(legacy))
        if text is not None:
            settings[legacy] = template[member] = text
    settings["VerificationMessageTemplate"] = template


def _validity_twins(settings: Document) -> None:
    admin = {"AllowAdminCreateUserOnly": False, **settings.get("AdminCreateUserConfig", {})}
    policy = settings["Policies"]["PasswordPolicy"]
    if "UnusedAccountValidityDays" in admin:
        policy["TemporaryPasswordValidityDays"] = admin["UnusedAccountValidityDays"]
    admin["UnusedAccountValidityDays"] = policy["TemporaryPasswordValidityDays"]
    settings["AdminCreateUserConfig"] = admin
