#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_info
version_added: 0.1.0
short_description: Read Amazon Cognito user pools with everything in them
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Reads one Amazon Cognito user pool, or all of a name, with domains, app clients, identity
    providers, resource servers, groups and whatever else belongs to it.
  - Each list holds what the info module of its kind returns, so an element can be given to the
    module of that kind, and nothing changes.
  - All of it is told once more as variables of the role P(gatehouse.aws.user_pool#role). Given to
    the role as they are, they change nothing; in another account or region, they make an equal
    pool.
options:
  user_pool_id:
    description:
      - The ID of the user pool.
      - Exactly one of O(user_pool_id) and O(name) is required.
    type: str
  name:
    description:
      - The name of the user pool. AWS lets several pools have the same name, so there may be
        several.
    type: str
    aliases:
      - user_pool_name
  users:
    description:
      - Whether to read the people in the pool too. It takes two calls for each.
    type: bool
  listener_rules:
    description:
      - Whether to read too which rules of the load balancers in the region ask the pool for a
        sign-in. It takes a few calls for each listener.
    type: bool
notes:
  - A user pool takes about eleven calls, and seven more for each app client.
  - Passwords, the keys of Apple, images of the classic pages and identity pools are not told. A
    client that has a secret gets a new one in another pool. ARNs are told as they are.
seealso:
  - module: gatehouse.aws.cognito_user_pool_info
  - module: gatehouse.aws.cognito_user_info
  - name: DescribeUserPool
    description: AWS's reference of the operation that reads a user pool.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPool.html
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - gatehouse.aws._return_secrets
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Read everything about a pool
  gatehouse.aws.cognito_info:
    name: staff
  register: found

- name: Keep it as a file of variables, for ansible-playbook -e @staff.yml
  ansible.builtin.copy:
    content: "{{ found.user_pools[0].variables | to_nice_yaml }}"
    dest: staff.yml
    mode: "0600"

- name: See which rules ask the pool, and who is in it
  gatehouse.aws.cognito_info:
    name: staff
    users: true
    listener_rules: true
  register: in_use

- name: Make the same groups in another pool
  gatehouse.aws.cognito_group:
    user_pool_name: members
    name: "{{ item.name }}"
    description: "{{ item.description }}"
    precedence: "{{ item.precedence | default(omit) }}"
  loop: "{{ found.user_pools[0].groups }}"
  loop_control:
    label: "{{ item.name }}"

- name: Read everything with the secrets of clients and identity providers
  gatehouse.aws.cognito_info:
    user_pool_id: eu-west-1_aB3dEfGh9
    return_secrets: true
  register: with_secrets
  no_log: true
"""

RETURN = r"""
---
user_pools:
  description:
    - The user pools found, empty when there is none.
    - Each has all that M(gatehouse.aws.cognito_user_pool_info) returns, and these lists besides.
  returned: success
  type: list
  elements: dict
  contains:
    user_pool_id:
      description: The ID of the user pool.
      type: str
      sample: eu-west-1_aB3dEfGh9
    name:
      description: The name of the user pool.
      type: str
      sample: staff
    user_pool_domains:
      description: Its domains, as M(gatehouse.aws.cognito_user_pool_domain_info) returns them.
      type: list
      elements: dict
    resource_servers:
      description: Its APIs, as M(gatehouse.aws.cognito_resource_server_info) returns them.
      type: list
      elements: dict
    identity_providers:
      description: Its providers, as M(gatehouse.aws.cognito_identity_provider_info) returns them.
      type: list
      elements: dict
    user_pool_clients:
      description: Its clients, as M(gatehouse.aws.cognito_user_pool_client_info) returns them.
      type: list
      elements: dict
    user_pool_client_secrets:
      description:
        - Which secrets clients have, as M(gatehouse.aws.cognito_user_pool_client_secret_info)
          returns it.
      type: list
      elements: dict
    groups:
      description: Its groups, as M(gatehouse.aws.cognito_group_info) returns them.
      type: list
      elements: dict
    managed_login_brandings:
      description:
        - The styles of clients, as M(gatehouse.aws.cognito_managed_login_branding_info) returns
          them.
      type: list
      elements: dict
    ui_customizations:
      description:
        - The looks of the pool and of clients, as M(gatehouse.aws.cognito_ui_customization_info)
          returns them.
      type: list
      elements: dict
    terms:
      description: The documents of clients, as M(gatehouse.aws.cognito_terms_info) returns them.
      type: list
      elements: dict
    risk_configurations:
      description:
        - Threat protection of the pool and of clients, as
          M(gatehouse.aws.cognito_risk_configuration_info) returns it.
      type: list
      elements: dict
    log_delivery_configurations:
      description:
        - Where its logs go, as M(gatehouse.aws.cognito_log_delivery_configuration_info) returns it.
      type: list
      elements: dict
    user_pool_replicas:
      description: Its replicas, as M(gatehouse.aws.cognito_user_pool_replica_info) returns them.
      type: list
      elements: dict
    users:
      description: The people in it, as M(gatehouse.aws.cognito_user_info) returns them.
      returned: when O(users=true)
      type: list
      elements: dict
    listener_rules:
      description:
        - The rules that ask it for a sign-in, as M(gatehouse.aws.elb_listener_rule_info) returns
          them.
      returned: when O(listener_rules=true)
      type: list
      elements: dict
    variables:
      description:
        - All of it as variables of the role P(gatehouse.aws.user_pool#role). People are among them
          when O(users=true), but for those who came from an identity provider.
        - What the pool has nothing of is said, so that the role does not fill in its own.
      type: dict
      sample:
        user_pool_name: staff
        user_pool_groups:
          - name: admins
            precedence: 1
error:
  description: What AWS said, when AWS refused a call. The sentence is in C(msg).
  returned: when AWS refuses a call
  type: dict
  contains:
    code:
      description: The code of the error.
      type: str
      sample: NotAuthorizedException
    message:
      description: The message of the error.
      type: str
    operation:
      description: The call that AWS refused.
      type: str
      sample: ListGroups
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import booleans, strings
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.whole_pool import WHOLE_POOL

OPTIONS = {
    **strings("user_pool_id"),
    **strings("name", aliases=["user_pool_name"]),
    **booleans("users listener_rules"),
}


def main() -> None:
    """Read user pools with everything in them."""
    run_info(
        WHOLE_POOL,
        OPTIONS,
        required_one_of=[["user_pool_id", "name"]],
        mutually_exclusive=[["user_pool_id", "name"]],
    )


if __name__ == "__main__":
    main()
