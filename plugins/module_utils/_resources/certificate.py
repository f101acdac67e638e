# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A certificate of ACM: one that AWS issues, or one that is imported."""

from __future__ import annotations

import dataclasses
import typing as t

from .._engine.documents import Document
from .._engine.plan import Plan
from .._engine.resource import Read, Resource, Search, Wait
from .._engine.writers import Patch, Tags
from ._certificate_forms import PARTS, as_blobs, one_public_form, pem_problems

# AWS lists certificates with RSA keys of 2048 bits only, unless it is asked for the others.
KEY_TYPES = [
    *("RSA_1024", "RSA_2048", "RSA_3072", "RSA_4096"),
    *("EC_prime256v1", "EC_secp384r1", "EC_secp521r1"),
]
# Those that are, will be or were in use: one that failed stays that way.
STATUSES = ["PENDING_VALIDATION", "ISSUED", "INACTIVE", "EXPIRED"]
NAME = "Name"


def every_key_type(scope: Document) -> dict[str, t.Any]:
    """Return what makes AWS list all that count."""
    return {"CertificateStatuses": STATUSES, "Includes": {"keyTypes": KEY_TYPES}}


def validation_of(found: Document) -> Document:
    """Return ``found`` with the records that prove its domains, and how they are proved."""
    domains = found.get("domain_validation_options") or []
    records = [
        {"domain_name": one.get("domain_name"), **one["resource_record"]}
        for one in domains
        if one.get("resource_record")
    ]
    methods = [one["validation_method"] for one in domains if one.get("validation_method")]
    told = {"validation_method": methods[0]} if methods else {}
    return {**found, **told, "validation_records": records}


def one_form(document: Document) -> Document:
    """AWS writes key algorithms in two ways, counts the domain as a name, and tags tell names."""
    forms: Document = {}
    if document.get("key_algorithm"):
        forms["key_algorithm"] = str(document["key_algorithm"]).replace("-", "_")
    names = document.get("subject_alternative_names")
    if names is not None and document.get("domain_name"):
        forms["subject_alternative_names"] = sorted({document["domain_name"], *names})
    tags = document.get("tags")
    if tags is not None:
        wanted = {NAME: document["name_tag"]} if document.get("name_tag") else {}
        forms["tags"] = {**tags, **wanted}
        if forms["tags"].get(NAME):
            forms["name_tag"] = forms["tags"][NAME]
    return {**document, **forms}


def at_creation(wanted: Document, others: t.Sequence[Document]) -> Document:
    """A new one gets its name, and proves its domains by DNS, which AWS can repeat on its own."""
    names = wanted.get("subject_alternative_names") or []
    by_dns = {} if wanted.get("certificate") else {"validation_method": "DNS"}
    by_dns |= {} if wanted.get("certificate") else {"subject_alternative_names": names}
    named = {"tags": wanted.get("tags") or {}} if wanted.get("name_tag") else {}
    return one_form({**by_dns, **wanted, **named})


def preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield what AWS would miss at creation, and what it does not do."""
    if plan.creates and not plan.after.get("domain_name"):
        yield "domain_name is needed to request a certificate: give it, or one to import."


def import_preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield why AWS would not take the certificate in place of the one that is there."""
    kind = plan.before.get("type", "IMPORTED")
    if kind != "IMPORTED":
        yield (
            f"certificate {plan.before['certificate_arn']} is of type {kind}, and only an imported"
            " one can be replaced: give another name_tag, or leave certificate out."
        )


def records_known(found: Document) -> bool:
    """Return whether AWS has told which records prove the domains."""
    waiting = found.get("status") == "PENDING_VALIDATION"
    by_dns = found.get("validation_method", "DNS") == "DNS"
    domains = found.get("domain_validation_options") or []
    return not (waiting and by_dns) or len(found["validation_records"]) >= max(1, len(domains))


def failure(found: Document, wanted: Document) -> str | None:
    """Return why the certificate will not be issued."""
    status = found.get("status")
    failed = status in ("FAILED", "VALIDATION_TIMED_OUT")
    return f"AWS reports {found.get('failure_reason', status)}." if failed else None


def issued(found: Document) -> bool:
    """Return whether the certificate can be used."""
    return found.get("status") != "PENDING_VALIDATION"


def awaited(found: Document) -> str:
    """Return which records AWS waits for."""
    records = found.get("validation_records") or []
    names = ", ".join(f"{one['type']} {one['name']} {one['value']}" for one in records)
    return f"PENDING_VALIDATION. It looks for {names or 'no record'}, in public DNS."


READ = Read("DescribeCertificate", "Certificate")
TAGS = Read("ListTagsForCertificate", gives=frozenset({"tags", "name_tag"}))
TAGGED = Tags(
    "AddTagsToCertificate",
    owns=frozenset({"tags", "name_tag"}),
    untag="RemoveTagsFromCertificate",
)

IMPORTED = Resource(
    service="acm",
    name="certificate",
    title="domain_name",
    ids=("certificate_arn",),
    read=READ,
    extras=(
        TAGS,
        Read("GetCertificate", gives=frozenset({"certificate", "certificate_chain"})),
    ),
    search=Search(
        "ListCertificates",
        "CertificateSummaryList",
        by=("name_tag", "domain_name"),
        also=every_key_type,
    ),
    create="ImportCertificate",
    created="@",
    writers=(
        Patch(
            "ImportCertificate",
            # The domain is what the certificate is for.
            owns=frozenset({*PARTS, "domain_name"}),
            along=(*PARTS, "certificate_arn"),
        ),
        TAGGED,
    ),
    delete="DeleteCertificate",
    described=validation_of,
    canonical=(one_form, one_public_form),
    complete=at_creation,
    wire=as_blobs,
    wider=PARTS,
    problems=(pem_problems,),
    preflight=(import_preflight,),
    write_only=("private_key",),
    guides=frozenset({"wait_until_issued"}),
    growing={"tags": "purge_tags"},
    # A load balancer that was just deleted lets go of it some time later.
    retry_on=("ResourceInUseException",),
)

REQUESTED = Resource(
    service="acm",
    name="certificate",
    title="domain_name",
    ids=("certificate_arn",),
    read=READ,
    extras=(TAGS,),
    search=IMPORTED.search,
    create="RequestCertificate",
    created="@",
    writers=(Patch("UpdateCertificateOptions", owns=frozenset({"options"})), TAGGED),
    delete="DeleteCertificate",
    described=validation_of,
    canonical=(one_form,),
    complete=at_creation,
    preflight=(preflight,),
    write_only=("private_key",),
    guides=frozenset({"wait_until_issued"}),
    growing={"tags": "purge_tags"},
    retry_on=("ResourceInUseException",),
    wait=Wait(done=records_known, failed=failure),
)

# The records have to stand in the DNS first, which another task sees to.
ISSUED = dataclasses.replace(
    REQUESTED, wait=Wait(done=issued, failed=failure, says=awaited, always=True)
)

CERTIFICATE = dataclasses.replace(
    REQUESTED, variants={"certificate": IMPORTED, "wait_until_issued": ISSUED}
)
