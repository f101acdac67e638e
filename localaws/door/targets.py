# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where a target group's requests go on this machine.

A group that the user mapped goes to that address, registered targets or not. A target that is an
address of this machine is itself, and so is a Lambda function in Python. All others (tasks,
instances, other functions) do not run here: the sample application plays them.
"""

from __future__ import annotations

import dataclasses
import itertools
import random
import threading
import typing as t

from localaws.door.addresses import is_loopback
from localaws.door.control import Control, region_of
from localaws.door.errors import Refused
from localaws.door.functions import can_run

Document = dict[str, t.Any]
GONE = ("draining", "unused")  # "unavailable" merely has no health checks, as a function


@dataclasses.dataclass(frozen=True)
class Target:
    """A target's own name, and where it is."""

    name: str
    base_url: str
    sample: bool = False
    function: str = ""  # the ARN of a Lambda function that can be run here


class Targets:
    """The targets of all groups."""

    def __init__(self, control: Control, sample_url: t.Callable[[], str]) -> None:
        self._control = control
        self._sample_url = sample_url
        self._mapped: dict[str, str] = {}
        self._turns: dict[str, t.Iterator[int]] = {}
        self._lock = threading.Lock()

    def map(self, group: str, address: str | None) -> None:
        """Send a group's requests, by name or ARN, to ``address``; None undoes it."""
        if address is None:
            self._mapped.pop(group, None)
        else:
            self._mapped[group] = address if "://" in address else f"http://{address}"

    @property
    def mapped(self) -> dict[str, str]:
        """The user's mappings."""
        return dict(self._mapped)

    def clear(self) -> None:
        """Forget the mappings."""
        self._mapped.clear()

    def of(self, group: Document) -> list[Target]:
        """Return the targets to choose from."""
        for key in (group["TargetGroupArn"], group["TargetGroupName"]):
            if key in self._mapped:
                address = self._mapped[key]
                return [Target(address.partition("://")[2].rstrip("/"), address.rstrip("/"))]
        described = self._control.targets(group["TargetGroupArn"])
        present = [one for one in described if one["TargetHealth"]["State"] not in GONE]
        healthy = [one for one in present if one["TargetHealth"]["State"] == "healthy"]
        # With no healthy target at all ELB tries every one.
        return [self._target(group, one["Target"]) for one in healthy or present]

    def _target(self, group: Document, target: Document) -> Target:
        port = target.get("Port") or group.get("Port")
        if group.get("TargetType") == "lambda":
            own = target["Id"] if can_run(target["Id"]) else ""
            return Target("-", self._sample_url(), sample=not own, function=own)
        name = f"{target['Id']}:{port}"
        if is_loopback(target["Id"]):
            return Target(name, f"{(group.get('Protocol') or 'HTTP').lower()}://{name}")
        return Target(name, self._sample_url(), sample=True)

    def choose(self, group: Document, wanted: str | None) -> Target:
        """Return the wanted target while it lives, else the next in turn."""
        present = self.of(group)
        if not present:
            raise Refused(503)
        for target in present:
            if target.name == wanted:
                return target
        with self._lock:
            turns = self._turns.setdefault(group["TargetGroupArn"], itertools.count())
            return present[next(turns) % len(present)]


def choose_group(groups: list[Document], wanted: str | None) -> str:
    """Return the ARN of the wanted group while the rule has it, else one drawn by weight."""
    arns = [group["TargetGroupArn"] for group in groups]
    if wanted in arns:
        return t.cast(str, wanted)
    weights = [group.get("Weight", 1) for group in groups]
    if not sum(weights):
        raise Refused(503)
    return random.choices(arns, weights)[0]


def groups_of(action: Document) -> list[Document]:
    """Return the target groups of a forward action."""
    config = action.get("ForwardConfig") or {}
    return config.get("TargetGroups") or [{"TargetGroupArn": action["TargetGroupArn"]}]


def label(group: Document, target: Target) -> dict[str, str]:
    """Return the headers that tell the sample application whom it plays."""
    return {
        "x-localaws-target-group": group["TargetGroupArn"],
        "x-localaws-region": region_of(group["TargetGroupArn"]),
        "x-localaws-target": target.name,
    }
