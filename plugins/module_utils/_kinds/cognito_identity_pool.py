# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module cognito_identity_pool, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import blocks, booleans, maps, string_lists, strings
from .._resources.identity_pool import IDENTITY_POOL

KIND = Kind(
    IDENTITY_POOL,
    {
        **blocks(
            "cognito_identity_providers",
            strings("provider_name client_id"),
            booleans("server_side_token_check"),
        ),
        **blocks(
            "principal_tag_attribute_maps",
            strings("identity_provider_name", required=True),
            booleans("use_defaults"),
            maps("principal_tags"),
        ),
        **strings("identity_pool_id developer_provider_name"),
        **strings("name", aliases=["identity_pool_name"]),
        **booleans("allow_unauthenticated_identities allow_classic_flow"),
        **maps("supported_login_providers roles role_mappings"),
        **string_lists("openid_connect_provider_arns saml_provider_arns"),
    },
    required_one_of=[["identity_pool_id", "name"]],
)
