# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where botocore's models say less, or other, than the service itself, with the reason."""

from __future__ import annotations

# Services whose requests are taken as they come.
UNVALIDATED = {
    "s3": "bodies are objects, and names are checked by moto's own S3 rules",
}

# Shapes whose pattern is not what the service enforces.
FREE_PATTERNS: dict[str, str] = {}
