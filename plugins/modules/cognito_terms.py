#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_terms
version_added: 0.1.0
short_description: Manage links to terms of use and privacy policies of Amazon Cognito
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes the links to the terms of use, or to the privacy policy, on the
    sign-up page of an app client.
  - AWS shows the links when both documents are there.
  - An option that is not given keeps the value it has in AWS.
options:
  name:
    description:
      - Which document it is. AWS takes V(terms-of-use) and V(privacy-policy).
    type: str
    required: true
    aliases:
      - terms_name
  links:
    description:
      - The address of the document by language, of which C(default) is needed. The dictionary is
        replaced as a whole.
      - Languages are C(dutch), C(english), C(french), C(spanish), C(german), C(bahasa-indonesia),
        C(italian), C(japanese), C(korean), C(portuguese-brazil), C(chinese-simplified) and
        C(chinese-traditional).
      - AWS writes C(cognito:) before each, which may be left out.
    type: dict
  terms_source:
    description:
      - How the document is given. A new one without it gets V(LINK).
    type: str
    choices:
      - LINK
  enforcement:
    description:
      - Whether people have to agree. A new one without it gets V(NONE).
    type: str
    choices:
      - NONE
seealso:
  - module: gatehouse.aws.cognito_terms_info
  - module: gatehouse.aws.cognito_user_pool_client
  - module: gatehouse.aws.cognito_managed_login_branding
  - name: CreateTerms
    description: AWS's reference of the operation that creates a document.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateTerms.html
  - name: UpdateTerms
    description: AWS's reference of the operation that changes a document.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateTerms.html
extends_documentation_fragment:
  - gatehouse.aws._attributes
  - gatehouse.aws._state
  - gatehouse.aws._user_pool
  - gatehouse.aws._app_client
  - gatehouse.aws._unknown_settings
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Link to the privacy policy
  gatehouse.aws.cognito_terms:
    user_pool_name: members
    client_name: shop
    name: privacy-policy
    links:
      default: https://www.example.com/privacy
      german: https://www.example.com/datenschutz

- name: Remove the link to the terms of use
  gatehouse.aws.cognito_terms:
    user_pool_name: members
    client_name: shop
    name: terms-of-use
    state: absent
"""

RETURN = r"""
---
terms:
  description:
    - The document as it is after the run, or would be after it in check mode.
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
    client_id:
      description:
        - The ID of the app client.
      type: str
      sample: "1example23456789"
    name:
      description:
        - Which document it is.
      type: str
      sample: privacy-policy
    links:
      description:
        - The address of the document by language.
      type: dict
      sample: {'cognito:default': 'https://www.example.com/privacy'}
    terms_source:
      description:
        - How the document is given.
      type: str
      sample: LINK
    enforcement:
      description:
        - Whether people have to agree.
      type: str
      sample: NONE
    terms_id:
      description:
        - The ID of the document.
      type: str
      sample: "4c2e1f9a-7b1d-4d53-9a43-2f3c0c3e8f11"
    creation_date:
      description:
        - When the document was created.
      type: str
      sample: "2026-11-22T10:00:00+00:00"
    last_modified_date:
      description:
        - When the document was last changed.
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
      sample: TermsExistsException
    message:
      description: The message of the error.
      type: str
    operation:
      description: The call that AWS refused.
      type: str
      sample: CreateTerms
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import cognito_terms as kind

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring one document to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
