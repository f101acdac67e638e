# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Options of modules whose resource takes time to settle."""

from __future__ import annotations


class ModuleDocFragment:
    DOCUMENTATION = r"""
options:
  wait:
    description:
      - Whether to return only when AWS has finished, be it creating, updating or removing.
      - With V(false), the result may show a resource that is still on its way.
    type: bool
    default: true
  wait_timeout:
    description:
      - How long to wait at most, in seconds.
      - When the time is up, the module fails and tells the last status it saw.
      - Ignored unless O(wait=true).
    type: int
    default: 600
"""
