# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is measured: each scenario with its sizes, its steps, and what an account has before."""

from __future__ import annotations

import concurrent.futures
import dataclasses
import json
import typing as t
from pathlib import Path

import yaml

from demo.given import FILE, certificate, example, give, network
from demo.inventory import Account

Document = dict[str, t.Any]
HOST = "hello.example.org"


@dataclasses.dataclass(frozen=True)
class Step:
    """One run. ``quiet``: it must change nothing; ``with_`` are variables of this step alone."""

    name: str
    quiet: bool = False
    check: bool = False
    with_: t.Mapping[str, t.Any] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True)
class Scenario:
    """``prepare(account, size, folder)`` makes what stands before, and returns the vars file."""

    name: str
    about: str
    sizes: tuple[int, ...]
    quick: tuple[int, ...]
    steps: tuple[Step, ...]
    prepare: t.Callable[[Account, int, Path], Path]


FIRST, AGAIN = Step("first"), Step("no-op", quiet=True)
CHANGE = Step("one change", with_={"load_balancer_idle_timeout": 120})
WHOLE = (
    Step("check, nothing stands", check=True),
    FIRST,
    AGAIN,
    CHANGE,
    Step("check, all stands", quiet=True, check=True, with_=CHANGE.with_),
    Step("destroy"),
)


def written(folder: Path, variables: Document) -> Path:
    """Write a vars file."""
    path = folder / "bench.json"
    path.write_text(json.dumps(variables))
    return path


def connection(account: Account) -> Document:
    """Return the variables that lead to the account."""
    region = str(example("fargate")["aws_region"])
    return {"aws_endpoint_url": account.endpoint_url, "aws_region": region}


def whole(account: Account, size: int, folder: Path) -> Path:
    """A network, a zone and a certificate, as for the demo; a pool for those who make none."""
    give(account, "fargate", folder)
    cognito = account.client("cognito-idp")
    pool = cognito.create_user_pool(PoolName="given")["UserPool"]
    cognito.create_user_pool_domain(UserPoolId=pool["Id"], Domain="given-sign-in")
    client = cognito.create_user_pool_client(
        UserPoolId=pool["Id"],
        ClientName="given",
        GenerateSecret=True,
        CallbackURLs=[f"https://{HOST}/oauth2/idpresponse"],
        AllowedOAuthFlows=["code"],
        AllowedOAuthFlowsUserPoolClient=True,
        AllowedOAuthScopes=["openid", "email"],
        SupportedIdentityProviders=["COGNITO"],
    )["UserPoolClient"]
    given = {"given_pool_arn": pool["Arn"], "given_client_id": client["ClientId"]}
    given["given_domain"] = "given-sign-in"
    variables = yaml.safe_load((folder / FILE).read_text("utf-8"))
    return written(folder, {**variables, **given})


def tasks(account: Account, size: int, folder: Path) -> Path:
    """Nothing but names."""
    names = [f"/bench/{number:02}" for number in range(size)]
    return written(folder, {**connection(account), "names": names})


def clients(account: Account, size: int, folder: Path) -> Path:
    """One pool, and how its clients shall be."""
    account.client("cognito-idp").create_user_pool(PoolName="people")
    wanted = [
        {
            "user_pool_name": "people",
            "name": f"client-{number:04}",
            "generate_secret": True,
            "callback_urls": [f"https://{number}.example.org/oauth2/idpresponse"],
            "allowed_oauth_flows": ["code"],
            "allowed_oauth_flows_user_pool_client": True,
            "allowed_oauth_scopes": ["openid"],
            "supported_identity_providers": ["COGNITO"],
        }
        for number in range(size)
    ]
    return written(folder, {**connection(account), "clients": wanted})


def rules(account: Account, size: int, folder: Path) -> Path:
    """A listener without rules, and how they shall be."""
    given = network(account, str(example("fargate")["aws_region"]))
    elbv2 = account.client("elbv2")
    security = account.client("ec2").create_security_group(
        GroupName="bench", Description="bench", VpcId=given["vpc_id"]
    )["GroupId"]
    balancer = elbv2.create_load_balancer(
        Name="bench", Subnets=given["load_balancer_subnets"], SecurityGroups=[security]
    )
    group = elbv2.create_target_group(
        Name="bench", Protocol="HTTP", Port=80, VpcId=given["vpc_id"], TargetType="ip"
    )["TargetGroups"][0]["TargetGroupArn"]
    arn = certificate(account, [HOST], folder)["load_balancer_certificate_arn"]
    listener = elbv2.create_listener(
        LoadBalancerArn=balancer["LoadBalancers"][0]["LoadBalancerArn"],
        Protocol="HTTPS",
        Port=443,
        SslPolicy="ELBSecurityPolicy-TLS13-1-2-2021-06",
        Certificates=[{"CertificateArn": arn}],
        DefaultActions=[{"Type": "forward", "TargetGroupArn": group}],
    )["Listeners"][0]["ListenerArn"]
    wanted = [
        {
            "listener_arn": listener,
            "priority": number + 1,
            "conditions": [{"host_header": {"values": [f"{number}.example.org"]}}],
            "actions": [{"type": "forward", "target_group_arn": group}],
        }
        for number in range(size)
    ]
    told = {"subnets": given["load_balancer_subnets"], "certificate": arn, "group": group}
    told["security_group"] = security
    return written(folder, {**connection(account), **told, "rules": wanted})


def pools(account: Account, size: int, folder: Path) -> Path:
    """Many pools, of which the last in the alphabet is meant."""
    names = [f"pool-{number:04}" for number in range(size)]
    create = account.client("cognito-idp").create_user_pool
    with concurrent.futures.ThreadPoolExecutor(4) as workers:
        list(workers.map(lambda name: create(PoolName=name), names))
    return written(folder, {**connection(account), "pool": names[-1]})


SCENARIOS = (
    Scenario("whole", "a whole deployment", (1,), (1,), WHOLE, whole),
    Scenario("tasks", "log groups, each a task", (20,), (20,), (FIRST, AGAIN), tasks),
    Scenario("clients", "app clients of one pool", (1, 50, 1000), (1, 50), (FIRST, AGAIN), clients),
    Scenario("rules", "rules of one listener", (1, 20, 100), (1, 100), (FIRST, AGAIN), rules),
    Scenario("pools", "one pool by name, of so many", (1000,), (200,), (AGAIN,), pools),
)
