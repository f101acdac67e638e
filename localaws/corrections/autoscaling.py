# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Auto Scaling: metrics can be switched off, groups have policies of their own, and our targets."""

from __future__ import annotations

import importlib
import typing as t

from moto.autoscaling.models import autoscaling_backends

from localaws.call import Call
from localaws.errors import AwsError
from localaws.services import serves
from localaws.upstream import moto

# moto's Auto Scaling takes hold of the load balancers when it starts, so ours must be there.
importlib.import_module("localaws.elbv2")

ALL = (
    "GroupMinSize",
    "GroupMaxSize",
    "GroupDesiredCapacity",
    "GroupInServiceInstances",
    "GroupPendingInstances",
    "GroupStandbyInstances",
    "GroupTerminatingInstances",
    "GroupTotalInstances",
)


def group_of(call: Call, name: str) -> t.Any:
    """Return moto's group of this name."""
    group = autoscaling_backends[call.account][call.region].autoscaling_groups.get(name)
    if group is None:
        raise AwsError("ValidationError", f"AutoScalingGroup name not found - {name}")
    return group


@serves("autoscaling")
def enable_metrics_collection(call: Call) -> None:
    """Switch metrics on; without names, all."""
    group = group_of(call, call["AutoScalingGroupName"])
    group.metrics = list(dict.fromkeys([*group.metrics, *(call.get("Metrics") or ALL)]))


@serves("autoscaling")
def disable_metrics_collection(call: Call) -> None:
    """Switch metrics off; without names, all."""
    group = group_of(call, call["AutoScalingGroupName"])
    gone = call.get("Metrics") or group.metrics
    group.metrics = [metric for metric in group.metrics if metric not in gone]


@serves("autoscaling")
def put_scaling_policy(call: Call) -> t.Any:
    """Keep policies of one name apart that are of several groups."""
    policies = autoscaling_backends[call.account][call.region].policies
    name, group = call["PolicyName"], call["AutoScalingGroupName"]
    group_of(call, group)
    result = moto(call)
    policies[f"{group} {name}"] = policies.pop(name)
    return result


@serves("autoscaling")
def delete_policy(call: Call) -> None:
    """Delete a policy, by the name it has in its group or by its ARN."""
    policies = autoscaling_backends[call.account][call.region].policies
    group, name = call.get("AutoScalingGroupName"), call["PolicyName"]
    for key, one in list(policies.items()):
        if name in (one.name, one.arn) and group in (None, one.auto_scaling_group_name):
            del policies[key]


def forget_policies(call: Call, group: str) -> None:
    """Delete the policies of a group, which go with it."""
    policies = autoscaling_backends[call.account][call.region].policies
    for key in [key for key, one in policies.items() if one.auto_scaling_group_name == group]:
        del policies[key]
