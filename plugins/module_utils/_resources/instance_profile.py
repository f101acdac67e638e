# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An instance profile: how the instances of EC2 come by a role."""

from __future__ import annotations

import dataclasses
import typing as t

from .._engine.documents import Document
from .._engine.habits import Deletion, Faults, InStack, Meaning, Traits
from .._engine.resource import Read, Resource, Search
from .._engine.shapes import Model, Names
from .._engine.writers import Call, Options, Tags, Writer


@dataclasses.dataclass(frozen=True)
class Holder(Writer):
    """The one role that a profile holds: AWS takes no second one before the first is out."""

    remove: str = "RemoveRoleFromInstanceProfile"

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return the call that takes the old role out, and the one that puts the new one in."""
        steps = [(self.remove, before.get("role")), (self.operation, after.get("role"))]
        key = {"InstanceProfileName": after["name"]}
        return [
            Call(operation, {**key, "RoleName": role}, frozenset(options))
            for operation, role in steps
            if role
        ]


def role_of(found: Document) -> Document:
    """Return ``found`` with the name of its role."""
    roles = found.get("roles") or []
    rest = {name: value for name, value in found.items() if name != "roles"}
    return {"tags": {}, "role": roles[0]["role_name"] if roles else "", **rest}


def removal(current: Document, resolved: Document, store: t.Any) -> list[Call]:
    """Return what deletes a profile: AWS refuses while it holds a role."""
    key = {"InstanceProfileName": current["name"]}
    held = [{**key, "RoleName": current["role"]}] if current.get("role") else []
    steps = [("RemoveRoleFromInstanceProfile", one) for one in held]
    steps.append(("DeleteInstanceProfile", key))
    return [Call(operation, request, frozenset(current)) for operation, request in steps]


INSTANCE_PROFILE = Resource(
    service="iam",
    name="instance_profile",
    ids=("arn",),
    names=("name",),
    words=Names({"InstanceProfileName": "name"}),
    in_stack=InStack(follows=frozenset({"role"})),
    read=Read("GetInstanceProfile", "InstanceProfile"),
    search=Search("ListInstanceProfiles", "InstanceProfiles", by=(), scope=("path_prefix",)),
    create="CreateInstanceProfile",
    writers=(
        Holder("AddRoleToInstanceProfile", owns=frozenset({"role"}), on_create=False),
        Tags("TagInstanceProfile", untag="UntagInstanceProfile"),
    ),
    meaning=Meaning(born={"role": ""}, described=role_of),
    delete="DeleteInstanceProfile",
    deletion=Deletion(calls=removal),
    faults=Faults(
        # A new profile, or a role that it shall hold, is not known everywhere at once.
        retry_on=("NoSuchEntity: role with name",),
        missing=("NoSuchEntity",),
    ),
    traits=Traits(growing={"tags": "purge_tags"}),
)
