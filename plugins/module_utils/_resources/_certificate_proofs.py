# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The records by which AWS sees that the domains of a certificate are its owner's.

They depend on account and domain alone: an apex and its wildcard have the same one, and so have
other certificates of the domain, in every region.
"""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.store import Store
from ._record_values import full_name
from .hosted_zone import HOSTED_ZONE

CHANGE = "ChangeResourceRecordSets"
TTL = 300  # Seconds, as AWS recommends.


def base(domain: str) -> str:
    """Return the name that is proved for ``domain``: a wildcard's is that of its parent."""
    return domain.lower().removeprefix("*.")


def records_of(found: Document) -> list[Document]:
    """Return the records that prove the domains of ``found``, each once."""
    domains = found.get("domain_validation_options") or []
    told = (one["resource_record"] for one in domains if one.get("resource_record"))
    return list({full_name(record["name"]): record for record in told}.values())


def standing(session: t.Any, zone: str, record: Document) -> Document:
    """Return the record set in ``zone`` that says what ``record`` does; empty if none."""
    name = full_name(record["name"])
    request = {"HostedZoneId": zone, "StartRecordName": name, "MaxItems": "1"}
    request["StartRecordType"] = record["type"]

    def read() -> Document:
        reply = Store(session, HOSTED_ZONE).call("ListResourceRecordSets", request)
        first: Document = next(iter(reply["ResourceRecordSets"]), {})
        same = full_name(first.get("Name", "")) == name and first.get("Type") == record["type"]
        return first if same else {}

    found: Document = session.once(("proof", zone, name), read)
    values = [full_name(one["Value"]) for one in found.get("ResourceRecords", [])]
    return found if full_name(record["value"]) in values else {}


def proved(store: t.Any, found: Document) -> Document:
    """Return which domains of ``found`` are proved by records in the zone that is asked for."""
    zone = found.get("hosted_zone_id")
    if not zone:
        return {}
    names = [
        one["domain_name"]
        for one in found.get("domain_validation_options") or []
        if one.get("resource_record") and standing(store.session, zone, one["resource_record"])
    ]
    return {"proved_domain_names": names}


def prove(session: t.Any, zone: str, found: Document) -> None:
    """Write those records of ``found`` that do not stand in ``zone`` yet, all at once."""
    with session.alone(("proofs", zone)):
        missing = [one for one in records_of(found) if not standing(session, zone, one)]
        sets = [
            {
                "Name": one["name"],
                "Type": one["type"],
                "TTL": TTL,
                "ResourceRecords": [{"Value": one["value"]}],
            }
            for one in missing
        ]
        change(session, zone, "UPSERT", sets)


def unprove(store: t.Any, zone: str, was: Document) -> None:
    """Delete the records that proved ``was``, but for those that another certificate needs."""
    store.session.lists.clear()
    others = [one for one in store.all({}) if one["certificate_arn"] != was["certificate_arn"]]
    needed = {base(name) for one in others for name in names_of(one)}
    with store.session.alone(("proofs", zone)):
        own = {
            full_name(one["resource_record"]["name"]): one["resource_record"]
            for one in was.get("domain_validation_options") or []
            if one.get("resource_record") and base(one["domain_name"]) not in needed
        }
        sets = [standing(store.session, zone, record) for record in own.values()]
        change(store.session, zone, "DELETE", [one for one in sets if one])


def names_of(found: Document) -> list[str]:
    """Return the domains of a certificate, as a list tells them."""
    more = found.get("subject_alternative_name_summaries") or []
    return [found.get("domain_name", ""), *more]


def change(session: t.Any, zone: str, action: str, sets: t.Sequence[Document]) -> None:
    """Do the same to some record sets of ``zone``, in one call."""
    if not sets:
        return
    changes = [{"Action": action, "ResourceRecordSet": one} for one in sets]
    request = {"HostedZoneId": zone, "ChangeBatch": {"Changes": changes}}
    Store(session, HOSTED_ZONE).call(CHANGE, request)
    for one in sets:
        known = one if action == "UPSERT" else {}
        session.lists["proof", zone, full_name(one["Name"])] = known
