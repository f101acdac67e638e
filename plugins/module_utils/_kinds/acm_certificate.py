# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module acm_certificate, and an entry of a stack, takes."""

from __future__ import annotations

from .._engine.kind import Kind
from .._engine.options import block, booleans, choice, secrets, string_lists, strings
from .._resources.certificate import CERTIFICATE

KIND = Kind(
    CERTIFICATE,
    {
        **strings("certificate_arn", aliases=["arn"]),
        **strings("name_tag", aliases=["name"]),
        **strings("domain_name", aliases=["domain"]),
        **string_lists("subject_alternative_names"),
        **choice("validation_method", "DNS EMAIL HTTP"),
        **choice(
            "key_algorithm",
            "RSA_1024 RSA_2048 RSA_3072 RSA_4096 EC_prime256v1 EC_secp384r1 EC_secp521r1",
        ),
        **strings("certificate_authority_arn"),
        **block(
            "options",
            choice("certificate_transparency_logging_preference", "ENABLED DISABLED"),
            choice("export", "ENABLED DISABLED"),
        ),
        **strings("hosted_zone_id zone"),
        **booleans("wait_until_issued", default=False),
        **strings("certificate certificate_chain"),
        **secrets("private_key"),
    },
    required_one_of=[["certificate_arn", "name_tag", "domain_name"]],
    required_together=[["certificate", "private_key"]],
)
