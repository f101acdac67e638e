# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""To an API as its callers come: without a token, with somebody else's, with the right one."""

from __future__ import annotations

import contextlib
import secrets
import typing as t

import httpx

from demo.inventory import Account
from demo.playbook import Broken
from demo.sign_in import told

Document = dict[str, t.Any]
FLOW = {
    "GenerateSecret": True,
    "AllowedOAuthFlowsUserPoolClient": True,
    "AllowedOAuthFlows": ["client_credentials"],
}


def call(caller: httpx.Client, account: Account, service: Document) -> None:
    """Call the API; raise Broken where it answers a stranger or turns away its machine."""
    region = service["aws_region"]
    url = f"{address(account, service)}{path_of(service)}"
    told("a machine without a token", caller.get(url), 401, "")
    told("a machine with an invented token", with_token(caller, url, "e30.e30.e30"), 401, "")
    with foreign_client(account, service) as (domain, stranger):
        token = token_of(caller, domain, region, stranger)
    told("a machine with another pool's token", with_token(caller, url, token), 401, "")
    machine = client_of(account, service)
    token = token_of(caller, service["user_pool_domain"], region, machine)
    answer = with_token(caller, url, token)
    told("a machine of this pool", answer, 200, "")
    if not {machine["ClientId"], service["service_name"]} & set(answer.text.split('"')):
        raise Broken(f"the API says {answer.text}")
    if service.get("api_gateway_domain"):
        side_door = f"{own_address(account, service)}{path_of(service)}"
        closed = 403 if service.get("api_gateway_protocol") == "REST" else 404
        told("the same at AWS's own name", with_token(caller, side_door, token), closed, "")


def address(account: Account, service: Document) -> str:
    """Return where the API answers."""
    if domain := service.get("api_gateway_domain"):
        return f"https://{domain}"
    return own_address(account, service)


def own_address(account: Account, service: Document) -> str:
    """Return the address that AWS gives to the API."""
    name, region = service["api_gateway_name"], service["aws_region"]
    if service.get("api_gateway_protocol") == "REST":
        apis = account.client("apigateway").get_rest_apis()["items"]
        found = next(one["id"] for one in apis if one["name"] == name)
        return f"https://{found}.execute-api.{region}.amazonaws.com/live"
    apis = account.client("apigatewayv2").get_apis()["Items"]
    found = next(one["ApiId"] for one in apis if one["Name"] == name)
    return f"https://{found}.execute-api.{region}.amazonaws.com"


def path_of(service: Document) -> str:
    """Return the path of the first route."""
    return str(service["api_gateway_routes"][0]["route_key"].partition(" ")[2])


def with_token(caller: httpx.Client, url: str, token: str) -> httpx.Response:
    """Return the answer to a request with a token; no browser asks it."""
    headers = {"authorization": f"Bearer {token}", "accept": "application/json"}
    return caller.get(url, headers=headers)


def client_of(account: Account, service: Document) -> Document:
    """Return the app client of the machines, with its secret."""
    cognito = account.client("cognito-idp")
    pools = cognito.list_user_pools(MaxResults=60)["UserPools"]
    pool = next(one["Id"] for one in pools if one["Name"] == service["service_name"])
    clients = cognito.list_user_pool_clients(UserPoolId=pool, MaxResults=60)["UserPoolClients"]
    name = service["api_gateway_clients"][0]
    found = next(one["ClientId"] for one in clients if one["ClientName"] == name)
    asked = cognito.describe_user_pool_client(UserPoolId=pool, ClientId=found)
    return t.cast("Document", asked["UserPoolClient"])


@contextlib.contextmanager
def foreign_client(account: Account, service: Document) -> t.Iterator[tuple[str, Document]]:
    """Give a machine of somebody else's pool, which has the very scopes that the API asks for."""
    cognito = account.client("cognito-idp")
    domain = f"strangers-{secrets.token_hex(4)}"
    pool = cognito.create_user_pool(PoolName=domain)["UserPool"]["Id"]
    cognito.create_user_pool_domain(UserPoolId=pool, Domain=domain)
    for server in service["user_pool_resource_servers"]:
        cognito.create_resource_server(
            UserPoolId=pool,
            Identifier=server["identifier"],
            Name=server["identifier"],
            Scopes=[
                {"ScopeName": one["scope_name"], "ScopeDescription": one["scope_description"]}
                for one in server["scopes"]
            ],
        )
    scopes = service["api_gateway_routes"][0]["authorization_scopes"]
    made = cognito.create_user_pool_client(
        UserPoolId=pool, ClientName="machine", AllowedOAuthScopes=scopes, **FLOW
    )
    yield domain, made["UserPoolClient"]
    cognito.delete_user_pool_domain(UserPoolId=pool, Domain=domain)
    cognito.delete_user_pool(UserPoolId=pool)


def token_of(caller: httpx.Client, domain: str, region: str, client: Document) -> str:
    """Return an access token that a machine gets for its secret."""
    answer = caller.post(
        f"https://{domain}.auth.{region}.amazoncognito.com/oauth2/token",
        data={"grant_type": "client_credentials"},
        auth=(client["ClientId"], client["ClientSecret"]),
    )
    return str(answer.raise_for_status().json()["access_token"])
