# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A security group of EC2 with its rules."""

from __future__ import annotations

import dataclasses
import typing as t

try:
    from botocore.exceptions import ClientError
except ImportError:
    pass  # Reported by AnsibleAWSModule, in words that say what to install.

from .._engine.calling import code_of
from .._engine.documents import Document
from .._engine.habits import Deletion, Faults, InStack, Meaning, Refusals, Traits
from .._engine.plan import Plan
from .._engine.policies import Keyed
from .._engine.resource import Read, Reference, Resource, Search
from .._engine.shapes import Model, Names
from .._engine.writers import Call, Options, Tags, Writer
from ._security_group_rules import KEY, SOURCES, identity, one_rule_form, permission, reported

BOTH = ("rules", "rules_egress")
EVERYTHING = {"proto": "all", "cidr_ip": "0.0.0.0/0"}
# Of a new group too, where its VPC has IPv6: nobody says so before it stands.
EVERYTHING_6 = {"proto": "all", "cidr_ipv6": "::/0"}


class Rules(Writer):
    """Rules by difference: what is new, what is described anew, and last what is gone."""

    @property
    def way(self) -> str:
        """Return how the names of the calls for these rules end."""
        return self.operation.removeprefix("AuthorizeSecurityGroup")

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return at most one call of each kind, so that nothing needed is closed in between."""
        (option,) = self.owns
        old = {identity(rule): rule for rule in before.get(option) or []}
        new = {identity(rule): rule for rule in after.get(option) or []}
        kept = [(rule, old[key]) for key, rule in new.items() if key in old]
        told = [one for one, was in kept if one.get("rule_desc", "") != was.get("rule_desc", "")]
        groups = {
            f"AuthorizeSecurityGroup{self.way}": [r for key, r in new.items() if key not in old],
            f"UpdateSecurityGroupRuleDescriptions{self.way}": told,
            f"RevokeSecurityGroup{self.way}": [r for key, r in old.items() if key not in new],
        }
        own = str(after.get("group_id", ""))
        calls = [
            asking(model, operation, own, rules, options)
            for operation, rules in groups.items()
            if rules
        ]
        # Only a group that was read has an owner.
        closing = EVERYTHING in groups[f"RevokeSecurityGroup{self.way}"]
        if closing and not before.get("owner_id") and identity(EVERYTHING_6) not in new:
            last = asking(model, f"RevokeSecurityGroup{self.way}", own, [EVERYTHING_6], options)
            calls.append(dataclasses.replace(last, do=if_there(last)))
        return calls


def if_there(call: Call) -> t.Callable[[t.Any, Document], Document]:
    """Return what makes ``call`` for a rule that may not be there."""

    def do(store: t.Any, told: Document) -> Document:
        try:
            store.call(call.operation, call.request)
        except ClientError as error:
            if code_of(error) != "InvalidPermission.NotFound":
                raise
        return {}

    return do


def asking(model: Model, operation: str, own: str, rules: list[Document], options: Options) -> Call:
    """Return the call of ``operation`` for ``rules`` of the group ``own``."""
    document = {"group_id": own, "ip_permissions": [permission(rule, own) for rule in rules]}
    return Call(operation, model.request(operation).encode(document), frozenset(options))


def rules_of_permissions(found: Document) -> Document:
    """Return ``found`` with its rules in our words, in place of AWS's."""
    if "rules" in found:
        return found
    rest = {k: v for k, v in found.items() if not k.startswith("ip_permissions")}
    owner = found.get("owner_id", "")
    return {
        **rest,
        "tags": found.get("tags") or {},
        "rules": reported(found.get("ip_permissions") or [], owner),
        "rules_egress": reported(found.get("ip_permissions_egress") or [], owner),
    }


def one_form(document: Document) -> Document:
    """Rules may be written many to one, protocols by number, networks with bits of a host."""
    own = (str(document.get("group_id", "")), str(document.get("name", "")))
    given = {option: document[option] for option in BOTH if document.get(option) is not None}
    return {**document, **{option: one_rule_form(rules, *own) for option, rules in given.items()}}


def problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for every rule that says too little or too much."""
    for option in BOTH:
        for number, rule in enumerate(desired.get(option) or []):
            where = f"{option}[{number}]"
            if not any(rule.get(name) for name in SOURCES):
                yield f"{where} names nobody: give one of {', '.join(SOURCES)}."
            if rule.get("ports") and (rule.get("from_port") or rule.get("to_port")):
                yield f"{where} has ports and from_port or to_port: give one or the other."


def described_at_creation(wanted: Document, others: t.Sequence[Document]) -> Document:
    """AWS wants a description; the name says at least which group it is."""
    return {"description": wanted.get("name", ""), **wanted}


def tagged_at_creation(document: Document, creating: bool) -> Document:
    """AWS takes tags of a new group in a form that it has for nothing else."""
    if not creating or not document.get("tags"):
        return document
    tags = {"resource_type": "security-group", "tags": document["tags"]}
    return {**document, "tag_specifications": [tags]}


def preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield what AWS would miss at creation."""
    if plan.creates and not plan.after.get("name"):
        yield "name is needed to create a security group: give it."


def filters(scope: Document) -> dict[str, t.Any]:
    """Return what narrows the list to groups of this name, in this VPC."""
    asked = {"group-name": scope.get("name"), "vpc-id": scope.get("vpc_id")}
    given = [{"Name": k, "Values": [v]} for k, v in asked.items() if v]
    return {"Filters": given} if given else {}


def removal(current: Document, resolved: Document, store: t.Any) -> list[Call]:
    """Return what deletes a group: by its id alone, as its name is for default VPCs."""
    return [Call("DeleteSecurityGroup", {"GroupId": current["group_id"]}, frozenset(current))]


# A rule may name any group, so the group that is looked up needs no rules.
NAMED = Resource(
    service="ec2",
    name="security_group",
    ids=("group_id",),
    words=Names(
        {"GroupName": "name", "GroupIds": "group_id", "Resources": "group_id"},
    ),
    read=Read("DescribeSecurityGroups", "SecurityGroups[0]"),
    search=Search(
        "DescribeSecurityGroups",
        "SecurityGroups",
        by=("name",),
        scope=("vpc_id", "name"),
        whole=True,
        also=filters,
    ),
    faults=Faults(missing=("InvalidGroup.NotFound",)),
)

SECURITY_GROUP = dataclasses.replace(
    NAMED,
    references=tuple(
        Reference(
            f"{option}.group_id",
            NAMED,
            {"name": "group_name"},
            ("group_id",),
            keeps=frozenset({"group_name"}),
            shared={"vpc_id": "vpc_id"},
            own=True,
        )
        for option in BOTH
    ),
    create="CreateSecurityGroup",
    created="@",
    writers=(
        Rules("AuthorizeSecurityGroupIngress", owns=frozenset({"rules"}), on_create=False),
        Rules(
            "AuthorizeSecurityGroupEgress",
            owns=frozenset({"rules_egress"}),
            on_create=False,
        ),
        Tags("CreateTags", untag="DeleteTags"),
    ),
    meaning=Meaning(
        # Every new group lets everything out.
        born={"rules_egress": [EVERYTHING]},
        described=rules_of_permissions,
        canonical=(one_form,),
        complete=described_at_creation,
        wire=tagged_at_creation,
    ),
    delete="DeleteSecurityGroup",
    deletion=Deletion(calls=removal),
    policies={option: Keyed(*KEY) for option in BOTH},
    refusals=Refusals(problems=(problems,), preflight=(preflight,)),
    traits=Traits(
        growing={
            "tags": "purge_tags",
            "rules": "purge_rules",
            "rules_egress": "purge_rules_egress",
        },
    ),
    in_stack=InStack(
        # Two groups may let each other in: both stand before either has its rules.
        completed=frozenset(BOTH),
    ),
    faults=dataclasses.replace(
        NAMED.faults,
        # AWS lets go of network interfaces some time after what used them has gone.
        retry_on=("DependencyViolation",),
    ),
)
