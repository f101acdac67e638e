# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Instances of Auto Scaling groups: of which version they are, and how they are exchanged."""

from __future__ import annotations

import typing as t
import uuid

from localaws import elbv2
from localaws.call import Call
from localaws.corrections.autoscaling import forget_policies, group_of
from localaws.errors import AwsError
from localaws.modes import mode
from localaws.outcomes import image_trouble, target_health
from localaws.services import serves
from localaws.state import on_reset
from localaws.upstream import moto

Document = dict[str, t.Any]

# What moto forgets of a group.
FORGOTTEN = (
    "DefaultInstanceWarmup",
    "MaxInstanceLifetime",
    "CapacityRebalance",
    "DefaultCooldown",
    "HealthCheckType",
    "HealthCheckGracePeriod",
    "NewInstancesProtectedFromScaleIn",
    "TerminationPolicies",
)
_settings: dict[tuple[str, str, str], Document] = {}
_versions: dict[str, str] = {}
_refreshes: dict[tuple[str, str, str], list[Document]] = {}
_reads_left: dict[str, int] = {}

for _kept in (_settings, _versions, _refreshes, _reads_left):
    on_reset(_kept.clear)


def _key(call: Call, name: str) -> tuple[str, str, str]:
    return call.account, call.region, name


def _place(call: Call) -> tuple[str, str]:
    return call.account, call.region


def _note(call: Call, group: t.Any) -> None:
    """Keep of which version the instances are that have not been seen before."""
    template = group.ec2_launch_template
    if template is not None:
        number = str(template.get_version(group.launch_template_version).number)
        for state in group.instance_states:
            _versions.setdefault(state.instance.id, number)


@serves("autoscaling")
def create_auto_scaling_group(call: Call) -> Document:
    """Keep what moto forgets."""
    answer = moto(call)
    name = call["AutoScalingGroupName"]
    given = {key: call.get(key) for key in FORGOTTEN if call.get(key) is not None}
    _settings[_key(call, name)] = given
    _note(call, group_of(call, name))
    return answer


def _refuse_template(call: Call, group: t.Any, told: Document | None) -> None:
    """Refuse a template whose image nobody has, as AWS does before it starts anything."""
    image = str(_data_of(group, told).get("ImageId", ""))
    if image_trouble(image):
        raise AwsError(
            "ValidationError",
            "You must use a valid fully-formed launch template."
            f" The image id '[{image}]' does not exist",
        )


def _data_of(group: t.Any, told: Document | None) -> Document:
    """Return the data of a version of the group's template, of its own where none is told."""
    template = group.ec2_launch_template
    version = (told or {}).get("Version") or group.launch_template_version
    return dict(template.get_version(version).data) if template else {}


@serves("autoscaling")
def update_auto_scaling_group(call: Call) -> Document:
    """Change what is given and nothing else; instances stay of the version that they are of."""
    name = call["AutoScalingGroupName"]
    group = group_of(call, name)
    _note(call, group)
    given = {key: call.get(key) for key in FORGOTTEN if call.get(key) is not None}
    if call.get("LaunchTemplate"):
        _refuse_template(call, group, call["LaunchTemplate"])
    _settings.setdefault(_key(call, name), {}).update(given)
    answer = moto(call)
    _note(call, group)
    return answer


@serves("autoscaling")
def describe_auto_scaling_groups(call: Call) -> Document:
    """Tell what moto forgets, and the version of each instance."""
    for name in [one for account, region, one in _refreshes if (account, region) == _place(call)]:
        _end(call, name)
    answer = moto(call)
    for group in answer["AutoScalingGroups"]:
        name = group["AutoScalingGroupName"]
        _note(call, group_of(call, name))
        group.update(_settings.get(_key(call, name), {}))
        for one in group.get("Instances") or []:
            if one.get("LaunchTemplate"):
                one["LaunchTemplate"]["Version"] = _versions.get(one["InstanceId"], "1")
    return answer


@serves("autoscaling")
def start_instance_refresh(call: Call) -> Document:
    """Exchange all instances for ones of the version that is desired, else of the group's."""
    name = call["AutoScalingGroupName"]
    group, known = group_of(call, name), _refreshes.setdefault(_key(call, name), [])
    desired = (call.get("DesiredConfiguration") or {}).get("LaunchTemplate")
    _refuse_template(call, group, desired)
    if (call.get("Preferences") or {}).get("AutoRollback"):
        _refuse_rollback(group, desired)
    if any(one["Status"] == "InProgress" for one in known):
        raise AwsError(
            "InstanceRefreshInProgress",
            "An Instance Refresh is already in progress and blocks the execution of this Instance"
            " Refresh.",
        )
    id_ = str(uuid.uuid4())
    known.insert(
        0,
        {
            "InstanceRefreshId": id_,
            "AutoScalingGroupName": name,
            "Status": "InProgress",
            "PercentageComplete": 0,
            "Preferences": call.get("Preferences") or {},
            **({"DesiredConfiguration": {"LaunchTemplate": desired}} if desired else {}),
        },
    )
    _reads_left[id_] = int(mode("reads_until_active"))
    return {"InstanceRefreshId": id_}


def _refuse_rollback(group: t.Any, desired: Document | None) -> None:
    """Refuse to promise a way back where there is none."""
    if not desired:
        raise AwsError(
            "ValidationError",
            "The request isn't valid. The AutoRollback parameter cannot be set to true when the"
            " DesiredConfiguration parameter is empty. Set AutoRollback to false or specify a"
            " desired configuration and try again.",
        )
    if str(_data_of(group, None).get("ImageId", "")).startswith("resolve:ssm:"):
        raise AwsError(
            "ValidationError",
            "The AutoRollback parameter cannot be set to true when the Auto Scaling group has a"
            " launch template that uses an AWS Systems Manager parameter instead of an AMI ID.",
        )


def _end(call: Call, name: str) -> None:
    """End the exchange under way, once it has been looked at as often as is told."""
    for one in _refreshes.get(_key(call, name), [])[:1]:
        if one["Status"] != "InProgress" or _reads_left[one["InstanceRefreshId"]] > 0:
            continue
        group = group_of(call, name)
        if why := _trouble(call, group):
            back = one["Preferences"].get("AutoRollback")
            one.update(Status="RollbackSuccessful" if back else "Failed", StatusReason=why)
            continue
        desired = (one.get("DesiredConfiguration") or {}).get("LaunchTemplate") or {}
        if desired.get("Version"):
            # The group is of the new version from here on, and not before.
            group.launch_template_version = desired["Version"]
            group.provided_launch_template_version = desired["Version"]
        _exchange(call, group)
        one.update(Status="Successful", PercentageComplete=100)


def _trouble(call: Call, group: t.Any) -> str:
    """Return why new instances do not get well; old ones stay in service then."""
    if _settings.get(_key(call, group.name), {}).get("HealthCheckType") != "ELB":
        return ""
    store = elbv2.store_of(call.account, call.region)
    for arn in group.target_group_arns:
        told = target_health(store.target_groups[arn], "*") or {}
        if told.get("State") == "unhealthy":
            return f"New instances failed ELB health checks: {told.get('Description', '')}"
    return ""


def _exchange(call: Call, group: t.Any) -> None:
    old = [state.instance.id for state in group.instance_states]
    ec2 = group.autoscaling_backend.ec2_backend
    group.instance_states = []
    group.replace_autoscaling_group_instances(len(old), group.get_propagated_tags())
    ec2.terminate_instances(old)
    _note(call, group)


@serves("autoscaling")
def describe_instance_refreshes(call: Call) -> Document:
    """Tell the exchanges of a group, the newest first."""
    name = call["AutoScalingGroupName"]
    group_of(call, name)
    _end(call, name)
    found = _refreshes.get(_key(call, name), [])
    for one in found:
        _reads_left[one["InstanceRefreshId"]] -= 1
    return {"InstanceRefreshes": found}


@serves("autoscaling")
def delete_auto_scaling_group(call: Call) -> Document:
    """Delete a group and its policies, by force with instances, also those that are protected."""
    group = group_of(call, call["AutoScalingGroupName"])
    if group.instance_states and not call.get("ForceDelete"):
        raise AwsError(
            "ResourceInUse",
            "You cannot delete an AutoScalingGroup while there are instances or pending Spot"
            " instance request(s) still in the group.",
        )
    for state in group.instance_states:
        state.protected_from_scale_in = False
    result: Document = moto(call)
    forget_policies(call, call["AutoScalingGroupName"])
    return result
