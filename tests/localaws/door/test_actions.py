# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What redirect and forward actions do, and transforms."""

from __future__ import annotations

import typing as t

import pytest

from tests.localaws.door import world
from tests.localaws.door.visitor import Visitor
from tests.localaws.door.world import HOST, forward, host

Document = dict[str, t.Any]
REDIRECTS = [
    (
        {"Protocol": "HTTPS", "Port": "443", "StatusCode": "HTTP_301"},
        f"https://{HOST}:443/a/b?c=d",
        301,
    ),
    (
        {
            "Host": "www.#{host}",
            "Path": "/new/#{path}",
            "Query": "x=#{port}&#{query}",
            "StatusCode": "HTTP_302",
        },
        f"http://www.{HOST}:80/new/a/b?x=80&c=d",
        302,
    ),
    ({"Path": "/fixed", "Query": "", "StatusCode": "HTTP_302"}, f"http://{HOST}:80/fixed", 302),
]


@pytest.mark.parametrize(("config", "location", "status"), REDIRECTS)
def test_redirect(
    aws: world.Aws, visitor: Visitor, config: Document, location: str, status: int
) -> None:
    action = {"Type": "redirect", "RedirectConfig": config}
    aws.rule(1, [host(HOST)], action, listener=aws.http)
    answer = visitor.get(f"http://{HOST}/a/b?c=d")
    assert (answer.status_code, answer.headers["location"]) == (status, location)
    assert aws.log()[-1][REDIRECT_URL] == location


REDIRECT_URL = 23


def test_a_browser_is_redirected_to_names_that_it_reaches(aws: world.Aws) -> None:
    config = {"Protocol": "HTTPS", "Port": "443", "StatusCode": "HTTP_301"}
    action = {"Type": "redirect", "RedirectConfig": config}
    aws.rule(1, [host(HOST)], action, listener=aws.http)
    port = aws.door.addresses.local_port("http")
    headers = {"host": f"{HOST}.localhost:{port}"}
    with Visitor(aws.door) as browser:
        answer = browser.get("http://127.0.0.1/x", headers=headers)
    assert answer.headers["location"] == f"https://{HOST}.localhost:{aws.door.https_port}/x"


def test_weights(aws: world.Aws, visitor: Visitor) -> None:
    groups = [aws.group(name, "10.0.0.1") for name in ("none", "all")]
    aws.rule(1, [host(HOST)], forward(*groups, weights=[0, 1]))
    seen = {visitor.get(f"https://{HOST}/").json()["service"] for _ in range(5)}
    assert seen == {"all"}


def test_a_sticky_rule_keeps_a_client_in_its_group(aws: world.Aws, visitor: Visitor) -> None:
    groups = [aws.group(name, "10.0.0.1") for name in ("one", "two")]
    sticky = {"Enabled": True, "DurationSeconds": 60}
    aws.rule(1, [host(HOST)], forward(*groups, TargetGroupStickinessConfig=sticky))
    first = visitor.get(f"https://{HOST}/")
    assert {"AWSALBTG", "AWSALBTGCORS"} <= set(visitor.http.cookies)
    again = {visitor.get(f"https://{HOST}/").json()["service"] for _ in range(6)}
    assert again == {first.json()["service"]}


def test_sticky_targets(aws: world.Aws, visitor: Visitor) -> None:
    group = aws.group("several", "10.0.0.1", "10.0.0.2", "10.0.0.3")
    aws.rule(1, [host(HOST)], forward(group))
    url = f"https://{HOST}/"
    assert len({visitor.get(url).json()["target"] for _ in range(3)}) == 3
    aws.elbv2.modify_target_group_attributes(
        TargetGroupArn=group, Attributes=[{"Key": "stickiness.enabled", "Value": "true"}]
    )
    first = visitor.get(url).json()["target"]
    assert {visitor.get(url).json()["target"] for _ in range(4)} == {first}


def test_transforms(aws: world.Aws, visitor: Visitor) -> None:
    group = aws.group("rewritten", "10.0.0.1")
    transforms = [
        {
            "Type": "host-header-rewrite",
            "HostHeaderRewriteConfig": {
                "Rewrites": [{"Regex": r"^(.+)\.example\.com$", "Replace": "$1.internal"}]
            },
        },
        {
            "Type": "url-rewrite",
            "UrlRewriteConfig": {"Rewrites": [{"Regex": "^/api/(.+)$", "Replace": "/v2/$1"}]},
        },
    ]
    aws.rule(1, [host(HOST)], forward(group), Transforms=transforms)
    seen = visitor.get(f"https://{HOST}/api/users?id=1").json()
    assert (seen["host"], seen["path"], seen["query"]) == ("app.internal", "/v2/users", "id=1")
    assert visitor.get(f"https://{HOST}/other").json()["path"] == "/other"
