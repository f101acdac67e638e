# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Certificate Manager: chains as imported, who uses a certificate, validation by DNS."""

from __future__ import annotations

import typing as t

from moto import settings
from moto.acm.models import acm_backends
from moto.route53.models import route53_backends

from localaws import elbv2
from localaws.call import Call
from localaws.elbv2.certificates import users_of
from localaws.errors import AwsError
from localaws.services import checks, serves
from localaws.upstream import moto

Document = dict[str, t.Any]

# moto issues a requested certificate after a minute, with or without its records.
settings.ACM_VALIDATION_WAIT = 10**9


def _users(call: Call) -> list[str]:
    return users_of(elbv2.store_of(call.account, call.region), call["CertificateArn"])


@serves("acm")
def import_certificate(call: Call) -> Document:
    """Keep the chain that was given, where moto adds a root of its own.

    Without one, AWS answers the certificate itself, as community.aws's acm_certificate has seen.
    """
    result = moto(call)
    bundle = acm_backends[call.account][call.region]._certificates[result["CertificateArn"]]
    bundle.chain = call.get("CertificateChain") or bundle.cert
    return result


@serves("acm")
def get_certificate(call: Call) -> Document:
    _validate(call)
    return moto(call)


@serves("acm")
def list_certificates(call: Call) -> Document:
    """Tell the further names of each too, which moto leaves out."""
    result = moto(call)
    bundles = acm_backends[call.account][call.region]._certificates
    for one in result["CertificateSummaryList"]:
        told = bundles[one["CertificateArn"]].describe()["Certificate"]
        names = told.get("SubjectAlternativeNames", [])
        one["SubjectAlternativeNameSummaries"] = names[:100]
        one["HasAdditionalSubjectAlternativeNames"] = len(names) > 100
    return result


@serves("acm")
def describe_certificate(call: Call) -> Document:
    _validate(call)
    result = moto(call)
    result["Certificate"]["InUseBy"] = _users(call)
    return result


@checks("acm", "DeleteCertificate")
def _not_in_use(call: Call) -> None:
    if _users(call):
        arn = call["CertificateArn"]
        message = f"Certificate {arn} in account {call.account} is in use."
        raise AwsError("ResourceInUseException", message)


def _validate(call: Call) -> None:
    """Issue a requested certificate once all its records stand in Route 53."""
    bundle = acm_backends[call.account][call.region]._certificates.get(call["CertificateArn"])
    if bundle is None or bundle.type != "AMAZON_ISSUED":
        return
    wanted = bundle.describe()["Certificate"].get("DomainValidationOptions", [])
    if wanted and all(_exists(call, one["ResourceRecord"]) for one in wanted):
        bundle.status = "ISSUED"


def _exists(call: Call, record: Document) -> bool:
    zones = route53_backends[call.account]["aws"].zones.values()
    name, value = record["Name"].rstrip("."), record["Value"].rstrip(".")
    return any(
        one.name.rstrip(".") == name and value in [each.rstrip(".") for each in one.records]
        for zone in zones
        for one in zone.rrsets
        if one.type == "CNAME"
    )
