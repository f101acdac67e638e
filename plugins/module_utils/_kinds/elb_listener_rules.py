# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What elb_listener_rules takes, as a module and as an entry of a stack."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import blocks, booleans, integers, maps, strings
from .._options.elb_actions import REQUIRE_SIGN_IN, RULE
from .._resources.listener_rules import LISTENER_RULES

KIND = Kind(
    LISTENER_RULES,
    {
        **strings("listener_arn load_balancer_name owner"),
        **integers("listener_port"),
        **booleans("whole_listener"),
        **strings("priority_range", type="list", elements="int", default=[1, 50000]),
        **blocks(
            "rules",
            # Called like a secret, and none.
            strings("key", no_log=False),
            strings("rule_arn"),
            strings("priority", aliases=["Priority"]),
            RULE,
            REQUIRE_SIGN_IN,
            booleans("ignore_target_group_weights"),
            maps("tags"),
        ),
        **booleans("purge_rules", default=True),
    },
    required_one_of=[
        ["listener_arn", "load_balancer_name"],
        ["owner", "whole_listener"],
    ],
    required_together=[["load_balancer_name", "listener_port"]],
    mutually_exclusive=[["listener_arn", "load_balancer_name"], ["owner", "whole_listener"]],
    required_if=[["state", "present", ["rules"]]],
)
