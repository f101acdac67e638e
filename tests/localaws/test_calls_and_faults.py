# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The call log, faults on demand, modes, reset: the control endpoints."""

from __future__ import annotations

import time
from contextlib import suppress

import httpx
import pytest
from botocore.exceptions import ClientError, ConnectionClosedError, ReadTimeoutError

from tests.localaws.expect import new_client, new_pool, pool, refused

THROTTLED = {"code": "ThrottlingException"}


def outcomes(aws) -> list[tuple[str, str]]:
    return [(call["operation"], call["outcome"]) for call in aws.control("GET", "calls")]


def test_calls_are_logged_with_their_outcome(aws, idp):
    pool_id = new_pool(idp)
    with refused(code="ResourceNotFoundException"):
        pool(idp, "eu-west-1_none")
    with refused():
        idp.describe_user_pool()
    aws.client("elbv2").describe_load_balancers()
    assert outcomes(aws) == [
        ("CreateUserPool", "ok"),
        ("DescribeUserPool", "ResourceNotFoundException"),
        ("DescribeUserPool", "InvalidParameterException"),
        ("DescribeLoadBalancers", "ok"),
    ]
    first = aws.control("GET", "calls")[0]
    assert first["service"] == "cognito-idp"
    assert first["region"] == "eu-west-1"
    assert first["parameters"] == {"PoolName": "staff"}
    assert pool_id.startswith("eu-west-1_")
    aws.control("DELETE", "calls")
    assert outcomes(aws) == []


def test_secrets_are_masked_in_the_log(aws, idp):
    pool_id = new_pool(idp)
    client = new_client(idp, pool_id, ClientSecret="known" + "x" * 30)
    details = {"client_id": "i", "client_secret": "hush", "authorize_scopes": "openid"}
    idp.create_identity_provider(
        UserPoolId=pool_id, ProviderName="Google", ProviderType="Google", ProviderDetails=details
    )
    user = {"UserPoolId": pool_id, "Username": "ann"}
    idp.admin_create_user(**user, TemporaryPassword="Temporary-1", MessageAction="SUPPRESS")
    with pytest.raises(ClientError):
        idp.initiate_auth(
            ClientId=client["ClientId"],
            AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": "ann", "PASSWORD": "Temporary-1"},
        )
    secret = aws.client("secretsmanager")
    secret.create_secret(Name="s", SecretString="hush")
    log = httpx.get(f"{aws.url}/_localaws/calls").text
    for text in ("knownxxx", "hush", "Temporary-1"):
        assert text not in log
    assert client["ClientId"] in log


def test_the_nth_call_fails_and_takes_no_effect(aws, idp):
    aws.control("POST", "faults", {"operation": "CreateUserPool", "nth": [2, 3], **THROTTLED})
    new_pool(idp)
    for _ in range(2):
        with refused("Rate exceeded", "ThrottlingException"):
            new_pool(idp)
    new_pool(idp)
    assert len(idp.list_user_pools(MaxResults=60)["UserPools"]) == 2


def test_a_fault_has_its_own_message_and_status(aws):
    fault = {"service": "elbv2", "code": "Odd", "message": "So it is.", "status": 503}
    aws.control("POST", "faults", fault)
    with pytest.raises(ClientError) as caught:
        aws.client("elbv2").describe_load_balancers()
    assert caught.value.response["Error"]["Message"] == "So it is."
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 503
    aws.client("iam").list_roles()


def test_a_share_is_drawn_the_same_way_each_time(aws, idp):
    def run() -> list[str]:
        aws.control("POST", "reset")
        aws.control("POST", "faults", {"share": 0.3, "seed": 7, **THROTTLED})
        for _ in range(12):
            with suppress(ClientError):
                idp.list_user_pools(MaxResults=1)
        return [outcome for _, outcome in outcomes(aws)]

    first = run()
    assert first == run()
    assert 0 < first.count("ThrottlingException") < 12


def test_latency(aws, idp):
    aws.control("POST", "faults", {"operation": "ListUserPools", "latency_ms": 120})
    start = time.monotonic()
    idp.list_user_pools(MaxResults=1)
    assert time.monotonic() - start >= 0.12


def test_a_slow_call_holds_up_no_other(aws):
    aws.control("POST", "faults", {"operation": "ListUserPools", "latency_ms": 2000})
    impatient = aws.client("cognito-idp", "eu-north-1", read_timeout=0.2)
    with pytest.raises(ReadTimeoutError):
        impatient.list_user_pools(MaxResults=1)
    start = time.monotonic()
    aws.client("iam").list_roles()
    assert time.monotonic() - start < 1.5


def test_a_cut_connection_leaves_the_effect(aws, idp):
    aws.control("POST", "faults", {"operation": "CreateUserPool", "nth": 1, "cut": True})
    with pytest.raises(ConnectionClosedError):
        new_pool(idp)
    assert len(idp.list_user_pools(MaxResults=60)["UserPools"]) == 1
    assert outcomes(aws)[0] == ("CreateUserPool", "ok")


def test_a_new_resource_can_be_invisible(aws, idp):
    hidden = {"operation": "ListUserPools", "after": "CreateUserPool", "times": 2}
    aws.control("POST", "faults", {**hidden, "answer": {"UserPools": []}})
    new_pool(idp)
    seen = [len(idp.list_user_pools(MaxResults=60)["UserPools"]) for _ in range(3)]
    assert seen == [0, 0, 1]


def test_faults_are_cleared(aws, idp):
    aws.control("POST", "faults", [{"code": "Odd"}, {"service": "iam", "code": "Odd"}])
    aws.control("DELETE", "faults")
    new_pool(idp)


@pytest.mark.parametrize(
    ("method", "endpoint", "body", "status"),
    [
        ("POST", "faults", {"colour": "red"}, 400),
        ("POST", "modes", {"update_user_pool": "lenient"}, 400),
        ("POST", "modes", {"colour": "red"}, 400),
        ("GET", "nothing", None, 404),
    ],
)
def test_wrong_control_requests(aws, method, endpoint, body, status):
    answer = httpx.request(method, f"{aws.url}/_localaws/{endpoint}", json=body)
    assert answer.status_code == status
    assert answer.json()["message"]


def test_reset_forgets_everything(aws, idp):
    new_pool(idp)
    aws.client("iam").create_role(RoleName="r", AssumeRolePolicyDocument="{}")
    aws.control("POST", "modes", {"update_user_pool": "measured"})
    aws.control("POST", "faults", {"service": "ec2", "code": "Odd"})
    aws.control("POST", "reset")
    assert outcomes(aws) == []
    assert aws.control("GET", "modes")["update_user_pool"] == "strict"
    assert idp.list_user_pools(MaxResults=60)["UserPools"] == []
    assert aws.client("iam").list_roles()["Roles"] == []
    aws.client("ec2").describe_vpcs()


def test_regions_do_not_see_each_other(aws, idp):
    pool_id = new_pool(idp)
    other = aws.client("cognito-idp", "us-east-1")
    with refused(code="ResourceNotFoundException"):
        pool(other, pool_id)
    assert other.list_user_pools(MaxResults=60)["UserPools"] == []


@pytest.mark.parametrize(
    ("service", "operation", "parameters"),
    [
        ("cognito-idp", "list_devices", {"AccessToken": "a.b.c"}),
        ("lambda", "list_code_signing_configs", {}),
        ("chime", "list_accounts", {}),
        ("ec2", "describe_fpga_images", {}),
        ("cloudfront", "list_streaming_distributions", {}),
        ("rds", "describe_reserved_db_instances", {}),
    ],
)
def test_what_is_not_served_says_so_at_once(aws, service, operation, parameters):
    client = aws.client(service, "us-west-2", retries={"total_max_attempts": 3})
    with pytest.raises(ClientError) as caught:
        getattr(client, operation)(**parameters)
    answer = caught.value.response
    assert answer["Error"]["Code"] == "NotImplemented"
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 501
    assert answer["ResponseMetadata"]["RetryAttempts"] == 0


def test_the_door_is_neither_logged_nor_struck(aws) -> None:
    aws.control("POST", "faults", {"operation": "DescribeLoadBalancers", "code": "Throttling"})
    door = aws.client("elbv2", user_agent_extra="localaws-door")
    assert door.describe_load_balancers()["LoadBalancers"] == []
    assert aws.control("GET", "calls") == []
