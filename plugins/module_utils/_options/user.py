# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Options of users that are long."""

from __future__ import annotations

from .._engine.options import block, booleans

FACTOR = booleans("enabled preferred")

MFA_PREFERENCE = block(
    "mfa_preference",
    block("sms", FACTOR),
    block("software_token", FACTOR, no_log=False),
    block("email", FACTOR),
    block("web_authn", booleans("enabled")),
)
