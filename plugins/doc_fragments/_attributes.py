# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What every module of this collection supports, for documentation."""

from __future__ import annotations


class ModuleDocFragment:
    DOCUMENTATION = r"""
attributes:
  check_mode:
    description: In check mode the module tells whether it would change anything, changing nothing.
    support: full
    details:
      - The result holds the resource as it would be after the run.
  diff_mode:
    description: In diff mode the module shows what it changes, or would change in check mode.
    support: full
    details:
      - The diff is the whole resource before and after, with secrets left out.
  idempotent:
    description: A second run with the same options changes nothing, unless somebody else did.
    support: full
  action_group:
    description:
      - C(group/gatehouse.aws.aws) in C(module_defaults) gives defaults to this module.
      - The group also holds the modules of the amazon.aws and community.aws collections,
        so region and credentials are given once.
    support: full
    membership:
      - gatehouse.aws.aws
"""

    # Modules that only read.
    INFO = r"""
attributes:
  check_mode:
    description: In check mode the module reads and returns the same as otherwise.
    support: full
  diff_mode:
    description: There is no diff, as the module changes nothing.
    support: N/A
  idempotent:
    description: The module only reads.
    support: full
  action_group:
    description:
      - C(group/gatehouse.aws.aws) in C(module_defaults) gives defaults to this module.
      - The group also holds the modules of the amazon.aws and community.aws collections,
        so region and credentials are given once.
    support: full
    membership:
      - gatehouse.aws.aws
"""
