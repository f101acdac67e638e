# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""People and machines who come to what the roles have made."""

from __future__ import annotations

import typing as t

import httpx

from tests.localaws.door.visitor import Visitor
from tests.roles.estate import Estate

NAME, PASSWORD, EMAIL = "ada", "Correct-horse-1!", "ada@example.org"


def pool_of(estate: Estate, name: str) -> str:
    """Return the id of the user pool ``name``."""
    pools = estate.account.client("cognito-idp").list_user_pools(MaxResults=60)["UserPools"]
    return t.cast("str", next(pool["Id"] for pool in pools if pool["Name"] == name))


def add_person(estate: Estate, pool: str) -> None:
    """Create a user who can sign in with name and password."""
    cognito = estate.account.client("cognito-idp")
    cognito.admin_create_user(
        UserPoolId=pool_of(estate, pool),
        Username=NAME,
        MessageAction="SUPPRESS",
        UserAttributes=[
            {"Name": "email", "Value": EMAIL},
            {"Name": "email_verified", "Value": "true"},
        ],
    )
    cognito.admin_set_user_password(
        UserPoolId=pool_of(estate, pool), Username=NAME, Password=PASSWORD, Permanent=True
    )


def sign_in(visitor: Visitor, url: str) -> httpx.Response:
    """Return what a person sees after having signed in."""
    return visitor.sign_in(url, NAME, PASSWORD)


def bearer(estate: Estate, visitor: Visitor, pool: str, base_url: str, name: str) -> dict[str, str]:
    """Return the headers of a machine: a token that the app client ``name`` gets."""
    cognito, pool_id = estate.account.client("cognito-idp"), pool_of(estate, pool)
    listed = cognito.list_user_pool_clients(UserPoolId=pool_id)["UserPoolClients"]
    found = next(one["ClientId"] for one in listed if one["ClientName"] == name)
    client = cognito.describe_user_pool_client(UserPoolId=pool_id, ClientId=found)["UserPoolClient"]
    answer = visitor.http.post(
        f"{base_url}/oauth2/token",
        data={"grant_type": "client_credentials"},
        auth=(client["ClientId"], client["ClientSecret"]),
    )
    return {"authorization": f"Bearer {answer.json()['access_token']}"}
