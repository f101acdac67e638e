# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module cognito_identity_provider, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import choice, maps, string_lists, strings
from .._options.cognito import PARENT
from .._options.identity_provider import BLOCKS, PROVIDER_DETAILS
from .._resources.identity_provider import IDENTITY_PROVIDER

KIND = Kind(
    IDENTITY_PROVIDER,
    {
        **PARENT,
        **choice("provider_type", "SAML Facebook Google LoginWithAmazon SignInWithApple OIDC"),
        **BLOCKS,
        **PROVIDER_DETAILS,
        **strings("name", aliases=["provider_name"]),
        **maps("attribute_mapping acr_mapping"),
        **string_lists("idp_identifiers"),
    },
    mutually_exclusive=[
        ["user_pool_id", "user_pool_name"],
        ["google", "facebook", "amazon", "apple", "oidc", "saml", "provider_details"],
    ],
    required_one_of=[
        ["user_pool_id", "user_pool_name"],
        ["name", "google", "facebook", "amazon", "apple"],
    ],
)
