# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module cognito_ui_customization, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import choice, strings
from .._options.cognito import CLIENT, PARENT
from .._resources.ui_customization import UI_CUSTOMIZATION

KIND = Kind(
    UI_CUSTOMIZATION,
    {
        **PARENT,
        **CLIENT,
        **choice("update_image", "on_create always", default="on_create"),
        **strings("css image_file"),
    },
    required_one_of=[["user_pool_id", "user_pool_name"]],
    mutually_exclusive=[["user_pool_id", "user_pool_name"], ["client_id", "client_name"]],
)
