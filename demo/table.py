# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What stands where, as a table of lines."""

from __future__ import annotations

import typing as t

from demo.inventory import Account

Rows = list[tuple[str, str, str]]


def what_stands(account: Account, service: dict[str, t.Any]) -> Rows:
    """Return what stands, where, and how it is set, from the visitor to the container."""
    name = service["service_name"]
    return [
        *_name(account, service),
        *_door(account, name),
        *_people(account, name),
        *_service(account, name),
    ]


def _name(account: Account, service: dict[str, t.Any]) -> Rows:
    zones = account.client("route53").list_hosted_zones()["HostedZones"]
    records = [
        record
        for zone in zones
        for record in account.client("route53").list_resource_record_sets(HostedZoneId=zone["Id"])[
            "ResourceRecordSets"
        ]
        if "AliasTarget" in record
    ]
    return [
        ("record", record["Name"].rstrip("."), f"-> {record['AliasTarget']['DNSName']}")
        for record in records
        if record["Name"].rstrip(".") in service["service_hosts"]
    ]


def _door(account: Account, name: str) -> Rows:
    elbv2 = account.client("elbv2")
    balancer = elbv2.describe_load_balancers(Names=[name])["LoadBalancers"][0]
    listeners = elbv2.describe_listeners(LoadBalancerArn=balancer["LoadBalancerArn"])["Listeners"]
    rows: Rows = [("load balancer", balancer["DNSName"], balancer["Scheme"])]
    for listener in sorted(listeners, key=lambda one: one["Port"]):
        door = f"{listener['Protocol']}:{listener['Port']}"
        rows.append(("listener", door, _actions(listener["DefaultActions"])))
        for rule in elbv2.describe_rules(ListenerArn=listener["ListenerArn"])["Rules"]:
            if not rule["IsDefault"]:
                number, asked = f"rule {rule['Priority']}", _asked(rule["Conditions"])
                rows.append((number, asked, _actions(rule["Actions"])))
    return rows


def _asked(conditions: list[dict[str, t.Any]]) -> str:
    """Return which requests a rule is for: its hosts, then its paths."""
    fields = ("HostHeaderConfig", "PathPatternConfig")
    found = [
        ", ".join(one[field]["Values"]) for field in fields for one in conditions if field in one
    ]
    return " ".join(found)


def _actions(actions: list[dict[str, t.Any]]) -> str:
    told = []
    for action in sorted(actions, key=lambda one: one.get("Order", 1)):
        more = ""
        if "TargetGroupArn" in action:
            more = " to " + action["TargetGroupArn"].split("/")[1]
        if "FixedResponseConfig" in action:
            more = " " + action["FixedResponseConfig"]["StatusCode"]
        if "RedirectConfig" in action:
            more = " to " + action["RedirectConfig"]["Protocol"]
        told.append(action["Type"] + more)
    return ", then ".join(told)


def _people(account: Account, name: str) -> Rows:
    cognito = account.client("cognito-idp")
    pools = cognito.list_user_pools(MaxResults=60)["UserPools"]
    pool = next(one["Id"] for one in pools if one["Name"] == name)
    settings = cognito.describe_user_pool(UserPoolId=pool)["UserPool"]
    clients = cognito.list_user_pool_clients(UserPoolId=pool, MaxResults=60)["UserPoolClients"]
    rows: Rows = [
        (
            "user pool",
            f"{name} ({pool})",
            f"MFA {settings['MfaConfiguration']}, protection {settings['DeletionProtection']}",
        ),
        ("sign-in pages", _address(settings["Domain"], pool), ""),
    ]
    for one in clients:
        client = cognito.describe_user_pool_client(UserPoolId=pool, ClientId=one["ClientId"])
        calls = ", ".join(client["UserPoolClient"]["CallbackURLs"])
        rows.append(
            ("app client", f"{one['ClientName']} ({one['ClientId']})", f"calls back to {calls}")
        )
    return rows


def _address(domain: str, pool: str) -> str:
    region = pool.partition("_")[0]
    return f"https://{domain}.auth.{region}.amazoncognito.com"


def _service(account: Account, name: str) -> Rows:
    scaling = account.client("application-autoscaling")
    service = account.client("ecs").describe_services(cluster=name, services=[name])["services"][0]
    count = f"{service['runningCount']} of {service['desiredCount']} tasks run"
    rows: Rows = [("service", f"{name} in the cluster {name}", count)]
    rows.append(("task definition", service["taskDefinition"].rpartition("/")[2], ""))
    for target in scaling.describe_scalable_targets(ServiceNamespace="ecs")["ScalableTargets"]:
        range_ = f"{target['MinCapacity']} to {target['MaxCapacity']} tasks"
        rows.append(("scaling", target["ResourceId"], range_))
    return rows


def table(rows: Rows) -> str:
    """Return the rows in columns."""
    first, second = (max(len(row[column]) for row in rows) for column in (0, 1))
    return "\n".join(f"  {a:{first}}  {b:{second}}  {c}".rstrip() for a, b, c in rows)
