# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module cognito_terms, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import choice, maps, strings
from .._options.cognito import CLIENT, PARENT
from .._resources.terms import TERMS

KIND = Kind(
    TERMS,
    {
        **PARENT,
        **CLIENT,
        **choice("terms_source", "LINK"),
        **choice("enforcement", "NONE"),
        **strings("name", required=True, aliases=["terms_name"]),
        **maps("links"),
    },
    required_one_of=[["user_pool_id", "user_pool_name"], ["client_id", "client_name"]],
    mutually_exclusive=[["user_pool_id", "user_pool_name"], ["client_id", "client_name"]],
)
