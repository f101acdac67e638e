# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The pre-sign-up trigger of a user pool: only people at allowed e-mail domains become users.

Cognito asks it before it makes any user: at a sign-up, when an administrator makes one, and when
somebody comes from an identity provider for the first time. It answers by returning the event, or
refuses by raising; Cognito shows the text of the exception to whoever asked.

ALLOWED_EMAIL_DOMAINS holds the domains, PROVIDERS_THAT_VERIFY_SILENTLY the names of the identity
providers that never say whether an address is verified, both with commas between.
"""

from __future__ import annotations

import os
import re
import typing as t

# Plain letters only: a letter of another script may look the same, and one more @ hides a domain.
ADDRESS = re.compile(r"[^@\s]+@([A-Za-z0-9.-]+)")
# Who proves an address later, by a code, or vouches for it.
PROVEN_OTHERWISE = {"PreSignUp_SignUp", "PreSignUp_AdminCreateUser"}


class Refused(Exception):
    """The user may not be made; the text says why, to people."""


def handler(event: dict[str, t.Any], context: object) -> dict[str, t.Any]:
    """Return the event for a user who is welcome, raise Refused for any other."""
    attributes = event["request"].get("userAttributes") or {}
    check_domain(attributes.get("email") or "")
    if event["triggerSource"] not in PROVEN_OTHERWISE:
        check_verified(event["userName"], attributes)
    return event


def check_domain(address: str) -> None:
    """Refuse an address that is not at exactly one of the allowed domains."""
    if not address:
        raise Refused("Only people with an e-mail address may sign in here, and yours is not known")
    found = ADDRESS.fullmatch(address)
    if not found:
        raise Refused("This e-mail address is not written in a way that may sign in here")
    domain = found[1].lower()
    if domain not in listed("ALLOWED_EMAIL_DOMAINS"):
        raise Refused(f"People with an e-mail address at {domain} may not sign in here")


def check_verified(user_name: str, attributes: dict[str, str]) -> None:
    """Refuse an address that the identity provider has not verified: anybody can claim one."""
    provider = user_name.partition("_")[0].lower()
    verified = str(attributes.get("email_verified")).lower() == "true"
    if not verified and provider not in listed("PROVIDERS_THAT_VERIFY_SILENTLY"):
        raise Refused("Your identity provider has not verified your e-mail address: do so first")


def listed(name: str) -> set[str]:
    """Return what the environment variable lists, in lower case; nothing without it."""
    return {one.strip().lower() for one in os.environ.get(name, "").split(",")} - {""}
