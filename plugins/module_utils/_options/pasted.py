# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""AWS's own spelling as alias, so that what other modules take in AWS's words can be pasted."""

from __future__ import annotations

from .._engine.options import Specs

# Where they are more than the option's in CamelCase.
AWS_WORDS = {
    "host_header": "HostHeaderConfig",
    "path_pattern": "PathPatternConfig",
    "http_header": "HttpHeaderConfig",
    "query_string": "QueryStringConfig",
    "http_request_method": "HttpRequestMethodConfig",
    "source_ip": "SourceIpConfig",
    "forward": "ForwardConfig",
    "stickiness": "TargetGroupStickinessConfig",
    "redirect": "RedirectConfig",
    "fixed_response": "FixedResponseConfig",
    "authenticate_cognito": "AuthenticateCognitoConfig",
    "authenticate_oidc": "AuthenticateOidcConfig",
    "jwt_validation": "JwtValidationConfig",
    "host_header_rewrite": "HostHeaderRewriteConfig",
    "url_rewrite": "UrlRewriteConfig",
}


def in_aws_words(name: str) -> str:
    """Return how AWS spells the option ``name``."""
    return AWS_WORDS.get(name) or "".join(word.capitalize() for word in name.split("_"))


def pasted(specs: Specs) -> Specs:
    """Return ``specs`` and all their suboptions with AWS's spelling as alias."""
    return {
        name: {
            **spec,
            "aliases": [in_aws_words(name)],
            **({"options": pasted(spec["options"])} if "options" in spec else {}),
        }
        for name, spec in specs.items()
    }
