# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""One step of the whole deployment by Terraform: `python -m bench.terraform PROGRAM STEP FILE`."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import typing as t
from pathlib import Path

import yaml

CHANGES = 2  # What a plan with -detailed-exitcode ends with when there is something to do.
TAKEN = (
    *("aws_endpoint_url", "aws_region", "service_name", "service_hosts", "load_balancer_zone"),
    *("vpc_id", "load_balancer_subnets", "ecs_service_subnets", "load_balancer_certificate_arn"),
    *("ecs_service_image", "user_pool_domain"),
)
AFTER = ("one change", "check, all stands", "destroy")


def main() -> int:
    """Do the step, and say how much changed, as a playbook does."""
    program, step, file = sys.argv[1:]
    folder = Path(file).parent
    given = {"idle_timeout": 120} if step in AFTER else {}
    variables = yaml.safe_load(Path(file).read_text("utf-8"))
    if not (folder / "main.tf").exists():
        shutil.copy(Path(__file__).parent / "main.tf", folder)
        subprocess.run([program, f"-chdir={folder}", "init", "-input=false"], check=True)
    told = {name: variables[name] for name in TAKEN} | given
    (folder / "terraform.tfvars.json").write_text(json.dumps(told))
    status = run(program, folder, step)
    print(f"changed={1 if status == CHANGES else 0}")
    return 0 if status in (0, CHANGES) else status


def run(program: str, folder: Path, step: str) -> int:
    """Return the exit status of what the step comes to; 2 for one that changes, or would."""
    common = [f"-chdir={folder}"]
    if step in ("first", "one change", "destroy"):
        verb: t.Sequence[str] = ["destroy" if step == "destroy" else "apply", "-auto-approve"]
        done = subprocess.run([program, *common, *verb, "-input=false"], check=False).returncode
        return done or CHANGES
    plan = ["plan", "-detailed-exitcode", "-input=false"]
    return subprocess.run([program, *common, *plan], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
