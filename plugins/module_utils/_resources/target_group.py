# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A target group of a load balancer, with its attributes and, if wanted, its targets."""

from __future__ import annotations

import dataclasses
import typing as t

from .._engine.documents import Document
from .._engine.habits import Faults, InStack, Meaning, Refusals, Traits
from .._engine.plan import Plan
from .._engine.policies import Additive, Whole
from .._engine.resource import Read, Reference, Resource, Search
from .._engine.shapes import Model, Names
from .._engine.writers import Call, Entries, Members, Options, Patch, Tags
from ._attribute_options import OF_TARGET_GROUPS, into_attributes, said_once
from ._listener_attributes import one_attribute_form
from .lambda_function import FUNCTION

# What has a load balancer forward to a target group: until one stands, ECS refuses the group.
FORWARDERS = frozenset({"listener", "listener_rule", "listener_rules"})
# What stands before targets: the door, and the leave that AWS asks for when a function is one.
BEFORE_TARGETS = FORWARDERS | {"lambda_permission"}
NOT_OF_LAMBDA = ("protocol", "port", "vpc_id", "protocol_version")


@dataclasses.dataclass(frozen=True)
class Targets(Members):
    """Targets one by one. A group takes no second function, so there the old one goes first."""

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return one call per added target and one per removed."""
        made = super().calls(model, before, after, options)
        if after.get("target_type") != "lambda":
            return made
        return sorted(made, key=lambda call: call.operation != self.remove)


def plain_targets(document: Document) -> Document:
    """AWS reports each target with the group's own port, and with a zone that it finds by itself.

    Only an address outside of the VPC is given a zone, which is ``all``.
    """
    if not document.get("targets"):
        return document
    port, of_lambda = document.get("port"), document.get("target_type") == "lambda"
    targets = [
        {
            option: value
            for option, value in target.items()
            if (option == "id")
            or (option == "port" and value not in (None, port))
            or (option == "availability_zone" and value == "all" and not of_lambda)
        }
        for target in document["targets"]
    ]
    return {**document, "targets": targets}


def codes_in_matcher(document: Document) -> Document:
    """AWS keeps the codes of healthy answers by protocol, community.aws in one option."""
    codes = document.get("successful_response_codes")
    if codes is None:
        return document
    kind = "grpc_code" if document.get("protocol_version") == "GRPC" else "http_code"
    rest = {option: v for option, v in document.items() if option != "successful_response_codes"}
    return {**rest, "matcher": {kind: codes, **(rest.get("matcher") or {})}}


def problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for everything that AWS never accepts."""
    kind, targets = desired.get("target_type"), desired.get("targets") or []
    if kind == "lambda":
        extra = [option for option in NOT_OF_LAMBDA if desired.get(option)]
        yield from (f"{o} is not for target_type lambda: leave it out." for o in extra)
        if len(targets) > 1:
            yield "targets holds several, and a group of target_type lambda takes one function."
    elif kind and any(target.get("function_name") for target in targets):
        yield "targets.function_name is for target_type lambda only: give id."
    if desired.get("successful_response_codes") and desired.get("matcher"):
        yield "successful_response_codes and matcher say the same: give one of them."


def preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield what AWS would miss at creation."""
    if plan.creates and plan.after.get("target_type") != "lambda":
        needed = [o for o in ("protocol", "port", "vpc_id") if not plan.after.get(o)]
        yield from (f"{option} is needed to create a target group: give it." for option in needed)


TARGET_GROUP = Resource(
    service="elbv2",
    name="target_group",
    ids=("target_group_arn",),
    names=("name",),
    words=Names(
        {
            "TargetGroupName": "name",
            "Names": "name",
            "TargetGroupArns": "target_group_arn",
            "ResourceArns": "target_group_arn",
            "ResourceArn": "target_group_arn",
        },
        pairs=frozenset({"tags", "attributes"}),
    ),
    references=(
        Reference(
            "targets.id",
            FUNCTION,
            {"name": "function_name"},
            ("function_arn",),
            through=BEFORE_TARGETS,
        ),
    ),
    in_stack=InStack(
        # The permission and the rules name the group, so it stands without its targets first.
        completed=frozenset({"targets"}),
        looks_past=BEFORE_TARGETS,
    ),
    read=Read("DescribeTargetGroups", "TargetGroups[0]"),
    extras=(
        Read("DescribeTags", "TagDescriptions", gives=frozenset({"tags"}), batch=20),
        Read("DescribeTargetGroupAttributes", gives=frozenset({"attributes"})),
        Read(
            "DescribeTargetHealth",
            # One that drains is on its way out already.
            "TargetHealthDescriptions[?TargetHealth.State!='draining'].Target"
            ".{id: Id, port: Port, availability_zone: AvailabilityZone}",
            gives=frozenset({"targets"}),
            into="targets",
        ),
    ),
    search=Search("DescribeTargetGroups", "TargetGroups", by=(), whole=True),
    create="CreateTargetGroup",
    writers=(
        Patch("ModifyTargetGroup"),
        Entries("ModifyTargetGroupAttributes", owns=frozenset({"attributes"}), on_create=False),
        Targets(
            "RegisterTargets",
            owns=frozenset({"targets"}),
            on_create=False,
            remove="DeregisterTargets",
            member="targets",
        ),
        Tags("AddTags", untag="RemoveTags"),
    ),
    delete="DeleteTargetGroup",
    # AWS reports all attributes, the user writes a few.
    policies={"attributes": Additive(), "targets": Whole()},
    meaning=Meaning(
        canonical=(
            into_attributes(OF_TARGET_GROUPS),
            one_attribute_form,
            codes_in_matcher,
            plain_targets,
        ),
    ),
    refusals=Refusals(
        problems=(problems, said_once(OF_TARGET_GROUPS)),
        preflight=(preflight,),
    ),
    traits=Traits(growing={"tags": "purge_tags", "targets": "purge_targets"}),
    faults=Faults(
        missing=("TargetGroupNotFound",),
        # The listener or rule that used it has only just gone.
        retry_on=("ResourceInUse",),
    ),
)
