# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The one exception that becomes an AWS error on the wire."""

from __future__ import annotations


class AwsError(Exception):
    """An AWS error: its code, its message, and the HTTP status where it is not the model's."""

    def __init__(self, code: str, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


class NotServed(AwsError):
    """An operation that nothing here serves; a status that botocore does not retry."""

    def __init__(self, service: str, operation: str) -> None:
        super().__init__("NotImplemented", f"localaws does not serve {service} {operation}.", 501)
