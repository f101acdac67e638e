# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every kind of action, condition and transform, as users write it, in the world ``sign_in``."""

from __future__ import annotations

import typing as t

Document = dict[str, t.Any]

NOT_FOUND = [{"fixed_response": {"status_code": "404"}}]
COGNITO = {"user_pool_name": "staff", "user_pool_client_name": "orders"}
SIGN_IN = {"authenticate_cognito": COGNITO}
OIDC = {
    "issuer": "https://login.example.com",
    "authorization_endpoint": "https://login.example.com/authorize",
    "token_endpoint": "https://login.example.com/token",
    "user_info_endpoint": "https://login.example.com/userinfo",
    "client_id": "orders",
}
SECRET = "a-secret-of-tests-only"
FORWARD = [
    {
        "forward": {
            "target_groups": [
                {"target_group_name": "orders", "weight": 3},
                {"target_group_name": "other", "weight": 1},
            ]
        }
    }
]


def host(**members: t.Any) -> Document:
    return {"host_header": members}


JWT = {"jwks_endpoint": "https://a.example.com/k", "issuer": "https://a.example.com"}
CLAIM = {"name": "scope", "format": "space-separated-values", "values": ["b", "a"]}
STICKY = {"enabled": True, "duration_seconds": 60}
ACTIONS: dict[str, list[Document]] = {
    "forward": [{"target_group_name": "orders"}],
    "weighted forward": [{"forward": {**FORWARD[0]["forward"], "stickiness": STICKY}}],
    "redirect": [{"redirect": {"protocol": "HTTPS", "port": "8443", "status_code": "HTTP_302"}}],
    "fixed response": [{"fixed_response": {"status_code": "503", "message_body": "Later."}}],
    "cognito": [
        {
            "authenticate_cognito": {
                **COGNITO,
                "on_unauthenticated_request": "deny",
                "authentication_request_extra_params": {"prompt": "login"},
            }
        },
        {"target_group_name": "orders"},
    ],
    "cognito, for programs": [SIGN_IN, *NOT_FOUND],
    "oidc": [{"authenticate_oidc": {**OIDC, "client_secret": SECRET}}, *FORWARD],
    "jwt": [{"jwt_validation": {**JWT, "additional_claims": [CLAIM]}}, *FORWARD],
}
CONDITIONS: dict[str, Document] = {
    "host": host(values=["B.example.com", "*.a.example.com"]),
    "host expression": host(regex_values=["^a\\.example"]),
    "path": {"path_pattern": {"values": ["/b/*", "/A"]}},
    "path expression": {"path_pattern": {"regex_values": ["^/[0-9]+$"]}},
    "header": {"http_header": {"http_header_name": "X-Team", "values": ["b*", "a"]}},
    "header expression": {"http_header": {"http_header_name": "X-Team", "regex_values": ["^a"]}},
    "query": {"query_string": {"values": [{"key": "v", "value": "2"}, {"value": "1"}]}},
    "method": {"http_request_method": {"values": ["PUT", "GET"]}},
    "source": {"source_ip": {"values": ["192.0.2.0/24", "10.0.0.0/8"]}},
}
TRANSFORMS: dict[str, Document] = {
    "host": {"host_header_rewrite": {"rewrites": [{"regex": "^a", "replace": "b"}]}},
    "url": {"url_rewrite": {"rewrites": [{"regex": "^/a/(.*)$", "replace": "/$1"}]}},
}
