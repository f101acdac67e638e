# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Who is in a group, said by the group, and passkeys as a second factor."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.errors import PlanError
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.group import GROUP
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user import USER
from tests.support import worlds
from tests.support.aws import Aws

Document = dict[str, t.Any]

ADMINS = {"user_pool_name": "staff", "name": "admins"}
BY_MAIL = {"UsernameAttributes": ["email"]}


def people(aws: Aws, *names: str, **settings: t.Any) -> list[str]:
    """Make a pool with users, and return what AWS calls them."""
    pool_id = worlds.pool(aws, **settings)["user_pool_id"]
    mail = [{"Name": "email_verified", "Value": "true"}]
    make = aws.client("cognito-idp").admin_create_user
    made = (make(UserPoolId=pool_id, Username=n, UserAttributes=mail) for n in names)
    return [one["User"]["Username"] for one in made]


def test_members_of_a_group(aws: Aws) -> None:
    """All of them, or some among others; without the option whoever is in it stays."""
    people(aws, "ann", "bob", "cleo")
    assert aws.lasts(GROUP, {**ADMINS, "users": ["bob", "ann"]})["users"] == ["ann", "bob"]
    aws.stands(GROUP, {**ADMINS, "users": ["ann", "bob"]})
    aws.stands(GROUP, {**ADMINS, "description": ""})
    grown = aws.converge(GROUP, {**ADMINS, "users": ["cleo"]}, purge={"purge_users": False})
    assert grown.after["users"] == ["ann", "bob", "cleo"]
    assert "known_as" not in str(grown)
    assert aws.lasts(GROUP, {**ADMINS, "users": ["cleo"]})["users"] == ["cleo"]
    (found,) = aws.inform(GROUP, ADMINS)
    assert found["users"] == ["cleo"]
    assert aws.lasts(GROUP, {**ADMINS, "users": []})["users"] == []


def test_a_member_may_come_from_an_earlier_task(aws: Aws) -> None:
    """In check mode only: a real run needs a user who is there."""
    people(aws)
    group = {**ADMINS, "users": ["ann"]}
    assert aws.converge(GROUP, group, check_mode=True).after["users"] == ["ann"]
    with pytest.raises(PlanError, match="users ann are not in the user pool"):
        aws.converge(GROUP, group)


def test_members_are_listed_once(aws: Aws) -> None:
    """However many there are in a group, a page of them is one call."""
    names = [f"user{n}" for n in range(61)]
    people(aws, *names)
    aws.lasts(GROUP, {**ADMINS, "users": names})
    operations = [call["operation"] for call in aws.calls]
    assert operations.count("ListUsersInGroup") == 2
    assert "AdminGetUser" not in operations


def test_members_by_what_they_sign_in_with(aws: Aws) -> None:
    """AWS made up their names, tells those, and takes either."""
    mails = ["ann@example.com", "bob@example.com"]
    names = people(aws, *mails, **BY_MAIL)
    assert set(names).isdisjoint(mails)
    assert set(aws.lasts(GROUP, {**ADMINS, "users": mails})["users"]) == set(names)
    aws.stands(GROUP, {**ADMINS, "users": [names[0], mails[1]]})
    assert aws.lasts(GROUP, {**ADMINS, "users": mails[1:]})["users"] == names[1:]


def test_members_in_other_letters_are_refused(aws: Aws) -> None:
    """A pool that ignores case finds them: to add the one and remove the other would remove her."""
    people(aws, "Ann", UsernameConfiguration={"CaseSensitive": False})
    aws.lasts(GROUP, {**ADMINS, "users": ["ann"]})
    aws.forget()
    with pytest.raises(PlanError, match=r"users Ann is ann in the user pool: write it so\."):
        aws.converge(GROUP, {**ADMINS, "users": ["Ann"]})
    assert aws.writes == []


def test_groups_and_providers_that_are_not_there_are_refused_before_the_user_is_made(
    aws: Aws,
) -> None:
    """In check mode an earlier task may have made them."""
    worlds.pool(aws)
    ann = {"user_pool_name": "staff", "username": "ann", "groups": ["admins", "nobodies"]}
    aws.converge(GROUP, ADMINS)
    aws.forget()
    with pytest.raises(PlanError, match=r"groups nobodies are not in the user pool: create them"):
        aws.converge(USER, ann)
    link = {"provider_name": "nobody", "user_id": "7"}
    with pytest.raises(PlanError, match=r"linked_providers nobody are not in the user pool"):
        aws.converge(USER, {**ann, "groups": [], "linked_providers": [link]})
    assert aws.writes == []
    assert aws.converge(USER, ann, check_mode=True).changed
    assert aws.lasts(USER, {**ann, "groups": ["admins"]})["groups"] == ["admins"]


def test_a_passkey_as_second_factor(aws: Aws) -> None:
    """It is on beside another one, and can be taken back."""
    pool_id = worlds.pool(aws, UserPoolTier="ESSENTIALS")["user_pool_id"]
    aws.client("cognito-idp").set_user_pool_mfa_config(
        UserPoolId=pool_id,
        SoftwareTokenMfaConfiguration={"Enabled": True},
        WebAuthnConfiguration={"FactorConfiguration": "MULTI_FACTOR_WITH_USER_VERIFICATION"},
        MfaConfiguration="OPTIONAL",
    )
    ann = {"user_pool_name": "staff", "username": "ann"}
    wanted = {"email": {"enabled": True, "preferred": True}, "web_authn": {"enabled": True}}
    after = aws.lasts(USER, {**ann, "mfa_preference": wanted})["mfa_preference"]
    assert after["web_authn"] == {"enabled": True}
    assert after["email"] == {"enabled": True, "preferred": True}
    off = {"web_authn": {"enabled": False}}
    after = aws.lasts(USER, {**ann, "mfa_preference": off})["mfa_preference"]
    assert (after["web_authn"], after["email"]["enabled"]) == ({"enabled": False}, True)
