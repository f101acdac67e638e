# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Certificate Manager: chains that hold, who uses a certificate, validation by DNS."""

from __future__ import annotations

import datetime
import functools
import typing as t

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from moto import settings
from moto.acm.models import CertBundle, acm_backends
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
def request_certificate(call: Call) -> Document:
    """Sign by an authority whose certificate is the chain: moto's are signed by themselves."""
    result = moto(call)
    bundle = acm_backends[call.account][call.region]._certificates[result["CertificateArn"]]
    if bundle.chain != _authority()[1]:  # a token gives the same certificate again
        _sign(bundle)
    return result


def _sign(bundle: CertBundle) -> None:
    key, chain = _authority()
    issuer, wanted = x509.load_pem_x509_certificate(chain), bundle._cert
    builder = _until(wanted.subject, issuer.subject, wanted.not_valid_after_utc)
    for extension in wanted.extensions:
        builder = builder.add_extension(extension.value, extension.critical)
    bundle._cert = builder.public_key(wanted.public_key()).sign(key, hashes.SHA256())
    bundle.cert, bundle.chain = bundle._cert.public_bytes(Encoding.PEM), chain


@functools.cache
def _authority() -> tuple[ec.EllipticCurvePrivateKey, bytes]:
    """Return the key and the certificate of an authority that lives as long as the process."""
    key = ec.generate_private_key(ec.SECP256R1())
    words = {"O": "Amazon", "OU": "Server CA 1B", "CN": "Amazon"}
    name = x509.Name.from_rfc4514_string(",".join(f"{one}={words[one]}" for one in words))
    begun = datetime.datetime.now(datetime.UTC)
    builder = _until(name, name, begun + datetime.timedelta(days=3650)).public_key(key.public_key())
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
    return key, builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)


def _until(
    subject: x509.Name, issuer: x509.Name, end: datetime.datetime
) -> x509.CertificateBuilder:
    begin = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)
    builder = x509.CertificateBuilder(issuer_name=issuer, subject_name=subject)
    builder = builder.not_valid_before(begin).not_valid_after(end)
    return builder.serial_number(x509.random_serial_number())


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
