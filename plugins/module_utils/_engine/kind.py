# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A kind: a resource and the options by which users describe it, in a module or in a stack."""

from __future__ import annotations

import typing as t

from .options import Specs
from .resource import Resource


class Kind:
    """A resource, its options, and Ansible's constraints on them (``required_one_of`` ...)."""

    def __init__(self, resource: Resource, options: Specs, **constraints: t.Any) -> None:
        """``options`` leaves out what every resource of its sort has, such as ``state``."""
        self.resource, self.options, self.constraints = resource, options, constraints
