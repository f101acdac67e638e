# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An Application Load Balancer, as far as others refer to it."""

from __future__ import annotations

from .._engine.resource import Read, Resource
from .._engine.shapes import Names

LOAD_BALANCER = Resource(
    service="elbv2",
    name="load_balancer",
    ids=("load_balancer_arn",),
    names=("name",),
    words=Names(
        {
            "LoadBalancerName": "name",
            "Names": "name",
            "LoadBalancerArns": "load_balancer_arn",
            "DNSName": "dns_name",
        }
    ),
    read=Read("DescribeLoadBalancers", "LoadBalancers[0]"),
    missing=("LoadBalancerNotFound",),
)
