# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""AWS's habits with domains and app clients, each with a test that naive code fails.

A docstring names the habit, as the reference of AWS's behaviour does.
"""

from __future__ import annotations

import typing as t

import pytest
from botocore.exceptions import ClientError

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.errors import PlanError
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool_client import (
    USER_POOL_CLIENT,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool_domain import (
    USER_POOL_DOMAIN,
)
from tests.support import worlds
from tests.support.aws import Aws

Document = dict[str, t.Any]

CALLBACK = "https://orders.example.com/oauth2/idpresponse"


def domains(aws: Aws) -> Document:
    """Return the domains that AWS tells of the only pool there is."""
    cognito = aws.client("cognito-idp")
    (pool,) = cognito.list_user_pools(MaxResults=10)["UserPools"]
    told = cognito.describe_user_pool(UserPoolId=pool["Id"])["UserPool"]
    return {name: told[name] for name in ("Domain", "CustomDomain") if told.get(name)}


def prefix(name: str = "staff-gate", **options: t.Any) -> Document:
    """Return options of a prefix domain."""
    return {"domain": name, "user_pool_name": "staff", **options}


def own(found: Document, **options: t.Any) -> Document:
    """Return options of a domain of one's own."""
    certificate = {"certificate_arn": found["login_certificate_arn"]}
    return prefix(worlds.LOGIN, custom_domain_config=certificate, **options)


def test_an_unknown_domain_is_described_as_nothing(aws: Aws) -> None:
    """Describe of an unknown domain: 200 and an empty description, which is "missing"."""
    worlds.pool(aws)
    assert aws.inform(USER_POOL_DOMAIN, {"domain": "staff-gate"}) == []
    result = aws.converge(USER_POOL_DOMAIN, prefix(), state="absent")
    assert (result.changed, aws.writes[1:]) == (False, [])


def test_a_pool_has_one_domain_of_each_kind(aws: Aws) -> None:
    """One prefix and one custom domain per pool, told as Domain and CustomDomain."""
    found = worlds.login_certificate(aws)
    aws.lasts(USER_POOL_DOMAIN, prefix())
    aws.lasts(USER_POOL_DOMAIN, own(found))
    assert domains(aws) == {"Domain": "staff-gate", "CustomDomain": worlds.LOGIN}
    aws.stands(USER_POOL_DOMAIN, prefix())


@pytest.mark.parametrize("check_mode", [True, False])
def test_another_domain_needs_leave_to_take_the_place(aws: Aws, check_mode: bool) -> None:
    """The name is immutable: a change is a deletion and a creation, by explicit wish only."""
    worlds.pool(aws)
    aws.lasts(USER_POOL_DOMAIN, prefix())
    aws.forget()
    with pytest.raises(PlanError, match=r"already has the domain staff-gate.*replace"):
        aws.converge(USER_POOL_DOMAIN, prefix("other-gate"), check_mode)
    assert aws.writes == []
    wanted = prefix("other-gate", replace=True)
    assert aws.converge(USER_POOL_DOMAIN, wanted, check_mode).changed
    assert domains(aws) == {"Domain": "staff-gate" if check_mode else "other-gate"}
    if not check_mode:
        aws.stands(USER_POOL_DOMAIN, wanted)


def test_a_domain_of_another_pool_is_not_taken(aws: Aws) -> None:
    """A prefix is unique in a region across accounts: a foreign one is neither adopted nor hit."""
    worlds.pool(aws)
    aws.lasts(USER_POOL_DOMAIN, prefix())
    worlds.pool(aws, "people")
    aws.forget()
    theirs = prefix(user_pool_name="people")
    with pytest.raises(PlanError, match="belongs to user pool"):
        aws.converge(USER_POOL_DOMAIN, theirs)
    assert aws.converge(USER_POOL_DOMAIN, theirs, state="absent").changed is False
    assert aws.writes == []


def test_a_domain_of_another_account_is_told_in_awss_words(aws: Aws) -> None:
    """A prefix of another account looks free, and creating it is refused."""
    worlds.pool(aws)
    message = "Domain already associated with another user pool."
    aws.fault(operation="CreateUserPoolDomain", code="InvalidParameterException", message=message)
    with pytest.raises(ClientError, match=message):
        aws.converge(USER_POOL_DOMAIN, prefix())


@pytest.mark.parametrize("name", ["awsome", "mycognitopool", "amazonas"])
def test_a_reserved_word_inside_another_is_none(aws: Aws, name: str) -> None:
    """Prefix words aws, amazon and cognito are refused as whole segments only."""
    worlds.pool(aws)
    aws.lasts(USER_POOL_DOMAIN, prefix(name))


def test_a_distribution_does_not_make_a_domain_custom(aws: Aws) -> None:
    """CloudFrontDistribution is returned for prefix domains too."""
    worlds.pool(aws)
    aws.lasts(USER_POOL_DOMAIN, prefix(managed_login_version=1))
    after = aws.lasts(USER_POOL_DOMAIN, prefix(managed_login_version=2))
    assert after["cloud_front_distribution"]
    assert "CustomDomainConfig" not in aws.made[-2]["parameters"]
    assert after["base_url"] == "https://staff-gate.auth.eu-west-1.amazoncognito.com"


def test_an_update_of_a_custom_domain_sends_its_certificate(aws: Aws) -> None:
    """A call without CustomDomainConfig wipes it."""
    found = worlds.login_certificate(aws)
    aws.lasts(USER_POOL_DOMAIN, own(found))
    aws.lasts(USER_POOL_DOMAIN, prefix(worlds.LOGIN, managed_login_version=2))
    (update,) = [c for c in aws.made if c["operation"] == "UpdateUserPoolDomain"]
    certificate = update["parameters"]["CustomDomainConfig"]["CertificateArn"]
    assert certificate == found["login_certificate_arn"]


def test_a_domain_on_its_way_out_is_seen_gone(aws: Aws, at_once: None) -> None:
    """Async: DELETING is waited for until the description is empty."""
    found = worlds.login_certificate(aws)
    aws.lasts(USER_POOL_DOMAIN, own(found))
    aws.mode(reads_until_active="3")
    assert aws.converge(USER_POOL_DOMAIN, own(found), state="absent").changed
    assert domains(aws) == {}


def staff_client(**options: t.Any) -> Document:
    """Return options of the client ``orders`` in the pool ``staff``."""
    return {"user_pool_name": "staff", "name": "orders", **options}


SIGN_IN = {
    "allowed_oauth_flows_user_pool_client": True,
    "allowed_oauth_flows": ["code"],
    "allowed_oauth_scopes": ["openid", "email"],
    "callback_urls": [CALLBACK],
}


def test_an_unrelated_change_leaves_every_list(aws: Aws) -> None:
    """UpdateUserPoolClient wipes omitted lists."""
    worlds.pool(aws)
    aws.lasts(USER_POOL_CLIENT, staff_client(**SIGN_IN))
    after = aws.lasts(USER_POOL_CLIENT, staff_client(auth_session_validity=5))
    assert {option: sorted(after[option]) for option in SIGN_IN if "_url" in option} == {
        "callback_urls": [CALLBACK]
    }
    assert sorted(after["allowed_oauth_scopes"]) == ["email", "openid"]


def test_lists_that_come_back_sorted_are_the_same(aws: Aws) -> None:
    """Lists are stored as sets and come back sorted."""
    worlds.pool(aws)
    urls = [f"https://{name}.example.com/cb" for name in "zam"]
    aws.lasts(USER_POOL_CLIENT, staff_client(logout_urls=urls, read_attributes=["name", "email"]))
    aws.stands(USER_POOL_CLIENT, staff_client(logout_urls=urls[::-1]))


def test_an_empty_list_clears(aws: Aws) -> None:
    """An empty string in a list is refused: an empty list is sent as none at all, or as empty."""
    worlds.pool(aws)
    aws.lasts(USER_POOL_CLIENT, staff_client(logout_urls=[CALLBACK]))
    assert not aws.lasts(USER_POOL_CLIENT, staff_client(logout_urls=[])).get("logout_urls")


@pytest.mark.parametrize("had", [True, False])
def test_a_secret_is_for_creation_only(aws: Aws, had: bool) -> None:
    """GenerateSecret is create-only and never returned: "has a secret" is told by ClientSecret."""
    worlds.pool(aws)
    after = aws.lasts(USER_POOL_CLIENT, staff_client(generate_secret=had))
    assert bool(after.get("client_secret")) is had
    aws.forget()
    with pytest.raises(PlanError, match=r"Cannot change generate_secret .*at creation"):
        aws.converge(USER_POOL_CLIENT, staff_client(generate_secret=not had))
    assert aws.writes == []


def test_a_new_client_gets_a_secret_unless_told_otherwise(aws: Aws) -> None:
    """AWS's own default is none, and it gives none afterwards; one that has none stays as it is."""
    worlds.pool(aws)
    foretold = aws.converge(USER_POOL_CLIENT, staff_client(), check_mode=True)
    assert foretold.after["generate_secret"] is True
    assert aws.lasts(USER_POOL_CLIENT, staff_client())["client_secret"]
    public = staff_client(name="shop", generate_secret=False)
    assert "client_secret" not in aws.lasts(USER_POOL_CLIENT, public)
    aws.stands(USER_POOL_CLIENT, staff_client(name="shop"))


def test_a_secret_can_be_chosen_once(aws: Aws) -> None:
    """ClientSecret may be chosen at creation; it is no part of an update."""
    worlds.pool(aws)
    secret = "a_secret_of_tests_and_of_nothing_else"
    aws.lasts(USER_POOL_CLIENT, staff_client(client_secret=secret))
    aws.forget()
    with pytest.raises(PlanError, match="client_secret") as caught:
        aws.converge(USER_POOL_CLIENT, staff_client(client_secret=f"{secret}_too"))
    assert secret not in str(caught.value)
    assert aws.writes == []


def test_the_units_that_aws_assumes_are_its_units(aws: Aws) -> None:
    """TokenValidityUnits: {}, absent and the default units are equal."""
    worlds.pool(aws)
    aws.lasts(USER_POOL_CLIENT, staff_client())
    units = {"access_token": "hours", "id_token": "hours", "refresh_token": "days"}
    defaults = {
        "token_validity_units": units,
        "refresh_token_validity": 30,
        "auth_session_validity": 3,
        "enable_token_revocation": True,
        "prevent_user_existence_errors": "LEGACY",
        "explicit_auth_flows": [],
        "generate_secret": True,
    }
    aws.stands(USER_POOL_CLIENT, staff_client(**defaults))


def test_no_refresh_validity_is_thirty_days(aws: Aws) -> None:
    """RefreshTokenValidity 0 is 30 days."""
    worlds.pool(aws)
    after = aws.lasts(USER_POOL_CLIENT, staff_client(refresh_token_validity=0))
    assert after["refresh_token_validity"] == 30


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"supported_identity_providers": ["COGNITO", "nobody"]}, "providers nobody are not in"),
        ({**SIGN_IN, "allowed_oauth_scopes": ["openid", "none/such"]}, "scopes none/such are not"),
        (
            {
                "generate_secret": False,
                "enable_propagate_additional_user_context_data": True,
            },
            "needs a client with a secret",
        ),
    ],
    ids=["provider", "scope", "context"],
)
def test_what_is_not_there_is_refused_before_the_first_write(
    aws: Aws, options: Document, says: str
) -> None:
    """Providers and scopes must exist, context data needs a secret: AWS's words name no option."""
    worlds.pool(aws)
    aws.forget()
    with pytest.raises(PlanError, match=says):
        aws.converge(USER_POOL_CLIENT, staff_client(**options))
    assert aws.writes == []


def test_scopes_of_the_pools_own_servers_are_taken(aws: Aws) -> None:
    """An identifier may be an address, with slashes of its own."""
    pool_id = worlds.pool(aws)["user_pool_id"]
    aws.client("cognito-idp").create_resource_server(
        UserPoolId=pool_id,
        Identifier="https://api.example.com",
        Name="api",
        Scopes=[{"ScopeName": "read", "ScopeDescription": "Read"}],
    )
    scopes = ["openid", "https://api.example.com/read"]
    aws.lasts(USER_POOL_CLIENT, staff_client(**{**SIGN_IN, "allowed_oauth_scopes": scopes}))


def test_attributes_that_were_never_set_are_no_difference(aws: Aws) -> None:
    """Read and write attributes are only returned if set."""
    worlds.pool(aws)
    aws.lasts(USER_POOL_CLIENT, staff_client())
    aws.lasts(USER_POOL_CLIENT, staff_client(write_attributes=["email"]))
    aws.stands(USER_POOL_CLIENT, staff_client(write_attributes=["email"]))


def test_two_clients_of_one_name_are_not_guessed_at(aws: Aws) -> None:
    """Client names are not unique, the list tells only ids and names."""
    found = worlds.pool(aws)
    ids = [worlds.app_client(aws, found)["client_id"] for _ in range(2)]
    with pytest.raises(PlanError, match=r"There are 2 .*s with name orders") as caught:
        aws.converge(USER_POOL_CLIENT, staff_client())
    assert all(client_id in str(caught.value) for client_id in ids)


def test_a_client_that_another_writer_changes_is_read_again(aws: Aws, at_once: None) -> None:
    """ConcurrentModificationException: only one update of a client at a time."""
    worlds.pool(aws)
    aws.lasts(USER_POOL_CLIENT, staff_client())
    aws.fault(operation="UpdateUserPoolClient", times=2, code="ConcurrentModificationException")
    aws.forget()
    assert aws.converge(USER_POOL_CLIENT, staff_client(auth_session_validity=5)).changed
    assert aws.operations.count("DescribeUserPoolClient") == 4
