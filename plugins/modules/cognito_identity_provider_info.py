#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_identity_provider_info
version_added: 0.1.0
short_description: Read identity providers of Amazon Cognito user pools
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Reads one identity provider of an Amazon Cognito user pool, all of a type, or all of the pool.
  - What it returns has the names and forms of the options of
    M(gatehouse.aws.cognito_identity_provider).
options:
  name:
    description:
      - The name of the provider.
      - Without it and without O(provider_type), all providers of the pool are read.
    type: str
    aliases:
      - provider_name
  provider_type:
    description:
      - The type of the providers.
    type: str
    choices:
      - SAML
      - Facebook
      - Google
      - LoginWithAmazon
      - SignInWithApple
      - OIDC
notes:
  - Exactly one of O(user_pool_id) and O(user_pool_name) is required.
seealso:
  - module: gatehouse.aws.cognito_identity_provider
  - name: DescribeIdentityProvider
    description: AWS's reference of the operation that reads a provider.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeIdentityProvider.html
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
- name: Read a provider
  gatehouse.aws.cognito_identity_provider_info:
    user_pool_name: staff
    name: Google
  register: found

- name: Read all SAML providers of a pool
  gatehouse.aws.cognito_identity_provider_info:
    user_pool_id: eu-west-1_aB3dEfGh9
    provider_type: SAML
  register: providers
"""

RETURN = r"""
---
identity_providers:
  description:
    - The identity providers found, empty when there is none.
    - What AWS does not report is not there.
  returned: success
  type: list
  elements: dict
  contains:
    user_pool_id:
      description:
        - The ID of the user pool.
      type: str
      sample: eu-west-1_aB3dEfGh9
    name:
      description:
        - The name of the provider.
      type: str
      sample: Google
    provider_type:
      description:
        - The type of the provider.
      type: str
      sample: Google
    provider_details:
      description:
        - The details in AWS's own words, with what AWS adds. The keys C(client_secret) and
          C(private_key) are left out.
      type: dict
    attribute_mapping:
      description:
        - Which attribute of the user pool is filled from which of the provider's.
      type: dict
      sample: {email: email}
    idp_identifiers:
      description:
        - Other names by which a request for sign-in may choose this provider, such as domains of
          e-mail addresses. There may be 50, of 1 to 40 characters.
      type: list
      elements: str
    acr_mapping:
      description:
        - What the provider's levels of authentication mean in the user pool, by V(Level1) to
          V(Level4).
      type: dict
    creation_date:
      description:
        - When the provider was created.
      type: str
      sample: "2026-11-22T10:00:00+00:00"
    last_modified_date:
      description:
        - When the provider was last changed.
      type: str
      sample: "2026-11-22T10:00:00+00:00"
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
      sample: DescribeIdentityProvider
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import choice, strings
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._options.cognito import PARENT
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.identity_provider import (
    IDENTITY_PROVIDER,
)

OPTIONS = {
    **PARENT,
    **choice("provider_type", "SAML Facebook Google LoginWithAmazon SignInWithApple OIDC"),
    **strings("name", aliases=["provider_name"]),
}


def main() -> None:
    """Read identity providers as the options say."""
    run_info(
        IDENTITY_PROVIDER,
        OPTIONS,
        required_one_of=[["user_pool_id", "user_pool_name"]],
        mutually_exclusive=[["user_pool_id", "user_pool_name"]],
    )


if __name__ == "__main__":
    main()
