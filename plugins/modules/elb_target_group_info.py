#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: elb_target_group_info
version_added: 0.1.0
short_description: Read target groups of Elastic Load Balancing
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns one target group, or all of them, with their attributes, targets and tags.
  - What it returns of a target group can be given to M(gatehouse.aws.elb_target_group) as
    options, and changes nothing there.
options:
  name:
    description:
      - The name of the only target group to read. Left out, all are read.
    type: str
  target_group_arn:
    description:
      - The ARN of the only target group to read.
    type: str
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(elasticloadbalancing:DescribeTargetGroups),
    C(elasticloadbalancing:DescribeTargetGroupAttributes),
    C(elasticloadbalancing:DescribeTargetHealth) and C(elasticloadbalancing:DescribeTags).
seealso:
  - module: gatehouse.aws.elb_target_group
  - name: CreateTargetGroup
    description: AWS's reference of the operation that creates target groups.
    link: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
"""

EXAMPLES = r"""
- name: Read one target group
  gatehouse.aws.elb_target_group_info:
    name: orders
  register: found

- name: Read all target groups
  gatehouse.aws.elb_target_group_info:
"""

RETURN = r"""
target_groups:
  description:
    - All that were found, each as M(gatehouse.aws.elb_target_group) takes it. The list is
      empty when nothing was found.
  returned: success
  type: list
  elements: dict
  contains:
    name:
      description:
        - The name of the target group, by which it is found. It cannot change.
      returned: when AWS reports it
      type: str
    target_type:
      description:
        - What the targets are.
      returned: when AWS reports it
      type: str
    protocol:
      description:
        - The protocol in which targets are spoken to.
      returned: when AWS reports it
      type: str
    protocol_version:
      description:
        - The version of HTTP.
      returned: when AWS reports it
      type: str
    port:
      description:
        - The port on which targets listen, where a target does not say otherwise.
      returned: when AWS reports it
      type: int
    vpc_id:
      description:
        - The ID of the VPC.
      returned: when AWS reports it
      type: str
    ip_address_type:
      description:
        - Which addresses the targets have. It cannot change.
      returned: when AWS reports it
      type: str
    target_control_port:
      description:
        - The port on which targets are asked how many requests they take. It cannot
          change.
      returned: when AWS reports it
      type: int
    health_check_enabled:
      description:
        - Whether targets are checked. AWS always checks, but for C(target_type=lambda),
          where it does not unless told.
      returned: when AWS reports it
      type: bool
    health_check_protocol:
      description:
        - The protocol of the check.
      returned: when AWS reports it
      type: str
    health_check_port:
      description:
        - The port of the check, or V(traffic-port) for the port of the target.
      returned: when AWS reports it
      type: str
    health_check_path:
      description:
        - The path that the check requests.
      returned: when AWS reports it
      type: str
    health_check_interval_seconds:
      description:
        - How many seconds pass between two checks of a target.
      returned: when AWS reports it
      type: int
    health_check_timeout_seconds:
      description:
        - After how many seconds without an answer a check has failed.
      returned: when AWS reports it
      type: int
    healthy_threshold_count:
      description:
        - How many checks in a row have to succeed until a target is healthy.
      returned: when AWS reports it
      type: int
    unhealthy_threshold_count:
      description:
        - How many checks in a row have to fail until a target is unhealthy.
      returned: when AWS reports it
      type: int
    matcher:
      description:
        - Which answers to the check mean health.
      returned: when AWS reports it
      type: dict
      contains:
        http_code:
          description:
            - The codes of HTTP, such as V(200), V(200,302) or V(200-399).
          type: str
        grpc_code:
          description:
            - The codes of gRPC, such as V(0-99).
          type: str
    attributes:
      description:
        - Attributes by AWS's name, such as C(deregistration_delay.timeout_seconds),
          C(slow_start.duration_seconds), C(stickiness.enabled) or
          C(load_balancing.algorithm.type).
      returned: when AWS reports it
      type: dict
    targets:
      description:
        - The targets.
      returned: when AWS reports it
      type: list
      elements: dict
      contains:
        id:
          description:
            - The address, the ID of the instance, or the ARN of the function or load
              balancer.
          type: str
        port:
          description:
            - The port, if it is another than C(port).
          type: int
        availability_zone:
          description:
            - V(all) for an address outside of the VPC. AWS finds out all others by
              itself.
          type: str
    target_group_arn:
      description:
        - The ARN of the target group.
      returned: when AWS reports it
      type: str
    load_balancer_arns:
      description:
        - The ARNs of the load balancers that send requests to it.
      returned: when AWS reports it
      type: list
      elements: str
    tags:
      description: The tags.
      returned: when AWS reports it
      type: dict
error:
  description: What AWS said, when AWS refused a call. The sentence is in C(msg).
  returned: when AWS refuses a call
  type: dict
  contains:
    code:
      description: The code of the error.
      type: str
    message:
      description: The message of the error.
      type: str
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import strings
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.target_group import (
    TARGET_GROUP,
)

OPTIONS = {
    **strings("name target_group_arn"),
}


def main() -> None:
    """Read what the options name."""
    run_info(TARGET_GROUP, OPTIONS, mutually_exclusive=[["name", "target_group_arn"]])


if __name__ == "__main__":
    main()
