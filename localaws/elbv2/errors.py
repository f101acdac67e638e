# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Refusals in AWS's words."""

from __future__ import annotations

from moto.core.exceptions import ServiceException


class Refused(ServiceException):
    """An answer with one of AWS's error codes."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)


def invalid(message: str) -> Refused:
    """Return a ValidationError."""
    return Refused("ValidationError", message)


def bad_action(message: str) -> Refused:
    """Return what AWS says of actions that do not make sense."""
    return Refused("InvalidLoadBalancerAction", message)


def bad_configuration(message: str) -> Refused:
    """Return what AWS says of settings that do not go together."""
    return Refused("InvalidConfigurationRequest", message)


def not_permitted(message: str) -> Refused:
    """Return what AWS says of things that are never allowed."""
    return Refused("OperationNotPermitted", message)
