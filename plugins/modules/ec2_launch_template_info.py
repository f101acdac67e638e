#!/usr/bin/python
# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later


from __future__ import annotations

DOCUMENTATION = r"""
---
module: ec2_launch_template_info
version_added: 0.1.0
short_description: Gather information about launch templates
author:
  - The gatehouse.aws contributors (!UNKNOWN)
description:
  - Returns launch templates in the form that M(gatehouse.aws.ec2_launch_template) takes.
  - Without O(name), all in the region are returned.
options:
  name:
    description:
      - The name to look for.
    type: str
extends_documentation_fragment:
  - gatehouse.aws._attributes.info
  - gatehouse.aws._return_secrets
  - amazon.aws.common.modules
  - amazon.aws.region.modules
  - amazon.aws.boto3
seealso:
  - module: gatehouse.aws.ec2_launch_template
"""

EXAMPLES = r"""
- name: See one
  gatehouse.aws.ec2_launch_template_info:
    name: orders
  register: found

- name: See all
  gatehouse.aws.ec2_launch_template_info:
  register: found
"""

RETURN = r"""
launch_templates:
  description: The launch templates, in a list that is empty when there is none.
  returned: success
  type: list
  elements: dict
  contains:
    name:
      description: The name. All else is as M(gatehouse.aws.ec2_launch_template) returns it.
      returned: always
      type: str
      sample: orders
error:
  description: What AWS said, when AWS refused a call. The sentence is in C(msg).
  returned: when AWS refuses a call
  type: dict
  contains:
    code:
      description: The code of the error.
      type: str
      sample: InvalidLaunchTemplateName.NotFoundException
    message:
      description: The message of the error.
      type: str
    operation:
      description: The call that AWS refused.
      type: str
      sample: DescribeLaunchTemplateVersions
"""

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.options import strings
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.run import run_info
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.launch_template import (
    LAUNCH_TEMPLATE,
)

OPTIONS = strings("name")


def main() -> None:
    """Return what there is."""
    run_info(LAUNCH_TEMPLATE, OPTIONS)


if __name__ == "__main__":
    main()
