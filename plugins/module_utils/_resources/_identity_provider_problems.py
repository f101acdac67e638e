# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What AWS refuses of an identity provider, and what would lock people out, in sentences."""

from __future__ import annotations

import typing as t

from .._engine.documents import Document
from .._engine.errors import listed
from .._engine.expected import unborn
from .._engine.plan import Plan
from .._engine.references import lookup
from .user_pool import USER_POOL

BLOCKS = {
    "google": "Google",
    "facebook": "Facebook",
    "amazon": "LoginWithAmazon",
    "apple": "SignInWithApple",
    "oidc": "OIDC",
    "saml": "SAML",
}
METADATA = ("MetadataURL", "MetadataFile")
SOCIAL_KEYS = ("client_id", "client_secret", "authorize_scopes")
NEEDED = {
    "Google": SOCIAL_KEYS,
    "Facebook": SOCIAL_KEYS,
    "LoginWithAmazon": SOCIAL_KEYS,
    "SignInWithApple": ("client_id", "team_id", "key_id", "authorize_scopes"),
    "OIDC": ("client_id", "authorize_scopes", "oidc_issuer", "attributes_request_method"),
    "SAML": (),
}


def provider_problems(desired: Document) -> t.Iterator[str]:
    """Yield a sentence for everything that AWS never accepts."""
    block = next((name for name in BLOCKS if desired.get(name)), "")
    kind, name = desired.get("provider_type", BLOCKS.get(block, "")), desired.get("name", "")
    if block and kind != BLOCKS[block]:
        yield f"provider_type {kind} is not what {block} describes: leave provider_type out."
    if kind not in ("", "OIDC", "SAML") and name and name != kind:
        yield f"name {name} is not the name that AWS gives to {kind}: leave name out."
    if "_" in name or name == "COGNITO":
        yield f"name {name} is not free: choose one without underscores, other than COGNITO."
    details = {**(desired.get("provider_details") or {}), **(desired.get("oidc") or {})}
    issuer = details.get("oidc_issuer") or "https://"
    if not issuer.startswith("https://"):
        yield f"oidc_issuer {issuer} is no https address: write it with https://."
    yield from metadata_problems({**details, **(desired.get("saml") or {})})


def metadata_problems(details: Document) -> t.Iterator[str]:
    """Yield what is wrong with the metadata of a SAML provider."""
    url = details.get("metadata_url") or details.get("MetadataURL")
    text = details.get("metadata_file") or details.get("MetadataFile")
    if url and text:
        yield "metadata_url and metadata_file exclude each other: give one of them."
    if text and not text.lstrip("\ufeff \r\n\t").startswith("<"):
        yield (
            "metadata_file is no XML: give the text of the file, for instance by"
            " lookup('ansible.builtin.file', path)."
        )


def provider_preflight(plan: Plan, resolved: Document, store: t.Any) -> t.Iterator[str]:
    """Yield why this pool cannot have the provider as it will be."""
    after, details = plan.after, plan.after.get("provider_details") or {}
    kind = after.get("provider_type")
    if not kind:
        yield (
            f"identity provider {after.get('name', '')} does not exist yet: describe it by one of"
            f" {listed(BLOCKS)}, or give provider_type and provider_details."
        )
        return
    lacking = [key for key in NEEDED[kind] if not details.get(key)]
    if lacking:
        yield f"provider_details of type {kind} lack {listed(lacking)}: add what is missing."
    if kind == "SAML" and not any(details.get(name) for name in METADATA):
        yield "A SAML provider needs metadata: give metadata_url or metadata_file."
    told = {k: v for k, v in details.items() if k != "private_key"}
    anew = told != (plan.before.get("provider_details") or {})
    if kind == "SignInWithApple" and anew and not details.get("private_key"):
        yield (
            "provider_details of type SignInWithApple change only together with private_key, which"
            " AWS never shows: give it too."
        )
    yield from mapping_problems(after, store)


def mapping_problems(after: Document, store: t.Any) -> t.Iterator[str]:
    """Yield attributes that the pool lacks, and those by which people could sign in once only."""
    if unborn(after) or not after.get("attribute_mapping"):
        return
    pool = lookup(store.session, USER_POOL, {"user_pool_id": after["user_pool_id"]}) or {}
    schema = {item["name"]: item for item in pool.get("schema") or []}
    for name in sorted(after["attribute_mapping"]) if schema else ():
        plain = name.removeprefix("custom:").removeprefix("dev:")
        if name == "username":
            continue
        if plain not in schema:
            yield f"attribute_mapping {name} is no attribute of the user pool: add it there first."
        elif not schema[plain].get("mutable", True):
            yield (
                f"attribute_mapping {name} is immutable in this user pool, so people could sign in"
                " once only: map to another attribute, or make a pool in which it is mutable."
            )
