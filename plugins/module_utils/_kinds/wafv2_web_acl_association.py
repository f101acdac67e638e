# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module wafv2_web_acl_association, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import strings
from .._resources.web_acl_association import WEB_ACL_ASSOCIATION

RESOURCES = ["resource_arn", "load_balancer_name", "user_pool_name"]

KIND = Kind(
    WEB_ACL_ASSOCIATION,
    {
        **strings(" ".join(RESOURCES)),
        **strings("web_acl_arn web_acl_name"),
    },
    required_one_of=[RESOURCES],
    mutually_exclusive=[RESOURCES, ["web_acl_arn", "web_acl_name"]],
)
