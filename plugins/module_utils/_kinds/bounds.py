# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""How many calls of a service a stack has under way at a time, where eight would be too many.

A call takes AWS about a tenth of a second. Where even these are too fast, botocore slows down.
"""

from __future__ import annotations

BOUNDS = {
    # Two a second for each kind of write, with a little in reserve.
    "acm": 2,
    "application-autoscaling": 2,
    # 15 to 20 a second, by category.
    "cognito-idp": 5,
    # Writes of services and clusters come out of small buckets.
    "ecs": 4,
    "iam": 4,
    # Ten a second.
    "logs": 2,
    # Five a second for the whole account.
    "route53": 1,
}

# What nearly every deployment asks: read into memory once, and not by each task of a playbook.
USUAL = ("acm", "cognito-idp", "ec2", "ecs", "elbv2", "iam", "logs", "route53")
