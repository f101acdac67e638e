# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""App clients of Cognito user pools."""

from __future__ import annotations

import pytest

from tests.localaws.expect import new_client, new_pool, refused
from tests.localaws.tally import row

TABLE = "App client"
CODE = {
    "AllowedOAuthFlowsUserPoolClient": True,
    "AllowedOAuthFlows": ["code"],
    "AllowedOAuthScopes": ["openid", "email"],
    "CallbackURLs": ["https://b.example/", "https://a.example/"],
}
LISTS = {
    **CODE,
    "LogoutURLs": ["https://b.example/", "https://a.example/"],
    "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    "ReadAttributes": ["name", "email"],
    "WriteAttributes": ["name", "email"],
    "SupportedIdentityProviders": ["COGNITO"],
}
SCALARS = {"RefreshTokenValidity": 5, "EnableTokenRevocation": False, "AuthSessionValidity": 10}


def describe(idp, client: dict) -> dict:
    identity = {name: client[name] for name in ("UserPoolId", "ClientId")}
    return idp.describe_user_pool_client(**identity)["UserPoolClient"]


def update(idp, client: dict, **settings) -> dict:
    identity = {name: client[name] for name in ("UserPoolId", "ClientId")}
    return idp.update_user_pool_client(**identity, **settings)["UserPoolClient"]


@pytest.fixture
def pool_id(idp) -> str:
    return new_pool(idp)


@row(TABLE, "UpdateUserPoolClient: docs = omitted")
@pytest.mark.parametrize(
    ("mode", "kept"),
    [
        (
            "strict",
            {"RefreshTokenValidity": 30, "EnableTokenRevocation": True, "AuthSessionValidity": 3},
        ),
        ("measured", SCALARS),
    ],
)
def test_update_resets_what_it_omits(aws, idp, pool_id, mode, kept):
    aws.control("POST", "modes", {"update_user_pool": mode})
    client = new_client(idp, pool_id, **LISTS, **SCALARS)
    after = update(idp, client, ClientName="app")
    assert after.items() >= kept.items()
    assert after["ClientName"] == "app"
    lists = [name for name, value in LISTS.items() if isinstance(value, list)]
    assert not set(lists) & set(after)
    assert after["AllowedOAuthFlowsUserPoolClient"] is False


@row(TABLE, "Lists are stored as sets")
def test_lists_come_back_sorted(idp, pool_id):
    shown = describe(idp, new_client(idp, pool_id, **LISTS))
    for name, value in LISTS.items():
        if isinstance(value, list):
            assert shown[name] == sorted(value)


@row(TABLE, "GenerateSecret is create-only")
def test_the_secret_tells_that_there_is_one(idp, pool_id):
    with_secret = describe(idp, new_client(idp, pool_id, GenerateSecret=True))
    assert with_secret["ClientSecret"]
    assert "GenerateSecret" not in with_secret
    assert "ClientSecret" not in describe(idp, new_client(idp, pool_id))
    assert "ClientSecret" in update(idp, with_secret)


@row(TABLE, "ClientSecret may be chosen at create")
def test_a_chosen_secret(idp, pool_id):
    chosen = "s" * 24
    assert new_client(idp, pool_id, ClientSecret=chosen)["ClientSecret"] == chosen
    with refused("greater than or equal to 24"):
        new_client(idp, pool_id, ClientSecret="short")
    with refused("GenerateSecret"):
        new_client(idp, pool_id, ClientSecret=chosen, GenerateSecret=True)


@row(TABLE, "Add/List/DeleteUserPoolClientSecret")
def test_two_secrets_at_most_and_one_at_least(idp, pool_id):
    client = new_client(idp, pool_id, GenerateSecret=True)
    identity = {"UserPoolId": pool_id, "ClientId": client["ClientId"]}
    added = idp.add_user_pool_client_secret(**identity)["ClientSecretDescriptor"]
    assert added["ClientSecretValue"]
    with refused(code="LimitExceededException"):
        idp.add_user_pool_client_secret(**identity)
    listed = idp.list_user_pool_client_secrets(**identity)["ClientSecrets"]
    assert not any("ClientSecretValue" in each for each in listed)
    old = next(each for each in listed if each["ClientSecretId"] != added["ClientSecretId"])
    idp.delete_user_pool_client_secret(**identity, ClientSecretId=old["ClientSecretId"])
    assert describe(idp, client)["ClientSecret"] == added["ClientSecretValue"]
    with refused("last secret"):
        idp.delete_user_pool_client_secret(**identity, ClientSecretId=added["ClientSecretId"])
    chosen = idp.add_user_pool_client_secret(**identity, ClientSecret="s" * 24)
    assert "ClientSecretValue" not in chosen["ClientSecretDescriptor"]


@row(TABLE, "Defaults: RefreshTokenValidity 30")
def test_defaults(idp, pool_id):
    shown = describe(idp, new_client(idp, pool_id))
    dates = {"CreationDate", "LastModifiedDate", "ClientId", "UserPoolId", "ClientName"}
    assert {name: value for name, value in shown.items() if name not in dates} == {
        "RefreshTokenValidity": 30,
        "AuthSessionValidity": 3,
        "EnableTokenRevocation": True,
        "EnablePropagateAdditionalUserContextData": False,
        "TokenValidityUnits": {},
        "PreventUserExistenceErrors": "LEGACY",
        "AllowedOAuthFlowsUserPoolClient": False,
    }


@row(TABLE, "RefreshTokenValidity 0")
@pytest.mark.parametrize(
    "validity",
    [
        {"AccessTokenValidity": 1, "TokenValidityUnits": {"AccessToken": "minutes"}},
        {"IdTokenValidity": 25},
        {"RefreshTokenValidity": 3651},
        {"RefreshTokenValidity": 30, "TokenValidityUnits": {"RefreshToken": "minutes"}},
        {
            "RefreshTokenValidity": 2,
            "AccessTokenValidity": 3,
            "TokenValidityUnits": {"RefreshToken": "hours"},
        },
    ],
)
def test_validities(idp, pool_id, validity):
    with refused("Invalid range for token validity.", "InvalidParameterException"):
        new_client(idp, pool_id, **validity)
    assert new_client(idp, pool_id, RefreshTokenValidity=0)["RefreshTokenValidity"] == 30


@row(TABLE, "SupportedIdentityProviders must exist")
def test_providers_exist_before_their_clients(idp, pool_id):
    with refused(f"The provider Google does not exist for User Pool {pool_id}"):
        new_client(idp, pool_id, SupportedIdentityProviders=["Google"])
    details = {"client_id": "i", "client_secret": "s", "authorize_scopes": "openid"}
    idp.create_identity_provider(
        UserPoolId=pool_id, ProviderName="Google", ProviderType="Google", ProviderDetails=details
    )
    new_client(idp, pool_id, SupportedIdentityProviders=["Google"])


@row(TABLE, "AllowedOAuthFlowsUserPoolClient true needs")
@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"AllowedOAuthFlows": []}, "AllowedOAuthFlows and AllowedOAuthScopes are required"),
        ({"AllowedOAuthScopes": []}, "AllowedOAuthFlows and AllowedOAuthScopes are required"),
        ({"CallbackURLs": []}, "CallbackUrls can not be empty when code flow or implicit flow"),
        (
            {"AllowedOAuthFlows": ["code", "client_credentials"]},
            "client_credentials flow can not be selected along with code flow or implicit flow.",
        ),
        (
            {"AllowedOAuthFlows": ["client_credentials"]},
            "client_credentials flow can not be selected if client does not have a client secret.",
        ),
    ],
)
def test_oauth_settings_fit_each_other(idp, pool_id, change, message):
    with refused(message):
        new_client(idp, pool_id, **{**CODE, **change})


def test_client_credentials_take_custom_scopes_only(idp, pool_id):
    machine = {**CODE, "AllowedOAuthFlows": ["client_credentials"], "GenerateSecret": True}
    with refused("Invalid scope requested: email", "ScopeDoesNotExistException"):
        new_client(idp, pool_id, **machine)


@row(TABLE, "Custom scope must exist on a resource server")
def test_scopes_exist_before_their_clients(idp, pool_id):
    scoped = {**CODE, "AllowedOAuthScopes": ["api/read"]}
    with refused("Invalid scope requested: api/read", "ScopeDoesNotExistException"):
        new_client(idp, pool_id, **scoped)
    scope = {"ScopeName": "read", "ScopeDescription": "reads"}
    idp.create_resource_server(UserPoolId=pool_id, Identifier="api", Name="API", Scopes=[scope])
    new_client(idp, pool_id, **scoped)


@row(TABLE, "Callback/logout: https")
@pytest.mark.parametrize("member", ["CallbackURLs", "LogoutURLs"])
def test_addresses_of_clients(idp, pool_id, member):
    with refused("cannot use the HTTP protocol."):
        new_client(idp, pool_id, **{member: ["http://a.example/"]})
    with refused("fragment"):
        new_client(idp, pool_id, **{member: ["https://a.example/#top"]})
    with refused("less than or equal to 100"):
        new_client(idp, pool_id, **{member: [f"https://{n}.example/" for n in range(101)]})
    fine = ["http://localhost:1/", "http://127.0.0.1:1/", "http://[::1]:1/", "myapp://in"]
    assert new_client(idp, pool_id, **{member: fine})[member] == sorted(fine)


@row(TABLE, "DefaultRedirectURI must be in CallbackURLs")
def test_the_default_redirect_is_a_callback(idp, pool_id):
    url = "https://c.example/"
    with refused(f"The default redirect URI {url} is not in the callback URIs list."):
        new_client(idp, pool_id, **CODE, DefaultRedirectURI=url)


@row(TABLE, "Empty string in a URL list refused")
def test_an_empty_address(idp, pool_id):
    with refused("Member must have length greater than or equal to 1"):
        new_client(idp, pool_id, CallbackURLs=[""])


@row(TABLE, "Legacy `*_AUTH` and `ALLOW_*` flows cannot mix")
def test_old_and_new_flows(idp, pool_id):
    with refused("legacy"):
        new_client(
            idp, pool_id, ExplicitAuthFlows=["USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
        )
    new_client(idp, pool_id, ExplicitAuthFlows=["USER_PASSWORD_AUTH"])


@row(TABLE, "Read/WriteAttributes only returned if set")
def test_attributes_of_clients(idp, pool_id):
    assert not {"ReadAttributes", "WriteAttributes"} & set(new_client(idp, pool_id))
    with refused("Invalid read attributes specified while creating a client"):
        new_client(idp, pool_id, ReadAttributes=["custom:none"])
    for name in ("sub", "email_verified", "phone_number_verified"):
        with refused("Invalid write attributes specified while creating a client"):
            new_client(idp, pool_id, WriteAttributes=[name])


@row(TABLE, "EnablePropagateAdditionalUserContextData needs a secret")
def test_context_data(idp, pool_id):
    context = {"EnablePropagateAdditionalUserContextData": True}
    with refused("secret"):
        new_client(idp, pool_id, **context)
    new_client(idp, pool_id, **context, GenerateSecret=True)


@row(TABLE, "Client names not unique")
def test_names_are_not_unique(idp, pool_id):
    ids = {new_client(idp, pool_id)["ClientId"] for _ in range(3)}
    pages = idp.get_paginator("list_user_pool_clients").paginate(
        UserPoolId=pool_id, PaginationConfig={"PageSize": 2}
    )
    listed = [client for each in pages for client in each["UserPoolClients"]]
    assert {client["ClientId"] for client in listed} == ids
    assert all(set(client) == {"ClientId", "ClientName", "UserPoolId"} for client in listed)


@row(TABLE, "Parallel updates: ConcurrentModificationException")
def test_parallel_updates(aws, idp, pool_id):
    client = new_client(idp, pool_id)
    fault = {"operation": "UpdateUserPoolClient", "nth": 1}
    aws.control("POST", "faults", {**fault, "code": "ConcurrentModificationException"})
    with refused(code="ConcurrentModificationException"):
        update(idp, client)
    assert update(idp, client)["ClientId"] == client["ClientId"]


def test_a_deleted_client_is_gone(idp, pool_id):
    client = new_client(idp, pool_id)
    idp.delete_user_pool_client(UserPoolId=pool_id, ClientId=client["ClientId"])
    with refused(code="ResourceNotFoundException"):
        describe(idp, client)
