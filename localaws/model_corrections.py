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
FREE_PATTERNS = {
    "DomainType": "the pattern is that of prefix domains only; a custom domain has dots",
}

# Parts of patterns that Java reads otherwise than Python: as written, and as it is meant.
DIALECT = {
    r"\uD800\uDC00-\uDBFF\uDFFF": r"\U00010000-\U0010FFFF",  # a range of surrogate pairs
}
