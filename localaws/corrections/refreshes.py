# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Instances of Auto Scaling groups: of which version they are, and how they are exchanged."""

from __future__ import annotations

import typing as t
import uuid

from localaws.call import Call
from localaws.corrections.autoscaling import forget_policies, group_of
from localaws.errors import AwsError
from localaws.modes import mode
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


@serves("autoscaling")
def update_auto_scaling_group(call: Call) -> Document:
    """Change what is given and nothing else; instances stay of the version that they are of."""
    name = call["AutoScalingGroupName"]
    group = group_of(call, name)
    _note(call, group)
    given = {key: call.get(key) for key in FORGOTTEN if call.get(key) is not None}
    _settings.setdefault(_key(call, name), {}).update(given)
    answer = moto(call)
    _note(call, group)
    return answer


@serves("autoscaling")
def describe_auto_scaling_groups(call: Call) -> Document:
    """Tell what moto forgets, and the version of each instance."""
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
    """Exchange all instances for ones of the version that the group asks for."""
    name = call["AutoScalingGroupName"]
    group, known = group_of(call, name), _refreshes.setdefault(_key(call, name), [])
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
        },
    )
    _reads_left[id_] = int(mode("reads_until_active"))
    _exchange(call, group)
    return {"InstanceRefreshId": id_}


def _exchange(call: Call, group: t.Any) -> None:
    old = [state.instance.id for state in group.instance_states]
    ec2 = group.autoscaling_backend.ec2_backend
    group.instance_states = []
    group.replace_autoscaling_group_instances(len(old), group.get_propagated_tags())
    ec2.terminate_instances(old)
    _note(call, group)


@serves("autoscaling")
def describe_instance_refreshes(call: Call) -> Document:
    """Tell the exchanges of a group, the newest first; one under way ends by being asked for."""
    name = call["AutoScalingGroupName"]
    group_of(call, name)
    found = _refreshes.get(_key(call, name), [])
    for one in found:
        left = _reads_left[one["InstanceRefreshId"]]
        if left <= 0 and one["Status"] == "InProgress":
            one.update(Status="Successful", PercentageComplete=100)
        _reads_left[one["InstanceRefreshId"]] = left - 1
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
