# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Users: moto's, after AWS's rules for their names and attributes."""

from __future__ import annotations

import json
import typing as t

from localaws.call import Call
from localaws.cognito import triggers, twins
from localaws.cognito.store import POOLS, SERVICE, Pool, missing, pool_of, refuse
from localaws.services import checks, serves
from localaws.state import Document
from localaws.upstream import moto

BY_NAME = (
    "AdminAddUserToGroup AdminConfirmSignUp AdminDeleteUser AdminDeleteUserAttributes "
    "AdminDisableUser AdminEnableUser AdminInitiateAuth AdminListGroupsForUser "
    "AdminRemoveUserFromGroup AdminResetUserPassword AdminSetUserPassword AdminUserGlobalSignOut"
)
MOST_LINKS = 5
PASSKEY = "WEB_AUTHN_MFA"
ALSO = {"EmailMfaSettings": "EMAIL_OTP", "WebAuthnMfaSettings": PASSKEY}


def _case_insensitive(pool: Pool) -> bool:
    return pool.fixed.get("UsernameConfiguration", {}).get("CaseSensitive") is False


def _folded(call: Call) -> Document:
    """Return the call's parameters with its username as the pool stores it."""
    pool = POOLS[call].get(call.get("UserPoolId"))
    if pool is None or not _case_insensitive(pool):
        return call.parameters
    parameters = dict(call.parameters)
    if "Username" in parameters:
        parameters["Username"] = parameters["Username"].lower()
    if "USERNAME" in parameters.get("AuthParameters", {}):
        auth = parameters["AuthParameters"]
        parameters["AuthParameters"] = {**auth, "USERNAME": auth["USERNAME"].lower()}
    return parameters


def _by_name(call: Call) -> Document:
    return moto(call, _folded(call))


for _operation in BY_NAME.split():
    serves(SERVICE, _operation)(_by_name)


@serves(SERVICE)
def admin_get_user(call: Call) -> Document:
    shown = _by_name(call)
    user = _user(call, shown["Username"])
    shown["UserMFASettingList"] = _factors(user)
    return {**shown, "PreferredMfaSetting": user.preferred_mfa_setting or ""}


@serves(SERVICE, "AdminSetUserMFAPreference")
def admin_set_user_mfa_preference(call: Call) -> Document:
    """Moto knows two factors; e-mail and passkeys are kept beside them."""
    call.parameters = _folded(call)
    user = _user(call, call["Username"])
    passkey = call.get("WebAuthnMfaSettings", {}).get("Enabled")
    if passkey:
        _check_passkeys(pool_of(call))
    moto(call, call.parameters)
    for member, name in ALSO.items():
        if member in call.parameters:
            _turn(user, name, call[member])
    if passkey and _factors(user) == [PASSKEY]:
        _turn(user, PASSKEY, {})
        refuse("User must have another MFA method enabled besides WebAuthn.")
    return {}


def _check_passkeys(pool: Pool) -> None:
    passkeys = pool.mfa.get("WebAuthnConfiguration", {})
    if passkeys.get("FactorConfiguration") != "MULTI_FACTOR_WITH_USER_VERIFICATION":
        refuse("WebAuthn MFA is not enabled for this user pool.")


def _turn(user: t.Any, name: str, settings: Document) -> None:
    on: set[str] = getattr(user, "also_on", set())
    user.also_on = on | {name} if settings.get("Enabled") else on - {name}
    if settings.get("PreferredMfa"):
        user.preferred_mfa_setting = name
    elif user.preferred_mfa_setting == name:
        user.preferred_mfa_setting = ""


def _factors(user: t.Any) -> list[str]:
    mine = {
        "SMS_MFA": user.sms_mfa_enabled,
        "SOFTWARE_TOKEN_MFA": user.software_token_mfa_enabled,
        **dict.fromkeys(sorted(getattr(user, "also_on", set())), True),
    }
    return [name for name, on in mine.items() if on]


@serves(SERVICE)
def admin_create_user(call: Call) -> Document:
    pool = pool_of(call)
    _check_attributes(pool, call.get("UserAttributes", []), new=True)
    if call.get("MessageAction") != "RESEND":
        _before_sign_up(call, pool, "AdminCreateUser", "CLIENT_ID_NOT_APPLICABLE")
    return moto(call, _folded(call))


def _before_sign_up(call: Call, pool: Pool, source: str, client_id: str) -> None:
    attributes = {each["Name"]: each.get("Value", "") for each in call.get("UserAttributes", [])}
    name = call["Username"]
    if "email" in pool.fixed.get("UsernameAttributes", []) and "@" in name:
        attributes.setdefault("email", name)
    given = {each["Name"]: each.get("Value", "") for each in call.get("ValidationData", [])}
    triggers.before_sign_up(
        pool,
        source,
        name,
        attributes,
        client_id,
        validationData=given,
        clientMetadata=call.get("ClientMetadata", {}),
    )


@serves(SERVICE)
def admin_update_user_attributes(call: Call) -> Document:
    given = call["UserAttributes"]
    _check_attributes(pool_of(call), given, new=False)
    call.parameters = _folded(call)
    blank = [each["Name"] for each in given if not each.get("Value")]
    kept = [each for each in given if each.get("Value")]
    result = moto(call, {**call.parameters, "UserAttributes": kept})
    user = twins.twin(pool_of(call))._get_user(call["Username"])
    held = {attribute["Name"] for attribute in user.attributes}
    user.delete_attributes([name for name in blank if name in held])
    return result


@checks(SERVICE, "SignUp")
def _sign_up(call: Call) -> None:
    for _, pools in POOLS.everywhere():
        for pool in pools.values():
            if call["ClientId"] in pool.clients:
                _check_attributes(pool, call.get("UserAttributes", []), new=True)
                _check_required(pool, call.get("UserAttributes", []))
                _before_sign_up(call, pool, "SignUp", call["ClientId"])


def _check_attributes(pool: Pool, attributes: list[Document], *, new: bool) -> None:
    for attribute in attributes:
        name = attribute["Name"]
        plain = name.removeprefix("dev:")
        known = pool.schema.get(name) or pool.schema.get(f"dev:{plain}")
        if known is None:
            refuse(
                f"Attributes did not conform to the schema: {name}: Attribute does not exist in "
                "the schema."
            )
        if not new and not known["Mutable"]:
            refuse(f"user.{name}: Attribute cannot be updated.")
        _check_length(known, attribute.get("Value", ""))


def _check_length(known: Document, value: str) -> None:
    bounds = known.get("StringAttributeConstraints") or {}
    if not value or known["AttributeDataType"] != "String":
        return
    shortest, longest = int(bounds.get("MinLength", 0)), int(bounds.get("MaxLength", 2048))
    if not shortest <= len(value) <= longest:
        refuse(
            f"Attributes did not conform to the schema: {known['Name']}: String must be between "
            f"{shortest} and {longest} characters long."
        )


def _check_required(pool: Pool, attributes: list[Document]) -> None:
    given = {attribute["Name"] for attribute in attributes} | {"sub"}
    for name, known in pool.schema.items():
        if known["Required"] and name not in given:
            refuse(
                f"Attributes did not conform to the schema: {name}: The attribute {name} is "
                "required"
            )


@serves(SERVICE)
def admin_link_provider_for_user(call: Call) -> Document:
    user = _user(call, call["DestinationUser"]["ProviderAttributeValue"])
    source, name = call["SourceUser"], call["SourceUser"]["ProviderName"]
    provider = pool_of(call).providers.get(name) or missing(
        f"Identity provider {name} does not exist."
    )
    links = _links(user)
    if len(links) >= MOST_LINKS:
        refuse("A user can have at most 5 linked identities.", "LimitExceededException")
    link = {
        "userId": source["ProviderAttributeValue"],
        "providerName": name,
        "providerType": provider.document["ProviderType"],
        "primary": False,
    }
    _set_links(user, [*links, link])
    return {}


@serves(SERVICE)
def admin_disable_provider_for_user(call: Call) -> Document:
    name, value = call["User"]["ProviderName"], call["User"]["ProviderAttributeValue"]
    for user in twins.twin(pool_of(call)).users.values():
        links = _links(user)
        left = [each for each in links if (each["providerName"], each["userId"]) != (name, value)]
        if left != links:
            _set_links(user, left)
            return {}
    return refuse("User does not exist.", "UserNotFoundException")


def _user(call: Call, name: str) -> t.Any:
    user = twins.twin(pool_of(call))._get_user(name)
    return user or refuse("User does not exist.", "UserNotFoundException")


def _links(user: t.Any) -> list[Document]:
    links: list[Document] = json.loads(user.attribute_lookup.get("identities", "[]"))
    return links


def _set_links(user: t.Any, links: list[Document]) -> None:
    user.update_attributes([{"Name": "identities", "Value": json.dumps(links)}])
