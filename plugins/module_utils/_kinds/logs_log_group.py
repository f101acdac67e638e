# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module logs_log_group, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import booleans, choice, integers, strings
from .._resources.log_group import LOG_GROUP

KIND = Kind(
    LOG_GROUP,
    {
        **strings("name", required=True, aliases=["log_group_name"]),
        **integers(
            "retention_in_days",
            choices=[
                0,
                1,
                3,
                5,
                7,
                14,
                30,
                60,
                90,
                120,
                150,
                180,
                365,
                400,
                545,
                731,
                1096,
                1827,
                2192,
                2557,
                2922,
                3288,
                3653,
            ],
            aliases=["retention"],
        ),
        **strings("kms_key_id", no_log=False),
        **choice("log_group_class", "STANDARD INFREQUENT_ACCESS DELIVERY ESSENTIALS"),
        **booleans("deletion_protection_enabled"),
    },
)
