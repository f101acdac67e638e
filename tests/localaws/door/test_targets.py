# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where requests go, and what the load balancer says when they cannot."""

from __future__ import annotations

import http.server
import json
import threading
import typing as t

import httpx
import pytest

from tests.localaws.door import world
from tests.localaws.door.certificates import certificate_names
from tests.localaws.door.visitor import Visitor
from tests.localaws.door.world import HOST, forward, host

URL = f"https://{HOST}/"
ENDPOINT = "https://door/_localaws/door/targets"


class _Echo(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        body = self.rfile.read(length).decode()
        document = {"headers": list(self.headers.items()), "body": body, "path": self.path}
        answer = json.dumps(document).encode()
        self.send_response(201)
        self.send_header("content-length", str(len(answer)))
        self.send_header("set-cookie", "a=1")
        self.send_header("set-cookie", "b=2")
        self.end_headers()
        self.wfile.write(answer)

    def do_GET(self) -> None:
        self.do_POST()

    def log_message(self, *_: t.Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def echo() -> t.Iterator[str]:
    """A real target on this machine."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Echo)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_no_targets(aws: world.Aws, visitor: Visitor) -> None:
    aws.rule(1, [host(HOST)], forward(aws.group("empty")))
    answer = visitor.get(URL)
    assert answer.status_code == 503
    assert "503 Service Temporarily Unavailable" in answer.text


def test_a_target_that_does_not_answer(aws: world.Aws, visitor: Visitor) -> None:
    aws.rule(1, [host(HOST)], forward(aws.group("dead", "127.0.0.1:9")))
    assert visitor.get(URL).status_code == 502


def test_a_target_on_this_machine(aws: world.Aws, visitor: Visitor, echo: str) -> None:
    aws.rule(1, [host(HOST)], forward(aws.group("real", echo)))
    answer = visitor.http.post(f"{URL}in?x=%2F", content=b"hello", headers={"x-mine": "1"})
    seen = answer.json()
    headers = {name.lower(): value for name, value in seen["headers"]}
    assert (answer.status_code, seen["body"], seen["path"]) == (201, "hello", "/in?x=%2F")
    assert answer.headers.get_list("set-cookie") == ["a=1", "b=2"]
    assert headers["host"] == HOST
    assert headers["x-mine"] == "1"
    assert headers["x-forwarded-for"] == "127.0.0.1"
    assert headers["x-forwarded-proto"] == "https"
    assert headers["x-forwarded-port"] == "443"
    assert headers["x-amzn-trace-id"].startswith("Root=1-")


def test_a_group_that_the_user_mapped(aws: world.Aws, visitor: Visitor, echo: str) -> None:
    aws.rule(1, [host(HOST)], forward(aws.group("mapped", "10.0.0.1")))
    given = {"target_group": "mapped", "address": echo}
    assert visitor.http.post(ENDPOINT, json=given).status_code == 200
    assert visitor.get(URL).status_code == 201
    visitor.http.delete(ENDPOINT)
    assert visitor.get(URL).json()["target"] == "10.0.0.1:80"


def test_a_page_of_another_site_maps_nothing(aws: world.Aws, visitor: Visitor) -> None:
    body = b'{"target_group": "mapped", "address": "127.0.0.1:1"}'
    answer = visitor.http.post(ENDPOINT, content=body, headers={"content-type": "text/plain"})
    assert (answer.status_code, aws.door.targets.mapped) == (400, {})


def test_only_this_machine_can_be_mapped(aws: world.Aws, visitor: Visitor) -> None:
    given = {"target_group": "mapped", "address": "192.0.2.1:80"}
    answer = visitor.http.post(ENDPOINT, json=given)
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("mode", "expected"),
    [("append", "10.9.9.9, 127.0.0.1"), ("preserve", "10.9.9.9"), ("remove", None)],
)
def test_x_forwarded_for(
    aws: world.Aws, visitor: Visitor, echo: str, mode: str, expected: str | None
) -> None:
    aws.rule(1, [host(HOST)], forward(aws.group(f"xff-{mode}", echo)))
    key = "routing.http.xff_header_processing.mode"
    aws.elbv2.modify_load_balancer_attributes(
        LoadBalancerArn=aws.arn, Attributes=[{"Key": key, "Value": mode}]
    )
    answer = visitor.get(URL, headers={"x-forwarded-for": "10.9.9.9"})
    aws.elbv2.modify_load_balancer_attributes(
        LoadBalancerArn=aws.arn, Attributes=[{"Key": key, "Value": "append"}]
    )
    headers = {name.lower(): value for name, value in answer.json()["headers"]}
    assert headers.get("x-forwarded-for") == expected


def test_where_everything_is(aws: world.Aws, visitor: Visitor) -> None:
    found = visitor.get("https://door/_localaws/door").json()
    urls = [listener["browser_url"] for listener in found["listeners"]]
    name = aws.balancer["DNSName"].lower()
    assert f"https://{name}.localhost:{aws.door.https_port}/" in urls


def test_a_listener_on_another_port_gets_a_port_of_its_own(
    aws: world.Aws, visitor: Visitor
) -> None:
    listener = aws.listen(8080, actions=[world.fixed(200, "other port")])
    found = visitor.get("https://door/_localaws/door").json()["listeners"]
    address = next(one["address"] for one in found if one["listener_arn"] == listener)
    assert httpx.get(f"http://{address}/").text == "other port"
    aws.elbv2.delete_listener(ListenerArn=listener)
    assert httpx.get(f"http://{address}/").status_code == 503


def test_the_servers_name_decides_between_load_balancers(aws: world.Aws, visitor: Visitor) -> None:
    other = aws.make_balancer("another")
    listener = aws.listen(443, other["LoadBalancerArn"], [world.fixed(200, "another")])
    name = other["DNSName"]
    by_host = visitor.get(f"https://{name}/")
    by_server_name = visitor.get(f"https://{name}/", headers={"host": "bogus.org"})
    aws.rule(1, [host("only.example.com")], world.fixed(200, "the other"), listener=listener)
    by_rule = visitor.get("https://only.example.com/")
    aws.elbv2.delete_listener(ListenerArn=listener)
    aws.elbv2.delete_load_balancer(LoadBalancerArn=other["LoadBalancerArn"])
    assert [one.text for one in (by_host, by_server_name, by_rule)] == [
        "another",
        "another",
        "the other",
    ]


def test_the_listeners_certificates(aws: world.Aws) -> None:
    extra = aws.import_certificate("shop.example.org")
    aws.elbv2.add_listener_certificates(
        ListenerArn=aws.https, Certificates=[{"CertificateArn": extra}]
    )
    names = (HOST, "shop.example.org", "other.example.com", "unknown.net")
    shown = {name: certificate_names(aws.door, name) for name in names}
    first = [HOST, "*.example.com"]
    assert shown == {
        HOST: first,
        "shop.example.org": ["shop.example.org"],
        "other.example.com": first,
        "unknown.net": first,
    }
    aws.elbv2.remove_listener_certificates(
        ListenerArn=aws.https, Certificates=[{"CertificateArn": extra}]
    )


def test_names_of_this_machine_are_vouched_for_by_the_doors_ca(
    aws: world.Aws, visitor: Visitor
) -> None:
    ca = visitor.get("https://door/_localaws/door/ca.pem").text
    name = f"{HOST}.localhost"
    assert certificate_names(aws.door, name, trust=ca) == [name]
