#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_user_pool_client_info
version_added: 0.1.0
short_description: Read app clients of Amazon Cognito user pools
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Reads one app client of an Amazon Cognito user pool, all clients of a name, or all clients of
    the pool.
  - What it returns has the names and forms of the options of
    M(gatehouse.aws.cognito_user_pool_client).
options:
  client_id:
    description:
      - The ID of the client.
      - Without it and without O(name), all clients of the pool are read.
      - Mutually exclusive with O(name).
    type: str
  name:
    description:
      - The name of the client. AWS lets several clients of a pool have the same name, so there may
        be several.
      - Mutually exclusive with O(client_id).
    type: str
    aliases:
      - client_name
notes:
  - Exactly one of O(user_pool_id) and O(user_pool_name) is required.
seealso:
  - module: gatehouse.aws.cognito_user_pool_client
  - module: gatehouse.aws.cognito_user_pool_info
  - name: DescribeUserPoolClient
    description: AWS's reference of the operation that reads a client.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolClient.html
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - gatehouse.aws._user_pool.info
  - gatehouse.aws._return_secrets
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Read the client of a name
  gatehouse.aws.cognito_user_pool_client_info:
    user_pool_name: staff
    name: wiki
  register: found

- name: Read a client by its ID, with its secret
  gatehouse.aws.cognito_user_pool_client_info:
    user_pool_id: eu-west-1_aB3dEfGh9
    client_id: 1example23456789
    return_secrets: true
  register: with_secret
  no_log: true

- name: Read all clients of a pool
  gatehouse.aws.cognito_user_pool_client_info:
    user_pool_name: staff
  register: clients

- name: Show the clients that tell whether a user exists
  ansible.builtin.debug:
    msg: "{{ item.name }} ({{ item.client_id }})"
  loop: "{{ clients.user_pool_clients }}"
  loop_control:
    label: "{{ item.name }}"
  when: item.prevent_user_existence_errors | default('LEGACY') == 'LEGACY'
"""

RETURN = r"""
---
user_pool_clients:
  description:
    - The clients found, empty when there is none.
    - What AWS does not report is not there.
  returned: success
  type: list
  elements: dict
  contains:
    client_name:
      description: The same as C(name), as community.aws calls it.
      type: str
    user_pool_id:
      description: The ID of the user pool.
      type: str
      sample: eu-west-1_aB3dEfGh9
    client_id:
      description: The ID of the client.
      type: str
      sample: 1example23456789
    name:
      description: The name of the client.
      type: str
      sample: wiki
    client_type:
      description:
        - How the client came to be. V(DCR) means that an application registered it.
        - Absent from replies of an older botocore.
      type: str
      sample: REGULAR
    generate_secret:
      description: Whether the client has a secret.
      type: bool
      sample: true
    client_secret:
      description: The secret of the client, if it has one.
      returned: when O(return_secrets=true)
      type: str
    creation_date:
      description: When the client was created.
      type: str
      sample: "2026-11-22T10:00:00+00:00"
    last_modified_date:
      description: When the client was last changed.
      type: str
      sample: "2026-11-22T10:00:00+00:00"
    allowed_oauth_flows_user_pool_client:
      description:
        - Whether the client may use OAuth 2.0, that is the pool's domain and its sign-in page.
      type: bool
    allowed_oauth_flows:
      description: The OAuth 2.0 grants.
      type: list
      elements: str
    allowed_oauth_scopes:
      description: The scopes that may be asked for, at most 50.
      type: list
      elements: str
    callback_urls:
      description: Where the pool may send people after they signed in, at most 100 addresses.
      type: list
      elements: str
    default_redirect_uri:
      description: Where the pool sends people when the request does not say it.
      type: str
    logout_urls:
      description: Where the pool may send people after they signed out, at most 100 addresses.
      type: list
      elements: str
    supported_identity_providers:
      description: Where people may come from.
      type: list
      elements: str
    explicit_auth_flows:
      description: How an application may sign people in by calling AWS, without the sign-in page.
      type: list
      elements: str
    access_token_validity:
      description:
        - How long an access token is valid, from 5 minutes to 1 day, in the unit of
          C(token_validity_units.access_token).
      type: int
    id_token_validity:
      description:
        - How long an ID token is valid, from 5 minutes to 1 day, in the unit of
          C(token_validity_units.id_token).
      type: int
    refresh_token_validity:
      description:
        - How long a refresh token is valid, from 1 hour to 10 years, in the unit of
          C(token_validity_units.refresh_token).
      type: int
    token_validity_units:
      description: The units of the three options above.
      type: dict
      contains:
        access_token:
          description: The unit of C(access_token_validity).
          type: str
        id_token:
          description: The unit of C(id_token_validity).
          type: str
        refresh_token:
          description: The unit of C(refresh_token_validity).
          type: str
    refresh_token_rotation:
      description: Whether each use of a refresh token brings a new one.
      type: dict
      contains:
        feature:
          description: Whether it is on.
          type: str
        retry_grace_period_seconds:
          description: For how long the old token still works, from V(0) to V(60) seconds.
          type: int
    enable_token_revocation:
      description: Whether tokens can be revoked.
      type: bool
    auth_session_validity:
      description: How long people have for each step of a sign-in, from V(3) to V(15) minutes.
      type: int
    prevent_user_existence_errors:
      description:
        - With V(ENABLED), a sign-in or a forgotten password does not tell whether a user exists.
      type: str
    read_attributes:
      description: Attributes that the client may read.
      type: list
      elements: str
    write_attributes:
      description: Attributes that the client may write.
      type: list
      elements: str
    enable_propagate_additional_user_context_data:
      description: Whether the application may tell the address of its user, for threat protection.
      type: bool
    analytics_configuration:
      description: Reporting to an Amazon Pinpoint project.
      type: dict
      contains:
        application_id:
          description: The ID of the project.
          type: str
        application_arn:
          description:
            - The ARN of the project, in place of C(analytics_configuration.application_id).
          type: str
        role_arn:
          description: The ARN of the IAM role with which Cognito reports.
          type: str
        external_id:
          description: The external ID that the trust policy of the role asks for.
          type: str
        user_data_shared:
          description: Whether reports hold data of people.
          type: bool
client:
  description: The only one of RV(user_pool_clients), as community.aws returns it.
  returned: when one is found
  type: dict
clients:
  description: The same as RV(user_pool_clients), as community.aws calls them.
  returned: success
  type: list
  elements: dict
error:
  description: What AWS said, when AWS refused a call. The sentence is in C(msg).
  returned: when AWS refuses a call
  type: dict
  contains:
    code:
      description: The code of the error.
      type: str
      sample: ResourceNotFoundException
    message:
      description: The message of the error.
      type: str
    operation:
      description: The call that AWS refused.
      type: str
      sample: DescribeUserPoolClient
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import strings
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._options.cognito import PARENT
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.user_pool_client import (
    USER_POOL_CLIENT,
)

OPTIONS = {**PARENT, **strings("client_id"), **strings("name", aliases=["client_name"])}


def main() -> None:
    """Read app clients as the options say."""
    run_info(
        USER_POOL_CLIENT,
        OPTIONS,
        required_one_of=[["user_pool_id", "user_pool_name"]],
        mutually_exclusive=[["user_pool_id", "user_pool_name"], ["client_id", "name"]],
    )


if __name__ == "__main__":
    main()
