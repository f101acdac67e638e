# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What load balancers and target groups need of EC2: subnets, security groups, gateways."""

from __future__ import annotations

import typing as t

from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models import ec2_backends

from localaws.elbv2.errors import bad_configuration, invalid
from localaws.elbv2.store import Document, Store
from localaws.errors import AwsError


def ec2_of(store: Store) -> t.Any:
    """Return moto's EC2 of the same account and region."""
    return ec2_backends[store.account_id][store.region_name]


def subnets_of(store: Store, params: Document, type_: str) -> list[t.Any]:
    """Return the subnets that a request names, refusing a choice that AWS refuses."""
    ids = params.get("Subnets") or []
    ids = ids or [mapping["SubnetId"] for mapping in params.get("SubnetMappings") or []]
    subnets = [_subnet(store, subnet_id) for subnet_id in ids]
    if not subnets:
        raise invalid("You must specify subnets in at least two Availability Zones")
    zones = [subnet.availability_zone for subnet in subnets]
    if len(set(zones)) < len(zones):
        raise bad_configuration(
            "A load balancer cannot be attached to multiple subnets in the same Availability Zone"
        )
    if type_ == "application" and len(zones) < 2:
        raise invalid("At least two subnets in two different Availability Zones must be specified")
    if len({subnet.vpc_id for subnet in subnets}) > 1:
        raise AwsError("InvalidSubnet", "All subnets must belong to the same VPC")
    return subnets


def _subnet(store: Store, subnet_id: str) -> t.Any:
    try:
        return ec2_of(store).get_subnet(subnet_id)
    except EC2ClientError:
        message = f"The subnet ID '{subnet_id}' does not exist"
        raise AwsError("SubnetNotFound", message) from None


def zones_of(subnets: list[t.Any]) -> list[Document]:
    """Return AWS's form of the subnets of a load balancer."""
    return [
        {"ZoneName": one.availability_zone, "SubnetId": one.id, "LoadBalancerAddresses": []}
        for one in sorted(subnets, key=lambda one: str(one.availability_zone))
    ]


def check_gateway(store: Store, vpc_id: str) -> None:
    """Refuse to face the internet from a VPC that has no way there."""
    ec2 = ec2_of(store)
    gateways = [one.vpc.id for one in ec2.internet_gateways.values() if one.vpc]
    # moto's default VPC lacks the gateway that AWS's has.
    if vpc_id not in gateways and not ec2.vpcs[vpc_id].is_default == "true":
        raise AwsError("InvalidSubnet", f"VPC {vpc_id} has no internet gateway")


def security_groups(store: Store, vpc_id: str, wanted: list[str] | None) -> list[str]:
    """Return the security groups of a load balancer, by default the VPC's own."""
    groups = ec2_of(store).groups[vpc_id]
    if any(group_id not in groups for group_id in wanted or []):
        raise bad_configuration("One or more security groups are invalid")
    return wanted or [group.id for group in groups.values() if group.name == "default"]


def check_vpc(store: Store, vpc_id: str) -> None:
    """Refuse a VPC that does not exist."""
    if vpc_id not in ec2_of(store).vpcs:
        raise invalid(f"The VPC ID '{vpc_id}' is not found")
