# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What AWS refuses of a user pool whatever it looks like now, in sentences that name the option."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document

METHODS = {
    "software_token_mfa_configuration": "enabled",
    "sms_mfa_configuration": "",
    "email_mfa_configuration": "",
}
NAME_LENGTH = 20
LONGEST = "phone_number_verified"  # AWS's own, and told with the others.


def user_pool_problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for every combination of options that AWS never accepts."""
    for check in (sign_in, mfa, mail, recovery, triggers, names):
        yield from check(desired)


def sign_in(desired: Document) -> t.Iterator[str]:
    """Passwords can be joined by other first factors, not replaced; names are one kind or other."""
    policies = desired.get("policies") or {}
    factors = (policies.get("sign_in_policy") or {}).get("allowed_first_auth_factors")
    if factors and "PASSWORD" not in factors:
        yield (
            "policies.sign_in_policy.allowed_first_auth_factors must contain PASSWORD: add it"
            " beside the others."
        )
    if desired.get("username_attributes") and desired.get("alias_attributes"):
        yield "username_attributes and alias_attributes exclude each other: give one of them."


def mfa(desired: Document) -> t.Iterator[str]:
    """Methods and mfa_configuration travel in one call, so they must be said together."""
    state = desired.get("mfa_configuration")
    wanted = [
        name
        for name, switch in METHODS.items()
        if desired.get(name) and (not switch or desired[name].get(switch))
    ]
    if wanted and state is None:
        yield f"{wanted[0]} needs mfa_configuration beside it: set that to OPTIONAL or ON."
    if wanted and state == "OFF":
        yield (
            f"{wanted[0]} cannot be set while mfa_configuration is OFF: leave it out, or set"
            " mfa_configuration to OPTIONAL or ON."
        )


def mail(desired: Document) -> t.Iterator[str]:
    """Who sends decides whether an SES identity must or must not be given."""
    config = desired.get("email_configuration") or {}
    account, source = config.get("email_sending_account"), config.get("source_arn")
    if account == "COGNITO_DEFAULT" and source:
        yield (
            "email_configuration.source_arn is for email_sending_account DEVELOPER: leave it out,"
            " or set email_sending_account to DEVELOPER."
        )


def recovery(desired: Document) -> t.Iterator[str]:
    """An administrator's help is no fallback for another way of recovery."""
    setting = desired.get("account_recovery_setting") or {}
    names = [item.get("name") for item in setting.get("recovery_mechanisms") or []]
    if "admin_only" in names and len(names) > 1:
        yield (
            "account_recovery_setting.recovery_mechanisms takes admin_only alone: remove it, or the"
            " others."
        )


def triggers(desired: Document) -> t.Iterator[str]:
    """The trigger before token generation has two names and one value."""
    config = desired.get("lambda_config") or {}
    legacy = config.get("pre_token_generation")
    arn = (config.get("pre_token_generation_config") or {}).get("lambda_arn")
    if legacy and arn and legacy != arn:
        yield (
            "lambda_config.pre_token_generation and pre_token_generation_config.lambda_arn must be"
            " the same function: give only the latter."
        )


def names(desired: Document) -> t.Iterator[str]:
    """An attribute of one's own has a shorter name than AWS's longest."""
    for name in (item.get("name", "") for item in desired.get("schema") or []):
        if not 1 <= len(name.rpartition(":")[2]) <= NAME_LENGTH and name != LONGEST:
            yield f"schema.name {name!r} must be 1 to {NAME_LENGTH} characters long: shorten it."
