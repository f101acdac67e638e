# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Sign-in with the stand-in for identity providers."""

from __future__ import annotations

import io
import json
import typing as t
import zipfile

import httpx
import pytest

from tests.localaws.door import world
from tests.localaws.door.visitor import Visitor
from tests.localaws.door.world import HOST, LOGIN_HOST

URL = f"https://{HOST}/"
OIDC = {"oidc_issuer": "https://login.partner.example", "attributes_request_method": "GET"}
APPLE = {"team_id": "TEAM", "key_id": "KEY", "private_key": "private"}
PROVIDERS = [
    ("Google", "Google", "accounts.google.com", {}),
    ("Facebook", "Facebook", "www.facebook.com", {}),
    ("LoginWithAmazon", "LoginWithAmazon", "www.amazon.com", {}),
    ("SignInWithApple", "SignInWithApple", "appleid.apple.com", APPLE),
    ("Partner", "OIDC", "login.partner.example", OIDC),
]


def leave(visitor: Visitor, name: str) -> httpx.Response:
    """Press the button of a provider, and return the provider's page."""
    page = visitor.open_login()
    assert f"identity_provider={name}" in page.text
    query = page.request.url.query.decode()
    button = f"https://{LOGIN_HOST}/oauth2/authorize?{query}&identity_provider={name}"
    return visitor.follow(visitor.get(button))


def come_back(visitor: Visitor, page: httpx.Response, email: str) -> httpx.Response:
    return visitor.follow(visitor.submit(page, email=email, name="Ada Lovelace"))


@pytest.mark.parametrize(("name", "kind", "where", "details"), PROVIDERS)
def test_signed_in_at_a_provider(
    app: world.App,
    visitor: Visitor,
    name: str,
    kind: str,
    where: str,
    details: dict[str, str],
) -> None:
    app.add_provider(name, kind, **details)
    there = leave(visitor, name)
    assert there.request.url.host == where
    asked = dict(there.request.url.params)
    assert asked["client_id"] == f"{name}-client"
    assert asked["redirect_uri"] == f"https://{LOGIN_HOST}/oauth2/idpresponse"
    seen = come_back(visitor, there, "ada@partner.example").json()
    assert seen["claims"]["email"] == "ada@partner.example"
    username = seen["claims"]["username"]
    assert username.startswith(f"{name}_")
    user = app.aws.cognito.admin_get_user(UserPoolId=app.pool_id, Username=username)
    assert user["UserStatus"] == "EXTERNAL_PROVIDER"


def test_the_same_person_is_the_same_user(app: world.App, visitor: Visitor) -> None:
    app.add_provider("Google", "Google")
    first = come_back(visitor, leave(visitor, "Google"), "ada@partner.example").json()
    with Visitor(app.aws.door) as later:
        second = come_back(later, leave(later, "Google"), "ADA@partner.example").json()
    assert first["claims"]["sub"] == second["claims"]["sub"]


def test_refused_at_the_provider(app: world.App, visitor: Visitor) -> None:
    app.add_provider("Google", "Google")
    page = visitor.submit(leave(visitor, "Google"), choice="deny")
    answer = visitor.follow(page)
    assert answer.request.url.path == "/oauth2/idpresponse"
    assert answer.status_code == 561
    assert visitor.get(URL).status_code == 302


def test_a_provider_that_the_client_does_not_have(app: world.App, visitor: Visitor) -> None:
    page = visitor.open_login()
    query = page.request.url.query.decode()
    button = f"https://{LOGIN_HOST}/oauth2/authorize?{query}&identity_provider=Google"
    answer = visitor.get(button)
    assert (answer.status_code, "Login option is not available" in answer.text) == (400, True)


def test_a_state_counts_once(app: world.App, visitor: Visitor) -> None:
    app.add_provider("Google", "Google")
    there = leave(visitor, "Google")
    back = visitor.submit(there, email="ada@partner.example")
    location = back.headers["location"]
    visitor.get(location)
    assert visitor.get(location).status_code == 400


def test_an_email_that_is_not_mutable_lets_a_federated_user_in_once(
    app: world.App, visitor: Visitor
) -> None:
    """amplify-js 3526 and others: the pool has to be made anew."""
    pool = app.aws.cognito.create_user_pool(
        PoolName="immutable",
        Schema=[
            {"Name": "email", "AttributeDataType": "String", "Mutable": False, "Required": True}
        ],
    )["UserPool"]
    app.aws.cognito.delete_user_pool_domain(Domain=world.PREFIX, UserPoolId=app.pool_id)
    app.aws.cognito.create_user_pool_domain(Domain=world.PREFIX, UserPoolId=pool["Id"])
    old, app.pool_id, app.pool = app.pool_id, pool["Id"], pool
    app.client = app.make_client()
    app.client_id = app.client["ClientId"]
    app.add_provider("Google", "Google")
    app.change_rule(app.authenticate(), world.forward(app.group))
    first = come_back(visitor, leave(visitor, "Google"), "ada@partner.example")
    assert first.json()["signed_in"] is True
    with Visitor(app.aws.door) as later:
        second = come_back(later, leave(later, "Google"), "ada@partner.example")
        assert second.status_code == 561
        assert "Attribute cannot be updated" in second.request.url.params["error_description"]
    app.aws.cognito.delete_user_pool(UserPoolId=old)


GATE = """
def handler(event, context):
    assert event["triggerSource"] == "PreSignUp_ExternalProvider"
    domain = event["request"]["userAttributes"]["email"].rpartition("@")[2]
    if domain != "example.com":
        raise Exception(f"{domain} is not welcome")
    return event
"""


def gate(app: world.App, code: str, runtime: str = "python3.11", *, called: bool = True) -> None:
    """Give the pool a PreSignUp trigger, and by default the right to call it."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("gate.py", code)
    trust = (
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",'
        '"Principal":{"Service":"lambda.amazonaws.com"}}]}'
    )
    role = app.aws.client("iam").create_role(RoleName=app.pool_id, AssumeRolePolicyDocument=trust)[
        "Role"
    ]["Arn"]
    function = app.aws.client("lambda").create_function(
        FunctionName=app.pool_id,
        Runtime=runtime,
        Role=role,
        Handler="gate.handler",
        Code={"ZipFile": archive.getvalue()},
    )
    if called:
        app.aws.client("lambda").add_permission(
            FunctionName=app.pool_id,
            StatementId="pool",
            Action="lambda:InvokeFunction",
            Principal="cognito-idp.amazonaws.com",
            SourceArn=app.pool["Arn"],
        )
    app.aws.cognito.update_user_pool(
        UserPoolId=app.pool_id,
        LambdaConfig={"PreSignUp": function["FunctionArn"]},
        AdminCreateUserConfig={"AllowAdminCreateUserOnly": True},
    )


def test_a_pre_sign_up_trigger_decides_who_is_welcome(app: world.App, visitor: Visitor) -> None:
    app.add_provider("Google", "Google")
    gate(app, GATE)
    stranger = come_back(visitor, leave(visitor, "Google"), "eve@elsewhere.example")
    assert stranger.status_code == 561
    expected = "PreSignUp failed with error elsewhere.example is not welcome."
    assert stranger.request.url.params["error_description"] == expected
    with Visitor(app.aws.door) as friend:
        seen = come_back(friend, leave(friend, "Google"), "ada@example.com").json()
    assert seen["claims"]["email"] == "ada@example.com"


def test_a_trigger_that_cannot_be_run_lets_nobody_in(app: world.App, visitor: Visitor) -> None:
    app.add_provider("Google", "Google")
    gate(app, "exports.handler = x", "nodejs20.x")
    answer = come_back(visitor, leave(visitor, "Google"), "ada@example.com")
    assert answer.status_code == 561
    assert "cannot be run by localaws" in answer.request.url.params["error_description"]


def test_a_trigger_that_the_pool_may_not_call_lets_nobody_in(
    app: world.App, visitor: Visitor
) -> None:
    app.add_provider("Google", "Google")
    gate(app, GATE, called=False)
    answer = come_back(visitor, leave(visitor, "Google"), "ada@example.com")
    expected = "PreSignUp invocation failed due to error AccessDeniedException."
    assert answer.request.url.params["error_description"] == expected
    assert expected in refused(app.aws.cognito, "UnexpectedLambdaException", app.admin("ada"))


ASKED = """
import json
def handler(event, context):
    kept = {"source": event["triggerSource"], **event["request"]["userAttributes"]}
    raise Exception(json.dumps(kept, sort_keys=True))
"""


@pytest.mark.parametrize(
    ("mapping", "told"), [({}, "false"), ({"email_verified": "email_verified"}, "true")]
)
def test_what_a_trigger_is_told_of_somebody_from_a_provider(
    app: world.App, visitor: Visitor, mapping: dict[str, str], told: str
) -> None:
    """An address counts as verified only where the provider says so and the pool listens."""
    app.add_provider("Google", "Google")
    app.aws.cognito.update_identity_provider(
        UserPoolId=app.pool_id,
        ProviderName="Google",
        AttributeMapping={"email": "email", "username": "sub", **mapping},
    )
    gate(app, ASKED)
    answer = come_back(visitor, leave(visitor, "Google"), "ada@example.com")
    text = answer.request.url.params["error_description"]
    event = json.loads(text.removeprefix("PreSignUp failed with error ").removesuffix("."))
    assert event["email"] == "ada@example.com"
    assert event["email_verified"] == told


def test_a_trigger_decides_whom_an_administrator_makes(app: world.App) -> None:
    gate(app, GATE.replace("ExternalProvider", "AdminCreateUser"))
    stranger = app.admin("eve", "eve@elsewhere.example")
    text = refused(app.aws.cognito, "UserLambdaValidationException", stranger)
    assert "PreSignUp failed with error elsewhere.example is not welcome." in text
    app.aws.cognito.admin_create_user(**app.admin("grace", "grace@example.com"))
    with pytest.raises(app.aws.cognito.exceptions.UserNotFoundException):
        app.aws.cognito.admin_get_user(UserPoolId=app.pool_id, Username="eve")


def test_a_trigger_decides_who_signs_up(app: world.App) -> None:
    cognito, pool_id = app.aws.cognito, app.pool_id
    gate(app, GATE.replace("ExternalProvider", "SignUp"))
    trigger = cognito.describe_user_pool(UserPoolId=pool_id)["UserPool"]["LambdaConfig"]
    cognito.update_user_pool(UserPoolId=pool_id, LambdaConfig=trigger)  # anybody may sign up
    asked = {
        "ClientId": app.make_client(GenerateSecret=False)["ClientId"],
        "Password": world.PASSWORD,
        "Username": "grace",
    }
    stranger = [{"Name": "email", "Value": "grace@elsewhere.example"}]
    with pytest.raises(cognito.exceptions.UserLambdaValidationException):
        cognito.sign_up(**asked, UserAttributes=stranger)
    cognito.sign_up(**asked, UserAttributes=[{"Name": "email", "Value": "grace@example.com"}])


def refused(cognito: t.Any, code: str, asked: dict[str, t.Any]) -> str:
    """Return with which words AdminCreateUser is refused."""
    with pytest.raises(cognito.exceptions.ClientError) as refusal:
        cognito.admin_create_user(**asked)
    assert refusal.value.response["Error"]["Code"] == code
    return str(refusal.value.response["Error"]["Message"])
