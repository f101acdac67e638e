# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Domains of user pools: at most one prefix domain and one custom domain each."""

from __future__ import annotations

from dataclasses import dataclass, field

from localaws.call import Call
from localaws.cognito import domain_rules
from localaws.cognito.store import SERVICE, Item, Pool, missing, pool_of, refuse, unique
from localaws.modes import mode
from localaws.services import serves
from localaws.state import Document, Store


@dataclass
class Domain(Item):
    """A domain on its way from CREATING to ACTIVE, or out of the world."""

    status: str = "ACTIVE"
    reads_left: int = 0  # how many descriptions still show the status before it is done with
    distribution: str = field(default_factory=lambda: f"d{unique(13).lower()}.cloudfront.net")

    @property
    def custom(self) -> bool:
        """Tell a custom domain from a prefix domain."""
        return "CustomDomainConfig" in self.document

    def go_through(self, status: str) -> None:
        """Show ``status`` for as many reads as the mode says."""
        self.reads_left = int(mode("reads_until_active"))
        self.status = status if self.reads_left else "ACTIVE"


DOMAINS: Store[Domain] = Store()


@serves(SERVICE)
def create_user_pool_domain(call: Call) -> Document:
    pool, name = pool_of(call), call["Domain"]
    domain = Domain(document=_settings(call))
    domain_rules.check(call, pool, domain.document)
    for other_name, other in DOMAINS[call].items():
        if other_name == name:
            refuse("Domain already associated with another user pool.")
        if other.document["UserPoolId"] == pool.id and other.custom == domain.custom:
            refuse("User pool already has a domain configured.")
    domain.go_through("CREATING")
    DOMAINS[call][name] = domain
    return _answer(domain)


@serves(SERVICE)
def describe_user_pool_domain(call: Call) -> Document:
    domain = DOMAINS[call].get(call["Domain"])
    if domain is None or _gone(call, domain):
        return {"DomainDescription": {}}
    shown = {
        **domain.document,
        "AWSAccountId": call.account,
        "CloudFrontDistribution": domain.distribution,
        "S3Bucket": f"aws-cognito-prod-{call.region}-assets",
        "Version": domain.created.strftime("%Y%m%d%H%M%S"),
        "Status": domain.status,
    }
    return {"DomainDescription": shown}


@serves(SERVICE)
def update_user_pool_domain(call: Call) -> Document:
    pool, domain = pool_of(call), _domain(call)
    changed = {**domain.document, **_settings(call)}
    if domain.custom != ("CustomDomainConfig" in changed):
        refuse("CustomDomainConfig can't be set on a prefix domain.")
    domain_rules.check(call, pool, changed)
    domain.document = changed
    domain.touch()
    if domain.custom:
        domain.go_through("UPDATING")
    return _answer(domain)


@serves(SERVICE)
def delete_user_pool_domain(call: Call) -> Document:
    pool_of(call)
    domain = _domain(call)
    domain.go_through("DELETING")
    if domain.status != "DELETING":
        del DOMAINS[call][call["Domain"]]
    return {}


def domains_of(pool: Pool, call: Call) -> dict[str, str]:
    """Return the names of the pool's domains by the member that shows them."""
    return {
        "CustomDomain" if domain.custom else "Domain": name
        for name, domain in DOMAINS[call].items()
        if domain.document["UserPoolId"] == pool.id
    }


def _domain(call: Call) -> Domain:
    domain = DOMAINS[call].get(call["Domain"])
    if domain is None or domain.document["UserPoolId"] != call["UserPoolId"]:
        if call.operation == "DeleteUserPoolDomain":
            refuse("No such domain or user pool exists.")
        missing(f"Domain {call['Domain']} does not exist.")
    return domain


def _gone(call: Call, domain: Domain) -> bool:
    """Let one read pass over a domain and tell whether it is deleted by now."""
    if domain.reads_left:
        domain.reads_left -= 1
        return False
    if domain.status == "DELETING":
        del DOMAINS[call][call["Domain"]]
        return True
    domain.status = "ACTIVE"
    return False


def _settings(call: Call) -> Document:
    settings = {"ManagedLoginVersion": 1} if call.operation.startswith("Create") else {}
    return {**settings, **call.parameters}


def _answer(domain: Domain) -> Document:
    shown = {"ManagedLoginVersion": domain.document["ManagedLoginVersion"]}
    if "Routing" in domain.document:
        shown["Routing"] = domain.document["Routing"]
    return {**shown, "CloudFrontDomain": domain.distribution} if domain.custom else shown
