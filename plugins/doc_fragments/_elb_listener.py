# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""How a module names the listener its rule belongs to."""

from __future__ import annotations


class ModuleDocFragment:
    DOCUMENTATION = r"""
options:
  listener_arn:
    description:
      - The ARN of the listener.
      - Exactly one of this and O(load_balancer_name) is required, unless O(rule_arn) is given.
    type: str
  load_balancer_name:
    description:
      - The name of the load balancer whose listener at O(listener_port) is meant, instead of
        O(listener_arn).
      - In check mode, a load balancer or listener that does not exist yet is predicted, and the ARN
        of the listener reads V(predicted:listener/<port>). Outside check mode it is an error, as
        the listener has to exist first, for which there is M(gatehouse.aws.elb_listener). With
        O(state=absent) a missing listener means there is nothing left to remove.
    type: str
  listener_port:
    description:
      - The port of the listener, from V(1) to V(65535). Required with O(load_balancer_name).
    type: int
"""

    # Without a rule that could be named by itself.
    MANY: str = DOCUMENTATION.replace(", unless O(rule_arn) is given", "")

    # Modules that only read.
    INFO = r"""
options:
  listener_arn:
    description: The ARN of the listener.
    type: str
  load_balancer_name:
    description:
      - The name of the load balancer whose listener at O(listener_port) is meant, instead of
        O(listener_arn).
      - The result is empty when there is no such load balancer or listener.
    type: str
  listener_port:
    description:
      - The port of the listener, from V(1) to V(65535). Required with O(load_balancer_name).
    type: int
"""
