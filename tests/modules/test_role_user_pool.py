# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The role user_pool as people run it."""

from __future__ import annotations

import typing as t
from pathlib import Path

import pytest

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.info import inform
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.session import Session
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.login_branding import (
    MANAGED_LOGIN_BRANDING,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool import USER_POOL
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.whole_pool import WHOLE_POOL
from tests.support import worlds
from tests.support.aws import REGION, Aws
from tests.support.compare import differences
from tests.support.playbooks import Step, connection, play, task

Document = dict[str, t.Any]


def role(name: str, check: bool = False, **variables: t.Any) -> Document:
    """Return a task that includes the role."""
    use = {"name": "gatehouse.aws.user_pool", "apply": {"check_mode": check}}
    return {"name": name, "ansible.builtin.include_role": use, "vars": variables}


def refused(task: Document) -> Document:
    """Return a task that succeeds if ``task`` fails."""
    end = {"name": "It did not refuse", "ansible.builtin.meta": "end_play"}
    refusal = {"name": "It refused", "ansible.builtin.debug": {"var": "ansible_failed_result.msg"}}
    return {"name": "Refuse", "block": [task, end], "rescue": [refusal]}


def custom_domain(aws: Aws) -> Document:
    """Return the variables of a domain of one's own, with its record."""
    made = aws.client("route53").create_hosted_zone(Name="example.com", CallerReference="tests")
    # AWS wants the parent of a custom domain to have an address.
    parent = {"Name": "example.com", "Type": "A", "TTL": 60}
    change = {"Action": "CREATE", "ResourceRecordSet": parent | {"ResourceRecords": [ADDRESS]}}
    aws.client("route53").change_resource_record_sets(
        HostedZoneId=made["HostedZone"]["Id"], ChangeBatch={"Changes": [change]}
    )
    return {
        "user_pool_domain": worlds.LOGIN,
        "user_pool_domain_certificate_arn": worlds.imported(aws, worlds.LOGIN, "us-east-1"),
        "user_pool_domain_zone": "example.com",
        "user_pool_domains": [{"domain": "staff-example", "managed_login_version": 2}],
    }


def zone_id(aws: Aws) -> str:
    """Return the id of the only hosted zone."""
    (zone,) = aws.client("route53").list_hosted_zones()["HostedZones"]
    return str(zone["Id"])


def stacks(steps: list[Step]) -> list[Step]:
    """Return the runs of the role's stack."""
    return [step for step in steps if "resources" in step.result]


ADDRESS = {"Value": "192.0.2.1"}
RICH: Document = {
    "user_pool_name": "staff",
    "user_pool_domain": "staff-example",
    "user_pool_managed_login_version": 2,
    "user_pool_resource_servers": [
        {
            "identifier": "https://api.example.com",
            "name": "API",
            "scopes": [{"scope_name": "read", "scope_description": "Reading"}],
        }
    ],
    "user_pool_groups": [{"name": "admins", "precedence": 1, "description": "Who may all"}],
    "user_pool_clients": [
        {
            "name": "orders",
            "generate_secret": True,
            "allowed_oauth_flows_user_pool_client": True,
            "allowed_oauth_flows": ["code"],
            "allowed_oauth_scopes": ["openid", "https://api.example.com/read"],
            "callback_urls": ["https://orders.example.com/oauth2/idpresponse"],
            "supported_identity_providers": ["COGNITO", "partner"],
        },
        {"name": "batch", "explicit_auth_flows": ["ALLOW_REFRESH_TOKEN_AUTH"]},
    ],
    "user_pool_identity_providers": [
        {
            "name": "partner",
            "saml": {"metadata_url": "https://login.partner.example/metadata"},
            "attribute_mapping": {"email": "mail"},
        }
    ],
    "user_pool_users": [
        {
            "username": "ada",
            "attributes": {"email": "ada@example.com"},
            "groups": ["admins"],
            "password": "not-a-real-one-1A",
        }
    ],
    "user_pool_terms": [
        {
            "client_name": "orders",
            "name": "terms-of-use",
            "links": {"default": "https://example.com/terms"},
        }
    ],
    "user_pool_identity_pools": [{"name": "staff"}],
    "user_pool_tags": {"team": "door"},
}
# A pool tells nothing of them, once they are over.
IMPORTED: Document = {
    "user_pool_user_import_jobs": [
        {
            "name": "old-directory",
            "cloud_watch_logs_role_arn": "arn:aws:iam::123456789012:role/logs",
            "csv": "cognito:username,email\nzoe,zoe@example.com\n",
            "started": True,
        }
    ],
}


def test_a_pool_with_everything_in_it(aws: Aws, tmp_path: Path) -> None:
    """Predicted in full, made, found to be right, kept, and deleted when it is named twice."""
    variables = {**RICH, **IMPORTED, **custom_domain(aws)}
    gone = {"user_pool_state": "absent", "user_pool_confirm_delete": "staff"}
    made = play(
        aws,
        tmp_path,
        [
            role("predict", check=True),
            role("make"),
            role("make again"),
            refused(role("keep", user_pool_state="absent")),
            task("cognito_user_pool", {"name": "staff", "deletion_protection": "INACTIVE"}),
            refused(role("keep people", user_pool_state="absent")),
            role("foretell the end", check=True, **gone),
            role("delete", **gone),
            role("delete again", **gone),
        ],
        variables,
    )
    assert made.status == 0, made.output
    protected, unprotected = (step.result["msg"] for step in made.steps if step.outcome == "failed")
    lost = "Its users are lost with it: set user_pool_confirm_delete to staff to go on."
    assert protected == (
        f"The user pool staff is protected from deletion and has people in it. {lost}"
    )
    assert unprotected == f"The user pool staff has people in it. {lost}"
    predicted, real, again, foretold, end, nothing = stacks(made.steps)
    assert (predicted.writes, again.writes, foretold.writes, nothing.writes) == ([], [], [], [])
    assert (again.changed, nothing.changed) == (False, False)
    assert foretold.result["summary"] == end.result["summary"]
    assert {line.rpartition(" ")[2] for line in real.result["summary"]} == {"created"}
    assert predicted.result["summary"] == real.result["summary"]
    for before, after in zip(predicted.result["diff"], real.result["diff"], strict=True):
        assert differences(before, after) == []
    assert "not-a-real-one" not in made.output
    assert "zoe@" not in made.output
    assert aws.client("cognito-idp").list_user_pools(MaxResults=60)["UserPools"] == []
    records = aws.client("route53").list_resource_record_sets(HostedZoneId=zone_id(aws))
    assert {one["Name"] for one in records["ResourceRecordSets"]} == {"example.com."}


def test_a_client_with_pages_is_given_a_style(aws: Aws, tmp_path: Path) -> None:
    """A style that it has already, by whoever, is left as it is."""
    pages = {**RICH["user_pool_clients"][0], "supported_identity_providers": ["COGNITO"]}
    few = ("user_pool_name", "user_pool_domain", "user_pool_managed_login_version")
    variables = {
        **{name: RICH[name] for name in few},
        "user_pool_clients": [{**pages, "allowed_oauth_scopes": ["openid"]}],
    }
    first = play(aws, tmp_path, [role("make")], variables)
    (made,) = stacks(first.steps)
    assert "cognito_managed_login_branding: created" in made.result["summary"]
    (pool,) = aws.inform(USER_POOL, {"name": "staff"})
    one = {"user_pool_id": pool["user_pool_id"], "client_name": "orders"}
    own = {**one, "settings": {"components": {"form": {"borderRadius": 8.0}}}}
    aws.converge(MANAGED_LOGIN_BRANDING, own)
    (again,) = stacks(play(aws, tmp_path, [role("make again")], variables).steps)
    assert again.changed is False


MORE: Document = {
    "user_pool_name": "staff",
    "user_pool_allowed_email_domains": ["example.com"],
    "user_pool_schema": [
        {"name": "team", "attribute_data_type": "String", "mutable": True},
        {"name": "email", "attribute_data_type": "String", "required": True, "mutable": True},
    ],
    "user_pool_identity_providers": [
        *RICH["user_pool_identity_providers"],
        {
            "google": {
                "client_id": "a-client",
                "client_secret": "not-a-real-one",
                "authorize_scopes": ["openid", "email"],
            }
        },
    ],
    "user_pool_domains": [{"domain": "staff-example", "managed_login_version": 2}],
    "user_pool_branding": [{"client_name": "orders"}],
    "user_pool_domain": "",
    "user_pool_mfa_configuration": "OPTIONAL",
    "user_pool_ui_customizations": [{"css": ".banner-customizable {color: #000;}"}],
}
BARE: Document = {"user_pool_name": "bare"}


def elsewhere(aws: Aws, task: Document) -> Document:
    """Return ``task`` in another region."""
    defaults = {"group/gatehouse.aws.aws": connection(aws, "eu-central-1")}
    return {"name": "Elsewhere", "block": [task], "module_defaults": defaults}


def variables(aws: Aws, name: str, region: str = REGION) -> Document:
    """Return a pool as cognito_info tells it to the role."""
    session = Session(lambda service: aws.connect(service, region), False, print)
    (pool,) = inform(WHOLE_POOL, {"name": name, "users": True}, session)
    return dict(pool["variables"])


@pytest.mark.parametrize("given", [{**RICH, **MORE}, BARE], ids=["rich", "bare"])
def test_what_cognito_info_tells_is_what_the_role_takes(
    aws: Aws, tmp_path: Path, given: Document
) -> None:
    """Given back, it changes nothing; in another region it makes an equal pool."""
    name = given["user_pool_name"]
    if given is BARE:
        # Nothing of it is as the role would have it.
        aws.client("cognito-idp").create_user_pool(PoolName=name)
    else:
        made = play(aws, tmp_path, [role("make")], given)
        assert made.status == 0, made.output
    told = variables(aws, name)
    again = play(aws, tmp_path, [role("give back"), elsewhere(aws, role("copy"))], told)
    assert again.status == 0, again.output
    back, copy = stacks(again.steps)
    assert (back.changed, back.writes) == (False, []), again.output
    assert copy.changed
    copied = variables(aws, name, "eu-central-1")
    assert differences(told, copied) == differences(copied, told) == []
