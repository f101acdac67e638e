# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every spelling of a rule that means the same has one form, and what AWS refuses is said first."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansible_collections.gatehouse.aws.plugins.module_utils._resources._rules import (
    action_problems,
    needs_https,
    one_action_form,
    one_condition_form,
    one_transform_form,
    rule_problems,
)

TARGET = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/shop/0123456789abcdef"
OTHER = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/next/fedcba9876543210"
POOL = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Abc123"
OFF = {"enabled": False}
FORWARD = {"target_groups": [{"target_group_arn": TARGET, "weight": 1}], "stickiness": OFF}

# What a user writes, and what AWS then reports of it, decoded into snake case.
CONDITIONS = {
    "host names": (
        {"host_header": {"values": ["Shop.example.com", "api.example.com"]}},
        {
            "field": "host-header",
            "values": ["shop.example.com", "api.example.com"],
            "host_header": {"values": ["shop.example.com", "api.example.com"]},
        },
    ),
    "host names, plain values": (
        {"field": "host-header", "values": ["shop.example.com"]},
        {
            "field": "host-header",
            "values": ["shop.example.com"],
            "host_header": {"values": ["shop.example.com"]},
        },
    ),
    "host expression": (
        {"field": "host-header", "regex_values": [r"^shop\.\D+$"]},
        {
            "field": "host-header",
            "values": [],
            "regex_values": [r"^shop\.\D+$"],
            "host_header": {"values": [], "regex_values": [r"^shop\.\D+$"]},
        },
    ),
    "paths in another order": (
        {"path_pattern": {"values": ["/b/*", "/a"]}},
        {
            "field": "path-pattern",
            "values": ["/a", "/b/*"],
            "path_pattern": {"values": ["/a", "/b/*"]},
        },
    ),
    "header": (
        {"http_header": {"http_header_name": "X-Env", "values": ["qa", "dev"]}},
        {
            "field": "http-header",
            "values": [],
            "http_header": {"http_header_name": "X-Env", "values": ["dev", "qa"]},
        },
    ),
    "query": (
        {"query_string": {"values": [{"key": "v", "value": "2"}, {"key": None, "value": "*a*"}]}},
        {
            "field": "query-string",
            "values": [],
            "query_string": {"values": [{"value": "*a*"}, {"key": "v", "value": "2"}]},
        },
    ),
    "methods": (
        {"http_request_method": {"values": ["POST", "GET"]}},
        {
            "field": "http-request-method",
            "values": [],
            "http_request_method": {"values": ["GET", "POST"]},
        },
    ),
    "addresses": (
        {"source_ip": {"values": ["198.51.100.0/24", "192.0.2.0/24"], "ip_address_type": None}},
        {
            "field": "source-ip",
            "values": [],
            "source_ip": {"values": ["192.0.2.0/24", "198.51.100.0/24"]},
        },
    ),
    "address type": (
        {"source_ip": {"ip_address_type": "ipv6"}},
        {"field": "source-ip", "values": [], "source_ip": {"ip_address_type": "ipv6"}},
    ),
}

ACTIONS = {
    "target alone": (
        {"target_group_arn": TARGET},
        {"type": "forward", "target_group_arn": TARGET, "forward": FORWARD},
    ),
    "target in the block": (
        {"forward": {"target_groups": [{"target_group_arn": TARGET}]}},
        {"type": "forward", "target_group_arn": TARGET, "forward": FORWARD},
    ),
    "weighted targets in another order": (
        {
            "forward": {
                "target_groups": [
                    {"target_group_arn": TARGET, "weight": 90},
                    {"target_group_arn": OTHER, "weight": 10},
                ],
                "stickiness": {"enabled": True, "duration_seconds": 60},
            }
        },
        {
            "type": "forward",
            "forward": {
                "target_groups": [
                    {"target_group_arn": OTHER, "weight": 10},
                    {"target_group_arn": TARGET, "weight": 90},
                ],
                "stickiness": {"enabled": True, "duration_seconds": 60},
            },
        },
    ),
    "stickiness switched off": (
        {
            "type": "forward",
            "target_group_arn": TARGET,
            "forward": {"stickiness": {"enabled": False, "duration_seconds": 3600}},
        },
        {"type": "forward", "target_group_arn": TARGET, "forward": FORWARD},
    ),
    "redirect": (
        {"redirect": {"protocol": "HTTPS", "port": 443, "status_code": "HTTP_301"}},
        {
            "type": "redirect",
            "redirect": {
                "protocol": "HTTPS",
                "port": "443",
                "host": "#{host}",
                "path": "/#{path}",
                "query": "#{query}",
                "status_code": "HTTP_301",
            },
        },
    ),
    "fixed response": (
        {"fixed_response": {"status_code": 404}},
        {
            "type": "fixed-response",
            "fixed_response": {
                "status_code": "404",
                "content_type": "text/plain",
                "message_body": "",
            },
        },
    ),
    "sign-in by Cognito": (
        {
            "authenticate_cognito": {
                "user_pool_arn": POOL,
                "user_pool_client_id": "1h57kf5cpq17m0eml12EXAMPLE",
                "user_pool_domain": "shop.auth.eu-west-1.amazoncognito.com",
                "session_timeout": "3600",
                "authentication_request_extra_params": {},
            }
        },
        {
            "type": "authenticate-cognito",
            "order": 7,
            "authenticate_cognito": {
                "user_pool_arn": POOL,
                "user_pool_client_id": "1h57kf5cpq17m0eml12EXAMPLE",
                "user_pool_domain": "shop",
                "session_cookie_name": "AWSELBAuthSessionCookie",
                "scope": "openid",
                "session_timeout": 3600,
                "on_unauthenticated_request": "authenticate",
            },
        },
    ),
    "sign-in by OIDC": (
        {
            "authenticate_oidc": {
                "issuer": "https://id.example.com",
                "authorization_endpoint": "https://id.example.com/authorize",
                "token_endpoint": "https://id.example.com/token",
                "user_info_endpoint": "https://id.example.com/userinfo",
                "client_id": "shop",
                "on_unauthenticated_request": "deny",
            }
        },
        {
            "type": "authenticate-oidc",
            "authenticate_oidc": {
                "issuer": "https://id.example.com",
                "authorization_endpoint": "https://id.example.com/authorize",
                "token_endpoint": "https://id.example.com/token",
                "user_info_endpoint": "https://id.example.com/userinfo",
                "client_id": "shop",
                "session_cookie_name": "AWSELBAuthSessionCookie",
                "scope": "openid",
                "session_timeout": 604800,
                "on_unauthenticated_request": "deny",
            },
        },
    ),
    "tokens of machines": (
        {
            "jwt_validation": {
                "jwks_endpoint": "https://id.example.com/jwks",
                "issuer": "https://id.example.com",
                "additional_claims": [
                    {"format": "string-array", "name": "aud", "values": ["b", "a"]},
                    {"format": "single-string", "name": "amr", "values": ["mfa"]},
                ],
            }
        },
        {
            "type": "jwt-validation",
            "jwt_validation": {
                "jwks_endpoint": "https://id.example.com/jwks",
                "issuer": "https://id.example.com",
                "additional_claims": [
                    {"format": "single-string", "name": "amr", "values": ["mfa"]},
                    {"format": "string-array", "name": "aud", "values": ["a", "b"]},
                ],
            },
        },
    ),
}

TRANSFORMS = {
    "url": (
        {"url_rewrite": {"rewrites": [{"regex": "^/old/(.*)$", "replace": "/new/$1"}]}},
        {
            "type": "url-rewrite",
            "url_rewrite": {"rewrites": [{"regex": "^/old/(.*)$", "replace": "/new/$1"}]},
        },
    ),
    "host": (
        {
            "type": None,
            "url_rewrite": None,
            "host_header_rewrite": {"rewrites": [{"regex": "^a$", "replace": "b"}]},
        },
        {
            "type": "host-header-rewrite",
            "host_header_rewrite": {"rewrites": [{"regex": "^a$", "replace": "b"}]},
        },
    ),
}

FORMS = {
    "conditions": one_condition_form,
    "actions": one_action_form,
    "default_actions": one_action_form,
    "transforms": one_transform_form,
}
ROWS = [
    pytest.param(option, written, reported, id=f"{option}: {name}")
    for option, table in (
        ("conditions", CONDITIONS),
        ("actions", ACTIONS),
        ("default_actions", ACTIONS),
        ("transforms", TRANSFORMS),
    )
    for name, (written, reported) in table.items()
]


@pytest.mark.parametrize(("option", "written", "reported"), ROWS)
def test_what_aws_reports_is_what_the_user_wrote(option, written, reported):
    form = FORMS[option]
    assert form({option: [written]}) == form({option: [reported]})


@pytest.mark.parametrize(("option", "written", "reported"), ROWS)
def test_what_is_returned_can_be_given_back(option, written, reported):
    returned = FORMS[option]({option: [reported]})
    assert FORMS[option](returned) == returned


@pytest.mark.parametrize(("option", "written", "reported"), ROWS)
def test_what_is_given_is_left_as_it_is(option, written, reported):
    document = {option: [written]}
    before = copy.deepcopy(document)
    FORMS[option](document)
    assert document == before


def test_the_order_of_conditions_and_transforms_means_nothing():
    conditions = [written for written, _ in CONDITIONS.values()]
    transforms = [written for written, _ in TRANSFORMS.values()]
    document = {"conditions": conditions, "transforms": transforms}
    turned = {"conditions": conditions[::-1], "transforms": transforms[::-1]}
    assert one_condition_form(document)["conditions"] == one_condition_form(turned)["conditions"]
    assert one_transform_form(document)["transforms"] == one_transform_form(turned)["transforms"]


def test_actions_are_in_the_order_in_which_they_are_performed():
    login = {**ACTIONS["sign-in by Cognito"][1], "order": 10}
    ahead = one_action_form({"actions": [{"target_group_arn": TARGET, "order": 20}, login]})
    assert [(action["type"], action["order"]) for action in ahead["actions"]] == [
        ("authenticate-cognito", 1),
        ("forward", 2),
    ]


def test_what_no_form_knows_is_left_alone():
    document = {
        "name": "shop",
        "actions": [{"type": "teleport", "teleport": {"to": "mars"}}],
        "conditions": [{"field": "weather", "weather": {"values": ["B", "A"]}}],
        "transforms": None,
    }
    once = one_transform_form(one_condition_form(one_action_form(document)))
    assert once == {
        "name": "shop",
        "actions": [{"type": "teleport", "teleport": {"to": "mars"}, "order": 1}],
        "conditions": [{"field": "weather", "weather": {"values": ["B", "A"]}}],
        "transforms": None,
    }


def test_target_names_are_folded_like_arns():
    form = one_action_form({"actions": [{"type": "forward", "target_group_name": "shop"}]})
    assert form["actions"][0]["forward"]["target_groups"] == [
        {"target_group_name": "shop", "weight": 1}
    ]


@pytest.mark.parametrize(
    ("written", "domain"),
    [
        ("shop", "shop"),
        ("Shop", "shop"),
        ("https://shop.auth.eu-west-1.amazoncognito.com", "shop"),
        ("https://shop.auth.eu-west-1.amazoncognito.com/login?client_id=1", "shop"),
        ("shop.auth.eu-west-1.amazoncognito.com.", "shop"),
        ("shop.auth-fips.us-gov-west-1.amazoncognito.com", "shop"),
        ("login.example.com", "login.example.com"),
        ("https://login.example.com:443/", "login.example.com"),
    ],
)
def test_a_domain_is_its_prefix_or_its_custom_name(written, domain):
    action = {"authenticate_cognito": {"user_pool_domain": written}}
    once = one_action_form({"actions": [action]})
    assert once["actions"][0]["authenticate_cognito"]["user_pool_domain"] == domain


words = st.text(alphabet="aB1.*/", max_size=4)
lists = st.none() | st.lists(words, max_size=3)
pairs = st.fixed_dictionaries({"value": words}, optional={"key": st.none() | words})
blocks = st.none() | st.fixed_dictionaries({}, optional={"values": lists, "regex_values": lists})
conditions = st.fixed_dictionaries(
    {},
    optional={
        "field": st.none() | st.sampled_from(["host-header", "query-string", "http-header", "x"]),
        "values": lists,
        "regex_values": lists,
        "host_header": blocks,
        "path_pattern": blocks,
        "http_request_method": blocks,
        "query_string": st.fixed_dictionaries({}, optional={"values": st.lists(pairs)}),
    },
)
groups = st.fixed_dictionaries(
    {},
    optional={
        "target_group_arn": words,
        "target_group_name": st.none() | words,
        "weight": st.none() | st.integers(0, 3),
    },
)
stickiness = st.none() | st.fixed_dictionaries(
    {}, optional={"enabled": st.none() | st.booleans(), "duration_seconds": st.integers(1, 3)}
)
logins = st.none() | st.fixed_dictionaries(
    {},
    optional={
        "user_pool_domain": words,
        "session_timeout": st.sampled_from([60, "60"]),
        "scope": words,
    },
)
actions = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(
            ["forward", "redirect", "fixed-response", "authenticate-oidc", "x"]
        ),
        "order": st.none() | st.integers(1, 5),
        "target_group_arn": st.none() | words,
        "forward": st.none()
        | st.fixed_dictionaries(
            {}, optional={"target_groups": st.lists(groups), "stickiness": stickiness}
        ),
        "authenticate_cognito": logins,
        "authenticate_oidc": logins,
        "jwt_validation": st.fixed_dictionaries(
            {}, optional={"additional_claims": st.lists(blocks.filter(bool), max_size=2)}
        ),
        "redirect": st.fixed_dictionaries({}, optional={"port": st.sampled_from([443, "443"])}),
        "fixed_response": st.fixed_dictionaries({}, optional={"status_code": st.just(200)}),
    },
)


@given(st.lists(conditions, max_size=4))
def test_the_form_of_conditions_is_final(items):
    once = one_condition_form({"conditions": items})
    assert one_condition_form(once) == once


@given(st.lists(actions, max_size=4))
def test_the_form_of_actions_is_final(items):
    once = one_action_form({"actions": items})
    assert one_action_form(once) == once


@given(st.lists(conditions, max_size=3), st.lists(actions, max_size=3))
def test_problems_are_sentences_whatever_is_given(some_conditions, some_actions):
    problems = rule_problems({"conditions": some_conditions, "actions": some_actions})
    assert all(isinstance(problem, str) and problem for problem in problems)


def host(*names):
    return {"host_header": {"values": list(names)}}


def path(*patterns):
    return {"path_pattern": {"values": list(patterns)}}


def login(**members):
    return {
        "authenticate_cognito": {
            "user_pool_arn": POOL,
            "user_pool_client_id": "client",
            **members,
        }
    }


def jwt(**members):
    base = {"jwks_endpoint": "https://id.example.com/jwks", "issuer": "https://id.example.com"}
    return {"jwt_validation": {**base, **members}}


def claim(**members):
    return {"format": "single-string", "name": "aud", "values": ["a"], **members}


def weighted(*weights, **members):
    named = zip("abcdefg", weights, strict=False)
    groups = [{"target_group_name": name, "weight": weight} for name, weight in named]
    return {"forward": {"target_groups": groups, **members}}


END = {"target_group_arn": TARGET}
REWRITE = {"rewrites": [{"regex": "^a$", "replace": "b"}]}

WRONG = [
    ({"priority": "0"}, "1 to 50000"),
    ({"priority": "50001"}, "1 to 50000"),
    ({"priority": "default"}, "default_actions"),
    ({"priority": "first"}, "auto"),
    ({"priority_range": [10]}, "lowest and highest"),
    ({"priority_range": [20, 10]}, "lowest and highest"),
    ({"priority_range": [0, 10]}, "lowest and highest"),
    ({"conditions": []}, "at least one condition"),
    ({"conditions": [host(*(f"{n}.example.com" for n in range(7)))]}, "7 values, AWS takes 5"),
    ({"conditions": [host(*(f"{n}.example.com" for n in range(11)))]}, "into 3 rules"),
    ({"conditions": [host("a.b", "b.b", "c.b"), path("/a", "/b", "/c")]}, "6 values, AWS takes 5"),
    ({"conditions": [host("*.*.b"), path("/*/?/*", "/*")]}, "6 wildcards"),
    ({"conditions": [host("a.b"), host("c.d")]}, "2 of host-header"),
    ({"conditions": [path("/a"), {"field": "path-pattern", "values": ["/b"]}]}, "2 of path-patt"),
    ({"conditions": [{"source_ip": {"values": ["192.0.2.1"]}}]}, "192.0.2.7/32"),
    ({"conditions": [{"source_ip": {"values": ["here/8"]}}]}, "CIDR"),
    ({"conditions": [{"http_request_method": {"values": ["get"]}}]}, "capitals"),
    ({"conditions": [{"http_request_method": {"values": ["G" * 41]}}]}, "1 to 40"),
    ({"conditions": [host("a." + "b" * 127)]}, "129 characters"),
    ({"conditions": [host("localhost")]}, "has no dot"),
    ({"conditions": [host("shop.example.com:8443")]}, "regex_values"),
    ({"conditions": [path("/" * 129)]}, "129 characters"),
    ({"conditions": [{"path_pattern": {"regex_values": ["x" * 129]}}]}, "129 characters"),
    ({"conditions": [{"source_ip": {"regex_values": ["x"]}}]}, "takes no regex_values"),
    ({"conditions": [{"http_header": {"values": ["a"]}}]}, "http_header_name"),
    (
        {"conditions": [{"http_header": {"http_header_name": "host", "values": ["a"]}}]},
        "use a host_header condition",
    ),
    (
        {"conditions": [{"query_string": {"values": [{"key": "k" * 129, "value": "a"}]}}]},
        "longer than the 128",
    ),
    ({"conditions": [{"field": "host-header"}]}, "has no values"),
    ({"conditions": [{"field": "weather"}]}, "does not say what to match"),
    ({"conditions": [{**host("a.b"), **path("/")}]}, "make one condition of each"),
    ({"conditions": [{"field": "path-pattern", **host("a.b")}]}, "leave out field"),
    ({"conditions": [{"values": ["c.d"], **host("a.b")}]}, "values twice"),
    ({"actions": []}, "exactly one of forward, redirect, fixed_response"),
    ({"actions": [login()]}, "has 0"),
    ({"actions": [END, {"fixed_response": {"status_code": "404"}}]}, "has 2"),
    ({"actions": [END, login()]}, "performed last"),
    ({"actions": [{**END, "order": 1}, {**login(), "order": 2}]}, "performed last"),
    ({"actions": [login(), jwt(), END]}, "one of them a rule"),
    ({"actions": [{**login(), "order": 1}, {**END, "order": 1}]}, "an order twice"),
    ({"actions": [{"order": 1}]}, "does not say what to do"),
    ({"actions": [{**END, **login()}]}, "make one action of each"),
    ({"actions": [{"type": "redirect", **END}]}, "leave out type"),
    ({"actions": [{"type": "forward"}]}, "0 target groups"),
    ({"actions": [weighted(*[1] * 6)]}, "6 target groups"),
    ({"actions": [weighted(1, None)]}, "a weight for each"),
    ({"actions": [weighted(1, 1000)]}, "weight 1000"),
    ({"actions": [weighted(1, stickiness={"enabled": True})]}, "duration_seconds"),
    (
        {"actions": [weighted(1, stickiness={"enabled": True, "duration_seconds": 604801})]},
        "1 to 604800",
    ),
    ({"actions": [{"forward": {"target_groups": [{"weight": 1}]}}]}, "target_group_name"),
    ({"actions": [{**END, **weighted(1, 1)}]}, "target beside other target_groups"),
    ({"actions": [{"redirect": {"status_code": "HTTP_301"}}]}, "leads back"),
    (
        {"actions": [{"redirect": {"status_code": "HTTP_301", "query": "a=b"}}]},
        "change protocol, host, port or path",
    ),
    ({"actions": [{"redirect": {"host": "a.example.com"}}]}, "needs a status_code"),
    ({"actions": [{"redirect": {"path": "new"}}]}, "begin it with /"),
    ({"actions": [{"fixed_response": {"status_code": "301"}}]}, "2xx, 4xx or 5xx"),
    ({"actions": [{"fixed_response": {"message_body": "a" * 1025}}]}, "1025 characters"),
    ({"actions": [login(user_pool_name="shop"), END]}, "give one, not both"),
    ({"actions": [login(user_pool_client_id=None), END]}, "user_pool_client_name"),
    ({"actions": [login(session_timeout=604801), END]}, "604800 seconds"),
    (
        {
            "actions": [
                login(authentication_request_extra_params={str(n): "v" for n in range(11)}),
                END,
            ]
        },
        "at most 10",
    ),
    (
        {
            "actions": [
                {"authenticate_oidc": {"client_secret": "s", "use_existing_client_secret": True}},
                END,
            ]
        },
        "give one of them",
    ),
    ({"actions": [jwt(jwks_endpoint="http://id.example.com"), END]}, "https URL"),
    ({"actions": [jwt(issuer="i" * 257), END]}, "1 to 256"),
    ({"actions": [jwt(additional_claims=[claim()] * 11), END]}, "holds 11"),
    ({"actions": [jwt(additional_claims=[claim(name="exp")]), END]}, "leave out exp"),
    ({"actions": [jwt(additional_claims=[claim(values=["v"] * 11)]), END]}, "11 values"),
    ({"actions": [jwt(additional_claims=[claim(values=["v" * 257])]), END]}, "longer than the 256"),
    (
        {
            "actions": [
                jwt(additional_claims=[claim(format="space-separated-values", values=["a b"])]),
                END,
            ]
        },
        "each word",
    ),
    ({"transforms": [{"type": "url-rewrite"}]}, "no single meaning"),
    ({"transforms": [{"url_rewrite": REWRITE}] * 2}, "one of each type"),
    ({"transforms": [{"type": "url-rewrite", "host_header_rewrite": REWRITE}]}, "leave out type"),
    ({"transforms": [{"url_rewrite": {"rewrites": [], "x": 1}}]}, "rewrites is empty"),
    (
        {"transforms": [{"url_rewrite": {"rewrites": [{"regex": "a" * 1025, "replace": ""}]}}]},
        "1025 characters",
    ),
]


@pytest.mark.parametrize(("document", "words_of_it"), WRONG, ids=[words for _, words in WRONG])
def test_what_aws_would_refuse_is_said_first(document, words_of_it):
    problems = rule_problems(document)
    assert any(words_of_it in problem for problem in problems), problems
    option = next(iter(document))
    assert all(problem.startswith(option) for problem in problems), problems


SOUND = [
    {},
    {"conditions": None, "actions": None, "transforms": []},
    {"priority": "auto", "priority_range": [100, 199]},
    {"priority": 50000},
    {"conditions": [host("*.example.com", "a.example.com"), path("/a", "/b", "/c/*")]},
    {"conditions": [{"query_string": {"values": [{"value": r"\*\*\*\*\*\*?"}]}}]},
    {"actions": [login(), END]},
    {"actions": [{**END, "order": 2}, {**login(), "order": 1}]},
    {"actions": [{**END, "forward": {"target_groups": [{"target_group_arn": TARGET}]}}]},
    {"actions": [weighted(0, 999, stickiness={"enabled": False})]},
    {"transforms": [{"url_rewrite": REWRITE}, {"host_header_rewrite": REWRITE}]},
]


@pytest.mark.parametrize("document", SOUND)
def test_what_aws_takes_has_no_problem(document):
    assert rule_problems(document) == []


@pytest.mark.parametrize(("option", "written", "reported"), ROWS)
def test_what_aws_reports_has_no_problem_but_the_missing_rest(option, written, reported):
    problems = rule_problems({option: [reported]})
    assert all("exactly one of" in problem for problem in problems), problems


def test_a_secret_is_needed_to_create_but_not_to_change():
    oidc = {"actions": [{"authenticate_oidc": {"client_id": "shop"}}, END]}
    assert rule_problems(oidc) == []
    (problem,) = rule_problems(oidc, creating=True)
    assert "client_secret is needed to create" in problem


def test_the_problems_of_default_actions_name_their_option():
    (problem,) = action_problems({"default_actions": []}, "default_actions")
    assert problem.startswith("default_actions needs exactly one of")


def test_only_sign_ins_need_https():
    assert needs_https([login(), END]) == ["authenticate-cognito"]
    assert needs_https([{"type": "jwt-validation"}]) == ["jwt-validation"]
    assert needs_https([END, {"redirect": {"protocol": "HTTPS"}}]) == []
    assert needs_https(None) == []
