# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An IAM role: who may take it on, and what it may do."""

from __future__ import annotations

import dataclasses
import typing as t

from .._engine.documents import Document
from .._engine.habits import Deletion, Faults, Meaning, Refusals, Traits
from .._engine.plan import Plan
from .._engine.policies import Replaced
from .._engine.resource import Read, Reference, Resource, Search
from .._engine.shapes import Model, Names
from .._engine.writers import Call, Either, Members, Options, Patch, Tags, Writer
from ._policy_documents import one_policy_form, parsed, written

TRUST = "assume_role_policy_document"
NO_BOUNDARY = {"permissions_boundary": ""}
# Given whenever the other is: AWS resets what is left out.
TOGETHER = ("description", "max_session_duration")

# A managed policy, of AWS or one's own, as far as roles refer to it by name.
MANAGED_POLICY = Resource(
    service="iam",
    name="managed_policy",
    ids=("arn",),
    words=Names({"PolicyName": "name", "PolicyArn": "arn"}),
    read=Read("GetPolicy", "Policy"),
    search=Search("ListPolicies", "Policies", page=1000, whole=True),
    faults=Faults(missing=("NoSuchEntity",)),
)


@dataclasses.dataclass(frozen=True)
class Inline(Writer):
    """Policies of the role's own, each by a call."""

    remove: str = "DeleteRolePolicy"

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return one call for each policy that is new or other, then one for each that is gone."""
        (option,) = self.owns
        old, new = before.get(option) or {}, after.get(option) or {}
        put = [
            {"PolicyName": name, "PolicyDocument": written(policy)}
            for name, policy in new.items()
            if old.get(name) != policy
        ]
        gone = [{"PolicyName": name} for name in old if name not in new]
        named = {"RoleName": after["name"]}
        calls = [Call(self.operation, {**named, **one}, frozenset(options)) for one in put]
        return calls + [Call(self.remove, {**named, **one}, frozenset(options)) for one in gone]


def inline_policies(store: t.Any, role: Document) -> Document:
    """Return the role's inline policies, which AWS tells one by one."""
    key = {"RoleName": role["name"]}
    names = store.call("ListRolePolicies", key)["PolicyNames"]
    found = {
        name: store.call("GetRolePolicy", {**key, "PolicyName": name})["PolicyDocument"]
        for name in names
    }
    return {"inline_policies": found}


def boundary_by_arn(found: Document) -> Document:
    """Return ``found`` with its boundary as the option takes it, and what AWS leaves out empty."""
    boundary = found.get("permissions_boundary")
    arn = boundary.get("permissions_boundary_arn") if isinstance(boundary, dict) else boundary
    rest = {k: v for k, v in found.items() if k != "permissions_boundary"}
    return {"description": "", "tags": {}, **rest, "permissions_boundary": arn or ""}


def one_form(document: Document) -> Document:
    """Policies are compared by what they mean."""
    forms: Document = {}
    if document.get(TRUST) is not None:
        forms[TRUST] = one_policy_form(document[TRUST])
    if document.get("inline_policies") is not None:
        inner = document["inline_policies"].items()
        forms["inline_policies"] = {name: one_policy_form(policy) for name, policy in inner}
    return {**document, **forms}


def as_text(document: Document, creating: bool) -> Document:
    """AWS takes the trust policy as text, and no empty boundary."""
    trust = document.get(TRUST)
    text = {} if trust is None else {TRUST: written(trust)}
    return {k: v for k, v in {**document, **text}.items() if v or k not in NO_BOUNDARY}


def problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for every policy that is no JSON."""
    given = {TRUST: desired.get(TRUST)}
    given |= {f"inline_policies.{k}": v for k, v in (desired.get("inline_policies") or {}).items()}
    for option, policy in given.items():
        if policy is not None and not isinstance(parsed(policy), dict):
            yield f"{option} is no policy: give a JSON object, as text or as YAML."


def preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield what AWS would miss at creation."""
    if plan.creates and not plan.after.get(TRUST):
        yield f"{TRUST} is needed to create a role: say who may take it on."


def removal(current: Document, resolved: Document, store: t.Any) -> list[Call]:
    """Return what deletes a role: AWS refuses while anything hangs on it."""
    key = {"RoleName": current["name"]}
    attached = store.call("ListAttachedRolePolicies", key)["AttachedPolicies"]
    inline = store.call("ListRolePolicies", key)["PolicyNames"]
    profiles = store.call("ListInstanceProfilesForRole", key)["InstanceProfiles"]
    steps = [("DetachRolePolicy", {"PolicyArn": one["PolicyArn"]}) for one in attached]
    steps += [("DeleteRolePolicy", {"PolicyName": name}) for name in inline]
    steps += [
        ("RemoveRoleFromInstanceProfile", {"InstanceProfileName": one["InstanceProfileName"]})
        for one in profiles
    ]
    steps.append(("DeleteRole", {}))
    return [Call(operation, {**key, **more}, frozenset(current)) for operation, more in steps]


ROLE = Resource(
    service="iam",
    name="role",
    ids=("arn",),
    names=("name",),
    words=Names({"RoleName": "name", "PolicyDocument": TRUST}),
    references=(
        Reference(
            "managed_policies",
            MANAGED_POLICY,
            {"name": "managed_policies"},
            ("arn",),
            keeps=frozenset({"managed_policies"}),
            by_name=True,
        ),
    ),
    read=Read("GetRole", "Role"),
    extras=(
        Read(
            "ListAttachedRolePolicies",
            "AttachedPolicies[].PolicyArn",
            gives=frozenset({"managed_policies"}),
            into="managed_policies",
        ),
        Read("", gives=frozenset({"inline_policies"}), walk=inline_policies),
    ),
    search=Search("ListRoles", "Roles", by=(), scope=("path_prefix",)),
    create="CreateRole",
    writers=(
        Patch("UpdateRole", owns=frozenset(TOGETHER), along=TOGETHER),
        Patch("UpdateAssumeRolePolicy", owns=frozenset({TRUST})),
        Either(
            "PutRolePermissionsBoundary",
            owns=frozenset({"permissions_boundary"}),
            clear="DeleteRolePermissionsBoundary",
        ),
        Members(
            "AttachRolePolicy",
            owns=frozenset({"managed_policies"}),
            on_create=False,
            remove="DetachRolePolicy",
            member="policy_arn",
        ),
        Inline("PutRolePolicy", owns=frozenset({"inline_policies"}), on_create=False),
        Tags("TagRole", untag="UntagRole"),
    ),
    meaning=Meaning(
        born=NO_BOUNDARY,
        described=boundary_by_arn,
        canonical=(one_form,),
        wire=as_text,
    ),
    delete="DeleteRole",
    deletion=Deletion(calls=removal),
    # Policy documents are whole: half a document means something else.
    policies={TRUST: Replaced(), "inline_policies": Replaced()},
    traits=Traits(
        # An empty boundary takes it away.
        wider=(TRUST, "permissions_boundary"),
        growing={
            "tags": "purge_tags",
            "managed_policies": "purge_policies",
            "inline_policies": "purge_policies",
        },
    ),
    refusals=Refusals(problems=(problems,), preflight=(preflight,)),
    faults=Faults(missing=("NoSuchEntity",), replan_on=("ConcurrentModification",)),
)
