# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Identity providers of Cognito user pools."""

from __future__ import annotations

import pytest

from tests.localaws.expect import new_client, new_pool, refused
from tests.localaws.tally import row

TABLE = "Identity provider"
SOCIAL = {"client_id": "i", "client_secret": "s", "authorize_scopes": "openid"}
METADATA = """<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="e">
<IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
<SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
 Location="https://idp.example/slo"/>
<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
 Location="https://idp.example/post"/>
<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
 Location="https://idp.example/sso"/></IDPSSODescriptor></EntityDescriptor>"""
DETAILS = {
    "Facebook": {**SOCIAL, "api_version": "v21.0"},
    "Google": SOCIAL,
    "LoginWithAmazon": SOCIAL,
    "SignInWithApple": {
        "client_id": "i",
        "team_id": "t",
        "key_id": "k",
        "private_key": "p",
        "authorize_scopes": "email",
    },
    "OIDC": {
        "client_id": "i",
        "client_secret": "s",
        "authorize_scopes": "openid",
        "oidc_issuer": "https://issuer.example",
        "attributes_request_method": "GET",
    },
    "SAML": {"MetadataFile": METADATA},
}


@pytest.fixture
def pool_id(idp) -> str:
    return new_pool(idp)


def create(idp, pool_id: str, kind: str, details: dict | None = None, **more) -> dict:
    request = {
        "ProviderName": kind,
        "ProviderType": kind,
        "ProviderDetails": DETAILS[kind] if details is None else details,
        **more,
    }
    return idp.create_identity_provider(UserPoolId=pool_id, **request)["IdentityProvider"]


def describe(idp, pool_id: str, name: str) -> dict:
    request = {"UserPoolId": pool_id, "ProviderName": name}
    return idp.describe_identity_provider(**request)["IdentityProvider"]


@row(TABLE, "Describe adds keys to ProviderDetails. **Google**")
def test_google(idp, pool_id):
    create(idp, pool_id, "Google")
    assert describe(idp, pool_id, "Google")["ProviderDetails"] == {
        **SOCIAL,
        "attributes_url": "https://people.googleapis.com/v1/people/me?personFields=",
        "attributes_url_add_attributes": "true",
        "authorize_url": "https://accounts.google.com/o/oauth2/v2/auth",
        "oidc_issuer": "https://accounts.google.com",
        "token_request_method": "POST",
        "token_url": "https://www.googleapis.com/oauth2/v4/token",
    }


@row(TABLE, "**Facebook** same keys")
@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("Facebook", {"token_request_method": "GET", "attributes_url_add_attributes": "true"}),
        ("LoginWithAmazon", {"token_url": "https://api.amazon.com/auth/o2/token"}),
        ("SignInWithApple", {"oidc_issuer": "https://appleid.apple.com"}),
        ("OIDC", {"attributes_url_add_attributes": "false"}),
    ],
)
def test_other_providers(idp, pool_id, kind, expected):
    create(idp, pool_id, kind)
    details = describe(idp, pool_id, kind)["ProviderDetails"]
    assert details.items() >= expected.items()
    if kind == "Facebook":
        assert "/v21.0/" in details["authorize_url"]
    assert "private_key" not in details


@row(TABLE, "**SAML**: SSORedirectBindingURI")
def test_saml(idp, pool_id):
    create(idp, pool_id, "SAML")
    details = describe(idp, pool_id, "SAML")["ProviderDetails"]
    assert details["SSORedirectBindingURI"] == "https://idp.example/sso"
    assert details["SLORedirectBindingURI"] == "https://idp.example/slo"
    assert details["ActiveEncryptionCertificate"]


@row(TABLE, "client_secret is read back in clear")
def test_the_secret_is_shown(idp, pool_id):
    create(idp, pool_id, "Google")
    assert describe(idp, pool_id, "Google")["ProviderDetails"]["client_secret"] == "s"


@row(TABLE, "`AttributeMapping` gains `username: sub`")
def test_the_username_is_mapped(idp, pool_id):
    mapping = {"email": "email"}
    google = create(idp, pool_id, "Google", AttributeMapping=mapping)
    assert google["AttributeMapping"] == {**mapping, "username": "sub"}
    assert create(idp, pool_id, "SAML").get("AttributeMapping", {}) == {}


@row(TABLE, "Social ProviderName must equal its type")
def test_social_names(idp, pool_id):
    with refused("Provider Search cannot be of type Google."):
        create(idp, pool_id, "Google", ProviderName="Search")


@row(TABLE, "Required keys: Apple")
@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("SignInWithApple", "team_id"),
        ("SignInWithApple", "private_key"),
        ("OIDC", "oidc_issuer"),
        ("OIDC", "attributes_request_method"),
        ("SAML", "MetadataFile"),
    ],
)
def test_required_details(idp, pool_id, kind, key):
    details = {name: value for name, value in DETAILS[kind].items() if name != key}
    with refused():
        create(idp, pool_id, kind, details)


@row(TABLE, "Required keys: Apple")
def test_messages_about_details(idp, pool_id):
    with refused("clientId, clientSecret and authorizeScopes are all required idp details."):
        create(idp, pool_id, "Google", {"client_id": "i"})
    both = {"MetadataFile": METADATA, "MetadataURL": "https://idp.example/metadata"}
    with refused("At least one of the MetadataURL or MetadataFile should be provided."):
        create(idp, pool_id, "SAML", both)
    for change in ({"oidc_issuer": "http://i.example"}, {"attributes_request_method": "PUT"}):
        with refused():
            create(idp, pool_id, "OIDC", {**DETAILS["OIDC"], **change})


@row(TABLE, "Name ≤32, IdpIdentifiers ≤50")
def test_limits_and_the_type(idp, pool_id):
    with refused("less than or equal to 32"):
        create(idp, pool_id, "OIDC", ProviderName="x" * 33)
    with refused("less than or equal to 50"):
        create(idp, pool_id, "OIDC", IdpIdentifiers=[f"i{n}" for n in range(51)])
    members = idp.meta.service_model.operation_model("UpdateIdentityProvider").input_shape.members
    assert "ProviderType" not in members


@row(TABLE, "Duplicate → DuplicateProviderException")
def test_duplicates(idp, pool_id):
    create(idp, pool_id, "Google")
    with refused(code="DuplicateProviderException"):
        create(idp, pool_id, "Google")


@row(TABLE, "Update with only ProviderDetails")
def test_an_update_keeps_what_it_omits(idp, pool_id):
    create(idp, pool_id, "OIDC", AttributeMapping={"email": "mail"}, IdpIdentifiers=["acme"])
    changed = {**DETAILS["OIDC"], "client_id": "j"}
    request = {"UserPoolId": pool_id, "ProviderName": "OIDC"}
    idp.update_identity_provider(**request, ProviderDetails=changed)
    after = describe(idp, pool_id, "OIDC")
    assert after["ProviderDetails"]["client_id"] == "j"
    assert after["AttributeMapping"]["email"] == "mail"
    assert after["IdpIdentifiers"] == ["acme"]


@row(TABLE, "Deleting an IdP a client still lists")
def test_a_listed_provider_can_be_deleted(idp, pool_id):
    create(idp, pool_id, "Google")
    new_client(idp, pool_id, SupportedIdentityProviders=["Google"])
    idp.delete_identity_provider(UserPoolId=pool_id, ProviderName="Google")
    with refused(code="ResourceNotFoundException"):
        describe(idp, pool_id, "Google")


@row(TABLE, "GetIdentityProviderByIdentifier")
def test_providers_by_identifier(idp, pool_id):
    create(idp, pool_id, "OIDC", IdpIdentifiers=["acme"])
    request = {"UserPoolId": pool_id, "IdpIdentifier": "acme"}
    found = idp.get_identity_provider_by_identifier(**request)["IdentityProvider"]
    assert found["ProviderName"] == "OIDC"
    listed = idp.list_identity_providers(UserPoolId=pool_id)["Providers"]
    assert [each["ProviderType"] for each in listed] == ["OIDC"]
