#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_identity_provider
version_added: 0.1.0
short_description: Manage identity providers of Amazon Cognito user pools
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes an identity provider, by which people sign in to an Amazon Cognito
    user pool with an account of Google, Facebook, Amazon, Apple, or of any OpenID Connect or SAML
    provider.
  - A provider is described by one of the blocks O(google), O(facebook), O(amazon), O(apple),
    O(oidc) and O(saml), or by O(provider_type) and O(provider_details) in AWS's own words.
  - An option that is not given keeps the value it has in AWS. So does each key of the details, and
    what AWS adds to them is no difference.
options:
  name:
    description:
      - The name of the provider, of 1 to 32 characters without underscores. It cannot change.
      - The four social providers have names of their own, which are their O(provider_type), so it
        may be left out with their blocks.
    type: str
    aliases:
      - provider_name
  provider_type:
    description:
      - The type of the provider, which cannot change.
      - A block tells it by itself. A new provider without a block needs it.
    type: str
    choices:
      - SAML
      - Facebook
      - Google
      - LoginWithAmazon
      - SignInWithApple
      - OIDC
  google:
    description:
      - Sign-in with Google.
    type: dict
    suboptions:
      client_id:
        description:
          - The ID that the provider gave to the user pool.
        type: str
      client_secret:
        description:
          - The secret that the provider gave to the user pool.
        type: str
      authorize_scopes:
        description:
          - What is asked of the provider. Order does not matter.
        type: list
        elements: str
  facebook:
    description:
      - Sign-in with Facebook.
    type: dict
    suboptions:
      client_id:
        description:
          - The ID that the provider gave to the user pool.
        type: str
      client_secret:
        description:
          - The secret that the provider gave to the user pool.
        type: str
      authorize_scopes:
        description:
          - What is asked of the provider. Order does not matter.
        type: list
        elements: str
      api_version:
        description:
          - The version of Facebook's Graph API, such as V(v21.0).
        type: str
  amazon:
    description:
      - Sign-in with an account of Amazon.
    type: dict
    suboptions:
      client_id:
        description:
          - The ID that the provider gave to the user pool.
        type: str
      client_secret:
        description:
          - The secret that the provider gave to the user pool.
        type: str
      authorize_scopes:
        description:
          - What is asked of the provider. Order does not matter.
        type: list
        elements: str
  apple:
    description:
      - Sign-in with Apple.
    type: dict
    suboptions:
      client_id:
        description:
          - The services ID that was registered with Apple.
        type: str
      team_id:
        description:
          - The ID of the team that registered it.
        type: str
      key_id:
        description:
          - The ID of the private key.
        type: str
      private_key:
        description:
          - The private key, as the text of the file that Apple gave out, without its first and last
            line.
          - AWS never shows it, so a key that changed is seen by its O(apple.key_id).
          - AWS wants it again whenever another of the details changes.
        type: str
      authorize_scopes:
        description:
          - What is asked of Apple, of C(name) and C(email). Order does not matter.
        type: list
        elements: str
  oidc:
    description:
      - Sign-in with any provider of OpenID Connect.
    type: dict
    suboptions:
      client_id:
        description:
          - The ID that the provider gave to the user pool.
        type: str
      client_secret:
        description:
          - The secret that the provider gave to the user pool, if it gave one.
        type: str
      authorize_scopes:
        description:
          - What is asked of the provider, at least C(openid). Order does not matter.
        type: list
        elements: str
      oidc_issuer:
        description:
          - The address of the provider, as it stands in its tokens. It begins with C(https://).
        type: str
      attributes_request_method:
        description:
          - How Cognito asks for attributes.
        type: str
        choices:
          - GET
          - POST
      authorize_url:
        description:
          - Where people sign in. It is needed when the provider does not publish it, as are the
            next three.
        type: str
      token_url:
        description:
          - Where Cognito gets tokens.
        type: str
      attributes_url:
        description:
          - Where Cognito gets attributes.
        type: str
      jwks_uri:
        description:
          - Where the keys are with which the provider signs.
        type: str
  saml:
    description:
      - Sign-in with any provider of SAML 2.0.
    type: dict
    suboptions:
      metadata_url:
        description:
          - The address of the provider's metadata, which AWS reads again every six hours.
          - Mutually exclusive with O(saml.metadata_file), and takes its place.
        type: str
      metadata_file:
        description:
          - The provider's metadata, as XML.
          - It takes the place of O(saml.metadata_url).
        type: str
      idp_signout:
        description:
          - Whether people who sign out are signed out of the provider too.
        type: bool
      idp_init:
        description:
          - Whether people may begin at the provider.
        type: bool
      encrypted_responses:
        description:
          - Whether the provider has to encrypt what it says, with C(ActiveEncryptionCertificate) of
            the details.
        type: bool
      request_signing_algorithm:
        description:
          - How Cognito signs what it asks, V(rsa-sha256). Without it, it does not sign.
        type: str
  provider_details:
    description:
      - The same in AWS's own words, whatever the type. Keys that are not given are kept.
      - The keys are listed so that those which are secret are never printed.
    type: dict
    suboptions:
      client_id:
        description:
          - The ID that the provider gave to the user pool.
        type: str
      client_secret:
        description:
          - The secret that the provider gave to the user pool.
        type: str
      authorize_scopes:
        description:
          - What is asked of the provider, with spaces or commas in between. Order does not matter.
        type: str
      api_version:
        description:
          - The version of Facebook's Graph API.
        type: str
      team_id:
        description:
          - The ID of the team that registered with Apple.
        type: str
      key_id:
        description:
          - The ID of the private key at Apple.
        type: str
      private_key:
        description:
          - The private key for Apple.
        type: str
      oidc_issuer:
        description:
          - The address of an OpenID Connect provider.
        type: str
      attributes_request_method:
        description:
          - How Cognito asks for attributes.
        type: str
        choices:
          - GET
          - POST
      authorize_url:
        description:
          - Where people sign in.
        type: str
      token_url:
        description:
          - Where Cognito gets tokens.
        type: str
      token_request_method:
        description:
          - How Cognito asks for tokens. AWS says it, except for V(OIDC).
        type: str
      attributes_url:
        description:
          - Where Cognito gets attributes.
        type: str
      attributes_url_add_attributes:
        description:
          - Whether the address is followed by names of attributes. AWS says it.
        type: str
      jwks_uri:
        description:
          - Where the keys are with which the provider signs.
        type: str
      MetadataURL:
        description:
          - The address of a SAML provider's metadata.
        type: str
      MetadataFile:
        description:
          - A SAML provider's metadata, as XML.
        type: str
      IDPSignout:
        description:
          - Whether people are signed out of the SAML provider too.
        type: str
      IDPInit:
        description:
          - Whether people may begin at the SAML provider.
        type: str
      EncryptedResponses:
        description:
          - Whether a SAML provider has to encrypt what it says.
        type: str
      RequestSigningAlgorithm:
        description:
          - How Cognito signs what it asks of a SAML provider.
        type: str
      ActiveEncryptionCertificate:
        description:
          - With what a SAML provider encrypts. AWS says it.
        type: str
      SSORedirectBindingURI:
        description:
          - Where people sign in. AWS reads it from the metadata.
        type: str
      SLORedirectBindingURI:
        description:
          - Where people sign out. AWS reads it from the metadata.
        type: str
  attribute_mapping:
    description:
      - Which attribute of the user pool is filled from which of the provider's. It is replaced as a
        whole.
      - The attribute must be mutable, otherwise people could sign in only once, so the module
        refuses it.
      - Cognito itself maps C(username), which does not count.
    type: dict
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
notes:
  - Whoever has an account with a social provider can sign in, also where the user pool lets only
    administrators create users. To let in only some, give the pool a trigger before sign-up.
  - An app client offers a provider when it names it in
    O(gatehouse.aws.cognito_user_pool_client#module:supported_identity_providers).
seealso:
  - module: gatehouse.aws.cognito_identity_provider_info
  - module: gatehouse.aws.cognito_user_pool
  - module: gatehouse.aws.cognito_user_pool_client
  - name: CreateIdentityProvider
    description: AWS's reference of the operation that creates a provider.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateIdentityProvider.html
  - name: UpdateIdentityProvider
    description: AWS's reference of the operation that changes a provider.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateIdentityProvider.html
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
- name: Let people sign in with Google
  gatehouse.aws.cognito_identity_provider:
    user_pool_name: staff
    google:
      client_id: 1234567890-example.apps.googleusercontent.com
      client_secret: "{{ vault_google_secret }}"
      authorize_scopes: [openid, email, profile]
    attribute_mapping:
      email: email
      name: name

- name: Let people sign in with a company's own directory, by SAML
  gatehouse.aws.cognito_identity_provider:
    user_pool_name: staff
    name: directory
    saml:
      metadata_file: "{{ lookup('ansible.builtin.file', 'metadata.xml') }}"
      idp_signout: true
    attribute_mapping:
      email: http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress
    idp_identifiers: [example.com]

- name: Let people sign in with any OpenID Connect provider
  gatehouse.aws.cognito_identity_provider:
    user_pool_name: staff
    name: keycloak
    oidc:
      client_id: gatehouse
      client_secret: "{{ vault_keycloak_secret }}"
      authorize_scopes: [openid, email]
      oidc_issuer: https://login.example.com/realms/staff
      attributes_request_method: GET

- name: Let people sign in with Apple
  gatehouse.aws.cognito_identity_provider:
    user_pool_name: members
    apple:
      client_id: com.example.members
      team_id: ABCDE12345
      key_id: FGHIJ67890
      private_key: "{{ vault_apple_key }}"
      authorize_scopes: [name, email]

- name: Say it in AWS's own words
  gatehouse.aws.cognito_identity_provider:
    user_pool_name: members
    name: LoginWithAmazon
    provider_type: LoginWithAmazon
    provider_details:
      client_id: amzn1.application-oa2-client.example
      client_secret: "{{ vault_amazon_secret }}"
      authorize_scopes: profile postal_code

- name: Remove a provider
  gatehouse.aws.cognito_identity_provider:
    user_pool_name: staff
    name: Google
    state: absent
"""

RETURN = r"""
---
identity_provider:
  description:
    - The identity provider as it is after the run, or would be after it in check mode.
    - Every option that AWS reports is there under its name, so it can be given back to the module.
    - Empty with O(state=absent).
  returned: success
  type: dict
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
      sample: DuplicateProviderException
    message:
      description: The message of the error.
      type: str
    operation:
      description: The call that AWS refused.
      type: str
      sample: CreateIdentityProvider
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import (
    cognito_identity_provider as kind,
)

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring one identity provider to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
