# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""MFA: SetUserPoolMfaConfig, GetUserPoolMfaConfig, and the MFA side of the pool's operations."""

from __future__ import annotations

from dataclasses import replace

from localaws.call import Call
from localaws.cognito import pool_rules, twins
from localaws.cognito.store import SERVICE, Pool, pool_of, refuse
from localaws.modes import mode
from localaws.services import serves
from localaws.state import Document

BLOCKS = {
    "SmsMfaConfiguration",
    "SoftwareTokenMfaConfiguration",
    "EmailMfaConfiguration",
    "WebAuthnConfiguration",
}
FACTORS = ("SmsMfaConfiguration", "SoftwareTokenMfaConfiguration", "EmailMfaConfiguration")
SMS_REQUIRED = (
    "SMS configuration and Auto verification for phone_number are required when MFA is "
    "required/optional"
)


@serves(SERVICE)
def get_user_pool_mfa_config(call: Call) -> Document:
    return described(pool_of(call))


@serves(SERVICE)
def set_user_pool_mfa_config(call: Call) -> Document:
    pool = pool_of(call)
    given = {name: value for name, value in call.parameters.items() if name in BLOCKS}
    state = call.get("MfaConfiguration", "OFF")
    _check_factors(state, given)
    blocks = {"MfaConfiguration": state, **given}
    if "SmsMfaConfiguration" in pool.mfa:  # shown ever after, though no factor any more
        blocks.setdefault("SmsMfaConfiguration", {})
    settings = _with_sms(pool.settings, given.get("SmsMfaConfiguration"))
    changed = replace(pool, settings=settings, mfa=blocks)
    _check_email(changed)
    pool_rules.check(changed)
    pool.settings, pool.mfa = changed.settings, changed.mfa
    pool.touch()
    twins.mirror_pool(pool)
    return described(pool)


def described(pool: Pool) -> Document:
    """Return the MFA configuration as AWS shows it; the SMS settings are the pool's own."""
    shown = dict(pool.mfa)
    if "SmsMfaConfiguration" in shown:
        names = ("SmsAuthenticationMessage", "SmsConfiguration")
        shown["SmsMfaConfiguration"] = {
            name: pool.settings[name] for name in names if name in pool.settings
        }
    return shown


def at_creation(request: Document) -> Document:
    """Return the MFA configuration of a new pool."""
    state = request.get("MfaConfiguration", "OFF")
    if state == "OFF":
        return {"MfaConfiguration": "OFF"}
    if not request.get("SmsConfiguration") or "phone_number" not in request.get(
        "AutoVerifiedAttributes", []
    ):
        refuse(SMS_REQUIRED)
    return {"MfaConfiguration": state, "SmsMfaConfiguration": {}}


def updated(pool: Pool, settings: Document, request: Document) -> Document:
    """Return the MFA configuration after UpdateUserPool left ``settings``."""
    kept = pool.mfa["MfaConfiguration"] if mode("update_user_pool") == "measured" else "OFF"
    state = request.get("MfaConfiguration", kept)
    blocks = {name: block for name, block in pool.mfa.items() if name in BLOCKS}
    if not settings.get("SmsConfiguration"):
        blocks.pop("SmsMfaConfiguration", None)
    if state == "OFF":
        blocks = {name: block for name, block in blocks.items() if name not in FACTORS[1:]}
    elif not any(name in blocks for name in FACTORS):
        if not settings.get("SmsConfiguration"):
            refuse(SMS_REQUIRED)
        blocks["SmsMfaConfiguration"] = {}
    return {"MfaConfiguration": state, **blocks}


def _check_factors(state: str, given: Document) -> None:
    factors = [name for name in FACTORS if name in given]
    if state == "OFF" and factors:
        refuse("Invalid MFA configuration given, can't turn off MFA and configure an MFA together.")
    enabled = [name for name in factors if given[name].get("Enabled", name != FACTORS[1])]
    if state != "OFF" and not enabled:
        refuse(
            "Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be "
            "enabled."
        )


def _check_email(pool: Pool) -> None:
    if "EmailMfaConfiguration" not in pool.mfa:
        return
    if pool.settings["EmailConfiguration"]["EmailSendingAccount"] != "DEVELOPER":
        refuse("Email MFA requires an email configuration with EmailSendingAccount DEVELOPER.")


def _with_sms(settings: Document, block: Document | None) -> Document:
    """Return the pool's settings with what an SMS block sets of them: they are one and the same."""
    if block is None:
        return settings
    if "SmsConfiguration" not in block and "SmsConfiguration" not in settings:
        refuse("SMS configuration is required when SMS MFA is enabled.")
    return {**settings, **block}
