# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What Fargate asks of a task definition."""

from __future__ import annotations

from localaws.ecs.errors import client_error
from localaws.ecs.store import Document

GB = 1024
# CPU units with the memory that may go with them: least, most, step, in MiB.
SIZES = {
    512: (GB, 4 * GB, GB),
    1024: (2 * GB, 8 * GB, GB),
    2048: (4 * GB, 16 * GB, GB),
    4096: (8 * GB, 30 * GB, GB),
    8192: (16 * GB, 60 * GB, 4 * GB),
    16384: (32 * GB, 120 * GB, 8 * GB),
}
SMALLEST = (512, GB, 2 * GB)


def check_fargate(params: Document) -> None:
    """Refuse a task definition that cannot run on Fargate."""
    if params.get("networkMode") != "awsvpc":
        raise client_error("Fargate only supports network mode \u2018awsvpc\u2019.")
    for key in ("cpu", "memory"):
        if not params.get(key):
            raise client_error(f"Fargate requires that '{key}' be defined at the task level.")
    if not _fits(_number(params["cpu"], "vcpu"), _number(params["memory"], "gb")):
        raise client_error("No Fargate configuration exists for given values.")
    if not params.get("executionRoleArn"):
        _check_execution_role(params["containerDefinitions"])


def _number(value: str, unit: str) -> int:
    text = value.lower().replace(" ", "")
    if text.endswith(unit):
        return int(float(text.removesuffix(unit)) * GB)
    if not text.isdigit():
        raise client_error(f"Invalid setting for container. '{value}' is not a valid size.")
    return int(text)


def _fits(cpu: int, memory: int) -> bool:
    if cpu == 256:
        return memory in SMALLEST
    least, most, step = SIZES.get(cpu, (1, 0, 1))
    return least <= memory <= most and (memory - least) % step == 0


def _check_execution_role(containers: list[Document]) -> None:
    for container in containers:
        if (container.get("logConfiguration") or {}).get("logDriver") == "awslogs":
            needs = "log driver awslogs"
        elif ".dkr.ecr." in container["image"]:
            needs = "ECR images"
        elif container.get("secrets"):
            needs = "secrets"
        else:
            continue
        raise client_error(
            f"Fargate requires task definition to have execution role ARN to support {needs}."
        )
