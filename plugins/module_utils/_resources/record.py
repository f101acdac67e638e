# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A DNS record of Route 53, plain or an alias."""

from __future__ import annotations

import dataclasses
import typing as t

from .._engine.documents import Document
from .._engine.habits import Deletion, Faults, InStack, Meaning, Refusals, Traits
from .._engine.plan import Plan
from .._engine.resource import Read, Reference, Resource, Search
from .._engine.shapes import Model, Names
from .._engine.writers import Call, Options, Writer
from ._record_values import alias_problems, full_name, one_alias_form, target_of, value_of
from .apigatewayv2_domain_name import DOMAIN_NAME
from .hosted_zone import BUSY, HOSTED_ZONE
from .load_balancer import LOAD_BALANCER
from .target_group import FORWARDERS
from .user_pool_domain import USER_POOL_DOMAIN

CHANGE = "ChangeResourceRecordSets"
# What stands behind the door that an alias leads to.
BEHIND = frozenset({*FORWARDERS, "service", "autoscaling_group", "lambda_permission"})
TTL = 3600
OPTIONS = (
    "hosted_zone_id",
    "name",
    "type",
    "ttl",
    "values",
    "alias_target",
    "set_identifier",
    "weight",
    "latency_region",
    "failover",
    "geo_location",
    "multi_value_answer",
    "health_check_id",
)


class Upsert(Writer):
    """The whole record at once: Route 53 knows no other way."""

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return one call with the record as it shall be."""
        return [self.call(model, after, options)]


def one_form(document: Document) -> Document:
    """Names are compared in lower case, with their last dot; an alias has no values of its own."""
    forms: Document = {}
    if document.get("hosted_zone_id"):
        forms["hosted_zone_id"] = str(document["hosted_zone_id"]).rpartition("/")[2]
    if document.get("name"):
        forms["name"] = full_name(document["name"])
    if document.get("values"):
        kind = document.get("type", "")
        forms["values"] = sorted({value_of(kind, value) for value in document["values"]})
        forms["alias_target"] = {}
    elif document.get("alias_target"):
        forms |= {"alias_target": target_of(document["alias_target"]), "values": []}
    alias = bool(forms.get("alias_target"))
    return {k: v for k, v in {**document, **forms}.items() if not (alias and k == "ttl")}


def values_of_records(found: Document) -> Document:
    """Return ``found`` in our words."""
    records, region = found.get("resource_records") or [], found.get("region")
    rest = {k: v for k, v in found.items() if k not in ("resource_records", "region")}
    told = {"values": [one["value"] for one in records]} if records else {}
    return {**rest, **told, **({"latency_region": region} if region else {})}


def record_set(document: Document) -> Document:
    """Return ``document`` as Route 53 takes it."""
    names = ("name", "type", "set_identifier", "weight", "failover", "health_check_id")
    names = (*names, "geo_location", "multi_value_answer")
    kept = {name: document.get(name) for name in names}
    kept["region"] = document.get("latency_region")
    if document.get("alias_target"):
        return {**kept, "alias_target": document["alias_target"]}
    records = [{"value": value} for value in document.get("values") or []]
    return {**kept, "ttl": document.get("ttl"), "resource_records": records}


def as_change(document: Document, creating: bool) -> Document:
    """Return ``document`` with the change that makes it so."""
    change = {"action": "CREATE" if creating else "UPSERT"}
    changes = [{**change, "resource_record_set": record_set(document)}]
    return {**document, "change_batch": {"changes": changes}}


def removal(current: Document, resolved: Document, store: t.Any) -> list[Call]:
    """Return what deletes a record: Route 53 wants to hear all of it once more."""
    change = {"action": "DELETE", "resource_record_set": record_set(current)}
    request = {**current, "change_batch": {"changes": [change]}}
    return [Call(CHANGE, store.model.request(CHANGE).encode(request), frozenset(OPTIONS))]


def kept_a_while(wanted: Document, others: t.Sequence[Document]) -> Document:
    """A plain record needs to say how long it may be kept."""
    return wanted if wanted.get("alias_target") or wanted.get("alias") else {"ttl": TTL, **wanted}


def problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence when the options say two things."""
    alias = desired.get("alias_target")
    if alias and desired.get("values"):
        yield "values and alias_target exclude each other: a record is plain or an alias."
    if alias and desired.get("ttl") is not None:
        yield "ttl is not for an alias, which is kept as long as its target: leave it out."


def preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield what a record cannot do without."""
    after = plan.after
    if not after.get("values") and not after.get("alias_target"):
        yield "values or alias_target is needed to create a record: give one of them."


PLAIN = Resource(
    service="route53",
    name="record",
    ids=(),
    names=("hosted_zone_id", "name", "type"),
    qualifiers=("set_identifier",),
    words=Names(
        {
            "StartRecordName": "name",
            "StartRecordType": "type",
            "StartRecordIdentifier": "set_identifier",
        }
    ),
    references=(
        Reference(
            "hosted_zone_id",
            HOSTED_ZONE,
            {"name": "zone", "private_zone": "private_zone"},
            ("hosted_zone_id",),
        ),
        Reference(
            "alias_target.dns_name", LOAD_BALANCER, {"name": "load_balancer_name"}, ("dns_name",)
        ),
        Reference(
            "alias_target.hosted_zone_id",
            LOAD_BALANCER,
            {"name": "load_balancer_name"},
            ("canonical_hosted_zone_id",),
        ),
        Reference(
            "alias_target.dns_name",
            USER_POOL_DOMAIN,
            {"domain": "user_pool_domain"},
            ("cloud_front_distribution",),
        ),
        Reference(
            "alias_target.hosted_zone_id",
            USER_POOL_DOMAIN,
            {"domain": "user_pool_domain"},
            ("cloud_front_hosted_zone_id",),
        ),
        *(
            Reference(
                f"alias_target.{ours}", DOMAIN_NAME, {"domain_name": "api_domain_name"}, gives
            )
            for ours, gives in (
                ("dns_name", ("api_gateway_domain_name",)),
                ("hosted_zone_id", ("hosted_zone_id",)),
            )
        ),
    ),
    # The list begins at the record that is asked for, or at the one that would follow it.
    read=Read(
        "ListResourceRecordSets",
        "ResourceRecordSets",
        also={"MaxItems": "1"},
        among=("name", "type", "set_identifier"),
    ),
    search=Search(
        "ListResourceRecordSets",
        "ResourceRecordSets",
        by=("name", "type"),
        scope=("hosted_zone_id",),
        whole=True,
    ),
    create=CHANGE,
    created="@",
    writers=(Upsert(CHANGE, owns=frozenset(OPTIONS)),),
    delete=CHANGE,
    deletion=Deletion(calls=removal),
    meaning=Meaning(
        described=values_of_records,
        canonical=(one_alias_form, one_form),
        complete=kept_a_while,
        wire=as_change,
    ),
    refusals=Refusals(problems=(problems, alias_problems), preflight=(preflight,)),
    traits=Traits(guides=frozenset({"private_zone"})),
    faults=Faults(retry_on=BUSY, missing=("NoSuchHostedZone",)),
)

# An alias brings people to a door, so it comes when all behind it is made, and goes before that.
ALIAS = dataclasses.replace(PLAIN, in_stack=InStack(follows=BEHIND, looks_past=BEHIND))

RECORD = dataclasses.replace(PLAIN, variants={"alias_target": ALIAS, "alias": ALIAS})
