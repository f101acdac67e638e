# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module iam_instance_profile, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import strings
from .._resources.instance_profile import INSTANCE_PROFILE

KIND = Kind(
    INSTANCE_PROFILE,
    {
        **strings("name", required=True),
        **strings("path"),
        **strings("role"),
    },
)
