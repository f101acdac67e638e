#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_identity_pool_info
version_added: 0.1.0
short_description: Read Amazon Cognito identity pools
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Reads one Amazon Cognito identity pool, all of a name, or all there are.
  - What it returns has the names and forms of the options of
    M(gatehouse.aws.cognito_identity_pool).
options:
  identity_pool_id:
    description:
      - The ID of the identity pool.
      - Without it and without O(name), all identity pools are read.
      - Mutually exclusive with O(name).
    type: str
  name:
    description:
      - The name of the identity pool. There may be several of a name.
      - Mutually exclusive with O(identity_pool_id).
    type: str
    aliases:
      - identity_pool_name
seealso:
  - module: gatehouse.aws.cognito_identity_pool
  - name: DescribeIdentityPool
    description: AWS's reference of the operation that reads an identity pool.
    link: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_DescribeIdentityPool.html
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Read the identity pool of a name
  gatehouse.aws.cognito_identity_pool_info:
    name: apps
  register: found

- name: Read all identity pools
  gatehouse.aws.cognito_identity_pool_info:
  register: pools
"""

RETURN = r"""
---
identity_pools:
  description:
    - The identity pools found, empty when there is none.
    - What AWS does not report is not there.
  returned: success
  type: list
  elements: dict
  contains:
    identity_pool_id:
      description:
        - The ID of the identity pool.
      type: str
      sample: eu-west-1:4c2e1f9a-7b1d-4d53-9a43-2f3c0c3e8f11
    name:
      description:
        - The name of the identity pool.
      type: str
      sample: apps
    allow_unauthenticated_identities:
      description:
        - Whether people who did not sign in get a role too.
      type: bool
      sample: false
    allow_classic_flow:
      description:
        - Whether applications may use the older flow.
      type: bool
      sample: false
    supported_login_providers:
      description:
        - >-
          Where people may sign in: the ID of the application, by the name of the provider, like
          C(accounts.google.com). There may be 10.
      type: dict
    developer_provider_name:
      description:
        - The name by which a server of your own vouches for people. Once it is set it cannot
          change.
      type: str
    openid_connect_provider_arns:
      description:
        - The ARNs of OpenID Connect providers of IAM.
      type: list
      elements: str
    saml_provider_arns:
      description:
        - The ARNs of SAML providers of IAM.
      type: list
      elements: str
    cognito_identity_providers:
      description:
        - App clients of user pools whose users get a role.
      type: list
      elements: dict
      contains:
        provider_name:
          description:
            - The address of the user pool without its scheme, like
              C(cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aB3dEfGh9).
          type: str
        client_id:
          description:
            - The ID of the app client.
          type: str
          sample: "1example23456789"
        server_side_token_check:
          description:
            - Whether AWS asks the user pool that the user was not signed out or disabled meanwhile.
          type: bool
    roles:
      description:
        - The ARNs of the roles that people get, by V(authenticated) and V(unauthenticated).
      type: dict
      sample: {authenticated: 'arn:aws:iam::123456789012:role/apps'}
    principal_tag_attribute_maps:
      description:
        - Which claims of people become tags of their sessions, by provider.
      type: list
      elements: dict
      contains:
        identity_provider_name:
          description:
            - The provider.
          type: str
          sample: cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aB3dEfGh9
        use_defaults:
          description:
            - Whether AWS's own choice is used.
          type: bool
          sample: false
        principal_tags:
          description:
            - The claim, by the name of the tag.
          type: dict
          sample: {department: "custom:department"}
    role_mappings:
      description:
        - Who gets another role, by the provider.
      type: dict
    tags:
      description:
        - The tags of the identity pool.
      type: dict
      sample: {team: orders}
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
      sample: DescribeIdentityPool
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import strings
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.identity_pool import (
    IDENTITY_POOL,
)

OPTIONS = {
    **strings("identity_pool_id"),
    **strings("name", aliases=["identity_pool_name"]),
}


def main() -> None:
    """Read identity pools as the options say."""
    run_info(
        IDENTITY_POOL,
        OPTIONS,
        mutually_exclusive=[["identity_pool_id", "name"]],
    )


if __name__ == "__main__":
    main()
