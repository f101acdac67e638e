# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The role api_gateway: one stack makes an API with all that it takes, and one takes it away."""

from __future__ import annotations

import types
import typing as t
from pathlib import Path

import pytest

from localaws.corrections.apigateway import BODIES
from localaws.state import ACCOUNT
from tests.support.aws import REGION, Aws
from tests.support.deployment_worlds import DEPLOYMENT_WORLDS
from tests.support.playbooks import Step, play
from tests.support.worlds import sign_in

Document = dict[str, t.Any]

FUNCTION = {"name": "function", "function_name": "orders"}
# AWS keeps a link that an API uses, and a group that a link uses.
GOES = ["DeleteApi", "DeleteVpcLink", "DeleteSecurityGroup"]
INSIDE = {"name": "inside", "load_balancer_name": "edge", "listener_port": 80}


def variables(aws: Aws, protocol: str) -> Document:
    """Return the variables of an API, whose pool, client and function stand."""
    world = sign_in(aws)
    DEPLOYMENT_WORLDS["functions"](aws, "function")
    DEPLOYMENT_WORLDS["logging"](aws)
    http = protocol == "HTTP"
    return {
        "api_gateway_protocol": protocol,
        "api_gateway_name": "shop",
        "api_gateway_user_pool_name": "staff",
        "api_gateway_clients": ["orders"],
        "api_gateway_integrations": [FUNCTION, INSIDE] if http else [FUNCTION],
        "api_gateway_routes": [
            {"route_key": "GET /orders", "integration_name": "function"},
            *([{"route_key": "GET /", "integration_name": "inside"}] if http else []),
        ],
        "api_gateway_subnets": world["subnets"] if http else [],
        "api_gateway_vpc_id": world["vpc"],
        "api_gateway_cloudwatch_role": "" if http else "logs",
    }


def role(name: str, state: str = "present", check: bool = False) -> Document:
    """Return the task that runs the role."""
    apply = {"check_mode": True} if check else {}
    included = {"name": "gatehouse.aws.api_gateway", **({"apply": apply} if apply else {})}
    given = {"api_gateway_state": state}
    return {"name": name, "ansible.builtin.include_role": included, "vars": given}


@pytest.mark.parametrize("protocol", ["HTTP", "REST"])
def test_an_api_comes_and_goes_by_one_stack(aws: Aws, tmp_path: Path, protocol: str) -> None:
    given = variables(aws, protocol)

    def run(*tasks: Document) -> list[Step]:
        done = play(aws, tmp_path, list(tasks), given)
        assert done.status == 0, done.output
        return [step for step in done.steps if "summary" in step.result]

    foretold, made, again = run(role("foretell", check=True), role("make"), role("again"))
    assert (foretold.writes, foretold.result["summary"]) == ([], made.result["summary"])
    assert all(line.endswith(": created") for line in made.result["summary"])
    assert (again.changed, again.writes) == (False, [])
    {"HTTP": http_in_order, "REST": rest_in_order}[protocol](aws, made.result["resources"])
    gone, nothing = run(role("take away", "absent"), role("away again", "absent"))
    assert all(line.endswith(": deleted") for line in gone.result["summary"])
    assert (nothing.changed, nothing.writes) == (False, [])
    order = [name for name in gone.writes if name in GOES]
    assert order == (GOES if protocol == "HTTP" else [])


def http_in_order(aws: Aws, found: Document) -> None:
    """The function may be called for this API only."""
    permitted(found, found["apigatewayv2_api"][0]["api"]["api_id"])


def rest_in_order(aws: Aws, found: Document) -> None:
    """And the API, which is one document, sends to the function and asks the pool."""
    api_id = found["apigateway_rest_api"][0]["rest_api"]["rest_api_id"]
    permitted(found, api_id)
    body = BODIES[types.SimpleNamespace(account=ACCOUNT, region=REGION)][api_id]
    sent = body["paths"]["/orders"]["get"]["x-amazon-apigateway-integration"]
    function = aws.client("lambda").get_function_configuration(FunctionName="orders")
    uri = f"lambda:path/2015-03-31/functions/{function['FunctionArn']}/invocations"
    assert sent["uri"] == f"arn:aws:apigateway:{REGION}:{uri}"
    asks = body["components"]["securitySchemes"]["pool"]["x-amazon-apigateway-authorizer"]
    pool = aws.client("cognito-idp").list_user_pools(MaxResults=1)["UserPools"][0]["Id"]
    assert asks["providerARNs"] == [f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/{pool}"]


def permitted(found: Document, api_id: str) -> None:
    (leave,) = found["lambda_permission"]
    arn = leave["lambda_permission"]["source_arn"]
    assert arn == f"arn:aws:execute-api:{REGION}:{ACCOUNT}:{api_id}/*/*"
