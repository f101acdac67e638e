# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Certificates of a listener: one default, more by name (SNI)."""

from __future__ import annotations

from moto.acm.models import acm_backends
from moto.iam.models import iam_backends

from localaws.elbv2.errors import invalid, not_permitted
from localaws.elbv2.paging import page
from localaws.elbv2.store import Document, Store
from localaws.errors import AwsError

AT_MOST = 25


def check_default(store: Store, document: Document) -> None:
    """Refuse a secure listener without exactly one certificate that can be used."""
    given = document.get("Certificates") or []
    if not given:
        raise invalid(f"A certificate must be specified for {document['Protocol']} listeners")
    if len(given) > 1:
        raise invalid("Up to '1' certificate can be specified for a listener's default")
    _check(store, given[0]["CertificateArn"])
    document["Certificates"] = [{"CertificateArn": given[0]["CertificateArn"]}]


def _check(store: Store, arn: str) -> None:
    if ":iam:" in arn:
        known = iam_backends[store.account_id][store.partition].certificates.values()
        if any(certificate.arn == arn for certificate in known):
            return
    certificate = acm_backends[store.account_id][store.region_name]._certificates.get(arn)
    if certificate is None:
        raise AwsError("CertificateNotFound", f"Certificate '{arn}' not found")
    if certificate.status != "ISSUED":
        raise AwsError(
            "UnsupportedCertificate",
            f"The certificate '{arn}' must have a fully-qualified domain name, a supported"
            " signature, and a supported key size.",
        )


def _default(listener: Document) -> str:
    certificates = listener.get("Certificates") or [{"CertificateArn": ""}]
    return str(certificates[0]["CertificateArn"])


def add_listener_certificates(store: Store, params: Document) -> Document:
    listener = store.get(params["ListenerArn"], "listener")
    if not listener.get("Certificates"):
        message = f"Certificates cannot be added to {listener['Protocol']} listeners"
        raise AwsError("UnsupportedProtocol", message)
    extra = store.certificates.setdefault(listener["ListenerArn"], [])
    given = [certificate["CertificateArn"] for certificate in params["Certificates"]]
    for arn in given:
        _check(store, arn)
    merged = list(dict.fromkeys([*extra, *given]))
    if len(merged) > AT_MOST:
        message = f"You can specify up to '{AT_MOST}' certificates besides the default"
        raise AwsError("TooManyCertificates", message)
    extra[:] = merged
    return {"Certificates": [{"CertificateArn": arn, "IsDefault": False} for arn in given]}


def describe_listener_certificates(store: Store, params: Document) -> Document:
    listener = store.get(params["ListenerArn"], "listener")
    found = [{"CertificateArn": arn, "IsDefault": False} for arn in extra_of(store, listener)]
    if listener.get("Certificates"):
        found.insert(0, {"CertificateArn": _default(listener), "IsDefault": True})
    return page("Certificates", found, params)


def extra_of(store: Store, listener: Document) -> list[str]:
    """Return the certificates of a listener besides its default."""
    return store.certificates.get(listener["ListenerArn"], [])


def remove_listener_certificates(store: Store, params: Document) -> None:
    listener = store.get(params["ListenerArn"], "listener")
    gone = {certificate["CertificateArn"] for certificate in params["Certificates"]}
    extra = extra_of(store, listener)
    if _default(listener) in gone - set(extra):
        raise not_permitted("Default certificate cannot be removed")
    extra[:] = [arn for arn in extra if arn not in gone]


def users_of(store: Store, arn: str) -> list[str]:
    """Return the load balancers on which a certificate serves."""
    found = {
        listener["LoadBalancerArn"]: None
        for listener in store.listeners.values()
        if arn in (_default(listener), *extra_of(store, listener))
    }
    return list(found)


OPERATIONS = (
    add_listener_certificates,
    describe_listener_certificates,
    remove_listener_certificates,
)
