# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The playbook protect: a sign-in in front of a rule that amazon.aws's modules have made."""

from __future__ import annotations

import itertools
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
from tests.support.playbooks import Step, environment

Document = dict[str, t.Any]

ROOT = Path(__file__).parents[2]
HOST = "shop.example.com"
PROTECT, THEIRS = "Find the rule", "Make theirs"  # The first tasks of what a run is made of.
BARE = {
    "Conditions": [{"Field": "host-header", "Values": ["Shop.example.com", "*.shop.example.com"]}],
    "Actions": [{"Type": "forward", "TargetGroupName": "orders"}],
    "Priority": "5",
}
OTHER = {
    "Conditions": [{"Field": "host-header", "Values": ["wiki.example.com"]}],
    "Actions": [{"Type": "forward", "TargetGroupName": "other"}],
    "Priority": "6",
}
# The sign-in as their module has to be told it, which compares it word for word.
COGNITO = "now.listener_rules[0].actions[0].authenticate_cognito"
SIGN_IN = {
    "Type": "authenticate-cognito",
    "Order": 1,
    "AuthenticateCognitoConfig": {
        member: f"{{{{ {COGNITO}.{option} }}}}"
        for member, option in (
            ("UserPoolArn", "user_pool_arn"),
            ("UserPoolClientId", "user_pool_client_id"),
            ("UserPoolDomain", "user_pool_domain"),
            ("SessionCookieName", "session_cookie_name"),
            ("Scope", "scope"),
            ("SessionTimeout", "session_timeout"),
            ("OnUnauthenticatedRequest", "on_unauthenticated_request"),
        )
    },
}
LISTED = {**BARE, "Actions": [SIGN_IN, {**BARE["Actions"][0], "Order": 2}]}
RULE = {"protect_load_balancer_name": "theirs", "protect_host": HOST}
POOL = {"protect_user_pool_name": "staff", "protect_domain": "staff-gate"}
Deed = list[Step]


def run(aws: Aws, folder: Path, plays: list[Document], *flags: str, status: int = 0) -> list[Deed]:
    """Return what came of ``plays``, deed by deed: one of protect, or one task of theirs."""
    book, record = folder / "book.yml", folder / "record.jsonl"
    book.write_text(yaml.safe_dump(plays, sort_keys=False), encoding="utf-8")
    record.write_text("", encoding="utf-8")
    own = {"AWS_ACCESS_KEY_ID": KEYS["aws_access_key_id"], "AWS_REGION": REGION}
    own |= {"AWS_SECRET_ACCESS_KEY": KEYS["aws_secret_access_key"], "AWS_ENDPOINT_URL": aws.url}
    tool = str(Path(sys.executable).parent / "ansible-playbook")
    python = f"ansible_python_interpreter={sys.executable}"
    aws.forget()
    done = subprocess.run(
        [tool, "--diff", *flags, "-e", python, str(book)],
        env={**os.environ, **environment(aws, folder, record), **own},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == status, done.stdout
    steps = [Step(**json.loads(line)) for line in record.read_text("utf-8").splitlines()]
    starts = [n for n, step in enumerate(steps) if step.task in (PROTECT, THEIRS)]
    return [steps[a:b] for a, b in itertools.pairwise([*starts, len(steps)])]


def changed(deed: Deed) -> bool:
    """Return whether anything was changed."""
    return any(step.changed for step in deed)


def writes(deed: Deed) -> list[str]:
    """Return the operations that could have changed anything but the listener.

    Their module writes that whenever AWS tells more of its default actions than the task does.
    """
    told = (operation for step in deed for operation in step.writes)
    return [operation for operation in told if operation != "ModifyListener"]


def protect(rule: Document = RULE, state: str = "present") -> Document:
    """Return a play that protects ``rule``, or takes its sign-in away."""
    given = {**POOL, **rule, "protect_state": state}
    return {"import_playbook": str(ROOT / "playbooks/protect.yml"), "vars": given}


def theirs(found: Document, *listed: Document, purge: bool = False) -> Document:
    """Return a play in which their module makes their load balancer, and the rules it lists."""
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
        "purge_rules": purge,
    }
    task = {"name": THEIRS, "amazon.aws.elb_application_lb": options}
    return play(task)


def play(task: Document) -> Document:
    """Return a play of one task."""
    return {"hosts": "localhost", "connection": "local", "gather_facts": False, "tasks": [task]}


LOOK = play(
    {
        "name": "Look at the rule",
        "gatehouse.aws.elb_listener_rule_info": {"load_balancer_name": "theirs", "host": HOST},
        "register": "now",
    }
)


def rules(aws: Aws) -> list[Document]:
    """Return AWS's rules of their listener, in the order of evaluation."""
    elb = aws.client("elbv2")
    balancer = elb.describe_load_balancers(Names=["theirs"])["LoadBalancers"][0]
    listener = elb.describe_listeners(LoadBalancerArn=balancer["LoadBalancerArn"])["Listeners"][0]
    found = elb.describe_rules(ListenerArn=listener["ListenerArn"])["Rules"]
    return sorted((one for one in found if not one["IsDefault"]), key=lambda one: one["Priority"])


def actions(deed: Deed) -> list[list[str]]:
    """Return what each rule does, in the order of evaluation, as their module tells it."""
    told = deed[0].result["listeners"][0]["rules"]
    numbered = sorted((one for one in told if not one["is_default"]), key=lambda r: r["priority"])
    return [[action["type"] for action in one["actions"]] for one in numbered]


@pytest.fixture
def found(aws: Aws, tmp_path: Path) -> Document:
    """Their load balancer with two rules: their module cannot make it with them in one run."""
    made = worlds.balancer(aws)
    group = aws.client("ec2").create_security_group(
        GroupName="theirs", Description="theirs", VpcId=made["vpc"]
    )
    made["security_group"] = group["GroupId"]
    run(aws, tmp_path, [theirs(made), theirs(made, BARE, OTHER)])
    return made


SHUT, OPEN = ["authenticate-cognito", "forward"], ["forward"]


def test_a_rule_gets_its_sign_in_and_loses_nothing(
    aws: Aws, found: Document, tmp_path: Path
) -> None:
    """New pool, domain and client; check mode writes nothing; again nothing; away as it was.

    The rule is named by its host or by its ARN, the pool is new or there already. A sign-in by
    another client is nobody's to take away.
    Their module, run again, leaves the sign-in where it does not list the rule, or lists it with
    the sign-in. Listed as it was before, the rule is open again; by default the others are gone.
    """
    before, other = rules(aws)
    (check,) = run(aws, tmp_path, [protect()], "--check")
    assert (changed(check), writes(check)) == (True, [])
    plays = [protect(), protect(), LOOK, theirs(found, OTHER), theirs(found, LISTED, OTHER)]
    plays += [protect({**RULE, "protect_client_name": "another"}, "absent")]
    first, again, unlisted, listed, foreign = run(aws, tmp_path, plays, status=2)
    assert (changed(first), changed(again), writes(again)) == (True, False, [])
    assert (foreign[-1].outcome, writes(foreign)) == ("failed", [])
    assert "has a sign-in already, by " in foreign[-1].result["msg"]
    assert [(writes(one), actions(one)) for one in (unlisted, listed)] == [([], [SHUT, OPEN])] * 2
    after, same = rules(aws)
    assert (same, {**after, "Actions": None}) == (other, {**before, "Actions": None})
    assert after["Actions"][1] == {**before["Actions"][0], "Order": 2}
    signs_in(aws, after["Actions"][0]["AuthenticateCognitoConfig"])
    plays = [theirs(found, BARE), theirs(found, BARE, purge=True)]
    named = {"protect_rule_arn": before["RuleArn"]}
    plays += [protect(named), protect(named, "absent"), protect(state="absent")]
    bare, purged, shut, away, again = run(aws, tmp_path, plays)
    assert (writes(bare), actions(bare)) == (["ModifyRule"], [OPEN, OPEN])
    assert (writes(purged), actions(purged)) == (["DeleteRule"], [OPEN])
    assert writes(shut) == ["ModifyRule"]
    assert sorted(writes(away)) == ["DeleteUserPoolClient", "ModifyRule"]
    assert (changed(again), writes(again)) == (False, [])
    assert rules(aws) == [before]


def test_in_front_of_a_rule_that_their_module_goes_on_writing(
    aws: Aws, found: Document, tmp_path: Path
) -> None:
    """Their task, run again as it was, with purge_rules false: nothing is lost."""
    before, other = rules(aws)
    front = {**RULE, "protect_in_front": True}
    (check,) = run(aws, tmp_path, [protect(front)], "--check")
    assert (changed(check), writes(check)) == (True, [])
    plays = [protect(front), theirs(found, BARE, OTHER), protect(front), protect(front, "absent")]
    first, bare, again, away = run(aws, tmp_path, [*plays[:3], LOOK, plays[3]])
    assert actions(bare) == [SHUT, OPEN, OPEN]
    assert ("CreateRule" in writes(first), writes(bare), writes(again)) == (True, [], [])
    assert not changed(again)
    guards = again[-1].result["listener_rules"]
    assert [one["priority"] for one in guards] == [4, 5]
    assert sorted(writes(away)) == ["DeleteRule", "DeleteUserPoolClient"]
    assert rules(aws) == [before, other]


def signs_in(aws: Aws, login: Document) -> None:
    """Check that people sign in as the playbook's variables say."""
    assert (login["SessionTimeout"], login["Scope"]) == (28800, "openid email")
    pool = login["UserPoolArn"].rpartition("/")[2]
    client = aws.client("cognito-idp").describe_user_pool_client(
        UserPoolId=pool, ClientId=login["UserPoolClientId"]
    )["UserPoolClient"]
    assert client["CallbackURLs"] == [f"https://{HOST}/oauth2/idpresponse"]
    assert (client["ClientName"], bool(client["ClientSecret"])) == (HOST, True)
