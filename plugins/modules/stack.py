#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: stack
version_added: 0.1.0
short_description: Manage many resources in one task
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Brings any number of resources to what their entries say. An entry has exactly the options of
    the module of its kind, and means the same.
  - The order follows from the names by which entries refer to each other, such as a client to its
    pool. It does not depend on the order in which they are written.
  - Everything is read and planned before the first write. An error anywhere, a name that leads
    nowhere, entries that refer to each other in a circle, and two entries for one resource stop the
    task before anything is changed.
  - What can be made at the same time is, and what takes AWS time is waited for once, at the end.
    Meanwhile a line now and then tells what is waited for, and since when, where the module runs in
    the playbook's own process.
  - Security groups whose rules name each other are made first and get their rules when all stand.
  - When something fails on the way, what was made stays, and the next run goes on from there.
  - Only what is listed is touched. What is not listed is never removed.
  - A text of an entry, at any depth, may mention what another resource is, or will be, as
    C(${kind[option=value,option=value].path}). The kind is one of this module's options, the
    options in brackets tell which resource is meant, as in its own module, and the path is JMESPath
    over what that module returns. With C(${cognito_user_pool_client[user_pool_name=staff,
    name=orders].client_id}) an application is told an ID that AWS makes up in the same task.
  - What is mentioned may be an entry, which is then made before, or stand in AWS already. A text
    that is nothing but a mention gets its value as it is, and as an element of a list the elements
    of a list. Secrets cannot be mentioned. C(${AWS::Region}) is the region,
    C(${AWS::Partition}) the partition, such as V(aws).
  - In check mode, a mention of what does not exist yet reads C(predicted:), its kind and its name.
options:
  acm_certificate:
    description:
      - Entries with the options of M(gatehouse.aws.acm_certificate).
    type: list
    elements: dict
  apigateway_rest_api:
    description:
      - Entries with the options of M(gatehouse.aws.apigateway_rest_api).
    type: list
    elements: dict
  apigatewayv2_api:
    description:
      - Entries with the options of M(gatehouse.aws.apigatewayv2_api).
    type: list
    elements: dict
  apigatewayv2_api_mapping:
    description:
      - Entries with the options of M(gatehouse.aws.apigatewayv2_api_mapping).
    type: list
    elements: dict
  apigatewayv2_authorizer:
    description:
      - Entries with the options of M(gatehouse.aws.apigatewayv2_authorizer).
    type: list
    elements: dict
  apigatewayv2_domain_name:
    description:
      - Entries with the options of M(gatehouse.aws.apigatewayv2_domain_name).
    type: list
    elements: dict
  apigatewayv2_integration:
    description:
      - Entries with the options of M(gatehouse.aws.apigatewayv2_integration).
    type: list
    elements: dict
  apigatewayv2_route:
    description:
      - Entries with the options of M(gatehouse.aws.apigatewayv2_route).
    type: list
    elements: dict
  apigatewayv2_stage:
    description:
      - Entries with the options of M(gatehouse.aws.apigatewayv2_stage).
    type: list
    elements: dict
  apigatewayv2_vpc_link:
    description:
      - Entries with the options of M(gatehouse.aws.apigatewayv2_vpc_link).
    type: list
    elements: dict
  autoscaling_group:
    description:
      - Entries with the options of M(gatehouse.aws.autoscaling_group).
    type: list
    elements: dict
  autoscaling_group_policy:
    description:
      - Entries with the options of M(gatehouse.aws.autoscaling_group_policy).
    type: list
    elements: dict
  autoscaling_policy:
    description:
      - Entries with the options of M(gatehouse.aws.autoscaling_policy).
    type: list
    elements: dict
  autoscaling_scheduled_action:
    description:
      - Entries with the options of M(gatehouse.aws.autoscaling_scheduled_action).
    type: list
    elements: dict
  autoscaling_target:
    description:
      - Entries with the options of M(gatehouse.aws.autoscaling_target).
    type: list
    elements: dict
  cognito_group:
    description:
      - Entries with the options of M(gatehouse.aws.cognito_group).
    type: list
    elements: dict
  cognito_identity_pool:
    description:
      - Entries with the options of M(gatehouse.aws.cognito_identity_pool).
    type: list
    elements: dict
  cognito_identity_provider:
    description:
      - Entries with the options of M(gatehouse.aws.cognito_identity_provider).
    type: list
    elements: dict
  cognito_log_delivery_configuration:
    description:
      - Entries with the options of M(gatehouse.aws.cognito_log_delivery_configuration).
    type: list
    elements: dict
  cognito_managed_login_branding:
    description:
      - Entries with the options of M(gatehouse.aws.cognito_managed_login_branding).
    type: list
    elements: dict
  cognito_resource_server:
    description:
      - Entries with the options of M(gatehouse.aws.cognito_resource_server).
    type: list
    elements: dict
  cognito_risk_configuration:
    description:
      - Entries with the options of M(gatehouse.aws.cognito_risk_configuration).
    type: list
    elements: dict
  cognito_terms:
    description:
      - Entries with the options of M(gatehouse.aws.cognito_terms).
    type: list
    elements: dict
  cognito_ui_customization:
    description:
      - Entries with the options of M(gatehouse.aws.cognito_ui_customization).
    type: list
    elements: dict
  cognito_user:
    description:
      - Entries with the options of M(gatehouse.aws.cognito_user).
    type: list
    elements: dict
  cognito_user_import_job:
    description:
      - Entries with the options of M(gatehouse.aws.cognito_user_import_job).
    type: list
    elements: dict
  cognito_user_pool:
    description:
      - Entries with the options of M(gatehouse.aws.cognito_user_pool).
    type: list
    elements: dict
  cognito_user_pool_client:
    description:
      - Entries with the options of M(gatehouse.aws.cognito_user_pool_client).
    type: list
    elements: dict
  cognito_user_pool_client_secret:
    description:
      - Entries with the options of M(gatehouse.aws.cognito_user_pool_client_secret).
    type: list
    elements: dict
  cognito_user_pool_domain:
    description:
      - Entries with the options of M(gatehouse.aws.cognito_user_pool_domain).
    type: list
    elements: dict
  cognito_user_pool_replica:
    description:
      - Entries with the options of M(gatehouse.aws.cognito_user_pool_replica).
    type: list
    elements: dict
  ec2_launch_template:
    description:
      - Entries with the options of M(gatehouse.aws.ec2_launch_template).
    type: list
    elements: dict
  ec2_security_group:
    description:
      - Entries with the options of M(gatehouse.aws.ec2_security_group).
    type: list
    elements: dict
  ecs_capacity_provider:
    description:
      - Entries with the options of M(gatehouse.aws.ecs_capacity_provider).
    type: list
    elements: dict
  ecs_cluster:
    description:
      - Entries with the options of M(gatehouse.aws.ecs_cluster).
    type: list
    elements: dict
  ecs_service:
    description:
      - Entries with the options of M(gatehouse.aws.ecs_service).
    type: list
    elements: dict
  ecs_task_definition:
    description:
      - Entries with the options of M(gatehouse.aws.ecs_task_definition).
    type: list
    elements: dict
  elb_listener:
    description:
      - Entries with the options of M(gatehouse.aws.elb_listener).
    type: list
    elements: dict
  elb_listener_rule:
    description:
      - Entries with the options of M(gatehouse.aws.elb_listener_rule).
    type: list
    elements: dict
  elb_listener_rules:
    description:
      - Entries with the options of M(gatehouse.aws.elb_listener_rules).
    type: list
    elements: dict
  elb_load_balancer:
    description:
      - Entries with the options of M(gatehouse.aws.elb_load_balancer).
    type: list
    elements: dict
  elb_target_group:
    description:
      - Entries with the options of M(gatehouse.aws.elb_target_group).
    type: list
    elements: dict
  iam_instance_profile:
    description:
      - Entries with the options of M(gatehouse.aws.iam_instance_profile).
    type: list
    elements: dict
  iam_role:
    description:
      - Entries with the options of M(gatehouse.aws.iam_role).
    type: list
    elements: dict
  lambda_function:
    description:
      - Entries with the options of M(gatehouse.aws.lambda_function).
    type: list
    elements: dict
  lambda_permission:
    description:
      - Entries with the options of M(gatehouse.aws.lambda_permission).
    type: list
    elements: dict
  logs_log_group:
    description:
      - Entries with the options of M(gatehouse.aws.logs_log_group).
    type: list
    elements: dict
  route53_record:
    description:
      - Entries with the options of M(gatehouse.aws.route53_record).
    type: list
    elements: dict
  parts:
    description:
      - More entries, put together under names of your own. Each value holds lists of entries by
        kind, as this module's options do.
      - All parts are one stack. They are there so that several roles or files can each say what
        they are about, and be told what came of it.
    type: dict
  s3_bucket:
    description:
      - Entries with the options of M(gatehouse.aws.s3_bucket).
    type: list
    elements: dict
  wafv2_web_acl_association:
    description:
      - Entries with the options of M(gatehouse.aws.wafv2_web_acl_association).
    type: list
    elements: dict
  state:
    description:
      - Sets O(state) of every entry. With V(absent) the order is the reverse.
      - Without it each entry has its own, V(present) unless it says otherwise. What is removed goes
        after all that is made.
    type: str
    choices:
      - present
      - absent
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
notes:
  - No more than eight calls are under way at a time, and fewer of services that AWS rations more.
    When AWS finds that too many, the calls slow down and are made again.
seealso:
  - module: gatehouse.aws.cognito_user_pool
  - module: gatehouse.aws.elb_listener_rule
  - module: gatehouse.aws.ecs_service
"""

EXAMPLES = r"""
- name: Put a sign-in in front of a target group
  gatehouse.aws.stack:
    cognito_user_pool:
      - name: staff
        deletion_protection: ACTIVE
    cognito_user_pool_domain:
      - user_pool_name: staff
        domain: example-staff
    cognito_user_pool_client:
      - user_pool_name: staff
        name: orders
        generate_secret: true
        allowed_oauth_flows_user_pool_client: true
        allowed_oauth_flows: [code]
        allowed_oauth_scopes: [openid, email]
        supported_identity_providers: [COGNITO]
        callback_urls:
          - https://orders.example.com/oauth2/idpresponse
    elb_listener_rule:
      - load_balancer_name: edge
        listener_port: 443
        key: orders
        priority: auto
        conditions:
          - host_header:
              values: [orders.example.com]
        actions:
          - authenticate_cognito:
              user_pool_name: staff
              user_pool_client_name: orders
          - target_group_name: orders

- name: Tell an application the ID of its client, which comes in the same task
  gatehouse.aws.stack:
    parts:
      people:
        cognito_user_pool:
          - name: staff
        cognito_user_pool_client:
          - user_pool_name: staff
            name: orders
      application:
        ecs_task_definition:
          - family: orders
            cpu: "256"
            memory: "512"
            network_mode: awsvpc
            requires_compatibilities: [FARGATE]
            container_definitions:
              - name: orders
                image: public.ecr.aws/nginx/nginx:stable
                essential: true
                environment:
                  - name: CLIENT_ID
                    value: ${cognito_user_pool_client[user_pool_name=staff,name=orders].client_id}
                  - name: REGION
                    value: ${AWS::Region}
  register: made

- name: Show the task definition
  ansible.builtin.debug:
    var: made.parts.application.ecs_task_definition[0].task_definition

- name: Take the rule and its client away again
  gatehouse.aws.stack:
    state: absent
    cognito_user_pool_client:
      - user_pool_name: staff
        name: orders
    elb_listener_rule:
      - load_balancer_name: edge
        listener_port: 443
        key: orders
"""

RETURN = r"""
resources:
  description: For each kind a list with one result for each of its entries, in their order.
  returned: always
  type: dict
  sample:
    cognito_user_pool:
      - changed: false
        user_pool:
          name: staff
parts:
  description: For each part what RV(resources) holds of its entries.
  returned: when O(parts) is given
  type: dict
  sample:
    people:
      cognito_user_pool:
        - changed: false
          user_pool:
            name: staff
summary:
  description: One line for each entry, with what was done, or in check mode would be.
  returned: always
  type: list
  elements: str
  sample:
    - 'cognito_user_pool staff: unchanged'
undone:
  description: The entries that were not brought to their end.
  returned: when something failed after the first write
  type: list
  elements: str
error:
  description: What AWS answered when it refused, with C(code), C(message) and C(operation).
  returned: when AWS refused
  type: dict
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run_stack import run_stack
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds.bounds import BOUNDS, USUAL
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds.every import KINDS

__all__ = ["USUAL", "main"]


def main() -> None:
    """Bring all entries to what they say."""
    run_stack(KINDS, BOUNDS)


if __name__ == "__main__":
    main()
