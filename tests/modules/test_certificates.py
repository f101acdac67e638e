# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Certificates that prove their domains in Route 53, and what becomes of the proofs."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.gatehouse.aws.plugins.module_utils._engine.errors import PlanError
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.graph import Node
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.stack import converge_all
from ansible_collections.gatehouse.aws.plugins.module_utils._engine.survey import Terms, variant
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.certificate import (
    CERTIFICATE,
)
from ansible_collections.gatehouse.aws.plugins.module_utils._resources.listener import LISTENER
from tests.support.aws import Aws
from tests.support.deployment_worlds import zone

SHOP = {
    "domain_name": "shop.example.com",
    "subject_alternative_names": ["*.shop.example.com"],
    "zone": "example.com",
}
WIKI = {"domain_name": "wiki.example.com", "zone": "example.com"}

Document = dict[str, t.Any]


def proofs(aws: Aws) -> list[str]:
    """Return the names of the records that prove something, as they stand."""
    route53 = aws.client("route53")
    return [
        record["Name"]
        for one in route53.list_hosted_zones()["HostedZones"]
        for record in route53.list_resource_record_sets(HostedZoneId=one["Id"])[
            "ResourceRecordSets"
        ]
        if record["Type"] == "CNAME"
    ]


def stack(aws: Aws, entries: list[tuple[t.Any, Document]], state: str = "present") -> t.Any:
    """Return the results of entries of one stack."""
    terms = Terms(state=state, wait_timeout=20)
    nodes = [Node(r.name, variant(r, o), o, terms) for r, o in entries]
    return list(converge_all(nodes, aws.session(), False).values())


def test_apex_and_wildcard_share_one_record(aws: Aws) -> None:
    zone(aws)
    made = aws.lasts(CERTIFICATE, SHOP)
    assert made["status"] == "ISSUED"
    assert sorted(made["proved_domain_names"]) == ["*.shop.example.com", "shop.example.com"]
    (request,) = (c for c in aws.made if c["operation"] == "ChangeResourceRecordSets")
    (change,) = request["parameters"]["ChangeBatch"]["Changes"]
    assert (change["Action"], change["ResourceRecordSet"]["TTL"]) == ("UPSERT", 300)
    assert aws.operations == [
        "ListHostedZonesByName",
        "ListCertificates",
        "DescribeCertificate",
        "ListResourceRecordSets",
    ]


def test_a_proof_that_got_lost_is_written_again(aws: Aws) -> None:
    """AWS renews the certificate by it. The difference says which domain it is of."""
    zone(aws)
    aws.converge(CERTIFICATE, WIKI)
    route53 = aws.client("route53")
    (where,) = (
        one["Id"]
        for one in route53.list_hosted_zones()["HostedZones"]
        if one["Name"] == "example.com."
    )
    (record,) = (
        one
        for one in route53.list_resource_record_sets(HostedZoneId=where)["ResourceRecordSets"]
        if one["Type"] == "CNAME"
    )
    gone = {"Changes": [{"Action": "DELETE", "ResourceRecordSet": record}]}
    route53.change_resource_record_sets(HostedZoneId=where, ChangeBatch=gone)
    told = aws.converge(CERTIFICATE, WIKI, True)
    sides = told.diff(variant(CERTIFICATE, WIKI))
    assert sides["before"].get("proved_domain_names", []) == []
    assert sides["after"]["proved_domain_names"] == ["wiki.example.com"]
    assert proofs(aws) == []
    aws.lasts(CERTIFICATE, WIKI)
    assert proofs(aws) == [record["Name"]]


def test_a_listener_of_the_same_stack_waits_for_its_certificate(aws: Aws) -> None:
    """AWS takes no certificate that it has not issued."""
    zone(aws)
    listener = {
        "load_balancer_name": "edge",
        "port": 443,
        "protocol": "HTTPS",
        "certificate_domain": "shop.example.com",
        "additional_certificate_domains": ["wiki.example.com"],
        "default_actions": [{"fixed_response": {"status_code": "404"}}],
    }
    entries = [(LISTENER, listener), (CERTIFICATE, SHOP), (CERTIFICATE, WIKI)]
    _made, *certificates = stack(aws, entries)
    assert [one.after["status"] for one in certificates] == ["ISSUED", "ISSUED"]
    assert len(proofs(aws)) == 2
    aws.forget()
    assert [one.changed for one in stack(aws, entries)] == [False, False, False]
    assert aws.writes == []
    stack(aws, entries, "absent")
    assert proofs(aws) == []
    left = aws.client("acm").list_certificates()["CertificateSummaryList"]
    assert {one["Type"] for one in left} == {"IMPORTED"}


def test_a_proof_that_another_certificate_needs_stays(aws: Aws) -> None:
    zone(aws)
    aws.converge(CERTIFICATE, {**SHOP, "tags": {"of": "shop"}})
    other = {"domain_name": "www.example.com", "subject_alternative_names": ["shop.example.com"]}
    aws.converge(CERTIFICATE, {**other, "zone": "example.com"})
    before = proofs(aws)
    assert aws.converge(CERTIFICATE, SHOP, state="absent").changed
    assert proofs(aws) == before
    assert aws.converge(CERTIFICATE, {**other, "zone": "example.com"}, state="absent").changed
    assert proofs(aws) == []


def test_a_certificate_without_the_tag_is_not_meant(aws: Aws) -> None:
    zone(aws)
    aws.converge(CERTIFICATE, {**WIKI, "tags": {"of": "wiki", "team": "a"}})
    foreign = aws.converge(CERTIFICATE, {**WIKI, "tags": {"of": "shop"}}, state="absent")
    assert not foreign.changed
    assert aws.converge(CERTIFICATE, {**WIKI, "tags": {"of": "wiki"}}, state="absent").changed


@pytest.mark.parametrize("where", [{"zone": "example.org"}, {}], ids=["zone gone", "no zone"])
def test_a_certificate_goes_without_its_zone(aws: Aws, where: Document) -> None:
    """Where nobody says which zone, or it is gone itself, no record is touched."""
    zone(aws)
    aws.converge(CERTIFICATE, WIKI)
    told = {"domain_name": "wiki.example.com", **where}
    assert aws.converge(CERTIFICATE, told, state="absent").changed
    assert len(proofs(aws)) == 1


def test_an_imported_certificate_needs_no_proof(aws: Aws) -> None:
    """One for the domain that is there already will do."""
    zone(aws)
    aws.stands(CERTIFICATE, {"domain_name": "orders.example.com", "zone": "example.com"})
    assert proofs(aws) == []


def test_what_is_proved_by_mail_is_not_proved_in_a_zone(aws: Aws) -> None:
    zone(aws)
    made = aws.converge(CERTIFICATE, {"domain_name": "wiki.example.com"}).after
    mail = {"DomainName": "wiki.example.com", "ValidationMethod": "EMAIL"}
    told = {
        "CertificateArn": made["certificate_arn"],
        "DomainName": "wiki.example.com",
        "Status": "ISSUED",
        "Type": "AMAZON_ISSUED",
        "DomainValidationOptions": [mail],
    }
    aws.fault(operation="DescribeCertificate", answer={"Certificate": told})
    with pytest.raises(PlanError, match="not proved by DNS: leave zone"):
        aws.converge(CERTIFICATE, WIKI)
