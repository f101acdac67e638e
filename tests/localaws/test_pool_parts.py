# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Resource servers, groups, users and the rest of a user pool; and what cuts across."""

from __future__ import annotations

import pytest

from tests.localaws.expect import new_client, new_pool, pool, refused
from tests.localaws.tally import row

TABLE = "Resource server, group, user, other"
NOT_FOUND = "ResourceNotFoundException"
PASSWORD = "Correct-horse-7"


@pytest.fixture
def pool_id(idp) -> str:
    return new_pool(idp)


def scope(name: str) -> dict[str, str]:
    return {"ScopeName": name, "ScopeDescription": name}


def attribute(name: str, value: str) -> dict[str, str]:
    return {"Name": name, "Value": value}


def new_user(idp, pool_id: str, name: str = "ann", **more) -> dict:
    request = {"Username": name, "MessageAction": "SUPPRESS", **more}
    return idp.admin_create_user(UserPoolId=pool_id, **request)["User"]


def attributes_of(idp, pool_id: str, name: str = "ann") -> dict[str, str]:
    user = idp.admin_get_user(UserPoolId=pool_id, Username=name)
    return {each["Name"]: each["Value"] for each in user["UserAttributes"]}


@row(TABLE, "Resource server: Identifier immutable")
def test_resource_servers(idp, pool_id):
    server = {"UserPoolId": pool_id, "Identifier": "api", "Name": "API"}
    idp.create_resource_server(**server, Scopes=[scope("write"), scope("read")])
    shown = idp.describe_resource_server(UserPoolId=pool_id, Identifier="api")["ResourceServer"]
    assert [each["ScopeName"] for each in shown["Scopes"]] == ["read", "write"]
    idp.update_resource_server(**server)
    shown = idp.describe_resource_server(UserPoolId=pool_id, Identifier="api")["ResourceServer"]
    assert "Scopes" not in shown
    for name in ("a/b", "a b", 'a"b'):
        with refused("regular expression pattern"):
            idp.update_resource_server(**server, Scopes=[scope(name)])
    with refused("less than or equal to 100"):
        idp.update_resource_server(**server, Scopes=[scope(f"s{n}") for n in range(101)])


@row(TABLE, "Missing → ResourceNotFoundException")
def test_missing_and_duplicate_resource_servers(idp, pool_id):
    server = {"UserPoolId": pool_id, "Identifier": "api", "Name": "API"}
    with refused(code=NOT_FOUND):
        idp.update_resource_server(**server)
    idp.create_resource_server(**server)
    with refused():
        idp.create_resource_server(**server)
    idp.delete_resource_server(UserPoolId=pool_id, Identifier="api")
    with refused(code=NOT_FOUND):
        idp.describe_resource_server(UserPoolId=pool_id, Identifier="api")


@row(TABLE, "Group: Precedence/RoleArn absent when unset")
def test_groups(idp, pool_id):
    group = {"UserPoolId": pool_id, "GroupName": "admins"}
    assert not {"Precedence", "RoleArn"} & set(idp.create_group(**group)["Group"])
    idp.update_group(**group, Precedence=0, Description="all")
    idp.update_group(**group, Description="some")
    shown = idp.get_group(**group)["Group"]
    assert (shown["Precedence"], shown["Description"]) == (0, "some")


@row(TABLE, "AdminCreateUser → FORCE_CHANGE_PASSWORD")
def test_new_users(idp, pool_id):
    user = new_user(idp, pool_id)
    assert user["UserStatus"] == "FORCE_CHANGE_PASSWORD"
    assert "sub" in attributes_of(idp, pool_id)
    with refused(code="UserNotFoundException"):
        new_user(idp, pool_id, "bob", MessageAction="RESEND")
    with refused(code="UsernameExistsException"):
        new_user(idp, pool_id)


@row(TABLE, "AdminSetUserPassword Permanent")
def test_permanent_passwords(idp, pool_id):
    new_user(idp, pool_id)
    user = {"UserPoolId": pool_id, "Username": "ann"}
    with refused(code="InvalidPasswordException"):
        idp.admin_set_user_password(**user, Password="short1", Permanent=True)
    idp.admin_set_user_password(**user, Password=PASSWORD, Permanent=True)
    assert idp.admin_get_user(**user)["UserStatus"] == "CONFIRMED"


@row(TABLE, "Username immutable")
def test_with_username_attributes_the_name_is_the_sub(idp):
    pool_id = new_pool(idp, UsernameAttributes=["email"])
    user = new_user(idp, pool_id, "ann@a.example")
    shown = attributes_of(idp, pool_id, "ann@a.example")
    assert user["Username"] == shown["sub"]
    assert shown["email"] == "ann@a.example"


@row(TABLE, "CaseSensitive=false")
def test_names_without_case(idp):
    pool_id = new_pool(idp, UsernameConfiguration={"CaseSensitive": False})
    new_user(idp, pool_id, "Ann")
    assert attributes_of(idp, pool_id, "aNN") == attributes_of(idp, pool_id, "ann")
    sensitive = new_pool(idp, UsernameConfiguration={"CaseSensitive": True})
    new_user(idp, sensitive, "Ann")
    with refused(code="UserNotFoundException"):
        attributes_of(idp, sensitive, "ann")


def test_a_user_is_linked_to_a_provider_of_the_pool_only(idp, pool_id):
    idp.admin_create_user(UserPoolId=pool_id, Username="ann", MessageAction="SUPPRESS")
    with refused("nobody does not exist", "ResourceNotFoundException"):
        idp.admin_link_provider_for_user(
            UserPoolId=pool_id,
            DestinationUser={"ProviderName": "Cognito", "ProviderAttributeValue": "ann"},
            SourceUser={
                "ProviderName": "nobody",
                "ProviderAttributeName": "Cognito_Subject",
                "ProviderAttributeValue": "7",
            },
        )


@row(TABLE, "Unknown attribute refused")
def test_attributes_of_users(idp, pool_id):
    with refused("Attribute does not exist in the schema"):
        new_user(idp, pool_id, UserAttributes=[attribute("custom:none", "x")])
    given = [attribute("name", "Ann"), attribute("nickname", "A"), attribute("locale", "de")]
    new_user(idp, pool_id, UserAttributes=given)
    user = {"UserPoolId": pool_id, "Username": "ann"}
    changes = [attribute("nickname", ""), attribute("name", "Anna")]
    idp.admin_update_user_attributes(**user, UserAttributes=changes)
    idp.admin_delete_user_attributes(**user, UserAttributeNames=["locale"])
    shown = attributes_of(idp, pool_id)
    assert (shown["name"], set(shown)) == ("Anna", {"name", "sub"})
    with refused("Attribute does not exist in the schema"):
        idp.admin_update_user_attributes(**user, UserAttributes=[attribute("custom:none", "x")])
    with refused("cannot be updated"):
        idp.admin_update_user_attributes(**user, UserAttributes=[attribute("sub", "x")])


@row(TABLE, "SetUICustomization needs a domain")
def test_ui_customization(idp, pool_id):
    with refused("existing domain"):
        idp.set_ui_customization(UserPoolId=pool_id, CSS=".x {}")
    assert idp.get_ui_customization(UserPoolId=pool_id)["UICustomization"] == {}
    idp.create_user_pool_domain(UserPoolId=pool_id, Domain="staff-of-us")
    idp.set_ui_customization(UserPoolId=pool_id, ClientId="ALL", CSS=".x {}")
    client = new_client(idp, pool_id)["ClientId"]
    shown = idp.get_ui_customization(UserPoolId=pool_id, ClientId=client)["UICustomization"]
    assert (shown["ClientId"], shown["CSS"]) == ("ALL", ".x {}")
    own = {"UserPoolId": pool_id, "ClientId": client}
    idp.set_ui_customization(**own, CSS=".y {}", ImageFile=b"picture")
    shown = idp.get_ui_customization(**own)["UICustomization"]
    assert (shown["CSS"], shown["ImageUrl"].startswith("https://")) == (".y {}", True)


@row(TABLE, "Managed login branding: one per client")
def test_branding(idp, pool_id):
    own = {"UserPoolId": pool_id, "ClientId": new_client(idp, pool_id)["ClientId"]}
    with refused("UseCognitoProvidedValues"):
        idp.create_managed_login_branding(**own, UseCognitoProvidedValues=True, Settings={"a": 1})
    settings = {"categories": {"global": {"colorSchemeMode": "DARK"}}}
    made = idp.create_managed_login_branding(**own, Settings=settings)["ManagedLoginBranding"]
    assert made["Settings"] == settings
    with refused(code="ManagedLoginBrandingExistsException"):
        idp.create_managed_login_branding(**own, UseCognitoProvidedValues=True)
    by_client = idp.describe_managed_login_branding_by_client
    merged = by_client(**own, ReturnMergedResources=True)["ManagedLoginBranding"]["Settings"]
    assert merged["categories"]["global"]["colorSchemeMode"] == "DARK"
    assert len(merged) > 1
    style = {"UserPoolId": pool_id, "ManagedLoginBrandingId": made["ManagedLoginBrandingId"]}
    idp.update_managed_login_branding(**style, UseCognitoProvidedValues=True)
    shown = idp.describe_managed_login_branding(**style)["ManagedLoginBranding"]
    assert shown["UseCognitoProvidedValues"] is True
    assert "Settings" not in shown
    idp.delete_managed_login_branding(**style)
    with refused(code=NOT_FOUND):
        by_client(**own)


@row(TABLE, "Risk, log delivery, terms")
def test_risk(idp, pool_id):
    compromised = {"Actions": {"EventAction": "BLOCK"}}
    risk = {"CompromisedCredentialsRiskConfiguration": compromised}
    with refused(code="UserPoolAddOnNotEnabledException"):
        idp.set_risk_configuration(UserPoolId=pool_id, **risk)
    threat = {"AdvancedSecurityMode": "ENFORCED"}
    guarded = new_pool(idp, UserPoolTier="PLUS", UserPoolAddOns=threat)
    idp.set_risk_configuration(UserPoolId=guarded, **risk)
    shown = idp.describe_risk_configuration(UserPoolId=guarded)["RiskConfiguration"]
    assert shown["CompromisedCredentialsRiskConfiguration"] == compromised


@row(TABLE, "Risk, log delivery, terms")
def test_log_delivery(idp, pool_id):
    group = "arn:aws:logs:eu-west-1:123456789012:log-group:pool"
    logs = {
        "LogLevel": "ERROR",
        "EventSource": "userNotification",
        "CloudWatchLogsConfiguration": {"LogGroupArn": group},
    }
    idp.set_log_delivery_configuration(UserPoolId=pool_id, LogConfigurations=[logs])
    shown = idp.get_log_delivery_configuration(UserPoolId=pool_id)["LogDeliveryConfiguration"]
    assert shown["LogConfigurations"] == [logs]
    activity = {**logs, "EventSource": "userAuthEvents", "LogLevel": "INFO"}
    with refused(code="FeatureUnavailableInTierException"):
        idp.set_log_delivery_configuration(UserPoolId=pool_id, LogConfigurations=[activity])


@row(TABLE, "Risk, log delivery, terms")
def test_terms(idp, pool_id):
    own = {"UserPoolId": pool_id, "ClientId": new_client(idp, pool_id)["ClientId"]}
    terms = {"TermsName": "terms-of-use", "TermsSource": "LINK", "Enforcement": "NONE"}
    links = {"cognito:default": "https://a.example/terms"}
    made = idp.create_terms(**own, **terms, Links=links)["Terms"]
    with refused(code="TermsExistsException"):
        idp.create_terms(**own, **terms, Links=links)
    assert idp.describe_terms_by_client(**own, TermsName="terms-of-use")["Terms"] == made
    assert len(idp.list_terms(UserPoolId=pool_id)["Terms"]) == 1
    idp.delete_terms(UserPoolId=pool_id, TermsId=made["TermsId"])
    assert idp.list_terms(UserPoolId=pool_id)["Terms"] == []


@row(TABLE, "Risk, log delivery, terms")
def test_the_signing_certificate_stays(idp, pool_id):
    first, second = (idp.get_signing_certificate(UserPoolId=pool_id) for _ in range(2))
    assert first["Certificate"] == second["Certificate"]


@row(TABLE, "Group/user reads are eventually consistent")
def test_a_new_group_can_be_invisible_for_a_while(aws, idp, pool_id):
    late = {"operation": "GetGroup", "after": "CreateGroup", "times": 1, "code": NOT_FOUND}
    aws.control("POST", "faults", late)
    group = {"UserPoolId": pool_id, "GroupName": "admins"}
    idp.create_group(**group)
    with refused(code=NOT_FOUND):
        idp.get_group(**group)
    assert idp.get_group(**group)["Group"]["GroupName"] == "admins"


@row("Cross-cutting", "MaxResults required and ≤60")
@pytest.mark.parametrize(
    ("operation", "member", "most"),
    [
        ("list_user_pools", "MaxResults", 60),
        ("list_user_pool_clients", "MaxResults", 60),
        ("list_identity_providers", "MaxResults", 60),
        ("list_terms", "MaxResults", 60),
        ("list_resource_servers", "MaxResults", 50),
        ("list_users", "Limit", 60),
        ("list_groups", "Limit", 60),
    ],
)
def test_page_sizes(idp, pool_id, operation, member, most):
    where = {} if operation == "list_user_pools" else {"UserPoolId": pool_id}
    getattr(idp, operation)(**where, **{member: most})
    with refused(f"less than or equal to {most}"):
        getattr(idp, operation)(**where, **{member: most + 1})


@row("Cross-cutting", "MaxResults required and ≤60")
def test_pages(idp):
    ids = {new_pool(idp) for _ in range(5)}
    pages = idp.get_paginator("list_user_pools").paginate(MaxResults=2)
    assert {each["Id"] for one in pages for each in one["UserPools"]} == ids
    with refused("Member must not be null"):
        idp.list_user_pools()


@row("Cross-cutting", "Rate limits are per account+region")
def test_throttling(aws, idp, pool_id):
    share = {"service": "cognito-idp", "share": 0.5, "seed": 4, "code": "TooManyRequestsException"}
    aws.control("POST", "faults", share)
    outcomes = []
    for _ in range(40):
        try:
            pool(idp, pool_id)
            outcomes.append("ok")
        except idp.exceptions.TooManyRequestsException:
            outcomes.append("throttled")
    assert 8 < outcomes.count("throttled") < 32
    logged = [each["outcome"] for each in aws.control("GET", "calls")[-40:]]
    assert [each == "ok" for each in logged] == [each == "ok" for each in outcomes]


@row("Cross-cutting", "`aws:`-prefixed tags cannot be written")
def test_tags_of_aws(idp, pool_id):
    with refused("aws:"):
        idp.tag_resource(ResourceArn=pool(idp, pool_id)["Arn"], Tags={"aws:x": "1"})
    with refused("aws:"):
        new_pool(idp, UserPoolTags={"aws:x": "1"})


def test_only_an_allowed_flow_signs_in(idp, pool_id):
    new_user(idp, pool_id)
    request = {
        "AuthFlow": "USER_PASSWORD_AUTH",
        "AuthParameters": {"USERNAME": "ann", "PASSWORD": PASSWORD},
    }
    with refused("USER_PASSWORD_AUTH flow not enabled for this client"):
        idp.initiate_auth(ClientId=new_client(idp, pool_id)["ClientId"], **request)
    flows = {"ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"]}
    client = new_client(idp, pool_id, **flows, GenerateSecret=True)["ClientId"]
    with refused("SECRET_HASH was not received", "NotAuthorizedException"):
        idp.initiate_auth(ClientId=client, **request)
    request["AuthParameters"]["SECRET_HASH"] = "wrong"
    with refused("Unable to verify secret hash", "NotAuthorizedException"):
        idp.initiate_auth(ClientId=client, **request)


def test_refresh_tokens(idp, pool_id):
    flows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
    client = new_client(idp, pool_id, ExplicitAuthFlows=flows)["ClientId"]
    new_user(idp, pool_id, UserAttributes=[attribute("email", "ann@a.example")])
    user = {"UserPoolId": pool_id, "Username": "ann"}
    idp.admin_set_user_password(**user, Password=PASSWORD, Permanent=True)
    sign_in = {"USERNAME": "ann", "PASSWORD": PASSWORD}
    request = {"AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": sign_in}
    token = idp.initiate_auth(ClientId=client, **request)["AuthenticationResult"]["RefreshToken"]
    renewed = idp.get_tokens_from_refresh_token(ClientId=client, RefreshToken=token)
    assert renewed["AuthenticationResult"]["IdToken"]
    idp.revoke_token(ClientId=client, Token=token)
    with refused(code="NotAuthorizedException"):
        idp.get_tokens_from_refresh_token(ClientId=client, RefreshToken=token)
