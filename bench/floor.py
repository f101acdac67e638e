# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The floor: botocore alone, one process, the fewest calls that tell, make or take away the same.

It compares nothing and keeps nothing apart: it shows what calls and their latency cost, no more.
"""

from __future__ import annotations

import concurrent.futures
import sys
import typing as t
from pathlib import Path

import botocore.session
import yaml
from botocore.config import Config

AT_ONCE = 8
POOLS_A_PAGE = 60

Document = dict[str, t.Any]


class Account:
    """Clients of one session, and calls side by side."""

    def __init__(self, variables: Document) -> None:
        self.variables = variables
        self.session = botocore.session.get_session()
        self.workers = concurrent.futures.ThreadPoolExecutor(AT_ONCE)
        self.clients: dict[str, t.Any] = {}

    def client(self, service: str) -> t.Any:
        """Return the one client of a service."""
        if service not in self.clients:
            self.clients[service] = self.session.create_client(
                service,
                region_name=self.variables["aws_region"],
                endpoint_url=self.variables["aws_endpoint_url"],
                config=Config(max_pool_connections=AT_ONCE),
            )
        return self.clients[service]

    def at_once(self, *calls: t.Callable[[], t.Any]) -> list[t.Any]:
        """Return what all calls answer."""
        return [one.result() for one in [self.workers.submit(call) for call in calls]]

    def each(self, call: t.Callable[[t.Any], t.Any], items: t.Iterable[t.Any]) -> list[t.Any]:
        """Return what ``call`` answers for each of ``items``."""
        return list(self.workers.map(call, items))


def listed(
    call: t.Callable[..., Document], key: str, token: str = "NextToken", **asked: t.Any
) -> list[Document]:
    """Return all that a list call lists, page after page."""
    found: list[Document] = []
    more: Document = {}
    while True:
        reply = call(**asked, **more)
        found += reply[key]
        if not reply.get(token):
            return found
        more = {token: reply[token]}


def tasks(account: Account, step: str) -> int:
    """Log groups whose names begin alike: one call lists them."""
    logs, names = account.client("logs"), account.variables["names"]
    prefix = str(Path(names[0]).parent)
    found = {
        one["logGroupName"]
        for one in logs.describe_log_groups(logGroupNamePrefix=prefix)["logGroups"]
    }
    new = [name for name in names if name not in found]
    account.each(lambda name: logs.create_log_group(logGroupName=name), new)
    account.each(lambda name: logs.put_retention_policy(logGroupName=name, retentionInDays=30), new)
    return len(new)


def clients(account: Account, step: str) -> int:
    """App clients: the list tells names only, so each is described."""
    cognito, wanted = account.client("cognito-idp"), account.variables["clients"]
    pools = cognito.list_user_pools(MaxResults=POOLS_A_PAGE)["UserPools"]
    pool = next(one["Id"] for one in pools if one["Name"] == wanted[0]["user_pool_name"])
    found = {
        one["ClientName"]: one["ClientId"]
        for one in listed(
            cognito.list_user_pool_clients,
            "UserPoolClients",
            UserPoolId=pool,
            MaxResults=POOLS_A_PAGE,
        )
    }
    here = [found[one["name"]] for one in wanted if one["name"] in found]
    account.each(lambda one: cognito.describe_user_pool_client(UserPoolId=pool, ClientId=one), here)
    new = [one for one in wanted if one["name"] not in found]
    account.each(
        lambda one: cognito.create_user_pool_client(
            UserPoolId=pool,
            ClientName=one["name"],
            GenerateSecret=True,
            CallbackURLs=one["callback_urls"],
            AllowedOAuthFlows=["code"],
            AllowedOAuthFlowsUserPoolClient=True,
            AllowedOAuthScopes=["openid"],
            SupportedIdentityProviders=["COGNITO"],
        ),
        new,
    )
    return len(new)


def rules(account: Account, step: str) -> int:
    """Rules: one walk over the pages tells all of them."""
    elbv2, wanted = account.client("elbv2"), account.variables["rules"]
    listener = wanted[0]["listener_arn"]
    pages = elbv2.get_paginator("describe_rules").paginate(ListenerArn=listener, PageSize=400)
    found = {one["Priority"] for page in pages for one in page["Rules"]}
    new = [one for one in wanted if str(one["priority"]) not in found]
    account.each(
        lambda one: elbv2.create_rule(
            ListenerArn=listener,
            Priority=one["priority"],
            Conditions=[
                {
                    "Field": "host-header",
                    "HostHeaderConfig": {"Values": one["conditions"][0]["host_header"]["values"]},
                }
            ],
            Actions=[{"Type": "forward", "TargetGroupArn": one["actions"][0]["target_group_arn"]}],
        ),
        new,
    )
    return len(new)


def pools(account: Account, step: str) -> int:
    """One pool by name: all pages, as a second one of that name must be noticed."""
    cognito = account.client("cognito-idp")
    found = listed(cognito.list_user_pools, "UserPools", MaxResults=POOLS_A_PAGE)
    (pool,) = (one["Id"] for one in found if one["Name"] == account.variables["pool"])
    cognito.describe_user_pool(UserPoolId=pool)
    return 0


def main() -> None:
    """Do one step of a scenario, and say how much changed, as a playbook does."""
    scenario, step, file = sys.argv[1:]
    account = Account(yaml.safe_load(Path(file).read_text("utf-8")))
    if scenario == "whole":
        from bench.floor_whole import whole as work
    else:
        work = {"tasks": tasks, "clients": clients, "rules": rules, "pools": pools}[scenario]
    print(f"changed={work(account, step)}")


if __name__ == "__main__":
    main()
