# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Auto Scaling groups whose instances are not what the group asks for; what templates tell them."""

from __future__ import annotations

import base64
import typing as t

import pytest

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.errors import PlanError
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run_stack import validator
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import ec2_launch_template
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.autoscaling_group import (
    AUTOSCALING_GROUP,
    with_debt,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.launch_template import (
    LAUNCH_TEMPLATE,
    MOST_USER_DATA,
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


SCRIPT = "#!/bin/bash\necho grün > /etc/motd\n" + "# a long line\n" * 9


def template(**more: t.Any) -> Document:
    """Return the options of a launch template."""
    return {"name": "orders", "image_id": "ami-12345678", **more}


def test_user_data_is_told_by_what_it_holds(aws: Aws) -> None:
    """As plain text or in Base64, in one line or in several: instances get the same."""
    made = aws.lasts(LAUNCH_TEMPLATE, template(user_data_text=SCRIPT))
    assert base64.b64decode(made["user_data"]).decode() == SCRIPT
    in_lines = base64.encodebytes(SCRIPT.encode()).decode()
    assert in_lines.count("\n") > 1
    for user_data in (made["user_data"], in_lines):
        aws.stands(LAUNCH_TEMPLATE, template(user_data=user_data))
    changed = aws.converge(LAUNCH_TEMPLATE, template(user_data_text=f"{SCRIPT}\n"))
    told = changed.diff(LAUNCH_TEMPLATE)
    assert [told[side]["user_data"] for side in ("before", "after")] == ["********"] * 2
    assert base64.b64decode(changed.after["user_data"]).decode() == f"{SCRIPT}\n"


def test_more_user_data_than_an_instance_takes_is_refused(aws: Aws) -> None:
    most = "#" * MOST_USER_DATA
    for option, value in (
        ("user_data_text", f"{most}#"),
        ("user_data", base64.b64encode(f"{most}#".encode()).decode()),
    ):
        with pytest.raises(PlanError, match=f"^{option} must be at most 16384 bytes long, not 163"):
            aws.converge(LAUNCH_TEMPLATE, template(**{option: value}), check_mode=True)
    assert aws.converge(LAUNCH_TEMPLATE, template(user_data_text=most), check_mode=True).changed


def test_user_data_is_given_in_one_way() -> None:
    both = template(user_data="IyEvYmluL3NoCg==", user_data_text="#!/bin/sh")
    (message,) = validator(ec2_launch_template.KIND).validate(both).error_messages
    assert "mutually exclusive: user_data|user_data_text" in message
