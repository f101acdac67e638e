# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An ECS task definition, as far as others refer to it."""

from __future__ import annotations

from .._engine.resource import Read, Resource

TASK_DEFINITION = Resource(
    service="ecs",
    name="task_definition",
    title="task_definition",
    ids=("task_definition_arn",),
    names=("task_definition",),
    read=Read("DescribeTaskDefinition", "taskDefinition"),
    # ECS has no code of its own for a family or revision that does not exist.
    missing=("ClientException",),
)
