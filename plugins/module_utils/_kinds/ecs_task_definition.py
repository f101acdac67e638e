# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module ecs_task_definition, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import booleans, integers, strings
from .._options.task_definition import CONTAINER_DEFINITIONS, SETTINGS, VOLUMES
from .._resources.task_definition import TASK_DEFINITION

KIND = Kind(
    TASK_DEFINITION,
    {
        **strings("family", required=True),
        **integers("revision"),
        **strings("cpu memory task_role_arn execution_role_arn"),
        **booleans("enable_fault_injection"),
        **CONTAINER_DEFINITIONS,
        **SETTINGS,
        **VOLUMES,
    },
)
