# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Secrets are in no output, not at -vvv, not in a diff, not in a failure; only where asked for.

The options that hold secrets are found in the specs of the modules, and those that AWS calls
sensitive in botocore's model: one without a task in secret_tasks.yml fails a test.
"""

from __future__ import annotations

import base64
import json
import typing as t
from pathlib import Path

import pytest
import yaml

from ansible_collections.gatehouse.aws.plugins.module_utils._kinds.every import KINDS
from tests.support import worlds
from tests.support.aws import Aws
from tests.support.coverage import leaves, operations, renamed
from tests.support.deployment_worlds import runner
from tests.support.members import model
from tests.support.playbooks import Play, Step, play, task

Document = dict[str, t.Any]

FILE = Path(__file__).parent / "secret_tasks.yml"
TASKS: list[Document] = [
    {**one, "options": {**one["options"], **one.get("but", {})}}
    for one in yaml.safe_load(FILE.read_text(encoding="utf-8"))
]
# AWS's model marks these too, which identify: every sign-in shows the client's, people are told
# by the user's, and the key of a bucket by its ARN. And code, which is large rather than secret.
DEFAULT_KEY = "rules.apply_server_side_encryption_by_default.kms_master_key_id"
NO_SECRETS = {
    *("client_id", "username", "zip_bytes", "code.zip_bytes"),
    f"server_side_encryption_configuration.{DEFAULT_KEY}",
}
OTHERWISE = {
    "lambda_function": {"environment.variables": "secret_environment_variables"},
    "ec2_launch_template": {"launch_template_data": ""},
}
# Of another shape than a line of text.
SHAPED = {
    "with_space": "temporary password with spaces 0123456789",
    "user_data": base64.b64encode(b"#!/bin/sh the password of the tests").decode(),
    "user_data_refused": base64.b64encode(b"#!/bin/sh what nobody takes").decode(),
    "csv": "cognito:username,email\nzoe,zoe-of-the-file-0123456789@example.com\n",
    "csv_refused": "cognito:username,shoe\nzed,shoe-of-the-file-0123456789\n",
}


def hidden(specs: Document, path: str = "") -> t.Iterator[str]:
    """Yield the path of every option that must not be printed."""
    for name, spec in specs.items():
        here = f"{path}.{name}".lstrip(".")
        if spec.get("no_log"):
            yield here
        yield from hidden(spec.get("options") or {}, here)


def told_secret(value: t.Any, path: str) -> bool:
    """Return whether there is a secret at ``path``."""
    head, _dot, rest = path.partition(".")
    if isinstance(value, list):
        return any(told_secret(one, path) for one in value)
    if not head:
        return "{{ secret." in str(value)
    return isinstance(value, dict) and head in value and told_secret(value[head], rest)


SECRET_OPTIONS = [(name, path) for name, kind in KINDS.items() for path in hidden(kind.options)]


@pytest.mark.parametrize(("module", "path"), SECRET_OPTIONS, ids=".".join)
def test_every_secret_option_has_its_tasks(module: str, path: str) -> None:
    mine = [one for one in TASKS if one["module"] == module and told_secret(one["options"], path)]
    assert {"changed", "refused"} <= {one["comes"] for one in mine}, "add tasks to secret_tasks.yml"


@pytest.mark.parametrize("module", KINDS)
def test_what_aws_calls_sensitive_is_not_logged(module: str) -> None:
    kind = KINDS[module]
    shapes = [model(kind.resource).request(one) for one in operations(kind.resource)]
    marked = {p for s in shapes for p, leaf in leaves(s) if leaf.raw.metadata.get("sensitive")}
    words = OTHERWISE.get(module, {})
    options = {renamed(path, words).lstrip(".") for path in marked - NO_SECRETS}
    assert options <= {*hidden(kind.options)}


def test_modules_with_secrets_have_their_info_read() -> None:
    named = {one["module"] for one in TASKS}
    told = {name for name, kind in KINDS.items() if kind.resource.secrets}
    assert {f"{name}_info" for name in told if not name.startswith("lambda")} <= named
    assert "stack" in named


def values() -> dict[str, str]:
    """Return a secret for each of the tasks' names."""
    text = FILE.read_text(encoding="utf-8")
    names = {part.partition(" }}")[0] for part in text.split("{{ secret.")[1:]}
    made = {name: f"{name}_of_these_tests_0123456789"[:64].capitalize() for name in names}
    return {**made, **SHAPED, "chosen": "Chosen_secret_of_these_tests_0123456789"}


def world(aws: Aws) -> Document:
    """Return what the tasks need, as variables."""
    found = worlds.sign_in(aws)
    runner(aws, "runner")
    public, private = worlds.certificate("tls.example.com")
    secret = {**values(), "tls": private.decode()}
    return {
        "secret": secret,
        "certificate": public.decode(),
        "certificate_arn": found["certificate_arn"],
    }


def made_by_aws(aws: Aws) -> list[str]:
    """Return the secrets that AWS, or a run, made up."""
    cognito = aws.client("cognito-idp")
    (pool,) = cognito.list_user_pools(MaxResults=10)["UserPools"]
    clients = cognito.list_user_pool_clients(UserPoolId=pool["Id"], MaxResults=60)
    found = [
        cognito.describe_user_pool_client(UserPoolId=pool["Id"], ClientId=one["ClientId"])
        for one in clients["UserPoolClients"]
    ]
    jobs = cognito.list_user_import_jobs(UserPoolId=pool["Id"], MaxResults=60)["UserImportJobs"]
    signed = [one["PreSignedUrl"].partition("X-Amz-Signature=")[2] for one in jobs]
    return [*signed, *filter(None, (one["UserPoolClient"].get("ClientSecret") for one in found))]


def told(made: Play, secret: str) -> list[str]:
    """Return where a run has told ``secret``: in its output, its results, the log of calls."""
    places = {"output": made.output}
    for step in made.steps:
        places[f"result of {step.task}"] = json.dumps(step.result)
        places[f"calls of {step.task}"] = json.dumps(step.calls)
    return [f"{secret} in {place}" for place, said in places.items() if secret in said]


def pieces(secret: str) -> list[str]:
    """Return what of a secret must not be read: of a text, each line that says something."""
    return [line for line in secret.splitlines() if len(line) > 20 and "-----" not in line]


def first_of_each(rows: list[Document]) -> list[Document]:
    """Return a task of each module and outcome: a process of its own for each takes its time."""
    found: dict[tuple[str, str], Document] = {}
    for one in rows:
        found.setdefault((one["module"], one["comes"]), one)
    # What changes nothing tells no more than what does, but for what only reads.
    kept = [one for (name, comes), one in found.items() if comes != "same" or "_info" in name]
    return [one for one in rows if one in kept]


def outcome(step: Step) -> str:
    """Return what came of a task."""
    if step.outcome != "ok":
        return "refused"
    return "changed" if step.changed else "same"


CLIENT = {"user_pool_name": "staff", "client_name": "orders"}
CHOSEN = "{{ secret.chosen }}"
# AWS fails the first call of each.
FAILING: list[Document] = [
    {
        "module": "cognito_user_pool_client",
        "comes": "refused",
        "options": {"user_pool_name": "staff", "name": "new", "client_secret": CHOSEN},
    },
    {
        "module": "cognito_user_pool_client_secret",
        "comes": "refused",
        "options": {**CLIENT, "rotation": "started", "client_secret": CHOSEN},
    },
]
DENIED = {"code": "AccessDeniedException", "message": "No more.", "times": 1}


@pytest.mark.parametrize("here", [True, False], ids=["in-process", "module"])
def test_no_secret_is_told(aws: Aws, tmp_path: Path, here: bool) -> None:
    variables = {**world(aws), "gatehouse_in_process": here}
    for operation in ("CreateUserPoolClient", "AddUserPoolClientSecret"):
        aws.fault(operation=operation, **DENIED)
    # As variables: Ansible quotes the lines of the playbook around a task that fails.
    rows = [*FAILING, *(TASKS if here else first_of_each(TASKS))]
    tasks = [
        task(one["module"], one["options"], f"{place} {one['module']}", ignore_errors=True)
        for place, one in enumerate(rows)
    ]
    made = play(aws, tmp_path, tasks, variables, "-vvv")
    wrong = [
        (step.task, outcome(step), step.result.get("msg"))
        for step, row in zip(made.steps, rows, strict=True)
        if outcome(step) != row["comes"]
    ]
    assert wrong == []
    codes = [step.result["error"]["code"] for step in made.steps[: len(FAILING)]]
    assert codes == [DENIED["code"]] * len(FAILING)
    known = [*variables["secret"].values(), *made_by_aws(aws)]
    assert len(known) > 40
    assert [found for secret in known for one in pieces(secret) for found in told(made, one)] == []


def test_who_asks_for_a_secret_gets_it(aws: Aws, tmp_path: Path) -> None:
    worlds.sign_in(aws)
    options = {"user_pool_name": "staff", "name": "orders", "return_secrets": True}
    started = {**CLIENT, "rotation": "started", "return_secrets": True}
    made = play(
        aws,
        tmp_path,
        [
            task("cognito_user_pool_client", options),
            task("cognito_user_pool_client_info", options),
            task("cognito_user_pool_client_secret", started),
            task("cognito_user_pool_client_secret", started),
        ],
        {},
    )
    assert [step.outcome for step in made.steps] == ["ok"] * 4, made.output
    secret = made_by_aws(aws)[0]
    read, listed, new, again = (step.result for step in made.steps)
    assert read["user_pool_client"]["client_secret"] == secret
    assert listed["user_pool_clients"][0]["client_secret"] == secret
    # A new one is told once, by the run that adds it.
    assert len(new["user_pool_client_secret"]["client_secret"]) > 20
    assert "client_secret" not in again["user_pool_client_secret"]
    assert secret not in json.dumps([step.result.get("diff") for step in made.steps])
