# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An Application Load Balancer, waited for until it is active."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.habits import Deletion, Faults, InStack, Meaning, Refusals, Traits
from .._engine.plan import Plan
from .._engine.policies import Additive
from .._engine.resource import Read, Reference, Resource, Search, Wait
from .._engine.shapes import Names
from .._engine.writers import Entries, Patch, Tags
from ._attribute_options import OF_LOAD_BALANCERS, into_attributes, said_once
from ._listener_attributes import one_attribute_form
from .bucket import BUCKET
from .security_group import SECURITY_GROUP

ACTIVE = ("active", "active_impaired")


def subnets_of_zones(found: Document) -> Document:
    """Return ``found`` with its subnets, which AWS tells zone by zone."""
    zones = found.get("availability_zones") or []
    return {**found, "subnets": [zone["subnet_id"] for zone in zones if zone.get("subnet_id")]}


def state_of(found: Document) -> str:
    """Return where AWS is with bringing the load balancer up."""
    return str((found.get("state") or {}).get("code", ""))


def failure(found: Document, wanted: Document) -> str | None:
    """Return why the load balancer will not come up."""
    reason = (found.get("state") or {}).get("reason", "AWS gives no reason")
    return str(reason) if state_of(found) == "failed" else None


def preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield why AWS would not take the load balancer as it will be."""
    kind = plan.before.get("type", "application")
    if kind != "application":
        yield (
            f"load balancer {plan.after['name']} is of type {kind}, and this module is for"
            " Application Load Balancers: give another name."
        )
    if len(plan.after.get("subnets") or []) < 2:
        yield "subnets must be at least two, in different Availability Zones: give more."


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
            "ResourceArns": "load_balancer_arn",
            "ResourceArn": "load_balancer_arn",
            "DNSName": "dns_name",
        },
        pairs=frozenset({"tags", "attributes"}),
    ),
    references=(
        Reference(
            "security_groups", SECURITY_GROUP, {"name": "security_group_names"}, ("group_id",)
        ),
    ),
    read=Read("DescribeLoadBalancers", "LoadBalancers[0]"),
    extras=(
        Read("DescribeTags", "TagDescriptions", gives=frozenset({"tags"}), batch=20),
        Read("DescribeLoadBalancerAttributes", gives=frozenset({"attributes"})),
    ),
    search=Search("DescribeLoadBalancers", "LoadBalancers", by=(), whole=True),
    create="CreateLoadBalancer",
    writers=(
        Patch("SetSubnets", owns=frozenset({"subnets"})),
        Patch("SetSecurityGroups", owns=frozenset({"security_groups"})),
        Patch("SetIpAddressType", owns=frozenset({"ip_address_type"})),
        Entries("ModifyLoadBalancerAttributes", owns=frozenset({"attributes"}), on_create=False),
        Tags("AddTags", untag="RemoveTags"),
    ),
    delete="DeleteLoadBalancer",
    # AWS reports all attributes, the user writes a few.
    policies={"attributes": Additive()},
    meaning=Meaning(
        described=subnets_of_zones,
        canonical=(into_attributes(OF_LOAD_BALANCERS), one_attribute_form),
    ),
    refusals=Refusals(
        problems=(said_once(OF_LOAD_BALANCERS),),
        preflight=(preflight,),
        keep_if=("attributes", {"deletion_protection.enabled": "true"}),
    ),
    traits=Traits(growing={"tags": "purge_tags"}),
    faults=Faults(missing=("LoadBalancerNotFound",)),
    wait=Wait(done=lambda found: state_of(found) in ACTIVE, failed=failure),
    deletion=Deletion(settles=True),
    in_stack=InStack(
        # AWS tries the bucket of the logs as soon as it hears of it.
        follows=frozenset({BUCKET.name}),
    ),
)
