# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Refusals in AWS's words."""

from __future__ import annotations

from localaws.errors import AwsError


def invalid(message: str) -> AwsError:
    """Return an InvalidParameterException."""
    return AwsError("InvalidParameterException", message)


def client_error(message: str) -> AwsError:
    """Return a ClientException."""
    return AwsError("ClientException", message)


def missing_service() -> AwsError:
    """Return what AWS says of a service that is not there."""
    return AwsError("ServiceNotFoundException", "Service not found.")
