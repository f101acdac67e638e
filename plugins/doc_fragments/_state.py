# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Option of every module that creates and removes."""

from __future__ import annotations


class ModuleDocFragment:
    DOCUMENTATION = r"""
options:
  state:
    description:
      - V(present) creates the resource or brings the options given to their values.
        An option that is not given keeps the value it has in AWS.
      - V(absent) removes the resource, and does nothing when there is none.
    type: str
    choices:
      - present
      - absent
    default: present
"""
