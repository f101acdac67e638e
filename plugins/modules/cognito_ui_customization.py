#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_ui_customization
version_added: 0.1.0
short_description: Manage how the classic hosted pages of Amazon Cognito look
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Sets and resets the style sheet and the logo of the classic hosted pages, for a whole user pool
    or for one app client.
  - The user pool has to have a domain first. Newer pages have
    M(gatehouse.aws.cognito_managed_login_branding).
  - Without O(client_id) and O(client_name), it is the look of all clients that have none of their
    own. The same says V(ALL) as O(client_id).
options:
  css:
    description:
      - The style sheet, at most 131,072 characters. AWS takes only the classes that it documents.
    type: str
  image_file:
    description:
      - The logo, a PNG or JPEG image as base64, at most 131,072 bytes before that.
      - AWS never gives it back, so it cannot be compared. See O(update_image).
      - AWS replaces style sheet and logo together, so the module wants it again when O(css) changes
        while there is a logo.
    type: str
  update_image:
    description:
      - When O(image_file) is sent by itself.
      - V(on_create) sends it only when there is no logo yet, or together with a new O(css).
      - V(always) sends it at each run, which then is a change each time.
    type: str
    choices:
      - on_create
      - always
    default: on_create
seealso:
  - module: gatehouse.aws.cognito_ui_customization_info
  - module: gatehouse.aws.cognito_managed_login_branding
  - module: gatehouse.aws.cognito_user_pool_domain
  - name: SetUICustomization
    description: AWS's reference of the operation that sets and resets a look.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUICustomization.html
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
- name: Give all pages of a pool a colour and a logo
  gatehouse.aws.cognito_ui_customization:
    user_pool_name: staff
    css: ".banner-customizable {background-color: #336699;}"
    image_file: "{{ lookup('ansible.builtin.file', 'logo.png', rstrip=false) | b64encode }}"

- name: Give the pages of one client another logo
  gatehouse.aws.cognito_ui_customization:
    user_pool_name: staff
    client_name: wiki
    image_file: "{{ lookup('ansible.builtin.file', 'wiki.png', rstrip=false) | b64encode }}"
    update_image: always

- name: Go back to the look of the whole pool
  gatehouse.aws.cognito_ui_customization:
    user_pool_name: staff
    client_name: wiki
    state: absent
"""

RETURN = r"""
---
ui_customization:
  description:
    - The look as it is after the run, or would be after it in check mode.
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
      sample: InvalidParameterException
    message:
      description: The message of the error.
      type: str
    operation:
      description: The call that AWS refused.
      type: str
      sample: SetUICustomization
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import (
    cognito_ui_customization as kind,
)

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring one look to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
