# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A certificate of ACM: one that AWS issues, or one that is imported."""

from __future__ import annotations

import dataclasses
import typing as t

from .._engine.documents import Document
from .._engine.expected import unborn
from .._engine.habits import Faults, InStack, Meaning, Refusals, Traits
from .._engine.plan import Plan
from .._engine.policies import Unordered
from .._engine.references import lookup
from .._engine.resource import Read, Reference, Resource, Search, Wait
from .._engine.settle import settle
from .._engine.shapes import Model
from .._engine.store import Store
from .._engine.writers import Call, Options, Patch, Tags, Writer
from ._certificate_forms import PARTS, as_blobs, one_public_form, pem_problems
from ._certificate_proofs import CHANGE, base, prove, proved, unprove
from .hosted_zone import HOSTED_ZONE

# AWS lists certificates with RSA keys of 2048 bits only, unless it is asked for the others.
KEY_TYPES = [
    *("RSA_1024", "RSA_2048", "RSA_3072", "RSA_4096"),
    *("EC_prime256v1", "EC_secp384r1", "EC_secp521r1"),
]
# Those that are, will be or were in use: one that failed stays that way.
STATUSES = ["PENDING_VALIDATION", "ISSUED", "INACTIVE", "EXPIRED"]
NAME = "Name"
KNOWN = 120  # Seconds in which AWS tells the records that prove a new one.


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


class Proofs(Writer):
    """The records in Route 53, which AWS tells soon after it got the request."""

    def calls(
        self, model: Model, before: Document, after: Document, options: Options
    ) -> list[Call]:
        """Return the call that writes those that are missing."""
        arn, zone = after.get("certificate_arn", ""), after["hosted_zone_id"]

        def do(store: t.Any, told: Document) -> Document:
            requested = Store(store.session, REQUESTED)
            found = settle(requested, {"certificate_arn": arn}, frozenset(), True, KNOWN)
            prove(store.session, zone, found)
            return {}

        return [Call(CHANGE, {}, frozenset(options), do=do)]


def all_proved(
    wanted: Document, current: Document | None, others: t.Sequence[Document]
) -> tuple[Document, Document | None]:
    """Every domain shall be proved in the zone, those too that the task does not list.

    What AWS did not issue, because it was imported, needs no proof.
    """
    if current and current.get("type", "AMAZON_ISSUED") != "AMAZON_ISSUED":
        return wanted, current
    names = (current or wanted).get("subject_alternative_names") or [wanted.get("domain_name")]
    return {**wanted, "proved_domain_names": names}, current


def zone_problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence where records would prove nothing."""
    zone = next((o for o in ("zone", "hosted_zone_id") if desired.get(o)), "")
    if zone and desired.get("certificate"):
        yield f"{zone} is for a certificate that AWS issues: leave it out beside certificate."
    if zone and desired.get("validation_method", "DNS") != "DNS":
        yield f"{zone} is for validation_method DNS: leave one of them out."


def zone_preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield what cannot be proved by records in the zone."""
    if plan.before and plan.before.get("validation_method", "DNS") != "DNS":
        yield (
            f"certificate {plan.before['certificate_arn']} is not proved by DNS: leave zone and"
            " hosted_zone_id out, or request another."
        )
    key = {"hosted_zone_id": resolved["hosted_zone_id"]}
    zone = None if unborn(key) else lookup(store.session, HOSTED_ZONE, key)
    parent = str((zone or {}).get("name", "")).rstrip(".")
    names = plan.after.get("proved_domain_names") or []
    outside = [one for one in names if not f".{base(one)}".endswith(f".{parent}")]
    if zone and outside:
        yield (
            f"{outside[0]} is not in the zone {parent}: leave zone and hosted_zone_id out and"
            " write its record where it is, or request a certificate of its own for it."
        )
    if zone and (zone.get("config") or {}).get("private_zone"):
        yield f"the zone {parent} is private, where AWS sees no record: give the public one."


def removal(current: Document, resolved: Document, store: t.Any) -> list[Call]:
    """Return what deletes the certificate, and then the records that nothing else needs."""

    def do(store: t.Any, told: Document) -> Document:
        unprove(store, resolved["hosted_zone_id"], current)
        return {}

    request = store.model.request("DeleteCertificate").encode(current)
    first = Call("DeleteCertificate", request, frozenset(current))
    return [first, *([Call(CHANGE, {}, do=do)] if resolved.get("hosted_zone_id") else [])]


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
    meaning=Meaning(
        described=validation_of,
        canonical=(one_form, one_public_form),
        complete=at_creation,
        wire=as_blobs,
    ),
    traits=Traits(
        wider=PARTS,
        write_only=("private_key",),
        guides=frozenset({"wait_until_issued"}),
        growing={"tags": "purge_tags"},
    ),
    refusals=Refusals(
        problems=(pem_problems, zone_problems),
        preflight=(import_preflight,),
    ),
    belongs=("tags",),
    faults=Faults(
        # A load balancer that was just deleted lets go of it some time later.
        retry_on=("ResourceInUseException",),
    ),
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
    meaning=Meaning(
        described=validation_of,
        canonical=(one_form,),
        complete=at_creation,
    ),
    refusals=Refusals(preflight=(preflight,)),
    traits=Traits(
        write_only=("private_key",),
        guides=frozenset({"wait_until_issued"}),
        growing={"tags": "purge_tags"},
    ),
    belongs=("tags",),
    faults=Faults(retry_on=("ResourceInUseException",)),
    wait=Wait(done=records_known, failed=failure),
)

# The records have to stand in the DNS first, which another task sees to. Nothing takes a
# certificate that is not issued yet.
ISSUED = dataclasses.replace(
    REQUESTED,
    wait=Wait(done=issued, failed=failure, says=awaited, always=True),
    in_stack=InStack(stands_when_done=True),
)

# Here it sees to the records itself.
PROVED = dataclasses.replace(
    ISSUED,
    qualifiers=("hosted_zone_id",),
    references=(
        Reference("hosted_zone_id", HOSTED_ZONE, {"name": "zone"}, ("hosted_zone_id",), loose=True),
    ),
    extras=(
        TAGS,
        Read("", gives=frozenset({"hosted_zone_id", "proved_domain_names"}), walk=proved),
    ),
    writers=(
        *REQUESTED.writers,
        Proofs("DescribeCertificate", owns=frozenset({"proved_domain_names"}), on_create=False),
    ),
    deletion=dataclasses.replace(ISSUED.deletion, calls=removal),
    policies={"proved_domain_names": Unordered()},
    traits=dataclasses.replace(ISSUED.traits, derived=frozenset({"hosted_zone_id"})),
    meaning=dataclasses.replace(ISSUED.meaning, adapt=all_proved),
    refusals=dataclasses.replace(
        ISSUED.refusals,
        problems=(zone_problems,),
        preflight=(preflight, zone_preflight),
    ),
)

CERTIFICATE = dataclasses.replace(
    REQUESTED,
    variants={
        "certificate": IMPORTED,
        "zone": PROVED,
        "hosted_zone_id": PROVED,
        "wait_until_issued": ISSUED,
    },
)
