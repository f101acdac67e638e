# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Each fault that running the peer's Cognito modules showed: ours must not have it."""

from __future__ import annotations

import dataclasses
import inspect
import typing as t

import pytest

from ansible_collections.gatehouse.aws.plugins.module_utils._engine import run
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.documents import (
    changed,
    overlay,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.errors import PlanError
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.shapes import Model
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.writers import Patch
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool import USER_POOL
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool_client import (
    USER_POOL_CLIENT,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool_domain import (
    USER_POOL_DOMAIN,
)
from tests.support import worlds
from tests.support.aws import Aws, is_write
from tests.support.members import service_model, touched
from tests.support.rich import pool_state, rich_pool

FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:"
KEY = "arn:aws:kms:eu-west-1:123456789012:key/1"
INVITATION = "{username} {####}"
MECHANISMS = [
    {"name": "verified_email", "priority": 1},
    {"name": "verified_phone_number", "priority": 2},
]


def told(aws: Aws) -> dict[str, t.Any]:
    """Return what AWS tells of the only pool there is."""
    (pool,) = aws.client("cognito-idp").list_user_pools(MaxResults=10)["UserPools"]
    return pool_state(aws, pool["Id"])


def test_1_acronyms_reach_aws_as_aws_spells_them(aws: Aws) -> None:
    """SMSMessage, KMSKeyID and CustomSMSSender cannot be made from snake_case by rule."""
    options = {
        "name": "staff",
        "admin_create_user_config": {"invite_message_template": {"sms_message": INVITATION}},
        "lambda_config": {
            "kms_key_id": KEY,
            "custom_sms_sender": {"lambda_version": "V1_0", "lambda_arn": f"{FUNCTION}sms"},
        },
    }
    aws.lasts(USER_POOL, options)
    pool = told(aws)
    invitation = pool["AdminCreateUserConfig"]["InviteMessageTemplate"]
    assert invitation == {"SMSMessage": INVITATION}
    assert pool["LambdaConfig"]["KMSKeyID"] == KEY
    assert pool["LambdaConfig"]["CustomSMSSender"]["LambdaArn"] == f"{FUNCTION}sms"


def test_2_the_order_of_recovery_mechanisms_is_no_change(aws: Aws) -> None:
    options = {"name": "staff", "account_recovery_setting": {"recovery_mechanisms": MECHANISMS}}
    aws.lasts(USER_POOL, options)
    turned = {"recovery_mechanisms": MECHANISMS[::-1]}
    aws.stands(USER_POOL, {"name": "staff", "account_recovery_setting": turned})


def test_3_a_schema_is_no_reason_to_warn(aws: Aws) -> None:
    """And warnings go by module.warn(): exit_json(warnings=...) is deprecated."""
    schema = [{"name": "team", "attribute_data_type": "String", "mutable": True}]
    aws.lasts(USER_POOL, {"name": "staff", "schema": schema})
    assert "warnings=" not in inspect.getsource(run)


def test_4_an_id_and_another_name_rename(aws: Aws) -> None:
    found = worlds.pool(aws)
    options = {"user_pool_id": found["user_pool_id"], "name": "people"}
    assert aws.lasts(USER_POOL, options)["name"] == "people"
    assert told(aws)["Name"] == "people"


def test_4_a_client_is_renamed_too(aws: Aws) -> None:
    found = worlds.pool(aws)
    made = worlds.app_client(aws, found)
    ids = {"user_pool_id": found["user_pool_id"], "client_id": made["client_id"]}
    assert aws.lasts(USER_POOL_CLIENT, {**ids, "name": "shop"})["name"] == "shop"


def test_5_check_mode_returns_the_whole_of_what_would_be(aws: Aws) -> None:
    options = {
        "name": "staff",
        "policies": {"password_policy": {"minimum_length": 14}},
        "tags": {"team": "orders"},
    }
    predicted = aws.converge(USER_POOL, options, check_mode=True).after
    assert {name: predicted[name] for name in options} == options
    aws.converge(USER_POOL, options)
    change = {"name": "staff", "user_pool_tier": "PLUS"}
    predicted = aws.converge(USER_POOL, change, check_mode=True).after
    assert predicted["user_pool_tier"] == "PLUS"
    assert predicted["policies"]["password_policy"]["minimum_length"] == 14
    assert told(aws)["UserPoolTier"] == "ESSENTIALS"


def test_6_results_are_called_like_options(aws: Aws) -> None:
    found = worlds.pool(aws)
    options = {
        "user_pool_id": found["user_pool_id"],
        "name": "orders",
        "generate_secret": True,
        "allowed_oauth_flows_user_pool_client": True,
        "allowed_oauth_flows": ["code"],
        "allowed_oauth_scopes": ["openid"],
        "callback_urls": ["https://orders.example.com/oauth2/idpresponse"],
        "default_redirect_uri": "https://orders.example.com/oauth2/idpresponse",
    }
    after = aws.lasts(USER_POOL_CLIENT, options)
    assert {name: after[name] for name in options} == options
    assert [name for name in after if "o_auth" in name or "u_r_l" in name] == []


def test_7_the_superseded_validity_is_never_sent_back(aws: Aws) -> None:
    """AWS: "Please use TemporaryPasswordValidityDays ... instead of UnusedAccountValidityDays"."""
    days = {"password_policy": {"temporary_password_validity_days": 3}}
    aws.lasts(USER_POOL, {"name": "staff", "policies": days})
    change = {"allow_admin_create_user_only": True}
    aws.lasts(USER_POOL, {"name": "staff", "admin_create_user_config": change})
    (request,) = [c["parameters"] for c in aws.made if c["operation"] == "UpdateUserPool"]
    assert "UnusedAccountValidityDays" not in request["AdminCreateUserConfig"]
    assert told(aws)["AdminCreateUserConfig"]["UnusedAccountValidityDays"] == 3


def test_8_mfa_without_sms_has_its_own_call(aws: Aws) -> None:
    options = {
        "name": "staff",
        "mfa_configuration": "ON",
        "software_token_mfa_configuration": {"enabled": True},
    }
    aws.lasts(USER_POOL, options)
    created, *others = [call for call in aws.made if is_write(call)]
    assert "MfaConfiguration" not in created["parameters"]
    assert [call["operation"] for call in others] == ["SetUserPoolMfaConfig"]
    assert told(aws)["MfaConfiguration"] == "ON"
    assert told(aws)["SoftwareTokenMfaConfiguration"] == {"Enabled": True}


def test_9_the_older_names_of_a_message_are_not_sent_stale(aws: Aws) -> None:
    template = {"email_subject": "Old", "email_message": "{####}", "sms_message": "{####}"}
    aws.lasts(USER_POOL, {"name": "staff", "verification_message_template": template})
    change = {"email_subject": "New"}
    aws.lasts(USER_POOL, {"name": "staff", "verification_message_template": change})
    pool = told(aws)
    assert pool["VerificationMessageTemplate"]["EmailSubject"] == "New"
    assert pool["EmailVerificationSubject"] == "New"


@pytest.mark.parametrize("versioned", [True, False])
def test_9_nor_is_the_older_name_of_the_token_trigger(aws: Aws, versioned: bool) -> None:
    def trigger(name: str) -> dict[str, t.Any]:
        arn = f"{FUNCTION}{name}"
        config = {"pre_token_generation_config": {"lambda_version": "V2_0", "lambda_arn": arn}}
        return config if versioned else {"pre_token_generation": arn}

    aws.lasts(USER_POOL, {"name": "staff", "lambda_config": trigger("old")})
    aws.lasts(USER_POOL, {"name": "staff", "lambda_config": trigger("new")})
    config = told(aws)["LambdaConfig"]
    assert config["PreTokenGeneration"] == f"{FUNCTION}new"
    assert config["PreTokenGenerationConfig"]["LambdaArn"] == f"{FUNCTION}new"


def test_10_bytes_are_equal_to_themselves() -> None:
    """Branding has no module yet; the codec that it will use makes text of bytes and back."""
    model = Model(service_model("cognito-idp"))
    shape = model.request("CreateManagedLoginBranding")
    asset = {"Category": "PAGE_BACKGROUND", "Bytes": b"\x89PNG\x00", "Extension": "PNG"}
    wire = {"Assets": [asset]}
    document = shape.decode(wire)
    assert document["assets"][0]["bytes"] == "iVBORwA="
    assert shape.encode(document) == wire
    assert changed(document, overlay(document, document, {}), {}) == set()


def test_11_a_domain_is_waited_for(aws: Aws, at_once: None) -> None:
    found = worlds.login_certificate(aws)
    aws.mode(reads_until_active="3")
    options = {
        "domain": worlds.LOGIN,
        "user_pool_id": found["user_pool_id"],
        "custom_domain_config": {"certificate_arn": found["login_certificate_arn"]},
    }
    assert aws.converge(USER_POOL_DOMAIN, options).after["status"] == "ACTIVE"
    gone = aws.converge(USER_POOL_DOMAIN, options, state="absent")
    assert (gone.changed, gone.after) == (True, {})
    describe = aws.client("cognito-idp").describe_user_pool_domain
    assert describe(Domain=worlds.LOGIN)["DomainDescription"] == {}


def test_11_nobody_waits_who_does_not_want_to(aws: Aws) -> None:
    found = worlds.pool(aws)
    aws.mode(reads_until_active="10")
    options = {"domain": "staff-gate", "user_pool_id": found["user_pool_id"]}
    assert aws.converge(USER_POOL_DOMAIN, options, wait=False).after["status"] == "CREATING"


def test_11_a_domain_that_fails_is_a_failure(aws: Aws, at_once: None) -> None:
    found = worlds.pool(aws)
    failed = {"Domain": "staff-gate", "UserPoolId": found["user_pool_id"], "Status": "FAILED"}
    aws.fault(
        operation="DescribeUserPoolDomain",
        after="CreateUserPoolDomain",
        answer={"DomainDescription": failed},
    )
    with pytest.raises(
        PlanError, match=r"^User pool domain staff-gate did not .*: AWS reports status FAILED"
    ):
        aws.converge(
            USER_POOL_DOMAIN, {"domain": "staff-gate", "user_pool_id": found["user_pool_id"]}
        )


@pytest.mark.parametrize(
    ("operation", "code"),
    [
        ("CreateUserPool", "TooManyRequestsException"),
        ("ListUserPools", "TooManyRequestsException"),
        ("CreateUserPool", "InvalidSmsRoleTrustRelationshipException"),
        ("CreateUserPool", "InvalidSmsRoleAccessPolicyException"),
        ("UpdateUserPool", "ConcurrentModificationException"),
    ],
)
def test_12_what_passes_is_tried_again(aws: Aws, at_once: None, operation: str, code: str) -> None:
    if operation == "UpdateUserPool":
        worlds.pool(aws)
    aws.fault(operation=operation, times=2, code=code)
    options = {"name": "staff", "policies": {"password_policy": {"minimum_length": 14}}}
    assert aws.converge(USER_POOL, options).changed
    assert aws.operations.count(operation) >= 3
    assert told(aws)["Policies"]["PasswordPolicy"]["MinimumLength"] == 14


def lost(aws: Aws, resource: t.Any) -> set[str]:
    """Return what changing one option of a rich pool changes besides."""
    pool_id = rich_pool(aws)
    before = pool_state(aws, pool_id)
    aws.converge(resource, {"user_pool_id": pool_id, "name": "people"}, warnings=[])
    return touched(before, pool_state(aws, pool_id)) - {"Name"}


def test_an_update_that_sends_only_what_changed_would_be_found_out(aws: Aws) -> None:
    """The code broken on purpose: the checks above see what it then loses."""
    assert lost(aws, USER_POOL) == set()
    naive = tuple(
        Patch(w.operation, owns=w.owns, on_create=w.on_create) if w.full else w
        for w in USER_POOL.writers
    )
    found = lost(aws, dataclasses.replace(USER_POOL, writers=naive))
    assert {"AutoVerifiedAttributes", "LambdaConfig.PreSignUp", "UserPoolTier"} <= found


def test_a_stale_superseded_validity_would_be_found_out(aws: Aws) -> None:
    """The code broken on purpose: AWS refuses what a naive update sends back."""
    worlds.pool(aws)
    naive = dataclasses.replace(
        USER_POOL,
        traits=dataclasses.replace(USER_POOL.traits, never_sent=()),
    )
    with pytest.raises(Exception, match="UnusedAccountValidityDays"):
        aws.converge(naive, {"name": "staff", "user_pool_tier": "PLUS"})
