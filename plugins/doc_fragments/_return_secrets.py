# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Option of modules whose resource holds a secret."""

from __future__ import annotations


class ModuleDocFragment:
    DOCUMENTATION = r"""
options:
  return_secrets:
    description:
      - Whether the result holds the secrets of the resource.
      - Ansible prints results and callbacks keep them.
        Set C(no_log=true) on the task when this is V(true).
    type: bool
    default: false
"""
