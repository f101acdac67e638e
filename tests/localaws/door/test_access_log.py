# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The access log: ELB's format, in memory and in its bucket."""

from __future__ import annotations

import json
import socket

from tests.localaws.door import world
from tests.localaws.door.visitor import Visitor
from tests.localaws.door.world import HOST

URL = f"https://{HOST}/"
STATEMENT = {
    "Effect": "Allow",
    "Principal": {"Service": "logdelivery.elasticloadbalancing.amazonaws.com"},
    "Action": "s3:PutObject",
    "Resource": "arn:aws:s3:::the-logs/*",
}
POLICY = {"Version": "2012-10-17", "Statement": [STATEMENT]}


def test_the_log_tells_of_a_good_sign_in(app: world.App, visitor: Visitor) -> None:
    visitor.sign_in(
        f"{URL}a?b=c",
    )
    lines = app.aws.log()
    line = lines[-1]
    assert len(line) == 33
    assert line[0] == "https"
    assert line[2] == app.aws.arn.partition("loadbalancer/")[2]
    assert line[4] == "10.0.0.10:80"
    assert (line[8], line[9]) == ("200", "200")
    assert line[12] == f"GET https://{HOST}:443/a?b=c HTTP/1.1"
    assert line[15] == "TLSv1.3"
    assert line[16] == app.group
    assert (line[18], line[19]) == (HOST, app.aws.certificate)
    assert (line[20], line[22]) == ("2", "authenticate,forward")
    assert [one[8] for one in lines] == ["302", "302", "200"]


def test_the_log_in_its_bucket(app: world.App, visitor: Visitor) -> None:
    s3 = app.aws.client("s3")
    where = {"LocationConstraint": world.REGION}
    s3.create_bucket(Bucket="the-logs", CreateBucketConfiguration=where)
    s3.put_bucket_policy(Bucket="the-logs", Policy=json.dumps(POLICY))
    given = {
        "access_logs.s3.enabled": "true",
        "access_logs.s3.bucket": "the-logs",
        "access_logs.s3.prefix": "web",
    }
    app.aws.elbv2.modify_load_balancer_attributes(
        LoadBalancerArn=app.aws.arn,
        Attributes=[{"Key": key, "Value": value} for key, value in given.items()],
    )
    visitor.get(URL)
    written = visitor.http.post("https://door/_localaws/door/access-log").json()["delivered"]
    found = s3.list_objects_v2(Bucket="the-logs")["Contents"]
    assert written == [f"s3://the-logs/{one['Key']}" for one in found]
    assert found[0]["Key"].startswith("web/AWSLogs/123456789012/elasticloadbalancing/eu-west-1/")


def test_a_request_without_a_host(app: world.App) -> None:
    """HTTP/1.0 may leave the host out, and then there is no address to come back to."""
    context = app.aws.door.authority.trust()
    context.check_hostname = False
    app.change_rule(app.authenticate(), world.forward(app.group))
    app.aws.elbv2.modify_rule(RuleArn=app.rule, Conditions=[world.path("*")])
    with (
        socket.create_connection(("127.0.0.1", app.aws.door.https_port)) as plain,
        context.wrap_socket(plain) as secure,
    ):
        secure.sendall(b"GET / HTTP/1.0\r\n\r\n")
        answer = secure.recv(4096)
    assert answer.startswith(b"HTTP/1.1 401")
    assert app.aws.log()[-1][24] == "AuthMissingHostHeader"
