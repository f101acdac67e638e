# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the world outside AWS does, told by tests and tools through control endpoints.

``POST /_localaws/images {"image": "*broken*", "reason": "..."}``: tasks with such an image never
start. ``POST /_localaws/subnets {"subnet": "subnet-1"}``: there is no way out of this subnet, so
that no task in it can fetch its image. ``POST /_localaws/target-health {"target_group": name or
ARN, "target": "10.0.0.7", "state": "unhealthy", "reason": "Target.FailedHealthChecks"}``: so is
this target, or all targets of the group if none is named. ``DELETE`` of any, or a reset, makes
all well again.
"""

from __future__ import annotations

import fnmatch
import typing as t

from localaws.state import on_reset

Document = dict[str, t.Any]

PULL_ERROR = "CannotPullContainerError: pull image manifest has been retried 5 time(s): not found"
NO_WAY_OUT = (
    "ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull"
    " registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR."
    " Check your task network configuration. operation error ECR: GetAuthorizationToken, exceeded"
    " maximum number of attempts, 3, dial tcp: i/o timeout"
)
STATES = ("initial", "healthy", "unhealthy", "unused", "draining", "unavailable")

_broken_images: dict[str, str] = {}
_cut_off: dict[str, str] = {}
_health: dict[tuple[str, str], Document] = {}

on_reset(_broken_images.clear)
on_reset(_cut_off.clear)
on_reset(_health.clear)


def image_trouble(image: str) -> str:
    """Return why a container image cannot start, empty if it can."""
    reasons = [why for one, why in _broken_images.items() if fnmatch.fnmatchcase(image, one)]
    return reasons[0] if reasons else ""


def subnet_trouble(subnet: str) -> str:
    """Return why a task in a subnet cannot fetch its image, empty if it can."""
    return _cut_off.get(subnet, "")


def target_health(group: Document, target_id: str) -> Document | None:
    """Return the health that was told of a target, if any was."""
    for name in (group["TargetGroupArn"], group["TargetGroupName"]):
        for target in (target_id, "*"):
            if (name, target) in _health:
                return _health[name, target]
    return None


def _break_images(body: Document) -> Document:
    _broken_images[str(body["image"])] = body.get("reason") or PULL_ERROR
    return {"images": _broken_images}


def _mend_images(_: t.Any) -> Document:
    _broken_images.clear()
    return {}


def _cut_subnet(body: Document) -> Document:
    _cut_off[str(body["subnet"])] = body.get("reason") or NO_WAY_OUT
    return {"subnets": _cut_off}


def _mend_subnets(_: t.Any) -> Document:
    _cut_off.clear()
    return {}


def _set_health(body: Document) -> Document:
    if body["state"] not in STATES:
        raise ValueError(f"No state {body['state']}; there are {', '.join(STATES)}")
    words = {"State": "state", "Reason": "reason", "Description": "description"}
    health = {key: body[word] for key, word in words.items() if body.get(word)}
    _health[body["target_group"], body.get("target") or "*"] = health
    return health


def _clear_health(_: t.Any) -> Document:
    _health.clear()
    return {}


ENDPOINTS: dict[tuple[str, str], t.Callable[[t.Any], t.Any]] = {
    ("POST", "images"): _break_images,
    ("DELETE", "images"): _mend_images,
    ("POST", "subnets"): _cut_subnet,
    ("DELETE", "subnets"): _mend_subnets,
    ("POST", "target-health"): _set_health,
    ("DELETE", "target-health"): _clear_health,
}
