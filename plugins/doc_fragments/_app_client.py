# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""How a module names the app client its resource belongs to."""

from __future__ import annotations


class ModuleDocFragment:
    DOCUMENTATION = r"""
options:
  client_id:
    description:
      - The ID of the app client.
      - Mutually exclusive with O(client_name).
    type: str
  client_name:
    description:
      - The name of the app client, instead of O(client_id).
      - AWS lets several clients of a pool have the same name. The module then fails and lists
        their IDs.
      - In check mode, a client that does not exist yet is predicted. Outside check mode it is an
        error, as the client has to exist first, for which there is
        M(gatehouse.aws.cognito_user_pool_client).
        With O(state=absent) a missing client means there is nothing left to remove.
    type: str
"""

    # Modules that only read.
    INFO = r"""
options:
  client_id:
    description:
      - The ID of the app client.
      - Mutually exclusive with O(client_name).
    type: str
  client_name:
    description:
      - The name of the app client, instead of O(client_id).
      - The result is empty when no client has this name.
        The module fails and lists the IDs when several have it.
    type: str
"""
