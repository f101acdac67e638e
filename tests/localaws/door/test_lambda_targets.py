# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A Lambda function behind the load balancer, run for real."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from tests.localaws.door import world
from tests.localaws.door.visitor import Visitor
from tests.localaws.door.world import HOST

URL = f"https://{HOST}/"
CODE = """
import base64, json

def handler(event, context):
    if event["path"] == "/broken":
        raise ValueError("broken")
    if event["path"] == "/odd":
        return "no answer"
    data = event["headers"].get("x-amzn-oidc-data", "")
    claims = json.loads(base64.urlsafe_b64decode(data.split(".")[1])) if data else {}
    return {
        "statusCode": 202,
        "headers": {"content-type": "application/json", "x-own": "1"},
        "body": json.dumps({"email": claims.get("email"), "q": event["queryStringParameters"],
                            "method": event["httpMethod"], "body": event["body"]}),
    }
"""


def make(app: world.App) -> str:
    """Return the ARN of the application as a function."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("app.py", CODE)
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "lambda.amazonaws.com"},
        "Action": "sts:AssumeRole",
    }
    trust = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    iam = app.aws.client("iam")
    role = iam.create_role(RoleName=app.pool_id, AssumeRolePolicyDocument=trust)["Role"]
    made = app.aws.client("lambda").create_function(
        FunctionName=app.pool_id,
        Runtime="python3.12",
        Role=role["Arn"],
        Handler="app.handler",
        Code={"ZipFile": archive.getvalue()},
    )
    return made["FunctionArn"]


@pytest.fixture
def function(app: world.App) -> world.App:
    """The application with a function behind its rule."""
    arn = make(app)
    group = app.aws.elbv2.create_target_group(Name="function", TargetType="lambda")
    app.function = group["TargetGroups"][0]["TargetGroupArn"]
    app.aws.client("lambda").add_permission(
        FunctionName=app.pool_id,
        StatementId="elb",
        Action="lambda:InvokeFunction",
        Principal="elasticloadbalancing.amazonaws.com",
        SourceArn=app.function,
    )
    app.aws.elbv2.register_targets(TargetGroupArn=app.function, Targets=[{"Id": arn}])
    app.change_rule(app.authenticate(), world.forward(app.function))
    return app


def test_a_function_behind_sign_in(function: world.App, visitor: Visitor) -> None:
    answer = visitor.sign_in(f"{URL}?a=b")
    assert answer.status_code == 202, function.aws.log()[-1]
    assert answer.headers["x-own"] == "1"
    seen = answer.json()
    assert (seen["email"], seen["q"], seen["method"]) == (world.EMAIL, {"a": "b"}, "GET")
    posted = visitor.http.post(URL, json={"x": 1})
    assert posted.json()["body"] == '{"x":1}'
    reasons = {}
    for path in ("broken", "odd"):
        status = visitor.get(f"{URL}{path}").status_code
        reasons[path] = (status, function.aws.log()[-1][24])
    assert reasons == {"broken": (502, "LambdaUnhandled"), "odd": (502, "LambdaInvalidResponse")}
    function.change_rule(world.forward(function.group))
    function.aws.elbv2.delete_target_group(TargetGroupArn=function.function)
