# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Option of modules whose update sends the whole resource."""

from __future__ import annotations


class ModuleDocFragment:
    DOCUMENTATION = r"""
options:
  unknown_settings:
    description:
      - What to do when the resource carries a setting that the installed botocore does not know.
        AWS sets what an update leaves out to its default, so the update would reset that setting.
      - V(fail) stops before the update and names the setting. Upgrade botocore, then run again.
      - V(warn) updates, so the setting is reset, and warns with its name.
      - V(reset) updates without a word.
      - It matters only when an update has to be sent.
        A run that changes nothing never fails for this reason.
    type: str
    choices:
      - fail
      - warn
      - reset
    default: fail
"""
