# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""How a module names the user pool its resource belongs to."""

from __future__ import annotations


class ModuleDocFragment:
    DOCUMENTATION = r"""
options:
  user_pool_id:
    description:
      - The ID of the user pool, such as V(eu-west-1_aB3dEfGh9).
      - Exactly one of O(user_pool_id) and O(user_pool_name) names the pool.
    type: str
  user_pool_name:
    description:
      - The name of the user pool, instead of O(user_pool_id).
      - AWS lets several pools have the same name. The module then fails and lists their IDs.
      - In check mode, a pool that does not exist yet is predicted,
        and its ID reads V(predicted:user_pool/<name>).
        Outside check mode it is an error, as the pool has to exist first,
        for which there is M(gatehouse.aws.cognito_user_pool).
        Where something is to be removed, a missing pool means that nothing is left to remove.
    type: str
"""

    # Modules that only read.
    INFO = r"""
options:
  user_pool_id:
    description:
      - The ID of the user pool, such as V(eu-west-1_aB3dEfGh9).
    type: str
  user_pool_name:
    description:
      - The name of the user pool, instead of O(user_pool_id).
      - The result is empty when no pool has this name.
        The module fails and lists the IDs when several have it.
    type: str
"""
