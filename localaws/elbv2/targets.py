# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Targets and their health."""

from __future__ import annotations

import ipaddress

from moto.awslambda.models import lambda_backends

from localaws import outcomes
from localaws.door.functions import allows
from localaws.elbv2 import network
from localaws.elbv2.errors import invalid
from localaws.elbv2.store import Document, Store
from localaws.errors import AwsError

CALLER = "elasticloadbalancing.amazonaws.com"
Key = tuple[str, int | None]

NOT_REGISTERED = {
    "State": "unused",
    "Reason": "Target.NotRegistered",
    "Description": "Target is not registered to the target group",
}
NOT_IN_USE = {
    "State": "unused",
    "Reason": "Target.NotInUse",
    "Description": "Target group is not configured to receive traffic from the load balancer",
}
NOT_CHECKED = {
    "State": "unavailable",
    "Reason": "Target.HealthCheckDisabled",
    "Description": "Health checks are not enabled for this target group",
}


def register_targets(store: Store, params: Document) -> None:
    group = store.get(params["TargetGroupArn"], "targetgroup")
    check = {"instance": _check_instance, "ip": _check_ip, "lambda": _check_lambda}
    for target in params["Targets"]:
        check.get(group["TargetType"], _anything)(store, group, target)
    for target in params["Targets"]:
        key = _key(group, target)
        known = store.targets.setdefault(group["TargetGroupArn"], {})
        known[key] = _wire(store, group, key, target)


def _key(group: Document, target: Document) -> Key:
    return target["Id"], target.get("Port") or group.get("Port")


def _wire(store: Store, group: Document, key: Key, target: Document) -> Document:
    if group["TargetType"] == "lambda":
        return {"Id": key[0], "AvailabilityZone": "all"}
    document: Document = {"Id": key[0], "Port": key[1]}
    zone = target.get("AvailabilityZone") or _zone(store, group, key[0])
    return {**document, "AvailabilityZone": zone} if zone else document


def _zone(store: Store, group: Document, address: str) -> str | None:
    if group["TargetType"] != "ip":
        return None
    for subnet in network.ec2_of(store).describe_subnets():
        inside = ipaddress.ip_address(address) in ipaddress.ip_network(subnet.cidr_block)
        if subnet.vpc_id == group["VpcId"] and inside:
            return str(subnet.availability_zone)
    return "all"


def _anything(store: Store, group: Document, target: Document) -> None:
    """Accept a target whose type has no rule of its own here."""


def _check_instance(store: Store, group: Document, target: Document) -> None:
    if not network.ec2_of(store).get_instance_by_id(target["Id"]):
        raise AwsError("InvalidTarget", f"The instance ID '{target['Id']}' is not valid")


def _check_ip(store: Store, group: Document, target: Document) -> None:
    try:
        address = ipaddress.ip_address(target["Id"])
    except ValueError:
        raise invalid(f"'{target['Id']}' is not a valid IPv4 address") from None
    shared = ipaddress.ip_network("100.64.0.0/10")
    if address.version == 4 and not address.is_private and address not in shared:
        raise invalid(f"The IP address '{address}' is not within a valid range")


def _check_lambda(store: Store, group: Document, target: Document) -> None:
    arn = group["TargetGroupArn"]
    known = {key[0] for key in store.targets.get(arn, {})}
    if known - {target["Id"]}:
        message = f"You cannot register more than one target with target group '{arn}'"
        raise AwsError("TooManyTargets", message)
    function = lambda_backends[store.account_id][store.region_name].get_function(target["Id"])
    statements = function.policy.statements if function.policy else []
    if not any(allows(statement, CALLER, arn) for statement in statements):
        raise AwsError(
            "AccessDenied",
            f"elasticloadbalancing principal does not have permission to invoke {target['Id']}"
            f" from target group {arn}",
            403,
        )


def deregister_targets(store: Store, params: Document) -> None:
    group = store.get(params["TargetGroupArn"], "targetgroup")
    known = store.targets.get(group["TargetGroupArn"], {})
    for target in params["Targets"]:
        gone = [key for key in known if key[0] == target["Id"]]
        if target.get("Port"):
            gone = [key for key in gone if key[1] == target["Port"]]
        for key in gone:
            del known[key]


def describe_target_health(store: Store, params: Document) -> Document:
    group = store.get(params["TargetGroupArn"], "targetgroup")
    known = store.targets.get(group["TargetGroupArn"], {})
    asked = params.get("Targets")
    keys = [_key(group, target) for target in asked] if asked else list(known)
    return {"TargetHealthDescriptions": [_described(store, group, key) for key in keys]}


def _described(store: Store, group: Document, key: Key) -> Document:
    known = store.targets.get(group["TargetGroupArn"], {})
    target = known.get(key) or {"Id": key[0], "Port": key[1]}
    health = _health(store, group, key[0]) if key in known else NOT_REGISTERED
    described: Document = {"Target": target, "TargetHealth": health}
    if group["TargetType"] != "lambda":
        port = group["HealthCheckPort"]
        described["HealthCheckPort"] = str(target["Port"]) if port == "traffic-port" else port
    return described


def _health(store: Store, group: Document, target_id: str) -> Document:
    said = outcomes.target_health(group, target_id)
    if said:
        return said
    if not group["HealthCheckEnabled"]:
        return NOT_CHECKED
    used = store.load_balancers_of(group["TargetGroupArn"])
    return {"State": "healthy"} if used else NOT_IN_USE


OPERATIONS = (register_targets, deregister_targets, describe_target_health)
