# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Options of managed login branding that are long."""

from __future__ import annotations

from .._engine.options import blocks, choice, strings

CATEGORIES = (
    "FAVICON_ICO FAVICON_SVG EMAIL_GRAPHIC SMS_GRAPHIC AUTH_APP_GRAPHIC PASSWORD_GRAPHIC "
    "PASSKEY_GRAPHIC PAGE_HEADER_LOGO PAGE_HEADER_BACKGROUND PAGE_FOOTER_LOGO "
    "PAGE_FOOTER_BACKGROUND PAGE_BACKGROUND FORM_BACKGROUND FORM_LOGO IDP_BUTTON_ICON"
)

ASSETS = blocks(
    "assets",
    choice("category", CATEGORIES, required=True),
    choice("color_mode", "LIGHT DARK DYNAMIC", required=True),
    choice("extension", "ICO JPEG PNG SVG WEBP", required=True),
    strings("bytes resource_id"),
)
