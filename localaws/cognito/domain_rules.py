# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What Cognito refuses about domains beyond what its model says."""

from __future__ import annotations

import re

from localaws.call import Call
from localaws.cognito.store import Pool, refuse
from localaws.state import Document

PREFIX = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
RESERVED = ("aws", "amazon", "cognito")
CERTIFICATE = re.compile(r"arn:aws[a-z-]*:acm:(?P<region>[a-z0-9-]+):\d{12}:certificate/.+")


def check(call: Call, pool: Pool, domain: Document) -> None:
    """Refuse a domain that Cognito would not serve."""
    config = domain.get("CustomDomainConfig")
    if config is None:
        _check_prefix(domain["Domain"])
    else:
        _check_host(domain["Domain"])
        _check_certificate(call, config["CertificateArn"], domain["Domain"])
        _check_parent(call, domain["Domain"])
    if domain["ManagedLoginVersion"] == 2 and pool.settings["UserPoolTier"] == "LITE":
        refuse(
            "Managed login is not available in the LITE feature plan.",
            "FeatureUnavailableInTierException",
        )


def _check_prefix(name: str) -> None:
    if not PREFIX.fullmatch(name):
        refuse(
            f"1 validation error detected: Value '{name}' at 'domain' failed to satisfy "
            f"constraint: Member must satisfy regular expression pattern: ^{PREFIX.pattern}$"
        )
    for word in RESERVED:
        if word in name.split("-"):
            refuse(f"Domain cannot contain reserved word: {word}")


def _check_host(name: str) -> None:
    if not HOST.fullmatch(name):
        refuse(f"Custom domain is not a valid subdomain: {name}")


def _check_certificate(call: Call, arn: str, name: str) -> None:
    found = CERTIFICATE.fullmatch(arn)
    if not found or found["region"] != "us-east-1":
        refuse(f"The certificate {arn} must be an ACM certificate in us-east-1.")
    from moto.acm.models import acm_backends

    certificate = acm_backends[call.account]["us-east-1"]._certificates.get(arn)
    if certificate is None:
        refuse(f"The certificate {arn} does not exist.")
    described = certificate.describe()["Certificate"]
    if described["Status"] != "ISSUED":
        refuse(f"The certificate {arn} is not issued.")
    names = {described["DomainName"], *described.get("SubjectAlternativeNames", [])}
    if not names & {name, f"*.{name.partition('.')[2]}"}:
        refuse(f"The certificate {arn} does not cover {name}.")


def _check_parent(call: Call, name: str) -> None:
    """Refuse when the parent's zone is ours to see and has no A record for the parent."""
    from moto.route53.models import route53_backends

    parent = name.partition(".")[2] + "."
    zones = [
        zone
        for zone in route53_backends[call.account]["aws"].zones.values()
        if f".{parent}".endswith(f".{zone.name}") and not zone.private_zone
    ]
    records = [record for zone in zones for record in zone.rrsets]
    if zones and not any(each.name == parent and each.type == "A" for each in records):
        refuse(
            "Custom domain is not a valid subdomain: Was not able to resolve the root domain, "
            "please ensure an A record exists for the root domain."
        )
