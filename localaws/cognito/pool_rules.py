# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What Cognito refuses about user pools beyond what its model says."""

from __future__ import annotations

from localaws.cognito.store import Pool, refuse
from localaws.state import Document


def check_creation(request: Document) -> None:
    """Refuse what no new pool may have."""
    if request.get("UsernameAttributes") and request.get("AliasAttributes"):
        refuse("Only one of the aliasAttributes or usernameAttributes can be set in a user pool.")
    check_tags(request.get("UserPoolTags", {}))


def check_request(request: Document) -> None:
    """Refuse members that exclude each other in one request."""
    password = request.get("Policies", {}).get("PasswordPolicy", {})
    admin = request.get("AdminCreateUserConfig", {})
    if "UnusedAccountValidityDays" in admin and "TemporaryPasswordValidityDays" in password:
        refuse(
            "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of "
            "UnusedAccountValidityDays"
        )
    template = request.get("VerificationMessageTemplate", {})
    if template.get("EmailMessage") and template.get("EmailMessageByLink"):
        refuse("EmailMessage and EmailMessageByLink can't be set together.")


def check(pool: Pool) -> None:
    """Refuse a pool that contradicts itself."""
    for rule in (_sms, _sign_in, _email, _recovery, _tier):
        rule(pool)


def check_tags(tags: dict[str, str]) -> None:
    """Refuse tags that are AWS's own."""
    if any(key.lower().startswith("aws:") for key in tags):
        refuse("aws: prefixed tag key names are not allowed for external use.")


def check_tier_change(before: Pool, after: Pool) -> None:
    """Refuse to go down to LITE while a feature of the other tiers is in use."""
    old, new = before.settings["UserPoolTier"], after.settings["UserPoolTier"]
    if new == "LITE" and old != "LITE" and after.brandings:
        refuse("Managed login is in use.", "TierChangeNotAllowedException")


def _sms(pool: Pool) -> None:
    verified = pool.settings.get("AutoVerifiedAttributes", [])
    if "phone_number" in verified and not pool.settings.get("SmsConfiguration"):
        refuse("SMS configuration is required when phone_number is selected for auto verification")


def _sign_in(pool: Pool) -> None:
    factors = pool.settings["Policies"]["SignInPolicy"]["AllowedFirstAuthFactors"]
    if "PASSWORD" not in factors:
        refuse("PASSWORD must be one of the allowed first auth factors.")
    if pool.mfa["MfaConfiguration"] != "ON":
        return
    verified = pool.mfa.get("WebAuthnConfiguration", {}).get("FactorConfiguration")
    allowed = {"PASSWORD"}
    if verified == "MULTI_FACTOR_WITH_USER_VERIFICATION":
        allowed.add("WEB_AUTHN")
    if not set(factors) <= allowed:
        refuse(
            "Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA "
            "is enabled"
        )


def _email(pool: Pool) -> None:
    email = pool.settings["EmailConfiguration"]
    own = email["EmailSendingAccount"] == "DEVELOPER"
    if own and not email.get("SourceArn"):
        refuse("SourceArn is required when EmailSendingAccount is DEVELOPER.")
    if not own and email.get("SourceArn"):
        refuse("SourceArn can't be set when EmailSendingAccount is COGNITO_DEFAULT.")


def _recovery(pool: Pool) -> None:
    mechanisms = pool.settings["AccountRecoverySetting"].get("RecoveryMechanisms", [])
    names = [each["Name"] for each in mechanisms]
    priorities = [each["Priority"] for each in mechanisms]
    if "admin_only" in names and len(names) > 1:
        refuse("Recovery mechanism admin_only can't be combined with other mechanisms.")
    if len(set(names)) < len(names) or len(set(priorities)) < len(priorities):
        refuse("Account recovery mechanisms and their priorities must be unique.")


def _tier(pool: Pool) -> None:
    tier = pool.settings["UserPoolTier"]
    factors = pool.settings["Policies"]["SignInPolicy"]["AllowedFirstAuthFactors"]
    threat = pool.settings.get("UserPoolAddOns", {}).get("AdvancedSecurityMode", "OFF")
    used = {
        "Choice-based sign-in": tier == "LITE" and factors != ["PASSWORD"],
        "Email MFA": tier == "LITE" and "EmailMfaConfiguration" in pool.mfa,
        "Access token customization": tier == "LITE" and _token_version(pool) not in (None, "V1_0"),
        "Threat protection": tier != "PLUS" and threat != "OFF",
    }
    for feature, unavailable in used.items():
        if unavailable:
            refuse(
                f"{feature} is not available in the {tier} feature plan.",
                "FeatureUnavailableInTierException",
            )


def _token_version(pool: Pool) -> str | None:
    config = pool.settings["LambdaConfig"].get("PreTokenGenerationConfig")
    return config["LambdaVersion"] if config else None
