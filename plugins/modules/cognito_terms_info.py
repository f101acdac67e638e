#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_terms_info
version_added: 0.1.0
short_description: Read links to terms of use and privacy policies of Amazon Cognito
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Reads the links to terms of use and privacy policies of one app client, or of all clients of an
    Amazon Cognito user pool.
  - What it returns has the names and forms of the options of M(gatehouse.aws.cognito_terms).
options:
  name:
    description:
      - Which document it is. Without it, both are read.
    type: str
    aliases:
      - terms_name
notes:
  - Exactly one of O(user_pool_id) and O(user_pool_name) is required.
  - Without O(client_id) and O(client_name), the documents of all clients are read, with one call
    each.
seealso:
  - module: gatehouse.aws.cognito_terms
  - name: DescribeTermsByClient
    description: AWS's reference of the operation that reads a document of a client.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeTermsByClient.html
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - gatehouse.aws._user_pool.info
  - gatehouse.aws._app_client.info
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
"""

EXAMPLES = r"""
---
- name: Read both documents of a client
  gatehouse.aws.cognito_terms_info:
    user_pool_name: members
    client_name: shop
  register: found

- name: Read the privacy policies of all clients
  gatehouse.aws.cognito_terms_info:
    user_pool_name: members
    name: privacy-policy
  register: policies
"""

RETURN = r"""
---
terms:
  description:
    - The documents found, empty when there is none.
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
      sample: ResourceNotFoundException
    message:
      description: The message of the error.
      type: str
    operation:
      description: The call that AWS refused.
      type: str
      sample: DescribeTermsByClient
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import strings
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._options.cognito import CLIENT, PARENT
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.terms import TERMS

OPTIONS = {
    **PARENT,
    **CLIENT,
    **strings("name", aliases=["terms_name"]),
}


def main() -> None:
    """Read documents as the options say."""
    run_info(
        TERMS,
        OPTIONS,
        required_one_of=[["user_pool_id", "user_pool_name"]],
        mutually_exclusive=[["user_pool_id", "user_pool_name"], ["client_id", "client_name"]],
    )


if __name__ == "__main__":
    main()
