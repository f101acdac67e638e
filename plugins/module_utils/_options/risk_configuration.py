# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Options of risk configurations that are long."""

from __future__ import annotations

from .._engine.options import Specs, block, booleans, choice, joined, strings

MAIL = strings("subject html_body text_body")


def _action(name: str) -> Specs:
    return block(
        name,
        choice("event_action", "BLOCK MFA_IF_CONFIGURED MFA_REQUIRED NO_ACTION"),
        booleans("notify"),
    )


ACCOUNT_TAKEOVER = block(
    "account_takeover_risk_configuration",
    block("actions", joined(*map(_action, ("low_action", "medium_action", "high_action")))),
    block(
        "notify_configuration",
        strings("source_arn from_address reply_to"),
        block("block_email", MAIL),
        block("no_action_email", MAIL),
        block("mfa_email", MAIL),
    ),
)
