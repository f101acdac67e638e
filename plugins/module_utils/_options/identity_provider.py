# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Options of identity providers: a block for each type, and AWS's own map.

The keys of the map are listed, so that Ansible knows which of them must never be printed.
"""

from __future__ import annotations

from .._engine.options import block, booleans, choice, joined, secrets, string_lists, strings

METHODS = "GET POST"

SOCIAL = joined(strings("client_id"), secrets("client_secret"), string_lists("authorize_scopes"))

BLOCKS = joined(
    block("google", SOCIAL),
    block("facebook", SOCIAL, strings("api_version")),
    block("amazon", SOCIAL),
    block(
        "apple",
        strings("client_id team_id key_id"),
        secrets("private_key"),
        string_lists("authorize_scopes"),
    ),
    block(
        "oidc",
        SOCIAL,
        strings("oidc_issuer authorize_url token_url attributes_url jwks_uri"),
        choice("attributes_request_method", METHODS),
    ),
    block(
        "saml",
        strings("metadata_url metadata_file request_signing_algorithm"),
        booleans("idp_signout idp_init encrypted_responses"),
    ),
)

PROVIDER_DETAILS = block(
    "provider_details",
    strings("client_id authorize_scopes api_version team_id key_id oidc_issuer"),
    secrets("client_secret private_key"),
    choice("attributes_request_method", METHODS),
    strings("authorize_url token_url token_request_method attributes_url"),
    strings("attributes_url_add_attributes jwks_uri"),
    strings("MetadataURL MetadataFile IDPSignout IDPInit EncryptedResponses"),
    strings("RequestSigningAlgorithm ActiveEncryptionCertificate"),
    strings("SSORedirectBindingURI SLORedirectBindingURI"),
)
