# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The domain of a user pool's sign-in pages: a prefix of Cognito's own, or one's own name."""

from __future__ import annotations

import re
import typing as t

from .._engine.documents import Document
from .._engine.expected import unborn
from .._engine.habits import Deletion, InStack, Meaning, Refusals, Traits
from .._engine.plan import Plan
from .._engine.references import lookup
from .._engine.resource import Read, Reference, Resource, Wait
from .._engine.shapes import Names
from .._engine.writers import Put
from ._pool_addresses import is_custom, pages
from .user_pool import USER_POOL

RESERVED = {"aws", "amazon", "cognito"}
# Of CloudFront, which serves the domains: the same for all accounts.
ALIAS_ZONE = "Z2FDTNDATAQYW2"
PREFIX = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")


def base_url(document: Document) -> Document:
    """Return ``document`` with what AWS does not spell out: the address of the sign-in pages, and
    the zone that an alias record for them names.
    """
    domain, pool_id = document.get("domain"), document.get("user_pool_id")
    if not domain or not pool_id or unborn(document):
        return document
    told = {"base_url": pages(domain, pool_id), "cloud_front_hosted_zone_id": ALIAS_ZONE}
    return {**document, **told}


def domain_problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for everything that AWS never accepts."""
    domain, custom = desired.get("domain", ""), desired.get("custom_domain_config") or {}
    certificate = custom.get("certificate_arn", "")
    words = RESERVED & set(domain.lower().split("-"))
    if words and not is_custom(domain):
        yield (
            f"domain {domain} has the reserved word {min(words)} in it: choose a prefix without"
            " aws, amazon and cognito."
        )
    if domain != domain.lower():
        yield f"domain {domain} has capitals: write {domain.lower()}."
    elif not is_custom(domain) and not PREFIX.fullmatch(domain):
        yield f"domain {domain} is no prefix: use letters, digits and inner hyphens, at most 63."
    if custom and not is_custom(domain):
        yield (
            f"custom_domain_config is for a name of your own, and {domain} is a prefix: leave it"
            " out, or give a full name like login.example.com as domain."
        )
    if certificate and certificate.split(":")[3:4] != ["us-east-1"]:
        yield (
            f"custom_domain_config.certificate_arn {certificate} is not in us-east-1: Cognito only"
            " uses certificates of ACM there, so request or import it in us-east-1."
        )


def domain_preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield why this pool cannot have this domain."""
    before, after = plan.before, plan.after
    if before and before.get("user_pool_id") != after.get("user_pool_id"):
        yield (
            f"domain {after['domain']} belongs to user pool {before.get('user_pool_id')} already:"
            " choose another name, or delete it there first."
        )
    certificate = (after.get("custom_domain_config") or {}).get("certificate_arn")
    if is_custom(after["domain"]) and not certificate:
        yield (
            f"domain {after['domain']} is a name of your own and needs"
            " custom_domain_config.certificate_arn, of a certificate in us-east-1."
        )
    for old in () if resolved.get("replace") else displaced(plan, resolved, store):
        yield (
            f"user pool {after['user_pool_id']} already has the domain {old['domain']}, and AWS"
            " allows one of a kind: set replace to true to give it up, or keep it."
        )


def displaced(plan: Plan, resolved: Document, store: t.Any) -> list[Document]:
    """Return the domain of the same kind that must go before this one can be made."""
    if not plan.creates:
        return []
    pool = {"user_pool_id": plan.after["user_pool_id"]}
    found = lookup(store.session, USER_POOL, pool) or {}
    old = found.get("custom_domain" if is_custom(plan.after["domain"]) else "domain")
    return [{**pool, "domain": old}] if old and old != plan.after["domain"] else []


def of_pool(store: t.Any, asked: Document) -> list[Document]:
    """Return the names of both domains of the pool that ``asked`` names: no call lists them."""
    pool = lookup(store.session, USER_POOL, {"user_pool_id": asked.get("user_pool_id", "")}) or {}
    return [{"domain": pool[kind]} for kind in ("domain", "custom_domain") if pool.get(kind)]


def domain_of_pool(after: Document) -> list[tuple[Resource, Document, Document]]:
    """A pool has a domain by this resource, not by an option of its own."""
    kind = "custom_domain" if is_custom(after["domain"]) else "domain"
    return [(USER_POOL, {"user_pool_id": after["user_pool_id"]}, {kind: after["domain"]})]


def failure(found: Document, wanted: Document) -> str | None:
    """Return why the domain will not come up."""
    if found.get("status") != "FAILED":
        return None
    return "AWS reports status FAILED; check its certificate and that its parent domain resolves."


USER_POOL_DOMAIN = Resource(
    service="cognito-idp",
    name="user_pool_domain",
    title="domain",
    ids=(),
    names=("domain",),
    belongs=("user_pool_id",),
    words=Names({"AWSAccountId": "aws_account_id"}),
    references=(
        Reference("user_pool_id", USER_POOL, {"name": "user_pool_name"}, ("user_pool_id",)),
    ),
    # AWS answers an unknown domain with an empty description, not with an error.
    read=Read("DescribeUserPoolDomain", "DomainDescription"),
    exists=lambda found: bool(found.get("user_pool_id")),
    create="CreateUserPoolDomain",
    created="@",
    # A custom domain loses its configuration if an update leaves it out.
    writers=(Put("UpdateUserPoolDomain"),),
    delete="DeleteUserPoolDomain",
    meaning=Meaning(canonical=(base_url,), displaces=displaced),
    members=of_pool,
    traits=Traits(
        # AWS's model has the pattern of a prefix for it, and a name of one's own has dots.
        wider=("domain",),
        guides=frozenset({"replace"}),
        derived=frozenset({"base_url", "cloud_front_hosted_zone_id"}),
    ),
    refusals=Refusals(problems=(domain_problems,), preflight=(domain_preflight,)),
    wait=Wait(done=lambda found: found.get("status", "ACTIVE") == "ACTIVE", failed=failure),
    deletion=Deletion(settles=True),
    in_stack=InStack(
        stands_when_done=True,
        tells=domain_of_pool,
        news=frozenset({"domain", "custom_domain", "base_url"}),
    ),
    called_too="user_pool_domain",
)
