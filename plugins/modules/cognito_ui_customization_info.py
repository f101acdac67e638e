#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_ui_customization_info
version_added: 0.1.0
short_description: Read how the classic hosted pages of Amazon Cognito look
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Reads the look of the classic hosted pages of one app client, or the one of a whole Amazon
    Cognito user pool.
  - What it returns has the names and forms of the options of
    M(gatehouse.aws.cognito_ui_customization).
notes:
  - Exactly one of O(user_pool_id) and O(user_pool_name) is required.
  - Without O(client_id) and O(client_name), the look of the whole pool is read. The result is empty
    for a client without a look of its own.
seealso:
  - module: gatehouse.aws.cognito_ui_customization
  - name: GetUICustomization
    description: AWS's reference of the operation that reads a look.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUICustomization.html
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
- name: Read the look of a whole pool
  gatehouse.aws.cognito_ui_customization_info:
    user_pool_name: staff
  register: found

- name: Read the look of a client
  gatehouse.aws.cognito_ui_customization_info:
    user_pool_name: staff
    client_name: wiki
  register: wiki
"""

RETURN = r"""
---
ui_customizations:
  description:
    - The looks found, empty when there is none.
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
        - The ID of the app client. Absent for the look of the whole pool.
      type: str
      sample: "1example23456789"
    css:
      description:
        - The style sheet.
      type: str
      sample: ".banner-customizable {background-color: #336699;}"
    has_image:
      description:
        - Whether there is a logo.
      type: bool
      sample: true
    image_url:
      description:
        - Where the logo is.
      type: str
    css_version:
      description:
        - The version of the style sheet.
      type: str
      sample: "20261122100000"
    creation_date:
      description:
        - When the look was first set.
      type: str
      sample: "2026-11-22T10:00:00+00:00"
    last_modified_date:
      description:
        - When the look was last changed.
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
      sample: GetUICustomization
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._options.cognito import CLIENT, PARENT
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.ui_customization import (
    UI_CUSTOMIZATION,
)

OPTIONS = {
    **PARENT,
    **CLIENT,
}


def main() -> None:
    """Read a look as the options say."""
    run_info(
        UI_CUSTOMIZATION,
        OPTIONS,
        required_one_of=[["user_pool_id", "user_pool_name"]],
        mutually_exclusive=[["user_pool_id", "user_pool_name"], ["client_id", "client_name"]],
    )


if __name__ == "__main__":
    main()
