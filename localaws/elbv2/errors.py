# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Refusals in AWS's words."""

from __future__ import annotations

from localaws.errors import AwsError


def invalid(message: str) -> AwsError:
    """Return a ValidationError."""
    return AwsError("ValidationError", message)


def bad_action(message: str) -> AwsError:
    """Return what AWS says of actions that do not make sense."""
    return AwsError("InvalidLoadBalancerAction", message)


def bad_configuration(message: str) -> AwsError:
    """Return what AWS says of settings that do not go together."""
    return AwsError("InvalidConfigurationRequest", message)


def not_permitted(message: str) -> AwsError:
    """Return what AWS says of things that are never allowed."""
    return AwsError("OperationNotPermitted", message)
