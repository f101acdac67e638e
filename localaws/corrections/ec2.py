# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""EC2: what is in use cannot be deleted; tags of a launch template are not its instances'; rules
for prefix lists keep what they are for.
"""

from __future__ import annotations

import typing as t

from moto.ec2.models import ec2_backends
from moto.ec2.utils import parse_user_data

from localaws import elbv2
from localaws.call import Call
from localaws.errors import AwsError
from localaws.services import checks, serves
from localaws.state import Store
from localaws.upstream import moto

Document = dict[str, t.Any]
# What a rule for a prefix list is for, by group, direction, protocol, ports and list.
_purposes: Store[str] = Store()
DIRECTIONS = {"IpPermissions": "Ingress", "IpPermissionsEgress": "Egress"}


def _ec2(call: Call) -> t.Any:
    return ec2_backends[call.account][call.region]


def _load_balancers(call: Call) -> list[Document]:
    return list(elbv2.store_of(call.account, call.region).load_balancers.values())


@checks("ec2", "DeleteSecurityGroup")
def _group_not_in_use(call: Call) -> None:
    group_id = call.get("GroupId")
    group = _ec2(call).get_security_group_from_id(group_id)
    if group is None:
        return
    others = _ec2(call).groups[group.vpc_id].values()
    dependent = (
        any(group_id in _ids(eni.group_set) for eni in _ec2(call).enis.values() if _held(eni))
        or any(group_id in one.get("SecurityGroups", []) for one in _load_balancers(call))
        or any(group_id in _referenced(one) for one in others if one.id != group_id)
    )
    if dependent:
        message = f"resource {group_id} has a dependent object"
        raise AwsError("DependencyViolation", message, 400)


def _held(eni: t.Any) -> bool:
    """Return whether an interface is there: those of terminated instances are gone."""
    instance = getattr(eni, "instance", None)
    return instance is None or instance.state != "terminated"


def _ids(groups: t.Iterable[t.Any]) -> list[str]:
    return [group.id for group in groups]


def _referenced(group: t.Any) -> set[str]:
    rules = [*group.ingress_rules, *group.egress_rules]
    return {str(rule.source_group.get("GroupId")) for rule in rules if rule.source_group}


@checks("ec2", "DeleteSubnet")
def _subnet_not_in_use(call: Call) -> None:
    subnet_id = call["SubnetId"]
    zones = [zone for one in _load_balancers(call) for zone in one["AvailabilityZones"]]
    inside = [eni for eni in _ec2(call).enis.values() if eni.subnet.id == subnet_id]
    if inside or any(zone["SubnetId"] == subnet_id for zone in zones):
        message = f"The subnet '{subnet_id}' has dependencies and cannot be deleted."
        raise AwsError("DependencyViolation", message, 400)


@checks("ec2", "DetachInternetGateway")
def _gateway_not_in_use(call: Call) -> None:
    vpc_id = call["VpcId"]
    for balancer in _load_balancers(call):
        if balancer["VpcId"] == vpc_id and balancer["Scheme"] == "internet-facing":
            raise AwsError(
                "DependencyViolation",
                f"Network {vpc_id} has some mapped public address(es). Please unmap those public"
                " address(es) before detaching the gateway.",
                400,
            )


@serves("ec2")
def create_launch_template(call: Call) -> Document:
    """Keep the template's own tags out of its data, where moto copies them."""
    result = moto(call)
    template = _ec2(call).launch_templates.get(result["LaunchTemplate"]["LaunchTemplateId"])
    given = (call.get("LaunchTemplateData") or {}).get("TagSpecifications")
    data = template.versions[0].data
    if given:
        data["TagSpecifications"] = given
    else:
        data.pop("TagSpecifications", None)
    return result


@serves("ec2")
def describe_launch_templates(call: Call) -> Document:
    """Tell the tags of this moment; moto tells those of the beginning."""
    result = moto(call)
    for one in result["LaunchTemplates"]:
        template = _ec2(call).get_launch_template(one["LaunchTemplateId"])
        one["Tags"] = [{"Key": tag["key"], "Value": tag["value"]} for tag in template.get_tags()]
    return result


@checks("ec2", "CreateLaunchTemplateVersion", "DeleteLaunchTemplate")
def _one_name(call: Call) -> None:
    if call.get("LaunchTemplateId") and call.get("LaunchTemplateName"):
        raise AwsError(
            "InvalidParameterCombination",
            "You must specify either the launch template ID or the launch template name, but not"
            " both.",
            400,
        )


@serves("ec2")
def create_launch_template_version(call: Call) -> Document:
    """Take user data of a later version as those of the first."""
    result = moto(call)
    template = _ec2(call).get_launch_template(result["LaunchTemplateVersion"]["LaunchTemplateId"])
    data = template.versions[-1].data
    if isinstance(data.get("UserData"), str):
        data["UserData"] = parse_user_data(data["UserData"])
    return result


def _purpose(group: str, direction: str, rule: Document, one: Document) -> str:
    """Return under which key it is kept what a rule is for."""
    ports = (str(rule.get(end, -1)) for end in ("FromPort", "ToPort"))
    return "/".join((group, direction, rule["IpProtocol"], *ports, one["PrefixListId"]))


def _keep_purposes(call: Call) -> Document:
    """Keep what rules for prefix lists are for, which moto forgets."""
    result = moto(call)
    direction = "Egress" if call.operation.endswith("Egress") else "Ingress"
    for rule in call.get("IpPermissions") or []:
        for one in rule.get("PrefixListIds") or []:
            key = _purpose(call.get("GroupId", ""), direction, rule, one)
            _purposes[call].pop(key, None)
            if one.get("Description"):
                _purposes[call][key] = one["Description"]
    return result


for _name in ("AuthorizeSecurityGroup{}", "UpdateSecurityGroupRuleDescriptions{}"):
    for _direction in DIRECTIONS.values():
        serves("ec2", _name.format(_direction))(_keep_purposes)


@serves("ec2")
def describe_security_groups(call: Call) -> Document:
    """Tell what rules for prefix lists are for."""
    result = moto(call)
    for group in result["SecurityGroups"]:
        for member, direction in DIRECTIONS.items():
            for rule in group.get(member) or []:
                for one in rule.get("PrefixListIds") or []:
                    key = _purpose(group["GroupId"], direction, rule, one)
                    if key in _purposes[call]:
                        one["Description"] = _purposes[call][key]
    return result
