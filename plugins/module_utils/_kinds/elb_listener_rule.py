# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module elb_listener_rule, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import booleans, integers, strings
from .._options.elb_actions import REQUIRE_SIGN_IN, RULE
from .._resources.listener_rule import LISTENER_RULE

KIND = Kind(
    LISTENER_RULE,
    {
        **strings("rule_arn listener_arn load_balancer_name owner host"),
        **integers("listener_port"),
        # Called like a secret, and none.
        **strings("key", no_log=False),
        **strings("priority", aliases=["Priority"]),
        **strings("priority_range", type="list", elements="int", default=[1, 50000]),
        **strings("before after"),
        **RULE,
        **REQUIRE_SIGN_IN,
        **booleans("ignore_target_group_weights"),
    },
    required_one_of=[
        ["rule_arn", "key", "priority", "host"],
        ["rule_arn", "listener_arn", "load_balancer_name"],
    ],
    required_together=[["load_balancer_name", "listener_port"]],
    mutually_exclusive=[["listener_arn", "load_balancer_name"], ["before", "after"]],
)
