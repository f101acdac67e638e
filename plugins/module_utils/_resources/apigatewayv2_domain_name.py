# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A custom domain name of APIs."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.habits import Faults, Meaning, Refusals, Traits
from .._engine.plan import Plan
from .._engine.policies import TagMap
from .._engine.resource import Read, Reference, Resource, Search, Wait
from .._engine.shapes import Model, Names
from .._engine.writers import Call, Options, Tags, Writer
from .apigatewayv2_api import arn_of
from .certificate import CERTIFICATE

# AWS keeps these in a list that always has exactly one element.
LIST = "domain_name_configurations"
SENT = (
    "certificate_arn",
    "endpoint_type",
    "security_policy",
    "ip_address_type",
    "ownership_verification_certificate_arn",
)
TOLD = ("api_gateway_domain_name", "hosted_zone_id", "domain_name_status")
STATUS_TEXT = "domain_name_status_message"
NEW = {"endpoint_type": "REGIONAL", "security_policy": "TLS_1_2", "ip_address_type": "ipv4"}


class Configuration(Writer):
    """The one configuration, as a whole; AWS keeps what stands beside it."""

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return one call with the configuration."""
        sent = {option: after[option] for option in ("domain_name", LIST)}
        return [self.call(model, sent, options)]


def plain(document: Document) -> Document:
    """Return ``document`` with the members of its one configuration by their own names."""
    if LIST not in document:
        return document
    first: Document = next(iter(document[LIST]), {})
    known = {o: first[o] for o in (*SENT, *TOLD, STATUS_TEXT) if o in first}
    return {**known, **{o: v for o, v in document.items() if o != LIST}}


def nothing_left_out(found: Document) -> Document:
    """Return ``found`` with what AWS leaves out."""
    return {**NEW, **plain(found)}


def one_configuration(document: Document, creating: bool) -> Document:
    """Return ``document`` as AWS takes it."""
    return {**document, LIST: [{o: document[o] for o in SENT if document.get(o)}]}


def preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield what AWS would miss at creation."""
    if plan.creates and not plan.after.get("certificate_arn"):
        yield "certificate_arn or certificate_domain is needed to create a domain name: give one."


DOMAIN_NAME = Resource(
    service="apigatewayv2",
    name="api_domain_name",
    title="domain_name",
    # What a record for the name has to point at: given by AWS, and no way to ask for a domain.
    ids=("api_gateway_domain_name", "hosted_zone_id"),
    names=("domain_name",),
    words=Names(pairs=frozenset()),
    references=(
        Reference(
            "certificate_arn",
            CERTIFICATE,
            {"domain_name": "certificate_domain"},
            ("certificate_arn",),
        ),
    ),
    read=Read("GetDomainName"),
    extras=(Read("", gives=frozenset({"tags"}), walk=arn_of("domainnames", "{domain_name}")),),
    search=Search("GetDomainNames", "Items", by=(), whole=True),
    create="CreateDomainName",
    writers=(Configuration("UpdateDomainName", owns=frozenset(SENT)), Tags("TagResource")),
    meaning=Meaning(
        born=NEW,
        described=nothing_left_out,
        canonical=(plain,),
        wire=one_configuration,
    ),
    delete="DeleteDomainName",
    policies={"tags": TagMap()},
    traits=Traits(
        derived=frozenset({"resource_arn"}),
        growing={"tags": "purge_tags"},
        unmanaged={
            "mutual_tls_authentication": "callers prove who they are by their tokens",
            "routing_mode": "requests are told apart by their path",
        },
    ),
    refusals=Refusals(preflight=(preflight,)),
    faults=Faults(missing=("NotFoundException",)),
    wait=Wait(
        lambda found: found.get("domain_name_status") == "AVAILABLE",
        says=lambda found: str(found.get(STATUS_TEXT) or found.get("domain_name_status") or ""),
    ),
)
