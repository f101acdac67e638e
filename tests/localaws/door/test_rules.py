# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which rule a request meets, and what its actions do: as AWS documents them."""

from __future__ import annotations

import typing as t

import pytest

from localaws.door import rules
from localaws.door.visit import Tls, Visit
from tests.localaws.door import world
from tests.localaws.door.visitor import Visitor
from tests.localaws.door.world import HOST, fixed, host, path

Document = dict[str, t.Any]


def visit(**given: t.Any) -> Visit:
    return Visit(
        **{
            "method": "GET",
            "scheme": "https",
            "host": "app.example.com",
            "port": 443,
            "path": "/",
            "query": "",
            "headers": (),
            "body": b"",
            "client": ("192.0.2.7", 1234),
            "http_version": "1.1",
            "tls": Tls(),
            "local": False,
            **given,
        }
    )


def hosts(*names: str, **more: t.Any) -> Document:
    return {"Field": "host-header", "HostHeaderConfig": {"Values": list(names), **more}}


def header(name: str, *values: str, **more: t.Any) -> Document:
    config = {"HttpHeaderName": name, "Values": list(values), **more}
    return {"Field": "http-header", "HttpHeaderConfig": config}


def query(value: str, key: str | None = None) -> Document:
    pair = {"Value": value} if key is None else {"Key": key, "Value": value}
    return {"Field": "query-string", "QueryStringConfig": {"Values": [pair]}}


def source(*ranges: str) -> Document:
    return {"Field": "source-ip", "SourceIpConfig": {"Values": list(ranges)}}


def methods(*names: str) -> Document:
    return {"Field": "http-request-method", "HttpRequestMethodConfig": {"Values": list(names)}}


AGENT = (("user-agent", "Mozilla/5.0 Chrome"), ("x-env", "a"), ("x-env", "b"))
HOLDS: list[tuple[str, Document, dict[str, t.Any], bool]] = [
    ("host", hosts("app.example.com"), {}, True),
    ("host in another case", hosts("APP.Example.com"), {}, True),
    ("host, any of several", hosts("x.org", "app.example.com"), {}, True),
    ("host, other", hosts("example.com"), {}, False),
    ("host with *", hosts("*.example.com"), {}, True),
    ("host with * needs the rest", hosts("*.example.com"), {"host": "example.com"}, False),
    ("host with ?", hosts("a?p.example.com"), {}, True),
    ("? is one character", hosts("app?.example.com"), {}, False),
    ("host by top-level Values", {"Field": "host-header", "Values": ["app.example.com"]}, {}, True),
    (
        "host by regex",
        {"Field": "host-header", "HostHeaderConfig": {"RegexValues": [r"^APP\.example\.com$"]}},
        {},
        True,
    ),
    ("path", path("/img/*"), {"path": "/img/a/b.png"}, True),
    ("path, whole", path("/img"), {"path": "/img/"}, False),
    ("path counts case", path("/Img/*"), {"path": "/img/a"}, False),
    ("path without query", path("/a"), {"path": "/a", "query": "b=c"}, True),
    ("path is not decoded", path("/hook"), {"path": "/%68ook"}, False),
    ("path is not normalised", path("/hook/*"), {"path": "/a/../hook/x"}, False),
    ("a dot is a dot", path("/a.b"), {"path": "/axb"}, False),
    (
        "path by regex",
        {"Field": "path-pattern", "PathPatternConfig": {"RegexValues": ["^/v[0-9]+/"]}},
        {"path": "/v12/x"},
        True,
    ),
    (
        "path by regex counts case",
        {"Field": "path-pattern", "PathPatternConfig": {"RegexValues": ["^/V"]}},
        {"path": "/v12/x"},
        False,
    ),
    ("header", header("User-Agent", "*chrome*"), {"headers": AGENT}, True),
    ("header, second of its name", header("X-Env", "b"), {"headers": AGENT}, True),
    ("header, absent", header("X-Other", "*"), {"headers": AGENT}, False),
    ("header by regex", header("x-env", RegexValues=["^[ab]$"]), {"headers": AGENT}, True),
    ("query pair", query("1", "version"), {"query": "x=0&version=1"}, True),
    ("query pair, case", query("ABC", "Q"), {"query": "q=abc"}, True),
    ("query value of any key", query("1"), {"query": "x=1"}, True),
    ("query word", query("beta"), {"query": "beta"}, True),
    ("query, other value", query("1", "version"), {"query": "version=12"}, False),
    ("query with *", query("*", "version"), {"query": "version=12"}, True),
    ("query, literal *", query("\\*", "q"), {"query": "q=a"}, False),
    ("query, literal * found", query("\\*", "q"), {"query": "q=*"}, True),
    ("query is decoded", query("a b", "q"), {"query": "q=a%20b"}, True),
    ("method", methods("GET", "HEAD"), {}, True),
    ("method counts case", methods("get"), {}, False),
    ("source", source("192.0.2.0/24"), {}, True),
    ("source, other", source("198.51.100.0/24", "2001:db8::/32"), {}, False),
    (
        "source, not X-Forwarded-For",
        source("10.0.0.0/8"),
        {"headers": (("x-forwarded-for", "10.1.1.1"),)},
        False,
    ),
]


@pytest.mark.parametrize(
    ("condition", "given", "expected"), [row[1:] for row in HOLDS], ids=[row[0] for row in HOLDS]
)
def test_condition(condition: Document, given: dict[str, t.Any], expected: bool) -> None:
    assert rules.holds(condition, visit(**given)) is expected


def test_the_lowest_priority_counts_and_all_conditions_must_hold(
    aws: world.Aws, visitor: Visitor
) -> None:
    aws.rule(20, [host(HOST)], fixed(200, "host"))
    aws.rule(10, [host(HOST), path("/a*")], fixed(200, "both"))
    aws.rule(15, [path("/a*")], fixed(200, "path"))
    answers = {
        url: visitor.get(url).text
        for url in (f"https://{HOST}/a", f"https://{HOST}/b", "https://other.com/a")
    }
    assert list(answers.values()) == ["both", "host", "path"]
    refused = visitor.get("https://other.com/b")
    assert (refused.status_code, refused.text) == (404, "closed")
    assert refused.headers["server"] == "awselb/2.0"


@pytest.mark.parametrize(
    "name",
    [
        "app.example.com/x",
        "app.example.com#x",
        "eve@app.example.com",
        "bogus.org:443",
        "bogus.org",
        "APP.EXAMPLE.COM",
        "app.example.com.",
        "app.example.com:443",
        "127.0.0.1",
    ],
)
def test_no_host_but_the_rules_own_passes_the_default_action(
    aws: world.Aws, visitor: Visitor, name: str
) -> None:
    aws.rule(1, [host(HOST)], fixed(200, "in"))
    answer = visitor.get("https://127.0.0.1/", headers={"host": name})
    own = name.lower().removesuffix(":443").removesuffix(".") == HOST
    assert answer.status_code == (200 if own else 404)
