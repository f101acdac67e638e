#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
---
module: cognito_managed_login_branding
version_added: 0.1.0
short_description: Manage how Amazon Cognito managed login pages look
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Creates, changes and removes the style of the managed login pages of one app client.
  - A client made without the console has no style, and its pages say that login pages are
    unavailable until it gets one. A new style without settings and assets is Cognito's own.
  - An option that is not given keeps the value it has in AWS.
options:
  managed_login_branding_id:
    description:
      - The ID of a style that exists. Without it, O(client_id) or O(client_name) tell which style
        is meant, as a client has one.
      - A client given besides is not looked at, as AWS does not tell whose a style is.
      - An ID that does not exist is an error. With O(state=absent) it means there is nothing left
        to remove.
    type: str
  use_cognito_provided_values:
    description:
      - Whether the style is Cognito's own, which gives up O(settings) and O(assets).
      - It is V(true) for a new style without O(settings) and O(assets), and becomes V(false) with
        them.
    type: bool
  settings:
    description:
      - Colours, corners, positions and the like, in the form in which AWS exports them.
      - Dictionaries in it are merged at every depth, so what is not given is kept. Lists are
        replaced.
    type: dict
  assets:
    description:
      - Images, at most 40, told apart by O(assets[].category) and O(assets[].color_mode). Those
        that are not listed are removed.
      - AWS takes at most 2 MB at once.
    type: list
    elements: dict
    suboptions:
      category:
        description:
          - What the image is for.
        type: str
        required: true
        choices:
          - FAVICON_ICO
          - FAVICON_SVG
          - EMAIL_GRAPHIC
          - SMS_GRAPHIC
          - AUTH_APP_GRAPHIC
          - PASSWORD_GRAPHIC
          - PASSKEY_GRAPHIC
          - PAGE_HEADER_LOGO
          - PAGE_HEADER_BACKGROUND
          - PAGE_FOOTER_LOGO
          - PAGE_FOOTER_BACKGROUND
          - PAGE_BACKGROUND
          - FORM_BACKGROUND
          - FORM_LOGO
          - IDP_BUTTON_ICON
      color_mode:
        description:
          - In which colour mode the image is shown.
        type: str
        required: true
        choices:
          - LIGHT
          - DARK
          - DYNAMIC
      extension:
        description:
          - The format of the image.
        type: str
        required: true
        choices:
          - ICO
          - JPEG
          - PNG
          - SVG
          - WEBP
      bytes:
        description:
          - The image as base64, at most 1,000,000 bytes before that. See the examples.
        type: str
      resource_id:
        description:
          - The ID of an image that AWS has already, instead of O(assets[].bytes).
        type: str
notes:
  - The pages are shown by a domain with
    O(gatehouse.aws.cognito_user_pool_domain#module:managed_login_version) V(2).
  - The diff holds images as base64, and may be long.
seealso:
  - module: gatehouse.aws.cognito_managed_login_branding_info
  - module: gatehouse.aws.cognito_user_pool_domain
  - module: gatehouse.aws.cognito_user_pool_client
  - name: CreateManagedLoginBranding
    description: AWS's reference of the operation that creates a style.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateManagedLoginBranding.html
  - name: UpdateManagedLoginBranding
    description: AWS's reference of the operation that changes a style.
    link: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateManagedLoginBranding.html
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
- name: Make the login pages of a client work, in Cognito's own style
  gatehouse.aws.cognito_managed_login_branding:
    user_pool_name: staff
    client_name: wiki

- name: Show a logo and round the buttons
  gatehouse.aws.cognito_managed_login_branding:
    user_pool_name: staff
    client_name: wiki
    settings:
      componentClasses:
        buttons:
          borderRadius: 12
    assets:
      - category: FORM_LOGO
        color_mode: LIGHT
        extension: PNG
        bytes: "{{ lookup('ansible.builtin.file', 'logo.png', rstrip=false) | b64encode }}"

- name: Go back to Cognito's own style
  gatehouse.aws.cognito_managed_login_branding:
    user_pool_name: staff
    client_name: wiki
    use_cognito_provided_values: true

- name: Change a style by its ID
  gatehouse.aws.cognito_managed_login_branding:
    user_pool_id: eu-west-1_aB3dEfGh9
    managed_login_branding_id: 4c2e1f9a-7b1d-4d53-9a43-2f3c0c3e8f11
    settings:
      categories:
        global:
          colorSchemeMode: DARK

- name: Remove the style
  gatehouse.aws.cognito_managed_login_branding:
    user_pool_name: staff
    client_name: wiki
    state: absent
"""

RETURN = r"""
---
managed_login_branding:
  description:
    - The style as it is after the run, or would be after it in check mode.
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
        - Colours, corners, positions and the like, without those of Cognito.
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
  description: The same as RV(managed_login_branding), as community.aws calls it.
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
      sample: ManagedLoginBrandingExistsException
    message:
      description: The message of the error.
      type: str
    operation:
      description: The call that AWS refused.
      type: str
      sample: CreateManagedLoginBranding
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run
from ansible_collections.gatehouse.aws.plugins.module_utils._kinds import (
    cognito_managed_login_branding as kind,
)

OPTIONS = kind.KIND.options


def main() -> None:
    """Bring the style of one app client to what the options say."""
    run(kind.KIND.resource, OPTIONS, **kind.KIND.constraints)


if __name__ == "__main__":
    main()
