# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Auto Scaling groups whose instances are not what the group asks for."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.gatehouse.aws.plugins.module_utils._resources.autoscaling_group import (
    AUTOSCALING_GROUP,
    with_debt,
)
from tests.support.aws import Aws
from tests.support.deployment_worlds import templates

Document = dict[str, t.Any]


def group(aws: Aws) -> Document:
    """Return the options of a group whose instance is of an older version than the group."""
    found = {
        "name": "orders",
        "min_size": 1,
        "max_size": 1,
        "desired_capacity": 1,
        "vpc_zone_identifier": templates(aws)["subnets"],
    }
    older = {"launch_template_name": "orders", "version": "1"}
    aws.converge(AUTOSCALING_GROUP, {**found, "launch_template": older})
    aws.lasts(AUTOSCALING_GROUP, {**found, "launch_template": {"launch_template_name": "orders"}})
    return {**found, "launch_template": {"launch_template_name": "orders"}}


def versions(aws: Aws) -> list[str]:
    """Return of which version each instance is."""
    groups = aws.client("autoscaling").describe_auto_scaling_groups()["AutoScalingGroups"]
    return [one["LaunchTemplate"]["Version"] for one in groups[0]["Instances"]]


def test_an_exchange_that_is_owed_is_made_up_for(aws: Aws) -> None:
    """Such as after one that failed: the template is the same, the instances are not."""
    options = {**group(aws), "instance_refresh": {}}
    assert versions(aws) == ["1"]
    foretold = aws.converge(AUTOSCALING_GROUP, options, check_mode=True)
    sides = foretold.diff(AUTOSCALING_GROUP)
    assert [sides[one]["launch_template"]["version"] for one in sides] == ["1", "2"]
    aws.lasts(AUTOSCALING_GROUP, options)
    assert versions(aws) == ["2"]


@pytest.mark.parametrize("wanted", ["1", "2"])
def test_an_exchange_that_failed_half_way_is_made_up_for_either_way(wanted: str) -> None:
    """Going on and going back both have instances to exchange."""
    template = {"launch_template_name": "orders", "version": "1"}
    instances = [{"launch_template": {**template, "version": one}} for one in ("1", "2")]
    current = {
        "launch_template": template,
        "instances": instances,
        "instance_refresh": [{"Status": "Failed"}],
    }
    asked = {"launch_template": {**template, "version": wanted}, "instance_refresh": {}}
    _wanted, seen = with_debt(asked, current, ())
    assert seen is not None
    assert seen["launch_template"]["version"] != wanted


def test_an_exchange_to_another_version_is_told_as_what_instances_become() -> None:
    template = {"launch_template_name": "orders", "version": "1"}
    becoming = {"LaunchTemplate": {"LaunchTemplateName": "orders", "Version": "2"}}
    refresh = [{"Status": "InProgress", "DesiredConfiguration": becoming}]
    current = {"launch_template": template, "instances": [], "instance_refresh": refresh}
    _wanted, seen = with_debt({"instance_refresh": {}}, current, ())
    assert seen is not None
    assert seen["launch_template"] == {**template, "version": "2"}


def test_an_exchange_under_way_is_not_begun_again() -> None:
    template = {"launch_template_name": "orders", "version": "2"}
    older = [{"launch_template": {**template, "version": "1"}}]
    wanted = {"launch_template": template, "instance_refresh": {}}
    for status, version in (("InProgress", "2"), ("Failed", "1")):
        refresh = [{"Status": status}]
        current = {"launch_template": template, "instances": older, "instance_refresh": refresh}
        _wanted, seen = with_debt(wanted, current, ())
        assert seen is not None
        assert seen["launch_template"]["version"] == version
