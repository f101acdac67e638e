# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where a user pool is reached: addresses that follow from its id and that AWS does not tell."""

from __future__ import annotations

from .._engine.documents import Document

ADDRESSES = frozenset({"issuer", "jwks_uri", "base_url"})


def region_of(pool_id: str) -> str:
    """Return the region that the id of a pool begins with."""
    return pool_id.partition("_")[0]


def suffix(region: str) -> str:
    """Return what the names of AWS's hosts end with besides."""
    return ".cn" if region.startswith("cn-") else ""


def issuer(pool_id: str, kind: str) -> str:
    """Return who the tokens of a pool say that they are from."""
    region, shared = region_of(pool_id), "issuer-" if kind == "UPDATED" else ""
    return f"https://{shared}cognito-idp.{region}.amazonaws.com{suffix(region)}/{pool_id}"


def is_custom(domain: str) -> bool:
    """Return whether ``domain`` is a name of one's own: a prefix has no dots."""
    return "." in domain


def pages(domain: str, pool_id: str) -> str:
    """Return the address of the sign-in pages at ``domain``."""
    region = region_of(pool_id)
    # AWS GovCloud (US) has these pages under its FIPS name only.
    place = "auth-fips" if region.startswith("us-gov-") else "auth"
    cognitos = f"{domain}.{place}.{region}.amazoncognito.com{suffix(region)}"
    return f"https://{domain if is_custom(domain) else cognitos}"


def with_addresses(found: Document) -> Document:
    """Return ``found`` with its issuer, and the address of its sign-in pages if it has any."""
    pool_id = str(found.get("user_pool_id", ""))
    if not found.get("arn"):  # only listed, or not there yet
        return found
    its = issuer(pool_id, (found.get("issuer_configuration") or {}).get("type", ""))
    told = {"issuer": its, "jwks_uri": f"{its}/.well-known/jwks.json"}
    # Both work where there are two; one's own name is the one to show to people.
    domain = found.get("custom_domain") or found.get("domain")
    return {**found, **told, **({"base_url": pages(domain, pool_id)} if domain else {})}
