# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An authenticator app: the six digits of a key (RFC 6238)."""

from __future__ import annotations

import base64
import hmac
import time

SECONDS = 30
DIGITS = 6


def code(key: str) -> str:
    """Return the code that the app shows now."""
    raw = base64.b32decode(key + "=" * (-len(key) % 8))
    moment = int(time.time()) // SECONDS
    digest = hmac.digest(raw, moment.to_bytes(8, "big"), "sha1")
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return str(number)[-DIGITS:].zfill(DIGITS)
