#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_identity_pool
version_added: 0.1.0
short_description: Manage Amazon Cognito identity pools
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes an Amazon Cognito identity pool, which gives people who signed in
    somewhere a role of AWS.
  - An option that is not given keeps the value it has in AWS. Lists and dictionaries are replaced
    as a whole.
options:
  identity_pool_id:
    description:
      - The ID of the identity pool. It must exist, since AWS chooses the IDs.
      - At least one of O(identity_pool_id) and O(name) is required.
    type: str
  name:
    description:
      - The name of the identity pool, of 1 to 128 letters, digits, spaces and the characters
        C(_+=,.@-).
      - Without O(identity_pool_id), the pool is found by its name, and created when there is none.
        AWS lets several have the same name. The module then fails and lists their IDs.
      - With O(identity_pool_id), this is the name that it shall have.
    type: str
    aliases:
      - identity_pool_name
  allow_unauthenticated_identities:
    description:
      - Whether people who did not sign in get a role too. A new pool without it gets V(false).
    type: bool
  allow_classic_flow:
    description:
      - Whether applications may use the older flow.
    type: bool
  supported_login_providers:
    description:
      - >-
        Where people may sign in: the ID of the application, by the name of the provider, like
        C(accounts.google.com). There may be 10.
    type: dict
  developer_provider_name:
    description:
      - The name by which a server of your own vouches for people. Once it is set it cannot change.
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
    suboptions:
      provider_name:
        description:
          - The address of the user pool without its scheme, like
            C(cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aB3dEfGh9).
        type: str
      client_id:
        description:
          - The ID of the app client.
        type: str
      server_side_token_check:
        description:
          - Whether AWS asks the user pool that the user was not signed out or disabled meanwhile.
        type: bool
  roles:
    description:
      - The ARNs of the roles that people get, by V(authenticated) and V(unauthenticated).
    type: dict
  role_mappings:
    description:
      - Who gets another role, by the provider. A user pool's app client is written
        C(<provider_name>:<client_id>).
      - A value has C(type) (C(Token), which is the role in the token, or C(Rules)),
        C(ambiguous_role_resolution) (C(AuthenticatedRole) or C(Deny)), and for C(Rules)
        C(rules_configuration) with C(rules), a list of C(claim), C(match_type) (C(Equals),
        C(Contains), C(StartsWith) or C(NotEqual)), C(value) and C(role_arn).
      - It needs O(roles).
    type: dict
  principal_tag_attribute_maps:
    description:
      - Which claims of people become tags of their sessions, on which policies of IAM can depend,
        by provider. Providers that are not listed keep theirs.
    type: list
    elements: dict
    suboptions:
      identity_provider_name:
        description:
          - >-
            The provider, one of the pool: a user pool's address as in
            O(cognito_identity_providers[].provider_name), a name of O(supported_login_providers),
            an ARN, or O(developer_provider_name).
        type: str
        required: true
      use_defaults:
        description:
          - Whether AWS's own choice is used, which is C(username) from C(sub) and C(client) from
            C(aud). Without it, V(false).
        type: bool
      principal_tags:
        description:
          - The claim, by the name of the tag. There may be 50. Without it, and with V({}), there is
            none.
        type: dict
seealso:
  - module: gatehouse.aws.cognito_identity_pool_info
  - module: gatehouse.aws.cognito_user_pool
  - module: gatehouse.aws.cognito_user_pool_client
  - name: CreateIdentityPool
    description: AWS's reference of the operation that creates an identity pool.
    link: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CreateIdentityPool.html
  - name: UpdateIdentityPool
    description: AWS's reference of the operation that changes an identity pool.
    link: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_UpdateIdentityPool.html
  - name: SetPrincipalTagAttributeMap
    description: AWS's reference of the operation that maps claims to tags.
    link: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_SetPrincipalTagAttributeMap.html
  - name: SetIdentityPoolRoles
    description: AWS's reference of the operation that sets its roles.
    link: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_SetIdentityPoolRoles.html
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._unknown_settings
  - amazon.aws.tags
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Give users of a user pool a role
  gatehouse.aws.cognito_identity_pool:
    name: apps
    cognito_identity_providers:
      - provider_name: cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aB3dEfGh9
        client_id: 1example23456789
        server_side_token_check: true
    roles:
      authenticated: arn:aws:iam::123456789012:role/apps
    tags:
      team: orders

- name: Let policies depend on the department that the user pool knows
  gatehouse.aws.cognito_identity_pool:
    name: apps
    principal_tag_attribute_maps:
      - identity_provider_name: cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aB3dEfGh9
        principal_tags: {department: custom:department}

- name: Give members of a group the role of the group
  gatehouse.aws.cognito_identity_pool:
    name: apps
    role_mappings:
      cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aB3dEfGh9:1example23456789:
        type: Token
        ambiguous_role_resolution: AuthenticatedRole

- name: Remove an identity pool
  gatehouse.aws.cognito_identity_pool:
    name: apps
    state: absent
"""

RETURN = r"""
---
identity_pool:
  description:
    - The identity pool as it is after the run, or would be after it in check mode.
    - Every option that AWS reports is there under its name, so it can be given back to the module.
    - Empty with O(state=absent).
  returned: success
  type: dict
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
      sample: InvalidParameterException
    message:
      description: The message of the error.
      type: str
    operation:
      description: The call that AWS refused.
      type: str
      sample: CreateIdentityPool
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import (
    cognito_identity_pool as kind,
)

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring one identity pool to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
