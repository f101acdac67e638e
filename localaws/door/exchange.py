# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""One request on its way through a rule, and what is to be said of it in the end."""

from __future__ import annotations

import dataclasses
import typing as t

from localaws.door.control import region_of
from localaws.door.visit import Visit

if t.TYPE_CHECKING:
    from localaws.door.running import Door

Document = dict[str, t.Any]


@dataclasses.dataclass
class Exchange:
    """The request, where it goes, and what the access log will say."""

    door: Door
    visit: Visit
    balancer: Document
    listener: Document
    rule: Document = dataclasses.field(default_factory=dict)
    protected: bool = False  # an authenticate or jwt-validation action guards the way
    identity: dict[str, str] = dataclasses.field(default_factory=dict)
    cookies: list[str] = dataclasses.field(default_factory=list)
    executed: list[str] = dataclasses.field(default_factory=list)
    redirect_url: str = "-"
    error_reason: str = "-"
    group_arn: str = "-"
    target: str = "-"
    target_status: str = "-"
    matched: str = "-"
    times: tuple[float, float, float] = (-1, -1, -1)
    rewritten: tuple[str, str] | None = None

    @property
    def region(self) -> str:
        """The load balancer's region."""
        return region_of(self.balancer["LoadBalancerArn"])
