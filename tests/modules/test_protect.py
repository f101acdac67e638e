# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The playbook protect: a sign-in in front of a rule that amazon.aws's modules have made."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import typing as t
from pathlib import Path

import pytest
import yaml

from tests.support import worlds
from tests.support.aws import KEYS, REGION, Aws
from tests.support.playbooks import environment

Document = dict[str, t.Any]

ROOT = Path(__file__).parents[2]
HOST = "shop.example.com"
THEIRS = {
    "Conditions": [{"Field": "host-header", "Values": ["Shop.example.com", "*.shop.example.com"]}],
    "Actions": [{"Type": "forward", "TargetGroupName": "orders"}],
    "Priority": "5",
}
GIVEN = {
    "protect_load_balancer_name": "theirs",
    "protect_host": HOST,
    "protect_user_pool_name": "staff",
    "protect_domain": "staff-gate",
}


def run(aws: Aws, folder: Path, playbook: Path, variables: Document, *flags: str) -> str:
    """Return what a playbook prints; it must not fail."""
    given = {"ansible_python_interpreter": sys.executable, **variables}
    own = {"AWS_ACCESS_KEY_ID": KEYS["aws_access_key_id"], "AWS_REGION": REGION}
    own |= {"AWS_SECRET_ACCESS_KEY": KEYS["aws_secret_access_key"], "AWS_ENDPOINT_URL": aws.url}
    record = folder / "record.jsonl"
    tool = str(Path(sys.executable).parent / "ansible-playbook")
    done = subprocess.run(
        [tool, "--diff", *flags, "-e", json.dumps(given), str(playbook)],
        env={**os.environ, **environment(aws, folder, record), **own},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def protect(aws: Aws, folder: Path, *flags: str, **more: str) -> bool:
    """Return whether the playbook changes anything."""
    told = run(aws, folder, ROOT / "playbooks/protect.yml", {**GIVEN, **more}, *flags)
    return "changed=0" not in told


def with_their_modules(aws: Aws, folder: Path, found: Document, *listed: Document) -> None:
    """Make their load balancer, and the rules that are listed; others may stay."""
    listener = {
        "Protocol": "HTTPS",
        "Port": 443,
        "SslPolicy": "ELBSecurityPolicy-TLS13-1-2-2021-06",
        "Certificates": [{"CertificateArn": found["certificate_arn"]}],
        "DefaultActions": [
            {"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}
        ],
        **({"Rules": [*listed]} if listed else {}),
    }
    options = {
        "name": "theirs",
        "subnets": found["subnets"],
        "security_groups": [found["security_group"]],
        "listeners": [listener],
        "purge_rules": False,
    }
    task = {"name": "Make it", "amazon.aws.elb_application_lb": options}
    play = {"hosts": "localhost", "connection": "local", "gather_facts": False, "tasks": [task]}
    book = folder / "theirs.yml"
    book.write_text(yaml.safe_dump([play]), encoding="utf-8")
    run(aws, folder, book, {})


def rules(aws: Aws) -> list[Document]:
    """Return AWS's rules of their listener."""
    elb = aws.client("elbv2")
    balancer = elb.describe_load_balancers(Names=["theirs"])["LoadBalancers"][0]
    listener = elb.describe_listeners(LoadBalancerArn=balancer["LoadBalancerArn"])["Listeners"][0]
    found = elb.describe_rules(ListenerArn=listener["ListenerArn"])["Rules"]
    return [one for one in found if not one["IsDefault"]]


@pytest.fixture
def found(aws: Aws, tmp_path: Path) -> Document:
    """Their load balancer with their rule: their module cannot make both in one run."""
    made = worlds.balancer(aws)
    group = aws.client("ec2").create_security_group(
        GroupName="theirs", Description="theirs", VpcId=made["vpc"]
    )
    made["security_group"] = group["GroupId"]
    with_their_modules(aws, tmp_path, made)
    with_their_modules(aws, tmp_path, made, THEIRS)
    return made


def test_a_rule_gets_its_sign_in_and_loses_nothing(
    aws: Aws, found: Document, tmp_path: Path
) -> None:
    """New pool, domain and client; check mode writes nothing; again nothing; away as it was."""
    (before,) = rules(aws)
    aws.forget()
    assert protect(aws, tmp_path, "--check")
    assert aws.writes == []
    assert protect(aws, tmp_path)
    (after,) = rules(aws)
    assert {**after, "Actions": None} == {**before, "Actions": None}
    assert [one["Type"] for one in after["Actions"]] == ["authenticate-cognito", "forward"]
    login = after["Actions"][0]["AuthenticateCognitoConfig"]
    assert (login["SessionTimeout"], login["Scope"]) == (28800, "openid email")
    pool = login["UserPoolArn"].rpartition("/")[2]
    client = aws.client("cognito-idp").describe_user_pool_client(
        UserPoolId=pool, ClientId=login["UserPoolClientId"]
    )["UserPoolClient"]
    assert client["CallbackURLs"] == [f"https://{HOST}/oauth2/idpresponse"]
    assert (client["ClientName"], bool(client["ClientSecret"])) == (HOST, True)
    assert not protect(aws, tmp_path)
    with_their_modules(aws, tmp_path, found)
    assert rules(aws) == [after]
    assert protect(aws, tmp_path, protect_state="absent")
    (now,) = rules(aws)
    assert now == before
    assert not protect(aws, tmp_path, protect_state="absent")
