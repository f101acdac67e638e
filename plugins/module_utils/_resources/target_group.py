# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A target group, as far as others refer to it."""

from __future__ import annotations

from .._engine.resource import Read, Resource
from .._engine.shapes import Names

TARGET_GROUP = Resource(
    service="elbv2",
    name="target_group",
    ids=("target_group_arn",),
    names=("name",),
    words=Names(
        {
            "TargetGroupName": "name",
            "Names": "name",
            "TargetGroupArns": "target_group_arn",
        }
    ),
    read=Read("DescribeTargetGroups", "TargetGroups[0]"),
    missing=("TargetGroupNotFound",),
)
