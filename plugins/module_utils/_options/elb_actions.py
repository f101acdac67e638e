# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Suboptions of listener rules and listeners: actions, conditions, transforms.

Each has AWS's own spelling as an alias, so that the lists of elb_application_lb can be pasted.
Members that AWS requires are required here too, as these lists are replaced as a whole.
"""

from __future__ import annotations

from .._engine.options import (
    block,
    blocks,
    booleans,
    choice,
    integers,
    joined,
    maps,
    secrets,
    string_lists,
    strings,
)
from .pasted import pasted

TARGET = strings("target_group_arn target_group_name")

LOGIN = joined(
    strings("session_cookie_name scope"),
    integers("session_timeout"),
    maps("authentication_request_extra_params"),
    choice("on_unauthenticated_request", "authenticate deny allow"),
)

# What may stand before the action that ends a rule.
SIGN_IN = joined(
    block(
        "authenticate_cognito",
        strings("user_pool_arn user_pool_name user_pool_client_id user_pool_client_name"),
        strings("user_pool_domain"),
        LOGIN,
    ),
    block(
        "authenticate_oidc",
        strings("issuer authorization_endpoint token_endpoint user_info_endpoint", required=True),
        strings("client_id", required=True),
        secrets("client_secret"),
        booleans("use_existing_client_secret"),
        LOGIN,
    ),
    block(
        "jwt_validation",
        strings("jwks_endpoint issuer", required=True),
        blocks(
            "additional_claims",
            strings("name", required=True),
            choice("format", "single-string string-array space-separated-values", required=True),
            string_lists("values", required=True),
        ),
    ),
)

ACTION = joined(
    choice(
        "type",
        "forward redirect fixed-response authenticate-cognito authenticate-oidc jwt-validation",
    ),
    integers("order"),
    TARGET,
    block(
        "forward",
        blocks("target_groups", TARGET, integers("weight")),
        block("stickiness", booleans("enabled"), integers("duration_seconds")),
    ),
    block(
        "redirect",
        strings("protocol host port path query"),
        choice("status_code", "HTTP_301 HTTP_302", required=True),
    ),
    block(
        "fixed_response",
        strings("status_code", required=True),
        choice(
            "content_type",
            "text/plain text/css text/html application/javascript application/json",
        ),
        strings("message_body"),
    ),
    SIGN_IN,
)

CONDITION = joined(
    choice(
        "field",
        "host-header path-pattern http-header query-string http-request-method source-ip",
    ),
    string_lists("values regex_values"),
    block("host_header", string_lists("values regex_values")),
    block("path_pattern", string_lists("values regex_values")),
    block(
        "http_header",
        strings("http_header_name", required=True),
        string_lists("values regex_values"),
    ),
    block(
        "query_string",
        # Called like a secret, and none.
        blocks("values", strings("key", no_log=False), strings("value", required=True)),
    ),
    block("http_request_method", string_lists("values")),
    block("source_ip", string_lists("values"), choice("ip_address_type", "ipv4 ipv6")),
)

REWRITES = blocks("rewrites", strings("regex replace", required=True), required=True)

TRANSFORM = joined(
    choice("type", "host-header-rewrite url-rewrite"),
    block("host_header_rewrite", REWRITES),
    block("url_rewrite", REWRITES),
)

# The lists of a rule, with AWS's spelling at every level.
RULE = pasted(
    joined(
        blocks("conditions", CONDITION),
        blocks("actions", ACTION),
        blocks("transforms", TRANSFORM),
    )
)

# The same before whatever a rule does.
REQUIRE_SIGN_IN = block("require_sign_in", pasted(SIGN_IN))

DEFAULT_ACTIONS = pasted(blocks("default_actions", ACTION))
