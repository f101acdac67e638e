# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The names of AWS, and of others, that the door itself stands for."""

from __future__ import annotations

import re
import typing as t

from localaws.door import back_door

if t.TYPE_CHECKING:
    from localaws.door.running import Door

POOLS = re.compile(r"cognito-idp\.([a-z0-9-]+)\.amazonaws\.com")
KEYS = re.compile(r"public-keys\.auth\.elb\.([a-z0-9-]+)\.amazonaws\.com")
APIS = re.compile(r"([a-z0-9]+)\.execute-api\.([a-z0-9-]+)\.amazonaws\.com")
PREFIX_DOMAINS = re.compile(r"(.+)\.auth\.([a-z0-9-]+)\.amazoncognito\.com")


def is_played(door: Door, host: str) -> bool:
    """Return whether ``host`` is a part of the door, and no load balancer's name."""
    known = any(pattern.fullmatch(host) for pattern in (POOLS, KEYS, PREFIX_DOMAINS))
    return known or host in door.memory.provider_hosts or bool(back_door.regions_of_domain(host))


def custom_domain(door: Door, host: str) -> tuple[str, dict[str, t.Any]] | None:
    """Return (region, description) where ``host`` is a pool's custom domain."""
    if "." not in host or host.endswith((".elb.amazonaws.com", ".localhost")):
        return None
    for region in back_door.regions_of_domain(host):
        description = door.control.domain(region, host)
        if description:
            return region, description
    return None
