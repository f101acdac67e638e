# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The one form of a listener rule: every spelling that means the same becomes the same document.

Users write shorthands, paste elb_application_lb's lists, or give back what AWS returned; AWS fills
in defaults and repeats itself. All functions here are pure and idempotent, leave members they do
not know alone, and never change what they are given.
"""

from __future__ import annotations

from ansible_collections.gatehouse.aws.plugins.module_utils._resources._rule_actions import (
    guard_of,
    one_action_form,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources._rule_conditions import (
    one_condition_form,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources._rule_problems import (
    action_problems,
    needs_https,
    rule_problems,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources._rule_transforms import (
    one_transform_form,
)

__all__ = [
    "action_problems",
    "guard_of",
    "needs_https",
    "one_action_form",
    "one_condition_form",
    "one_transform_form",
    "rule_problems",
]
