# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The addresses of tasks, and the target groups that know them."""

from __future__ import annotations

import typing as t

from moto.ec2.models import ec2_backends

from localaws.ecs.errors import invalid
from localaws.ecs.store import Document, Store
from localaws.elbv2 import store_of as elb_store_of
from localaws.elbv2.store import Store as LoadBalancers
from localaws.moto_random import hexadecimal

AT_MOST = {"subnets": 16, "securityGroups": 5}


def ec2_of(store: Store) -> t.Any:
    """Return moto's EC2 of the same account and region."""
    return ec2_backends[store.account_id][store.region_name]


def elb_of(store: Store) -> LoadBalancers:
    """Return the load balancers of the same account and region."""
    return elb_store_of(store.account_id, store.region_name)


def check(store: Store, definition: Document, configuration: Document | None) -> None:
    """Refuse a network configuration that does not suit the task definition."""
    vpc = (configuration or {}).get("awsvpcConfiguration")
    if definition.get("networkMode") != "awsvpc":
        if vpc:
            raise invalid(
                "Network Configuration is not valid for the given networkMode of this task"
                " definition."
            )
        return
    if not vpc:
        raise invalid(
            "Network Configuration must be provided when networkMode 'awsvpc' is specified."
        )
    for key, most in AT_MOST.items():
        if len(vpc.get(key) or []) > most:
            raise invalid(f"{key} can have at most {most} items.")
    _check_places(store, vpc)


def _check_places(store: Store, vpc: Document) -> None:
    ec2 = ec2_of(store)
    subnets = {subnet.id: subnet.vpc_id for subnet in ec2.describe_subnets()}
    for subnet in vpc["subnets"]:
        if subnet not in subnets:
            raise invalid(
                f"Error retrieving subnet information for [{subnet}]: The subnet ID '{subnet}' does"
                " not exist (ErrorCode: InvalidSubnetID.NotFound)"
            )
    for group in vpc.get("securityGroups") or []:
        if not any(group in groups for groups in ec2.groups.values()):
            raise invalid(
                f"Error retrieving security group information for [{group}]: The security group"
                f" '{group}' does not exist (ErrorCode: InvalidGroup.NotFound)"
            )
        if group not in ec2.groups[subnets[vpc["subnets"][0]]]:
            raise invalid("Security groups and subnets must belong to the same VPC.")


def attach(store: Store, settings: Document) -> tuple[Document | None, str | None]:
    """Return a new network interface as an attachment, and its zone; none outside awsvpc."""
    vpc = (settings.get("networkConfiguration") or {}).get("awsvpcConfiguration")
    if not vpc:
        return None, None
    ec2 = ec2_of(store)
    # Tasks are spread: the subnet that holds the fewest gets the next one.
    held = [eni.subnet.id for eni in ec2.enis.values()]
    subnet = ec2.get_subnet(min(vpc["subnets"], key=held.count))
    eni = ec2.create_network_interface(
        subnet, None, group_ids=vpc.get("securityGroups") or None, description="ECS task"
    )
    details = {
        "subnetId": subnet.id,
        "networkInterfaceId": eni.id,
        "macAddress": eni.mac_address,
        "privateDnsName": f"ip-{eni.private_ip_address.replace('.', '-')}.ec2.internal",
        "privateIPv4Address": eni.private_ip_address,
    }
    attachment = {
        "id": hexadecimal(32),
        "type": "ElasticNetworkInterface",
        "status": "ATTACHED",
        "details": [{"name": name, "value": value} for name, value in details.items()],
    }
    return attachment, subnet.availability_zone


def _detail(attachment: Document | None, name: str) -> str | None:
    details = (attachment or {}).get("details", [])
    return next((one["value"] for one in details if one["name"] == name), None)


def address_of(attachment: Document | None) -> str | None:
    """Return the private address of an attachment."""
    return _detail(attachment, "privateIPv4Address")


def detach(store: Store, attachment: Document) -> None:
    """Delete the network interface of an attachment."""
    ec2_of(store).enis.pop(_detail(attachment, "networkInterfaceId"), None)
    attachment["status"] = "DELETED"


def register(
    store: Store, balancers: list[Document], task: Document, instance: Document | None
) -> None:
    """Make a task a target of the target groups of ``balancers``."""
    wanted = [
        (balancer["targetGroupArn"], target)
        for balancer in balancers
        for target in _targets(balancer, task, instance)
        if balancer.get("targetGroupArn") in elb_of(store).target_groups
    ]
    for group, target in wanted:
        known = elb_of(store).targets.setdefault(group, {})
        known[target["Id"], target["Port"]] = target
    store.registrations[task["taskArn"]] = wanted


def deregister(store: Store, task: Document) -> None:
    """Take a task out of its target groups."""
    for group, target in store.registrations.pop(task["taskArn"], []):
        elb_of(store).targets.get(group, {}).pop((target["Id"], target["Port"]), None)


def _targets(balancer: Document, task: Document, instance: Document | None) -> list[Document]:
    """Return a task's address, or else its ports on its instance, as targets."""
    addresses = [address_of(attachment) for attachment in task["attachments"]]
    if addresses:
        zone = task["availabilityZone"]
        port = balancer["containerPort"]
        return [{"Id": one, "Port": port, "AvailabilityZone": zone} for one in addresses]
    bindings = [
        binding
        for container in task["containers"]
        if container["name"] == balancer["containerName"]
        for binding in container["networkBindings"]
        if binding["containerPort"] == balancer["containerPort"]
    ]
    id_ = (instance or {}).get("ec2InstanceId")
    return [{"Id": id_, "Port": binding["hostPort"]} for binding in bindings if id_]
