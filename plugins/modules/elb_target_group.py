#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: elb_target_group
version_added: 0.1.0
short_description: Manage one target group of Elastic Load Balancing
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes a target group for addresses, instances or one Lambda function,
    with its health check, its attributes and, if wanted, its targets.
  - An option that is not given keeps the value it has in AWS. O(matcher) and O(attributes) are
    merged, so only the members given change. A null value means the option is not given.
  - The options have AWS's names. What M(community.aws.elb_target_group) calls otherwise is an
    alias, a member of O(matcher) or an entry of O(attributes).
options:
  name:
    description:
      - The name of the target group, by which it is found. It cannot change.
    type: str
    required: true
  target_type:
    description:
      - What the targets are. AWS takes V(instance) when it is left out. It cannot change.
    type: str
    choices:
      - instance
      - ip
      - lambda
      - alb
  protocol:
    description:
      - The protocol in which targets are spoken to. Required to create a group, unless
        O(target_type=lambda). It cannot change.
    type: str
    choices:
      - HTTP
      - HTTPS
      - TCP
      - TLS
      - UDP
      - TCP_UDP
      - GENEVE
      - QUIC
      - TCP_QUIC
  protocol_version:
    description:
      - The version of HTTP. AWS takes V(HTTP1) when it is left out. It cannot change.
    type: str
    choices:
      - HTTP1
      - HTTP2
      - GRPC
  port:
    description:
      - The port on which targets listen, where a target does not say otherwise. Required to
        create a group, unless O(target_type=lambda). It cannot change.
    type: int
  vpc_id:
    description:
      - The ID of the VPC. Required to create a group, unless O(target_type=lambda). It
        cannot change.
    type: str
  ip_address_type:
    description:
      - Which addresses the targets have. It cannot change.
    type: str
    choices:
      - ipv4
      - ipv6
  target_control_port:
    description:
      - The port on which targets are asked how many requests they take. It cannot change.
    type: int
  health_check_enabled:
    description:
      - Whether targets are checked. AWS always checks, but for O(target_type=lambda), where
        it does not unless told.
    type: bool
  health_check_protocol:
    description:
      - The protocol of the check.
    type: str
    choices:
      - HTTP
      - HTTPS
      - TCP
      - TLS
      - UDP
      - TCP_UDP
      - GENEVE
      - QUIC
      - TCP_QUIC
  health_check_port:
    description:
      - The port of the check, or V(traffic-port) for the port of the target.
    type: str
  health_check_path:
    description:
      - The path that the check requests.
    type: str
  health_check_interval_seconds:
    description:
      - How many seconds pass between two checks of a target.
    type: int
    aliases:
      - health_check_interval
  health_check_timeout_seconds:
    description:
      - After how many seconds without an answer a check has failed.
    type: int
    aliases:
      - health_check_timeout
  healthy_threshold_count:
    description:
      - How many checks in a row have to succeed until a target is healthy.
    type: int
  unhealthy_threshold_count:
    description:
      - How many checks in a row have to fail until a target is unhealthy.
    type: int
  matcher:
    description:
      - Which answers to the check mean health.
    type: dict
    suboptions:
      http_code:
        description:
          - The codes of HTTP, such as V(200), V(200,302) or V(200-399).
          - Quote it, so that it stays text.
        type: str
      grpc_code:
        description:
          - The codes of gRPC, such as V(0-99).
        type: str
  successful_response_codes:
    description:
      - The codes of a healthy answer, such as V(200) or V(200-299). The member of O(matcher) that
        fits O(protocol_version); give it in one of the two ways.
    type: str
  attributes:
    description:
      - Attributes by AWS's name, such as C(deregistration_delay.timeout_seconds),
        C(slow_start.duration_seconds), C(stickiness.enabled) or
        C(load_balancing.algorithm.type).
      - Those not listed keep their values. Some can be given by an option of their own too, such
        as O(stickiness_enabled), which is called as in M(community.aws.elb_target_group).
    type: dict
  deregistration_connection_termination:
    description:
      - Whether connections are ended when O(deregistration_delay_timeout) has passed. For Network
        Load Balancers. The attribute C(deregistration_delay.connection_termination.enabled).
    type: bool
  deregistration_delay_timeout:
    description:
      - Seconds, V(0) to V(3600), for which a target that goes may end its requests. The attribute
        C(deregistration_delay.timeout_seconds), V(300) for a new one.
    type: int
  load_balancing_algorithm_type:
    description:
      - How targets are chosen. The attribute C(load_balancing.algorithm.type), V(round_robin) for a
        new one.
    type: str
    choices:
      - round_robin
      - least_outstanding_requests
      - weighted_random
  preserve_client_ip_enabled:
    description:
      - Whether targets see the address of the client. For Network Load Balancers. The attribute
        C(preserve_client_ip.enabled).
    type: bool
  proxy_protocol_v2_enabled:
    description:
      - Whether targets are told of the client by the proxy protocol. For Network Load Balancers.
        The attribute C(proxy_protocol_v2.enabled).
    type: bool
  stickiness_app_cookie_duration:
    description:
      - Seconds, V(1) to V(604800), for which a client stays with its target. The attribute
        C(stickiness.app_cookie.duration_seconds).
    type: int
  stickiness_app_cookie_name:
    description:
      - The application's cookie by which a client stays with its target. The attribute
        C(stickiness.app_cookie.cookie_name).
    type: str
  stickiness_enabled:
    description:
      - Whether a client stays with its target. The attribute C(stickiness.enabled).
    type: bool
  stickiness_lb_cookie_duration:
    description:
      - Seconds, V(1) to V(604800), for which a client stays with its target. The attribute
        C(stickiness.lb_cookie.duration_seconds).
    type: int
  stickiness_type:
    description:
      - By what a client stays with its target. The attribute C(stickiness.type).
    type: str
    choices:
      - lb_cookie
      - app_cookie
      - source_ip
  targets:
    description:
      - The targets. Left out, targets are not touched, as they should be where Amazon ECS or
        Auto Scaling registers them.
    type: list
    elements: dict
    suboptions:
      id:
        description:
          - The address, the ID of the instance, or the ARN of the function or load
            balancer. Each target needs this or O(targets[].function_name).
        type: str
        aliases:
          - Id
      function_name:
        description:
          - The name of the Lambda function, in place of its ARN. For O(target_type=lambda) only.
          - AWS takes a function only when its policy lets this target group call it, which
            M(gatehouse.aws.lambda_permission) does. In one M(gatehouse.aws.stack) with both, the
            group stands first, then the permission, then the function becomes its target.
        type: str
      port:
        description:
          - The port, if it is another than O(port).
        type: int
        aliases:
          - Port
      availability_zone:
        description:
          - V(all) for an address outside of the VPC. AWS finds out all others by itself.
        type: str
        aliases:
          - AvailabilityZone
  purge_targets:
    description:
      - Whether targets that are not in O(targets) are deregistered. Ignored unless
        O(targets) is given.
    type: bool
    default: true
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - amazon.aws.tags
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - The module needs the permissions C(elasticloadbalancing:DescribeTargetGroups),
    C(elasticloadbalancing:CreateTargetGroup), C(elasticloadbalancing:ModifyTargetGroup),
    C(elasticloadbalancing:DeleteTargetGroup), and as options are given those to describe and
    modify attributes, tags and targets.
seealso:
  - module: gatehouse.aws.elb_target_group_info
  - module: gatehouse.aws.elb_load_balancer
  - module: gatehouse.aws.elb_listener_rule
  - module: gatehouse.aws.ecs_service
  - module: gatehouse.aws.lambda_permission
  - name: CreateTargetGroup
    description: AWS's reference of the operation that creates target groups.
    link: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
"""

EXAMPLES = r"""
- name: Create a target group for tasks on Fargate
  gatehouse.aws.elb_target_group:
    name: orders
    target_type: ip
    protocol: HTTP
    port: 8080
    vpc_id: vpc-0123456789abcdef0
    health_check_path: /health
    matcher:
      http_code: "200-299"
    attributes:
      deregistration_delay.timeout_seconds: 20
      stickiness.enabled: true

- name: Create a target group for a function
  gatehouse.aws.elb_target_group:
    name: hello
    target_type: lambda
    targets:
      - function_name: hello

- name: Delete a target group
  gatehouse.aws.elb_target_group:
    name: orders
    state: absent
"""

RETURN = r"""
target_group:
  description:
    - What there is after the run; empty when it is absent. In check mode, what there would be.
  returned: success
  type: dict
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
        - Whether targets are checked. AWS always checks, but for O(target_type=lambda),
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
            - The port, if it is another than O(port).
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

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import elb_target_group as kind

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring the resource to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
