# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A user of a Cognito user pool, as an administrator sees it."""

from __future__ import annotations

import dataclasses
import json
import typing as t

from .._engine.documents import Document
from .._engine.habits import Faults, InStack, Meaning, Refusals, Traits
from .._engine.policies import Keyed, Unordered
from .._engine.resource import Read, Resource, Search
from .._engine.shapes import Names
from .._engine.writers import Either, Members
from ._parents import OF_POOL
from ._user_problems import user_preflight, user_problems
from ._user_writers import FACTORS, PREFERRED, Attributes, Factors, Links, Password
from ._users_at_once import users_at_once
from .user_pool import id_of_arn

# Attributes that AWS keeps for itself: they are told apart from those that one can set.
AWSS = ("sub", "identities", "cognito:user_status", "cognito:mfa_enabled")
PASSWORDS = ("password", "temporary_password")


def plain_attributes(document: Document) -> Document:
    """All attributes are strings, booleans in lower case; AWS's own are told apart."""
    attributes = document.get("attributes")
    if not attributes:
        return document
    mine = {k: v for k, v in attributes.items() if k not in AWSS}
    text = {k: str(v).lower() if isinstance(v, bool) else str(v) for k, v in mine.items()}
    return {**document, "attributes": text}


def password_to_set(document: Document) -> Document:
    """AWS never tells a password: one is set for a new user, or each time when asked."""
    always = document.get("update_password") == "always"
    document = {k: v for k, v in document.items() if k != "update_password"}
    if not always or not any(document.get(name) for name in PASSWORDS):
        return document
    return {**document, "password_set": "anew"}


def password_of_new_user(wanted: Document, others: t.Sequence[Document]) -> Document:
    """A permanent password takes a call of its own after a user was created."""
    wanted = {k: v for k, v in wanted.items() if k not in ("update_password", "password_set")}
    return {**wanted, "password_set": "anew"} if wanted.get("password") else wanted


def what_aws_tells(found: Document) -> Document:
    """Return ``found`` with groups, factors and linked identities in the user's words."""
    attributes = dict(found.get("attributes") or {})
    links = json.loads(attributes.get("identities") or "[]")
    own = f"{found.get('user_pool_id', '')}_"
    more: Document = {
        "sub": attributes.get("sub", ""),
        "linked_providers": [
            {"provider_name": one.get("providerName"), "user_id": str(one.get("userId"))}
            for one in links
            if str(one.get("primary")).lower() != "true"
        ],
    }
    if "groups" in found:
        # Cognito puts people who came from a provider into a group of its own.
        more["groups"] = [name for name in found["groups"] if not name.startswith(own)]
    if "user_mfa_setting_list" in found or "mfa_options" in found or "user_status" in found:
        more["mfa_preference"] = factors(found)
    return {**found, **more}


def factors(found: Document) -> Document:
    """Return which second factors are on, and which comes first."""
    on, first = found.get("user_mfa_setting_list") or [], found.get("preferred_mfa_setting")
    return {
        option: {
            "enabled": name in on,
            **({"preferred": first == name} if option in PREFERRED else {}),
        }
        for option, (name, _member) in FACTORS.items()
    }


def invitation(document: Document, creating: bool) -> Document:
    """AWS invites when nothing is said: there is no word for it."""
    if document.get("message_action") != "SEND":
        return document
    return {k: v for k, v in document.items() if k != "message_action"}


USER = Resource(
    service="cognito-idp",
    name="user",
    title="username",
    # AWS answers with a name of its own for who signs in by e-mail or phone.
    ids=("user_pool_id", "username"),
    names=("user_pool_id", "username"),
    words=Names(
        {"UserAttributes": "attributes"},
        pairs=frozenset({"attributes", "validation_data"}),
    ),
    # Groups to be in, and providers to be linked to, come first.
    references=tuple(
        dataclasses.replace(one, through=frozenset({"group", "identity_provider"}))
        for one in OF_POOL
    ),
    in_stack=InStack(
        # The pool calls triggers for each new user, and is refused until it may.
        follows=frozenset({"lambda_permission"}),
    ),
    read=Read("AdminGetUser"),
    extras=(
        Read(
            "AdminListGroupsForUser",
            "Groups[].GroupName",
            gives=frozenset({"groups"}),
            also={"Limit": 60},
            into="groups",
        ),
    ),
    search=Search("ListUsers", "Users", by=("username",), scope=("user_pool_id",), page=60),
    crowd=users_at_once,
    create="AdminCreateUser",
    created="User",
    writers=(
        Attributes("AdminUpdateUserAttributes", owns=frozenset({"attributes"})),
        Password("AdminSetUserPassword", owns=frozenset({"password_set"}), on_create=False),
        Either(
            "AdminEnableUser",
            owns=frozenset({"enabled"}),
            on_create=False,
            clear="AdminDisableUser",
        ),
        Members(
            "AdminAddUserToGroup",
            owns=frozenset({"groups"}),
            on_create=False,
            remove="AdminRemoveUserFromGroup",
            member="group_name",
        ),
        Factors("AdminSetUserMFAPreference", owns=frozenset({"mfa_preference"}), on_create=False),
        Links("AdminLinkProviderForUser", owns=frozenset({"linked_providers"}), on_create=False),
    ),
    meaning=Meaning(
        born={"enabled": True},
        complete=password_of_new_user,
        described=what_aws_tells,
        canonical=(id_of_arn, plain_attributes, password_to_set),
        wire=invitation,
    ),
    delete="AdminDeleteUser",
    policies={"groups": Unordered(), "linked_providers": Keyed("provider_name", "user_id")},
    traits=Traits(
        growing={
            "attributes": "purge_attributes",
            "groups": "purge_groups",
            "linked_providers": "purge_linked_providers",
        },
        wider=("message_action",),
        # Said to AWS when a user is made, and never told again.
        write_only=(
            *PASSWORDS,
            "message_action",
            "desired_delivery_mediums",
            "force_alias_creation",
            "validation_data",
            "client_metadata",
        ),
        momentary=("password_set",),
        sensitive=(*PASSWORDS, "validation_data", "password_set"),
        unmanaged={
            "permanent": "password is permanent, temporary_password is not",
            "destination_user.provider_name": "it is the user",
            "destination_user.provider_attribute_name": "it is the user",
            "destination_user.provider_attribute_value": "it is the user",
            "source_user.provider_attribute_name": "only the subject is told by AdminGetUser",
            "user.provider_attribute_name": "only the subject is told by AdminGetUser",
        },
    ),
    refusals=Refusals(problems=(user_problems,), preflight=(user_preflight,)),
    faults=Faults(missing=("UserNotFoundException", "ResourceNotFoundException")),
)
