# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a load balancer checks in Cognito before it takes an authenticate-cognito action."""

from __future__ import annotations

import typing as t

from localaws.ask import ask
from localaws.elbv2.errors import bad_action
from localaws.elbv2.store import Document, Store
from localaws.errors import AwsError


def check(store: Store, config: Document) -> None:
    """Refuse an app client that cannot sign anybody in for a load balancer."""
    parts = config["UserPoolArn"].split(":")
    pool_id = parts[-1].partition("/")[2]
    if parts[2] != "cognito-idp" or not pool_id:
        raise bad_action(f"The user pool ARN '{config['UserPoolArn']}' is not valid")
    if parts[3] != store.region_name:
        raise bad_action(
            f"The user pool '{pool_id}' must be in the load balancer's region '{store.region_name}'"
        )
    client = _client(store, pool_id, config["UserPoolClientId"])
    _check_client(client, config["Scope"])
    domain = config["UserPoolDomain"]
    described = _ask(store, "DescribeUserPoolDomain", {"Domain": domain})
    if (described.get("DomainDescription") or {}).get("UserPoolId") != pool_id:
        raise bad_action(
            f"The user pool domain '{domain}' is not associated with the provided user pool"
        )


def _client(store: Store, pool_id: str, client_id: str) -> Document:
    asked = {"UserPoolId": pool_id, "ClientId": client_id}
    return t.cast(Document, _ask(store, "DescribeUserPoolClient", asked)["UserPoolClient"])


def _ask(store: Store, operation: str, parameters: Document) -> Document:
    try:
        return ask("cognito-idp", operation, parameters, store.region_name, store.account_id)
    except AwsError as error:
        raise bad_action(error.message) from error


def _check_client(client: Document, scope: str) -> None:
    if not client.get("ClientSecret"):
        raise bad_action("The user pool client must have a client secret")
    flows = client.get("AllowedOAuthFlows") or []
    if not client.get("AllowedOAuthFlowsUserPoolClient") or "code" not in flows:
        raise bad_action("The user pool client must allow the authorization code grant flow")
    missing = sorted(set(scope.split()) - set(client.get("AllowedOAuthScopes") or []))
    if missing:
        raise bad_action(f"The user pool client must allow the scopes '{' '.join(missing)}'")
