# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""How users are changed: AWS has a call, or two, for everything that a user has."""

from __future__ import annotations

import dataclasses

from .._engine.documents import Document
from .._engine.shapes import Model
from .._engine.writers import Call, Options, Writer

# The option, how AdminGetUser calls the factor, and the member that sets it.
FACTORS = {
    "sms": ("SMS_MFA", "sms_mfa_settings"),
    "software_token": ("SOFTWARE_TOKEN_MFA", "software_token_mfa_settings"),
    "email": ("EMAIL_OTP", "email_mfa_settings"),
    # Never preferred: it counts when a passkey comes first.
    "web_authn": ("WEB_AUTHN_MFA", "web_authn_mfa_settings"),
}
PREFERRED = tuple(option for option in FACTORS if option != "web_authn")
VERIFIED = {"email": "email_verified", "phone_number": "phone_number_verified"}


def key(document: Document) -> Document:
    """Return what tells AWS which user is meant."""
    return {"user_pool_id": document["user_pool_id"], "username": document["username"]}


@dataclasses.dataclass(frozen=True)
class Attributes(Writer):
    """Attributes by difference."""

    remove: str = "AdminDeleteUserAttributes"

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return at most one call that sets and one that deletes."""
        old, new = before.get("attributes") or {}, after.get("attributes") or {}
        set_ = {k: v for k, v in new.items() if old.get(k) != v}
        # A new address counts as not verified unless the same call says otherwise.
        also = {VERIFIED[k] for k in set_ if VERIFIED.get(k) in new}
        set_ |= {k: new[k] for k in also}
        gone = sorted(k for k in old if k not in new)
        first = [self.call(model, {**key(after), "attributes": set_}, options)] if set_ else []
        names = {**key(after), "user_attribute_names": gone}
        request = model.request(self.remove).encode(names)
        return first + ([Call(self.remove, request, frozenset(options))] if gone else [])


class Password(Writer):
    """A password: permanent, or one that has to be changed at the next sign-in."""

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return the call that sets it."""
        permanent = bool(after.get("password"))
        password = after.get("password") or after.get("temporary_password")
        document = {**key(after), "password": password, "permanent": permanent}
        return [self.call(model, document, options)]


class Factors(Writer):
    """Which second factors a user has, those that changed."""

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return one call for all of them."""
        old, new = before.get("mfa_preference") or {}, after.get("mfa_preference") or {}
        document = key(after)
        for option, (_name, member) in FACTORS.items():
            wanted = new.get(option) or {}
            if wanted and wanted != old.get(option):
                also = {"preferred_mfa": wanted.get("preferred")} if option in PREFERRED else {}
                document[member] = {"enabled": wanted.get("enabled"), **also}
        return [self.call(model, document, options)]


@dataclasses.dataclass(frozen=True)
class Links(Writer):
    """Identities of other providers by which the same user may sign in."""

    remove: str = "AdminDisableProviderForUser"

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return one call for each identity that is linked, then for each that is not any more."""
        old, new = before.get("linked_providers") or [], after.get("linked_providers") or []
        pool = {"user_pool_id": after["user_pool_id"]}
        user = {"provider_name": "Cognito", "provider_attribute_value": after["username"]}
        gone = model.request(self.remove)
        added = [
            self.call(
                model, {**pool, "destination_user": user, "source_user": identity(x)}, options
            )
            for x in new
            if x not in old
        ]
        removed = [gone.encode({**pool, "user": identity(x)}) for x in old if x not in new]
        return added + [Call(self.remove, request, frozenset(options)) for request in removed]


def identity(link: Document) -> Document:
    """Return how AWS calls a linked identity."""
    return {
        "provider_name": link["provider_name"],
        "provider_attribute_name": "Cognito_Subject",
        "provider_attribute_value": link["user_id"],
    }
