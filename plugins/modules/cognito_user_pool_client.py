#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_user_pool_client
version_added: 0.1.0
short_description: Manage app clients of Amazon Cognito user pools
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes an app client, by which an application or a load balancer lets
    people of an Amazon Cognito user pool sign in.
  - An option that is not given keeps the value it has in AWS.
    AWS itself sets what an update leaves out to its default, so the module reads the client
    and sends all of it.
  - Lists are replaced as a whole, and their order does not matter. Options made of suboptions are
    merged, so only the suboptions given change.
  - An empty list (V([])) or an empty dictionary (V({})) clears an option and brings back AWS's
    default. A null value means the option is not given.
options:
  client_id:
    description:
      - The ID of the client.
      - The client must exist, since AWS chooses the IDs.
        With O(state=absent) it may be gone already.
      - At least one of O(client_id) and O(name) is required.
    type: str
  name:
    description:
      - The name of the client, of 1 to 128 letters, digits, spaces and the characters
        C(_+=,.@-).
      - Without O(client_id), the client is found by its name, and created when there is none.
        AWS lets several clients of a pool have the same name.
        The module then fails and lists their IDs.
      - With O(client_id), this is the name the client shall have, so a client can be renamed.
    type: str
    aliases:
      - client_name
  name_prefix:
    description:
      - How the name of a client begins that another service of AWS made, as OpenSearch Service does
        under a name of its own making.
      - Exactly one client of the pool must match. It is changed like any other, but never created,
        and never deleted.
      - Mutually exclusive with O(client_id), O(name) and O(name_pattern).
    type: str
  name_pattern:
    description:
      - A regular expression of Python that is found in the name of such a client, instead of
        O(name_prefix).
    type: str
  generate_secret:
    description:
      - Whether AWS makes a secret for the client.
      - Left out, a new client gets one, unless O(client_secret) gives it. AWS's own default is
        none, but an Application Load Balancer accepts only a client with a secret.
      - Say V(false) for the client of an application that cannot keep a secret, such as one that
        runs in a browser or on a phone.
      - AWS accepts it only at creation. For a client that exists it is compared with whether
        the client has a secret; left out, it is left alone.
      - Mutually exclusive with O(client_secret).
    type: bool
  client_secret:
    description:
      - A secret of your own, of 24 to 64 letters, digits and the characters C(_+).
      - AWS accepts it only at creation.
      - Mutually exclusive with O(generate_secret).
    type: str
  allowed_oauth_flows_user_pool_client:
    description:
      - Whether the client may use OAuth 2.0, that is the pool's domain and its sign-in page.
        AWS's default is V(false).
      - AWS requires V(true), O(allowed_oauth_flows) and O(allowed_oauth_scopes) together.
    type: bool
  allowed_oauth_flows:
    description:
      - The OAuth 2.0 grants.
      - V(code) and V(implicit) need O(callback_urls). A load balancer needs V(code).
      - V(client_credentials) has to be alone, needs a secret, and takes custom scopes only.
    type: list
    elements: str
    choices:
      - code
      - implicit
      - client_credentials
  allowed_oauth_scopes:
    description:
      - The scopes that may be asked for, at most 50. They are C(openid), C(email), C(phone),
        C(profile), C(aws.cognito.signin.user.admin), and C(identifier/scope) of a resource server.
      - AWS refuses a scope whose resource server is missing with C(ScopeDoesNotExistException).
    type: list
    elements: str
  callback_urls:
    description:
      - Where the pool may send people after they signed in, at most 100 addresses.
      - An address has a scheme and no fragment. C(http) is accepted for C(localhost) only.
      - A load balancer needs C(https://<host>/oauth2/idpresponse), with the host in lower-case
        letters. Any other spelling ends in the error C(redirect_mismatch).
    type: list
    elements: str
  callback_urls_state:
    description:
      - What O(callback_urls) means.
      - V(replaced) makes it the whole list.
      - V(merged) adds what it lists and keeps the others, so several playbooks may each see to
        their own.
      - V(absent) removes what it lists and keeps the others.
    type: str
    choices: &membership
      - replaced
      - merged
      - absent
    default: replaced
  default_redirect_uri:
    description:
      - Where the pool sends people when the request does not say it.
      - It has to be one of O(callback_urls).
    type: str
  logout_urls:
    description:
      - Where the pool may send people after they signed out, at most 100 addresses.
    type: list
    elements: str
  logout_urls_state:
    description:
      - What O(logout_urls) means, in the same words as O(callback_urls_state).
    type: str
    choices: *membership
    default: replaced
  supported_identity_providers:
    description:
      - Where people may come from. V(COGNITO) is the pool itself, any other is the name of one of
        its identity providers.
      - AWS refuses a provider that the pool does not have.
    type: list
    elements: str
  explicit_auth_flows:
    description:
      - How an application may sign people in by calling AWS, without the sign-in page.
        AWS's default is V(ALLOW_REFRESH_TOKEN_AUTH), V(ALLOW_USER_SRP_AUTH) and
        V(ALLOW_CUSTOM_AUTH).
      - V(ALLOW_USER_AUTH) needs a pool with
        O(gatehouse.aws.cognito_user_pool#module:user_pool_tier) V(ESSENTIALS) or V(PLUS).
      - V(ALLOW_TOKEN_EXCHANGE_DELEGATION) and V(ALLOW_TOKEN_EXCHANGE_IMPERSONATION) let the client
        exchange tokens, with and without naming who acts.
      - V(ALLOW_CLIENT_TOKEN_AUTH) lets a machine get tokens. It has to be alone and needs a secret.
      - V(ADMIN_NO_SRP_AUTH), V(CUSTOM_AUTH_FLOW_ONLY) and V(USER_PASSWORD_AUTH) are older values,
        which AWS does not take together with those that begin with C(ALLOW_).
    type: list
    elements: str
    choices:
      - ALLOW_USER_AUTH
      - ALLOW_USER_SRP_AUTH
      - ALLOW_USER_PASSWORD_AUTH
      - ALLOW_ADMIN_USER_PASSWORD_AUTH
      - ALLOW_CUSTOM_AUTH
      - ALLOW_REFRESH_TOKEN_AUTH
      - ALLOW_TOKEN_EXCHANGE_DELEGATION
      - ALLOW_TOKEN_EXCHANGE_IMPERSONATION
      - ALLOW_CLIENT_TOKEN_AUTH
      - ADMIN_NO_SRP_AUTH
      - CUSTOM_AUTH_FLOW_ONLY
      - USER_PASSWORD_AUTH
  access_token_validity:
    description:
      - How long an access token is valid, from 5 minutes to 1 day, in the unit of
        O(token_validity_units.access_token). AWS's default is one hour.
      - A user who was disabled is let in until then.
    type: int
  id_token_validity:
    description:
      - How long an ID token is valid, from 5 minutes to 1 day, in the unit of
        O(token_validity_units.id_token). AWS's default is one hour.
    type: int
  refresh_token_validity:
    description:
      - How long a refresh token is valid, from 1 hour to 10 years, in the unit of
        O(token_validity_units.refresh_token). AWS's default is 30 days, and it reads V(0) as that.
      - It cannot be shorter than the two others.
    type: int
  token_validity_units:
    description:
      - The units of the three options above.
    type: dict
    suboptions:
      access_token:
        description: The unit of O(access_token_validity). AWS's default is V(hours).
        type: str
        choices: &units
          - seconds
          - minutes
          - hours
          - days
      id_token:
        description: The unit of O(id_token_validity). AWS's default is V(hours).
        type: str
        choices: *units
      refresh_token:
        description: The unit of O(refresh_token_validity). AWS's default is V(days).
        type: str
        choices: *units
  refresh_token_rotation:
    description:
      - Whether each use of a refresh token brings a new one.
      - With V(ENABLED), AWS refuses V(ALLOW_REFRESH_TOKEN_AUTH) in O(explicit_auth_flows).
    type: dict
    suboptions:
      feature:
        description: Whether it is on. AWS requires it in this block.
        type: str
        choices:
          - ENABLED
          - DISABLED
      retry_grace_period_seconds:
        description: For how long the old token still works, from V(0) to V(60) seconds.
        type: int
  enable_token_revocation:
    description:
      - Whether tokens can be revoked. AWS's default is V(true).
    type: bool
  auth_session_validity:
    description:
      - How long people have for each step of a sign-in, from V(3) to V(15) minutes.
        AWS's default is V(3).
    type: int
  prevent_user_existence_errors:
    description:
      - With V(ENABLED), a sign-in or a forgotten password does not tell whether a user exists.
        AWS's default is V(LEGACY), which does.
    type: str
    choices:
      - LEGACY
      - ENABLED
  read_attributes:
    description:
      - Attributes that the client may read. Custom ones begin with C(custom:).
      - AWS's default is all standard attributes, and it reports nothing while that holds.
    type: list
    elements: str
  write_attributes:
    description:
      - Attributes that the client may write. Custom ones begin with C(custom:).
      - AWS's default is all standard attributes, and it reports nothing while that holds.
      - It must hold each attribute that is mapped from an identity provider of the client,
        otherwise people cannot sign in by it.
    type: list
    elements: str
  enable_propagate_additional_user_context_data:
    description:
      - Whether the application may tell the address of its user, for threat protection.
        AWS's default is V(false).
      - It needs a client with a secret.
    type: bool
  analytics_configuration:
    description:
      - Reporting to an Amazon Pinpoint project.
    type: dict
    suboptions:
      application_id:
        description:
          - The ID of the project. It needs O(analytics_configuration.role_arn) and
            O(analytics_configuration.external_id).
        type: str
      application_arn:
        description: The ARN of the project, in place of O(analytics_configuration.application_id).
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
notes:
  - AWS's default, wherever it is named, is what a new client gets when the option is omitted.
    A client that exists keeps what it has.
  - A load balancer reads the secret of the client with the rights of whoever makes the listener
    rule, who therefore needs C(cognito-idp:DescribeUserPoolClient).
  - AWS updates one client at a time. On C(ConcurrentModificationException) the module reads the
    client and decides afresh.
seealso:
  - module: gatehouse.aws.cognito_user_pool_client_info
  - module: gatehouse.aws.cognito_user_pool
  - module: gatehouse.aws.elb_listener_rule
  - name: CreateUserPoolClient
    description: AWS's reference of the operation that creates a client, with all its members.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
  - name: UpdateUserPoolClient
    description: AWS's reference of the operation that changes a client.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolClient.html
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._user_pool
  - gatehouse.aws._unknown_settings
  - gatehouse.aws._return_secrets
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Create the client of a load balancer
  gatehouse.aws.cognito_user_pool_client:
    user_pool_name: staff
    name: wiki
    generate_secret: true
    allowed_oauth_flows_user_pool_client: true
    allowed_oauth_flows: [code]
    allowed_oauth_scopes: [openid, email]
    supported_identity_providers: [COGNITO]
    callback_urls:
      - https://wiki.example.com/oauth2/idpresponse
    logout_urls:
      - https://wiki.example.com/
    prevent_user_existence_errors: ENABLED
  register: client

- name: Shorten the tokens of the client, leaving all else as it is
  gatehouse.aws.cognito_user_pool_client:
    user_pool_id: "{{ client.user_pool_client.user_pool_id }}"
    client_id: "{{ client.user_pool_client.client_id }}"
    access_token_validity: 10
    id_token_validity: 10
    refresh_token_validity: 8
    token_validity_units:
      access_token: minutes
      id_token: minutes
      refresh_token: hours

- name: Take over the client that OpenSearch Service made, and give it more addresses
  gatehouse.aws.cognito_user_pool_client:
    user_pool_name: staff
    name_prefix: AmazonOpenSearchService-search-
    callback_urls: [https://search.example.com/_dashboards/app/home]
    callback_urls_state: merged

- name: Create the client of a browser application, which cannot keep a secret
  gatehouse.aws.cognito_user_pool_client:
    user_pool_name: members
    name: shop
    generate_secret: false
    explicit_auth_flows: [ALLOW_USER_SRP_AUTH]
    refresh_token_rotation:
      feature: ENABLED
      retry_grace_period_seconds: 10

- name: Create the client of a machine, for a scope of a resource server, and keep its secret
  gatehouse.aws.cognito_user_pool_client:
    user_pool_id: eu-west-1_aB3dEfGh9
    name: billing
    generate_secret: true
    allowed_oauth_flows_user_pool_client: true
    allowed_oauth_flows: [client_credentials]
    allowed_oauth_scopes: [https://api.example.com/invoices.read]
    return_secrets: true
  register: machine
  no_log: true

- name: Create a client with a secret of your own
  gatehouse.aws.cognito_user_pool_client:
    user_pool_id: eu-west-1_aB3dEfGh9
    name: legacy
    client_secret: "{{ vault_client_secret }}"

- name: Let one more address use the client, whoever else does
  gatehouse.aws.cognito_user_pool_client:
    user_pool_name: staff
    name: wiki
    callback_urls:
      - https://docs.example.com/oauth2/idpresponse
    callback_urls_state: merged

- name: Let the client write all standard attributes again
  gatehouse.aws.cognito_user_pool_client:
    user_pool_name: members
    name: shop
    write_attributes: []

- name: Remove a client
  gatehouse.aws.cognito_user_pool_client:
    user_pool_name: staff
    name: wiki
    state: absent
"""

RETURN = r"""
---
user_pool_client:
  description:
    - The client as it is after the run, or would be after it in check mode.
    - Every option that AWS reports is there under its name, so it can be given back to the module.
    - Empty with O(state=absent).
  returned: success
  type: dict
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
  description: The same as RV(user_pool_client), as community.aws calls it.
  returned: success
  type: dict
error:
  description: What AWS said, when AWS refused a call. The sentence is in C(msg).
  returned: when AWS refuses a call
  type: dict
  contains:
    code:
      description: The code of the error.
      type: str
      sample: InvalidOAuthFlowException
    message:
      description: The message of the error.
      type: str
    operation:
      description: The call that AWS refused.
      type: str
      sample: UpdateUserPoolClient
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import (
    cognito_user_pool_client as kind,
)

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring one app client to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
