#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_managed_login_branding_info
version_added: 0.1.0
short_description: Read how Amazon Cognito managed login pages look
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Reads the style of the managed login pages of one app client, or of all clients of an Amazon
    Cognito user pool.
  - What it returns has the names and forms of the options of
    M(gatehouse.aws.cognito_managed_login_branding).
options:
  managed_login_branding_id:
    description:
      - The ID of the style. A client given besides is not looked at.
    type: str
  return_merged_resources:
    description:
      - Whether the styles are told with what they inherit from Cognito's own.
      - What is told then is more than was set. Given back to
        M(gatehouse.aws.cognito_managed_login_branding), all of it would be set.
    type: bool
    default: false
notes:
  - Exactly one of O(user_pool_id) and O(user_pool_name) is required.
  - Without O(client_id), O(client_name) and O(managed_login_branding_id), the styles of all clients
    are read, with one call each.
seealso:
  - module: gatehouse.aws.cognito_managed_login_branding
  - name: DescribeManagedLoginBrandingByClient
    description: AWS's reference of the operation that reads the style of a client.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeManagedLoginBrandingByClient.html
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
- name: Read the style of a client
  gatehouse.aws.cognito_managed_login_branding_info:
    user_pool_name: staff
    client_name: wiki
  register: found

- name: Read a style as it looks, with what it inherits
  gatehouse.aws.cognito_managed_login_branding_info:
    user_pool_name: staff
    client_name: wiki
    return_merged_resources: true
  register: looks

- name: Read the styles of all clients of a pool
  gatehouse.aws.cognito_managed_login_branding_info:
    user_pool_id: eu-west-1_aB3dEfGh9
  register: styles
"""

RETURN = r"""
---
managed_login_brandings:
  description:
    - The styles found, empty when there is none.
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
        - The ID of the app client, unless the style was asked for by its own.
      type: str
      sample: "1example23456789"
    use_cognito_provided_values:
      description:
        - Whether the style is Cognito's own.
      type: bool
      sample: true
    settings:
      description:
        - Colours, corners, positions and the like, without those of Cognito unless
          O(return_merged_resources=true).
      type: dict
    assets:
      description:
        - Images.
      type: list
      elements: dict
      contains:
        category:
          description:
            - What the image is for.
          type: str
        color_mode:
          description:
            - In which colour mode the image is shown.
          type: str
        extension:
          description:
            - The format of the image.
          type: str
        bytes:
          description:
            - The image as base64, at most 1,000,000 bytes before that. See the examples.
          type: str
        resource_id:
          description:
            - The ID of an image that AWS has already, instead of C(assets[].bytes).
          type: str
    managed_login_branding_id:
      description:
        - The ID of the style.
      type: str
      sample: "4c2e1f9a-7b1d-4d53-9a43-2f3c0c3e8f11"
    creation_date:
      description:
        - When the style was created.
      type: str
      sample: "2026-11-22T10:00:00+00:00"
    last_modified_date:
      description:
        - When the style was last changed.
      type: str
      sample: "2026-11-22T10:00:00+00:00"
branding:
  description: The only one of RV(managed_login_brandings), as community.aws returns it.
  returned: when one is found
  type: dict
brandings:
  description: The same as RV(managed_login_brandings), as community.aws calls them.
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
      sample: DescribeManagedLoginBrandingByClient
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import (
    booleans,
    strings,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._options.cognito import CLIENT, PARENT
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.login_branding import (
    MANAGED_LOGIN_BRANDING,
)

OPTIONS = {
    **PARENT,
    **CLIENT,
    **strings("managed_login_branding_id"),
    **booleans("return_merged_resources", default=False),
}


def main() -> None:
    """Read styles as the options say."""
    run_info(
        MANAGED_LOGIN_BRANDING,
        OPTIONS,
        required_one_of=[["user_pool_id", "user_pool_name"]],
        mutually_exclusive=[["user_pool_id", "user_pool_name"], ["client_id", "client_name"]],
    )


if __name__ == "__main__":
    main()
