# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Load balancers."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from localaws.elbv2 import attributes, network, tags
from localaws.elbv2.errors import invalid, not_permitted
from localaws.elbv2.paging import page
from localaws.elbv2.store import Document, Store
from localaws.errors import AwsError
from localaws.modes import mode
from localaws.moto_random import digits

# AWS's own hosted zones, which a Route 53 alias to a load balancer needs.
HOSTED_ZONES = {
    "us-east-1": "Z35SXDOTRQ7X7K",
    "us-east-2": "Z3AADJGX6KTTL2",
    "us-west-1": "Z368ELLRRE2KJ0",
    "us-west-2": "Z1H1FL5HABSF5",
    "ca-central-1": "ZQSVJUPU6J1EY",
    "eu-central-1": "Z215JYRZR1TBD5",
    "eu-west-1": "Z32O12XQLNTSW2",
    "eu-west-2": "ZHURV8PSTC4K8",
    "eu-west-3": "Z3Q77PNBQS71R4",
    "eu-north-1": "Z23TAZ6LKFMNIO",
    "ap-south-1": "ZP97RAFLXTNZK",
    "ap-southeast-1": "Z1LMS91P8CMLE5",
    "ap-southeast-2": "Z1GM3OXH4ZPM65",
    "ap-northeast-1": "Z14GRHDCWA56QT",
    "sa-east-1": "Z2P70J7HTTTPLU",
}


def create_load_balancer(store: Store, params: Document) -> Document:
    _check_name(params["Name"])
    wanted = _wanted(store, params)
    same_name = _named(store, params["Name"])
    if same_name:
        return {"LoadBalancers": [_idempotent(store, same_name, wanted)]}
    folder = {"application": "app", "network": "net", "gateway": "gwy"}[wanted["Type"]]
    arn = store.arn(f"loadbalancer/{folder}/{params['Name']}")
    store.load_balancers[arn] = {
        "LoadBalancerArn": arn,
        "DNSName": _dns_name(store, wanted),
        "CanonicalHostedZoneId": HOSTED_ZONES.get(store.region_name, "Z2P70J7EXAMPLE"),
        "CreatedTime": datetime.now(UTC),
        **wanted,
        "State": {"Code": "provisioning"},
    }
    store.provisioning[arn] = int(mode("reads_until_active"))
    tags.put(store, arn, params.get("Tags"))
    return {"LoadBalancers": [store.load_balancers[arn]]}


def _check_name(name: str) -> None:
    if len(name) > 32:
        raise invalid(f"The load balancer name '{name}' cannot be longer than '32' characters")
    if not re.fullmatch(r"[A-Za-z0-9-]+", name):
        raise invalid(
            f"The load balancer name '{name}' can only contain characters that are alphanumeric"
            " characters and hyphens(-)"
        )
    if name.startswith(("-", "internal-")) or name.endswith("-"):
        raise invalid(
            f"The load balancer name '{name}' cannot begin or end with a hyphen(-) or begin with"
            " 'internal-'"
        )


def _wanted(store: Store, params: Document) -> Document:
    type_ = params.get("Type") or "application"
    subnets = network.subnets_of(store, params, type_)
    scheme = params.get("Scheme") or "internet-facing"
    if scheme == "internet-facing":
        network.check_gateway(store, subnets[0].vpc_id)
    wanted = {
        "LoadBalancerName": params["Name"],
        "Scheme": scheme,
        "VpcId": subnets[0].vpc_id,
        "Type": type_,
        "AvailabilityZones": network.zones_of(subnets),
        "IpAddressType": params.get("IpAddressType") or "ipv4",
    }
    if type_ == "application" or params.get("SecurityGroups"):
        groups = params.get("SecurityGroups")
        wanted["SecurityGroups"] = network.security_groups(store, subnets[0].vpc_id, groups)
    return wanted


def _dns_name(store: Store, wanted: Document) -> str:
    prefix = "internal-" if wanted["Scheme"] == "internal" else ""
    name = f"{prefix}{wanted['LoadBalancerName']}-{digits(10)}"
    return f"{name}.{store.region_name}.elb.amazonaws.com"


def _idempotent(store: Store, existing: Document, wanted: Document) -> Document:
    if any(existing.get(key) != value for key, value in wanted.items()):
        raise AwsError(
            "DuplicateLoadBalancerName",
            f"A load balancer with the same name '{wanted['LoadBalancerName']}' exists, but with"
            " different settings",
        )
    return existing


def _named(store: Store, name: str) -> Document | None:
    found = [one for one in store.load_balancers.values() if one["LoadBalancerName"] == name]
    return found[0] if found else None


def describe_load_balancers(store: Store, params: Document) -> Document:
    arns, names = params.get("LoadBalancerArns"), params.get("Names")
    if arns and names:
        raise invalid("You cannot specify both load balancer ARNs and load balancer names")
    found = list(store.load_balancers.values())
    for arn in arns or []:
        store.get(arn, "loadbalancer")
    missing = [name for name in names or [] if not _named(store, name)]
    if missing:
        raise AwsError("LoadBalancerNotFound", f"Load balancers '[{', '.join(missing)}]' not found")
    if arns or names:
        wanted = set(arns or names or [])
        found = [b for b in found if {b["LoadBalancerArn"], b["LoadBalancerName"]} & wanted]
    for balancer in found:
        _settle(store, balancer)
    return page("LoadBalancers", found, params, "LoadBalancerArn")


def _settle(store: Store, balancer: Document) -> None:
    arn = balancer["LoadBalancerArn"]
    left = store.provisioning.get(arn, 0)
    balancer["State"] = {"Code": "provisioning" if left > 0 else "active"}
    store.provisioning[arn] = left - 1


def delete_load_balancer(store: Store, params: Document) -> None:
    arn = params["LoadBalancerArn"]
    if arn not in store.load_balancers:
        return  # AWS takes the deletion of what is not there for done
    if attributes.effective(store, arn, "loadbalancer")["deletion_protection.enabled"] == "true":
        raise not_permitted(
            f"Load balancer '{arn}' cannot be deleted because deletion protection is enabled"
        )
    for listener in store.listeners_of(arn):
        store.forget_listener(listener["ListenerArn"])
    store.forget(arn)


def set_subnets(store: Store, params: Document) -> Document:
    balancer = store.get(params["LoadBalancerArn"], "loadbalancer")
    subnets = network.subnets_of(store, params, balancer["Type"])
    if any(subnet.vpc_id != balancer["VpcId"] for subnet in subnets):
        raise AwsError("InvalidSubnet", f"The subnets must be in VPC '{balancer['VpcId']}'")
    balancer["AvailabilityZones"] = network.zones_of(subnets)
    balancer["IpAddressType"] = params.get("IpAddressType") or balancer["IpAddressType"]
    return {key: balancer[key] for key in ("AvailabilityZones", "IpAddressType")}


def set_security_groups(store: Store, params: Document) -> Document:
    balancer = store.get(params["LoadBalancerArn"], "loadbalancer")
    groups = network.security_groups(store, balancer["VpcId"], params["SecurityGroups"])
    balancer["SecurityGroups"] = groups
    return {"SecurityGroupIds": groups}


def set_ip_address_type(store: Store, params: Document) -> Document:
    balancer = store.get(params["LoadBalancerArn"], "loadbalancer")
    balancer["IpAddressType"] = params["IpAddressType"]
    return {"IpAddressType": balancer["IpAddressType"]}


OPERATIONS = (
    create_load_balancer,
    describe_load_balancers,
    delete_load_balancer,
    set_subnets,
    set_security_groups,
    set_ip_address_type,
)
