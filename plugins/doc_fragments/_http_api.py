# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""How a module names the HTTP API its resource belongs to."""

from __future__ import annotations


class ModuleDocFragment:
    DOCUMENTATION = r"""
options:
  api_id:
    description:
      - The ID of the API.
      - Exactly one of O(api_id) and O(api_name) names the API.
    type: str
  api_name:
    description:
      - The name of the API, instead of O(api_id).
      - AWS lets several APIs have the same name. The module then fails and lists their IDs.
      - In check mode, an API that does not exist yet is predicted. Outside check mode it is an
        error, as the API has to exist first, for which there is M(gatehouse.aws.apigatewayv2_api).
        With O(state=absent) a missing API means there is nothing left to remove.
    type: str
"""

    # Modules that only read.
    INFO = r"""
options:
  api_id:
    description:
      - The ID of the API.
      - Exactly one of O(api_id) and O(api_name) names the API.
    type: str
  api_name:
    description:
      - The name of the API, instead of O(api_id).
      - The result is empty when no API has this name. The module fails and lists the IDs when
        several have it.
    type: str
"""
